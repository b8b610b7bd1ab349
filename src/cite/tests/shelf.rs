//! Records, styles and citations for tests, each word of them lying in a file.

use std::collections::BTreeMap;

use crate::cite::{Cite, CitedNote, House, close, settle};
use crate::corpus::{Name, Source, SourceKind};
use crate::diag::{Diagnostics, FileId, Origin, Span};
use crate::geom::{NoteId, Target};
use crate::markup::{Citation, Inline, Look, Node, Pinpoint, PinpointKind, PinpointPart};
use crate::tables::{Date, Text};
use crate::template::{
    CitationStyle, Credentials, EtAl, NameRules, NoteForms, Organisations, Repeat, RepeatMode, Words,
};

pub(super) const SECTION: usize = 0;
pub(super) const RECORDS: usize = 1;
pub(super) const STYLE: usize = 2;
pub(super) const WORDS: usize = 3;

/// Four files that grow by what is put into them.
#[derive(Default)]
pub(super) struct Shelf {
    files: [String; 4],
}

impl Shelf {
    pub(super) fn put(&mut self, file: usize, words: &str) -> Text {
        self.files[file].push('\n');
        let start = self.files[file].len();
        self.files[file].push_str(words);
        let span = Span::new(FileId::new(file as u32), start, start + words.len());
        Text { value: words.to_owned(), span, verbatim: true }
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        &self.files[span.file.index() as usize][span.start as usize..span.end as usize]
    }

    pub(super) fn pattern(&mut self, file: usize, words: &str) -> Vec<Inline> {
        let text = self.put(file, words);
        let mut parser = Parser { text: words, at: 0, span: text.span, emphasis: false };
        parser.all()
    }

    pub(super) fn source(
        &mut self,
        key: &str,
        kind: SourceKind,
        authors: &[&str],
        date: &str,
        texts: &[(&str, &str)],
    ) -> Source {
        let span = self.put(RECORDS, key).span;
        let date = (!date.is_empty()).then(|| (Date::parse(date).unwrap(), self.put(RECORDS, date).span));
        let texts = texts.iter().map(|(field, words)| ((*field).to_owned(), self.put(RECORDS, words))).collect();
        let authors = authors.iter().map(|name| self.name(name)).collect();
        let key = key.to_owned();
        Source { key, span, kind, authors, editors: Vec::new(), date, accessed: None, texts, confidential: false }
    }

    /// `Family, Given`, `Family, Given, letters`, `Family^Given` for family first, else an organisation
    /// with `|` before its shorter name.
    fn name(&mut self, typed: &str) -> Name {
        if let Some((family, given)) = typed.split_once('^') {
            let (family, given) = (self.put(RECORDS, family), Some(self.put(RECORDS, given)));
            return Name::Person { family, given, family_first: true, suffix: None };
        }
        let parts: Vec<&str> = typed.split(", ").collect();
        if let [family, given, suffix @ ..] = parts.as_slice() {
            let (family, given) = (self.put(RECORDS, family), Some(self.put(RECORDS, given)));
            let suffix = suffix.first().map(|letters| self.put(RECORDS, letters));
            return Name::Person { family, given, family_first: false, suffix };
        }
        let (name, short) = typed.split_once('|').map_or((typed, None), |(name, short)| (name, Some(short)));
        Name::Organisation { name: self.put(RECORDS, name), short: short.map(|short| self.put(RECORDS, short)) }
    }

    /// A citation `[before @key, label values after]`; a label is `p`, `pp`, `para` …
    pub(super) fn citation(&mut self, before: &str, key: &str, place: &str, after: &str) -> Citation {
        let prefix = if before.is_empty() { Vec::new() } else { self.pattern(SECTION, before) };
        let key_text = self.put(SECTION, key);
        let pinpoint =
            (!place.is_empty()).then(|| Pinpoint { parts: place.split(" + ").map(|p| self.part(p)).collect() });
        let suffix = if after.is_empty() { Vec::new() } else { self.pattern(SECTION, after) };
        Citation { prefix, key: key.to_owned(), key_span: key_text.span, pinpoint, suffix, span: key_text.span }
    }

    fn part(&mut self, typed: &str) -> PinpointPart {
        let (label, values) = typed.split_once(' ').unwrap_or((typed, ""));
        let kind = match label {
            "p" | "pp" => PinpointKind::P,
            "para" | "paras" => PinpointKind::Para,
            "art" | "arts" => PinpointKind::Art,
            "note" => PinpointKind::Note,
            "fig" => PinpointKind::Fig,
            "preamble" => PinpointKind::Preamble,
            other => panic!("no label {other}"),
        };
        let values_text = self.put(SECTION, values);
        let plural = label.ends_with('s') || label == "pp";
        PinpointPart { kind, values: values.to_owned(), plural, origin: values_text.origin() }
    }

