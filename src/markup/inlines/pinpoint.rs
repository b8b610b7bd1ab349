//! Pinpoints: what stands between a source's key and the words after it.
//!
//! After the key come pieces parted by commas. They are the pinpoint as long as they begin with a label
//! or, after a labelled one, are values alone; the first that is neither begins the words that are
//! printed after the reference.

use std::ops::Range;

use super::value::values;
use crate::diag::{Origin, Severity, nearest};
use crate::markup::source_text::SourceText;
use crate::markup::tree::{Pinpoint, PinpointKind, PinpointPart};

/// Every label. Singular and plural name the same kind; the style prints its own.
const LABELS: [(&str, PinpointKind); 17] = [
    ("p.", PinpointKind::P),
    ("pp.", PinpointKind::P),
    ("para.", PinpointKind::Para),
    ("paras.", PinpointKind::Para),
    ("art.", PinpointKind::Art),
    ("arts.", PinpointKind::Art),
    ("ch.", PinpointKind::Ch),
    ("chs.", PinpointKind::Ch),
    ("fig.", PinpointKind::Fig),
    ("figs.", PinpointKind::Fig),
    ("note", PinpointKind::Note),
    ("notes", PinpointKind::Note),
    ("vol.", PinpointKind::Vol),
    ("vols.", PinpointKind::Vol),
    ("sect.", PinpointKind::Sect),
    ("sects.", PinpointKind::Sect),
    ("preamble", PinpointKind::Preamble),
];

/// What people type who do not know the labels.
const LONG_NAMES: [(&str, &str); 18] = [
    ("page", "p."),
    ("pages", "pp."),
    ("paragraph", "para."),
    ("paragraphs", "paras."),
    ("article", "art."),
    ("articles", "arts."),
    ("chapter", "ch."),
    ("chapters", "chs."),
    ("figure", "fig."),
    ("figures", "figs."),
    ("footnote", "note"),
    ("footnotes", "notes"),
    ("volume", "vol."),
    ("volumes", "vols."),
    ("section", "sect."),
    ("sections", "sects."),
    ("§", "sect."),
    ("¶", "para."),
];

/// What was read of the text after a key. All ranges count from the start of that text.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) parts: Vec<Part>,
    /// Where the words after the pinpoint begin.
    pub(super) suffix: usize,
    /// True when the text ends in a comma.
    pub(super) comma_at_end: bool,
    pub(super) faults: Vec<Fault>,
}

/// Values under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    kind: PinpointKind,
    range: Range<usize>,
    plural: bool,
}

/// A fault of a pinpoint.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) severity: Severity,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) hint: String,
}

/// A piece between commas.
enum Piece {
    /// Values under a label of their own.
    Labelled(Part, Option<usize>),
    /// Values that continue the label before them.
    Bare(Range<usize>, Option<usize>),
    /// The words after the pinpoint.
    Words,
    /// A slip: the message and the hint.
    Slip(String, String),
}

/// Reads the plain text after a key; `ends_here` is false when something that is not plain follows it.
pub(super) fn read(text: &str, ends_here: bool) -> Read {
    let Some(pieces) = text.strip_prefix(',') else { return without_comma(text, ends_here) };
    let mut read = Read { suffix: text.len(), comma_at_end: text.trim_end().ends_with(','), ..Read::default() };
    let mut at = 1;
    for piece in pieces.split(',') {
        let last = at + piece.len() == text.len();
        let start = at + (piece.len() - piece.trim_start().len());
        let what = classify(piece.trim(), start, read.continues());
        if matches!(what, Piece::Words) {
            // The comma before the words is printed with them.
            read.suffix = at - 1;
            return read;
        }
        read.take(what, start..start + piece.trim().len());
        if last && !ends_here {
            let hint = "put a comma between the two".to_owned();
            let message = "these words follow the pinpoint with no comma".to_owned();
            read.faults.push(Fault { severity: Severity::Error, range: text.len()..text.len(), message, hint });
        }
        at += piece.len() + 1;
    }
    read
}

/// After a key without a comma only words may stand.
fn without_comma(text: &str, ends_here: bool) -> Read {
    let mut read = Read::default();
    let typed = text.trim_start();
    let start = text.len() - typed.len();
    let first = typed.split(',').next().unwrap_or("").trim_end();
    let is_words = matches!(classify(first, 0, false), Piece::Words);
    if !is_words && !first.is_empty() && (ends_here || typed.len() > first.len()) {
        let hint = format!("type a comma after the key: , {first}");
        let message = "a comma is missing between the key and the pinpoint".to_owned();
        read.faults.push(Fault { severity: Severity::Error, range: start..start + first.len(), message, hint });
    }
    read
}

impl Read {
    /// True when a value without a label has one before it that it can continue.
    fn continues(&self) -> bool {
        // After a slip the label was there, only not a known one.
        self.parts.last().map_or(!self.faults.is_empty(), |part| part.kind != PinpointKind::Preamble)
    }