    pub(super) fn words(&mut self) -> Words {
        let months = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        Words {
            language: "en".to_owned(),
            words: BTreeMap::new(),
            months: months.iter().map(|month| self.put(WORDS, month)).collect(),
            ordinals: Vec::new(),
            tens: Vec::new(),
            tens_cardinal: Vec::new(),
        }
    }

    /// A footnote style with a form for every kind but `Interview`.
    pub(super) fn style(&mut self) -> CitationStyle {
        use SourceKind as K;
        let article = "[?{authors}, ]{title|link}[?, *{container}*][?, {date|long}][?, at {pinpoint}]";
        let full = [
            (K::News, article),
            (K::Web, article),
            (
                K::Report,
                "[?{authors}, ]{title|link}[?, {series.title} No. {series.number}][?, {publisher}][?, {date|month-year}][?, at {pinpoint}]",
            ),
            (K::UnDocument, "[?{authors}, ]“{title|link}”[?, {symbol}][?, {date|long}][?, {pinpoint}]"),
            (
                K::Treaty,
                "[?{authors}, ]{title|link}, {date|long}, United Nations, *Treaty Series*[?, vol. {volume}][?, No. {registration}][?, {pinpoint}]",
            ),
            (
                K::JournalArticle,
                "[?{authors}, ]“{title|link}”[?, *{container}*][?, vol. {volume}][?, No. {issue}][? ({date|year})][?, {pinpoint}]",
            ),
            (K::Book, "[?{authors}, ]*{title|link}*[? ({place|and-publisher}, {date|year})][?, {pinpoint}]"),
            (K::Legislation, "{title|link}[?, {number}][?, {jurisdiction}][?, {date|long}][?, {pinpoint}]"),
            (K::Video, "[?{authors}, ]{title|link}[? [{container}]][?, {date|long}]."),
            (K::Case, "*{title|link}*[?, No. {number}][?, {court}][?, {date|long}][?, {pinpoint}]"),
        ];
        let full = full.into_iter().map(|(kind, pattern)| (kind, self.pattern(STYLE, pattern))).collect();
        let labels = [
            (PinpointKind::P, "p. ", "pp. "),
            (PinpointKind::Para, "para. ", "paras. "),
            (PinpointKind::Art, "art. ", "arts. "),
            (PinpointKind::Note, "note ", "notes "),
            (PinpointKind::Preamble, "preamble ", "preamble "),
        ];
        let labels = labels.into_iter().map(|(kind, one, more)| (kind, (self.put(STYLE, one), self.put(STYLE, more))));
        let pinpoints = labels.collect();
        CitationStyle {
            name: "test".to_owned(),
            language: self.put(STYLE, "en"),
            join: self.put(STYLE, "; "),
            end: self.put(STYLE, "."),
            names: NameRules {
                join: self.put(STYLE, ", "),
                last: self.put(STYLE, ", & "),
                et_al: Some(EtAl { from: 4, keep: 1, text: self.put(STYLE, " et al.") }),
                credentials: Credentials::Left,
                organisations: Organisations::Long,
            },
            long_date: self.pattern(STYLE, "{day} {month} {year}"),
            pinpoints,
            repeat: Repeat::Notes(NoteForms {
                same: self.pattern(STYLE, "*Id.*"),
                same_elsewhere: self.pattern(STYLE, "*Id.* at {pinpoint}"),
                later: self.pattern(STYLE, "{name}, *supra* note {note}[?, at {pinpoint}]"),
                later_named: self.pattern(STYLE, "{name}, {title|short}, *supra* note {note}[?, at {pinpoint}]"),
                within: self.pattern(STYLE, "{name}, {title|short}[?, at {pinpoint}]"),
            }),
            full,
        }
    }
}

/// A document to be cited: each note a list of clusters, each cluster a list of citations.
pub(super) struct Desk<'a> {
    pub(super) sources: &'a [Source],
    pub(super) style: &'a CitationStyle,
    pub(super) words: &'a Words,
    pub(super) repeat: RepeatMode,
}

impl Desk<'_> {
    pub(super) fn settled(&self, notes: &[(Vec<Vec<Citation>>, bool)]) -> (Vec<Vec<Vec<Inline>>>, Diagnostics) {
        self.settled_within(notes, &[])
    }

    /// `within` holds the places (note, cluster) that stand in mid-sentence.
    pub(super) fn settled_within(
        &self,
        notes: &[(Vec<Vec<Citation>>, bool)],
        within: &[(usize, usize)],
    ) -> (Vec<Vec<Vec<Inline>>>, Diagnostics) {
        let source = |key: &str| self.sources.iter().find(|source| source.key == key).unwrap();
        let cited: Vec<CitedNote<'_>> = notes
            .iter()
            .enumerate()
            .map(|(at, (clusters, remark))| CitedNote {
                // Ids count all series, so that they differ from numbers.
                id: NoteId(at as u32 + 10),
                number: at as u32 + 1,
                clusters: clusters
                    .iter()
                    .map(|cluster| cluster.iter().map(|c| Cite { source: source(&c.key), citation: c }).collect())
                    .collect(),
                remark: *remark,
                within_sentence: (0..clusters.len()).map(|cluster| within.contains(&(at, cluster))).collect(),
            })
            .collect();
        let mut found = Diagnostics::new();
        let house = House { style: self.style, repeat: self.repeat, words: self.words };
        let Repeat::Notes(forms) = &self.style.repeat else { panic!("no style for notes") };
        let printed = settle(&cited, forms, &house, &mut found);
        (printed.into_iter().map(|note| note.clusters).collect(), found)
    }

    /// The notes as they are read, closed, with emphasis shown by asterisks; nothing may be at fault.
    pub(super) fn read(&self, notes: &[Vec<Citation>]) -> Vec<String> {
        let notes: Vec<_> = notes.iter().map(|note| (vec![note.clone()], false)).collect();
        let (printed, found) = self.settled(&notes);
        assert!(found.is_empty(), "{found:?}");
        printed
            .into_iter()
            .map(|clusters| {
                let mut note = clusters.concat();
                close(&mut note, &self.style.end);
                shown(&note)
            })
            .collect()
    }
}

/// The forms of a style for notes, to change one of them.
pub(super) fn note_forms(style: &mut CitationStyle) -> &mut NoteForms {
    match &mut style.repeat {
        Repeat::Notes(forms) => forms,
        Repeat::InText(_) => panic!("no style for notes"),
    }
}

/// Words with emphasis in asterisks.
pub(super) fn shown(inlines: &[Inline]) -> String {
    let mut all = String::new();
    let mut emphasis = false;
    for inline in inlines {
        let Node::Text(words) = &inline.node else { panic!("not settled: {inline:?}") };
        if inline.look.emphasis != emphasis {
            emphasis = inline.look.emphasis;
            all.push('*');
        }
        all.push_str(words);
    }
    if emphasis {
        all.push('*');
    }
    all
}

/// The words that lead somewhere, with their target.
pub(super) fn linked(inlines: &[Inline]) -> Vec<(String, Target)> {
    let target = |inline: &Inline| inline.look.target.clone();
    inlines.iter().filter_map(|i| Some((shown(&[Inline { look: Look::default(), ..i.clone() }]), target(i)?))).collect()
}

/// Patterns: `{field|form}`, `[? … ]`, `*…*`.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    span: Span,
    emphasis: bool,
}

impl Parser<'_> {
    fn all(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut depth = 0;
        while let Some(next) = self.text[self.at..].chars().next() {
            let start = self.at;
            let rest = &self.text[start..];
            let node = if rest.starts_with("[?") {
                self.at += 2;
                let part = self.all();
                self.at += 1;
                Node::Optional(part)
            } else if next == '{' {
                let end = rest.find('}').unwrap();
                self.at += end + 1;
                let mut parts = rest[1..end].split('|').map(str::to_owned);
                Node::Field { name: parts.next().unwrap(), forms: parts.collect() }
            } else if next == '*' {
                self.at += 1;
                self.emphasis = !self.emphasis;
                continue;
            } else if next == ']' && depth == 0 {
                break;
            } else {
                let end = |at: usize| !rest[at..].starts_with("[?") && !rest[at..].starts_with(['{', '*']);
                for (at, c) in rest.char_indices() {
                    if !end(at) || (c == ']' && depth == 0) {
                        break;
                    }
                    depth += i32::from(c == '[') - i32::from(c == ']');
                    self.at = start + at + c.len_utf8();
                }
                Node::Text(self.text[start..self.at].to_owned())
            };
            let origin = Origin::Verbatim(self.span.part(start, self.at));
            inlines.push(Inline { node, look: Look { emphasis: self.emphasis, ..Look::default() }, origin });
        }
        inlines
    }
}