    fn take(&mut self, what: Piece, range: Range<usize>) {
        let hyphen = match what {
            Piece::Labelled(part, hyphen) => {
                self.parts.push(part);
                hyphen
            }
            Piece::Bare(values, hyphen) => {
                if let Some(part) = self.parts.last_mut() {
                    part.range.end = values.end;
                    part.plural = true;
                }
                hyphen
            }
            Piece::Slip(message, hint) => {
                self.faults.push(Fault { severity: Severity::Error, range, message, hint });
                None
            }
            Piece::Words => None,
        };
        if let Some(at) = hyphen {
            let (message, hint) = ("a hyphen stands in this range".to_owned(), "type an en dash: 3–4".to_owned());
            self.faults.push(Fault { severity: Severity::Warning, range: at..at + 1, message, hint });
        }
    }
}

fn classify(piece: &str, start: usize, continues: bool) -> Piece {
    let word_len = piece.find(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '(').unwrap_or(piece.len());
    let (word, after) = piece.split_at_checked(word_len).unwrap_or((piece, ""));
    let typed = after.trim_start();
    let values_at = start + piece.len() - typed.len();
    let all = values(typed).filter(|values| values.len == typed.len());
    if let Some((_, kind)) = LABELS.iter().find(|(label, _)| *label == word) {
        return labelled(*kind, word, typed, values_at);
    }
    if let Some(all) = all.as_ref().filter(|_| word.is_empty()) {
        let hyphen = all.hyphen.map(|at| values_at + at);
        return match (continues, typed.starts_with(|c: char| c.is_ascii_digit())) {
            (true, _) => Piece::Bare(values_at..values_at + all.len, hyphen),
            (false, true) => Piece::Slip(
                "a number stands here without the word for what it counts".to_owned(),
                format!("type p. {typed}, para. {typed} or art. {typed}"),
            ),
            (false, false) => Piece::Words,
        };
    }
    if continues && let Some(values) = values(piece).filter(|values| values.len == piece.len()) {
        return Piece::Bare(start..start + values.len, values.hyphen.map(|at| start + at));
    }
    if all.is_some()
        && let Some(slip) = unknown_label(word, typed)
    {
        slip
    } else {
        Piece::Words
    }
}

/// What follows a known label.
fn labelled(kind: PinpointKind, label: &str, typed: &str, start: usize) -> Piece {
    if kind == PinpointKind::Preamble {
        let part = Part { kind, range: start..start, plural: false };
        return if typed.is_empty() { Piece::Labelled(part, None) } else { Piece::Words };
    }
    // "note" is a word of the language as well: what does not count is what is said about the source.
    let is_word = !label.ends_with('.');
    match values(typed) {
        Some(values) if values.len == typed.len() => {
            let part = Part { kind, range: start..start + values.len, plural: values.count > 1 };
            Piece::Labelled(part, values.hyphen.map(|at| start + at))
        }
        _ if is_word => Piece::Words,
        Some(values) => {
            let more = typed.get(values.len..).unwrap_or("").trim();
            Piece::Slip(format!("`{more}` is no part of a pinpoint"), "put a comma before it".to_owned())
        }
        None => Piece::Slip(format!("a number is missing after `{label}`"), format!("type {label} 3")),
    }
}

/// A word before a number that is no label, but looks as if it were meant for one.
fn unknown_label(word: &str, typed: &str) -> Option<Piece> {
    let lower = word.to_lowercase();
    let long = LONG_NAMES.iter().find(|(name, _)| *name == lower).map(|(_, label)| *label);
    let hint = match (long, word.ends_with('.')) {
        (Some(label), _) => format!("type {label} {typed}"),
        (None, false) => return None,
        (None, true) => {
            let stem = word.trim_end_matches('.');
            let near = nearest(word, LABELS.map(|(label, _)| label)).map_or_else(
                || "the labels are p., para., art., ch., fig., note, vol., sect. and preamble".to_owned(),
                |label| format!("did you mean `{label}`?"),
            );
            format!("{near}; to print it as it stands, type {stem}\\. {typed}")
        }
    };
    Some(Piece::Slip(format!("`{word}` is no label of a pinpoint"), hint))
}

/// The pinpoint of a citation, its ranges counted from byte `start` of the text.
pub(super) fn place(parts: &[Part], start: usize, source: &SourceText) -> Option<Pinpoint> {
    let part = |part: &Part| {
        let range = start + part.range.start..start + part.range.end;
        // A line's end or a no-break space counts as a blank, so that the same place reads the same.
        let typed = source.slice(range.clone());
        let values = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let origin = source.origin(range);
        let origin = if values == typed { origin } else { Origin::Typed(origin.span()) };
        PinpointPart { kind: part.kind, values, plural: part.plural, origin }
    };
    (!parts.is_empty()).then(|| Pinpoint { parts: parts.iter().map(part).collect() })
}
