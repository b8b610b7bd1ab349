//! The whole layout: any blocks with any notes, on pages of any size.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use arbitrary::Arbitrary;
use rapporteur::diag::{Diagnostics, Origin};
use rapporteur::document::Part;
use rapporteur::geom::{GlyphRun, Item, Length, NoteId, Owner, Target};
use rapporteur::layout::Layout;
use rapporteur::layout::paginate::Finding;
use rapporteur::pipeline;

use crate::workspace::{Made, Trial};

const WORDS: [&str; 24] = [
    "a",
    "of",
    "the",
    "river",
    "women",
    "border",
    "return",
    "authorities",
    "incomprehensibilities",
    "well-founded",
    "1951",
    "art.",
    "“now”",
    "l’accord",
    "naïve",
    "Ōsaka",
    "refoulement,",
    "interviewed;",
    "in",
    "non-governmental",
    "and/or",
    "responsibility.",
    "A/HRC/43/58",
    "x",
];
const MOST_BLOCKS: usize = 24;
const MOST_PIECES: usize = 12;
const MOST_WORDS: usize = 250;

/// A section and its paper.
#[derive(Arbitrary, Debug)]
pub struct Case {
    width: u16,
    height: u16,
    justify: bool,
    hyphenate: bool,
    blocks: Vec<Block>,
}

#[derive(Arbitrary, Debug)]
enum Block {
    Paragraph(Vec<Piece>),
    Heading { deep: bool, words: Words },
    Quote(Vec<Piece>),
    List { numbered: bool, items: Vec<Vec<Piece>> },
}

#[derive(Arbitrary, Debug)]
enum Piece {
    Words(Words),
    Emphasis(Words),
    Note { asterisk: bool, words: Words },
    Break(Words),
}

/// So many words of the list, from one of them on.
#[derive(Arbitrary, Clone, Copy, Debug)]
struct Words {
    first: u8,
    count: u8,
}

/// The section as typed, and what must be printed: letters and digits alone, for line ends fall anywhere.
#[derive(Default)]
struct Typed {
    text: String,
    body: String,
    notes: Vec<String>,
    words: usize,
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| sign.is_alphanumeric())
}

impl Typed {
    fn of(blocks: &[Block]) -> Self {
        let mut typed = Self::default();
        for block in blocks.iter().take(MOST_BLOCKS) {
            match block {
                Block::Paragraph(pieces) => typed.pieces("", pieces),
                Block::Quote(pieces) => typed.pieces("> ", pieces),
                Block::Heading { deep, words } => {
                    typed.text.push_str(if *deep { "### " } else { "## " });
                    let words = typed.take(*words);
                    typed.print(&words);
                }
                Block::List { numbered, items } => {
                    for (number, item) in items.iter().take(MOST_PIECES).enumerate() {
                        let mark = if *numbered { format!("{}. ", number + 1) } else { "- ".to_owned() };
                        typed.pieces(&mark, item);
                        typed.text.push('\n');
                    }
                }
            }
            // A comment parts lists that would be one.
            typed.text.push_str("\n\n<!-- -->\n\n");
        }
        typed
    }

    fn take(&mut self, words: Words) -> String {
        let count = (usize::from(words.count) + 1).min(MOST_WORDS.saturating_sub(self.words).max(1));
        self.words += count;
        let all = WORDS.iter().cycle().skip(usize::from(words.first) % WORDS.len());
        all.take(count).copied().collect::<Vec<_>>().join(" ")
    }

    fn print(&mut self, words: &str) {
        self.text.push_str(words);
        self.body.extend(letters(words));
    }

    fn pieces(&mut self, mark: &str, pieces: &[Piece]) {
        self.text.push_str(mark);
        self.print("Begin");
        for piece in pieces.iter().take(MOST_PIECES) {
            let (Piece::Words(words) | Piece::Emphasis(words) | Piece::Note { words, .. } | Piece::Break(words)) =
                piece;
            let words = self.take(*words);
            match piece {
                Piece::Words(_) => self.around(" ", &words, ""),
                Piece::Emphasis(_) => self.around(" *", &words, "*"),
                Piece::Break(_) => self.around(&format!("\\\n{}", if mark == "> " { "> " } else { "   " }), &words, ""),
                Piece::Note { asterisk, .. } => {
                    let _ = write!(self.text, "{}Note {words}]", if *asterisk { "^*[" } else { "^[" });
                    self.notes.push(format!("Note{}", letters(&words).collect::<String>()));
                }
            }
        }
    }

    fn around(&mut self, before: &str, words: &str, after: &str) {
        self.text.push_str(before);
        self.print(words);
        self.text.push_str(after);
    }
}

/// The laws of finished pages.
///
/// # Panics
/// When one does not hold.
pub fn check(case: &Case) {
    let typed = Typed::of(&case.blocks);
    let trial = Trial {
        section: &typed.text,
        style: ("un-footnote", None),
        paper: (u32::from(case.width) % 500 + 180, u32::from(case.height) % 400 + 180),
        justify: case.justify,
        hyphenate: case.hyphenate,
    };
    let outcome = trial.assemble();
    assert!(!outcome.found.has_errors(), "{}\n{}", typed.text, outcome.said());
    let made = outcome.made.expect("what is accepted makes a document");
    let lay_out = || {
        let mut found = Diagnostics::new();
        let layout = pipeline::lay_out(&made.document, &made.submission, &made.shared, &mut found);
        (layout, found)
    };
    let (layout, found) = lay_out();
    // Dear, so that only every eighth case is laid out twice.
    if case.width.is_multiple_of(8) {
        let again = lay_out();
        assert!((layout.as_ref(), &found) == (again.0.as_ref(), &again.1), "laid out twice, it is not the same");
    }
    let Some(layout) = layout else {
        assert!(found.has_errors(), "no pages, and nothing is said");
        return;
    };
    assert!(!layout.facts.findings.iter().any(|finding| matches!(finding, Finding::Overfull { .. })));
    everything_is_printed_once_and_in_order(&typed, &made, &layout);
    nothing_stands_outside_the_text(&made, &layout);
    notes_stand_with_their_marks_or_are_said(&layout);
    no_page_is_empty(&layout);
}

fn runs(layout: &Layout) -> impl Iterator<Item = (usize, &GlyphRun)> {
    layout.pages.iter().enumerate().flat_map(|(number, page)| {
        page.items.iter().filter_map(move |item| match item {
            Item::Glyphs(run) => Some((number, run)),
            _ => None,
        })
    })
}

fn everything_is_printed_once_and_in_order(typed: &Typed, made: &Made, layout: &Layout) {
    let mut body = String::new();
    let mut notes: BTreeMap<NoteId, String> = BTreeMap::new();
    for (_, run) in runs(layout).filter(|(_, run)| !matches!(run.origin, Origin::Computed(..))) {
        match run.owner {
            Owner::Block(block) | Owner::Part(block, _) => {
                let part = made.document.blocks[block.0 as usize].part;
                if part == Part::Body {
                    body.extend(letters(&run.text))
                }
            }
            Owner::Note(note) => notes.entry(note).or_default().extend(letters(&run.text)),
            Owner::Artefact(_) => {}
        }
    }
    assert_eq!(body, format!("Heading{}", typed.body));
    assert_eq!(notes.into_values().collect::<Vec<_>>(), typed.notes);
}

/// A line as wide as a word that cannot be parted is said; glyphs round to far less than a hundredth of a point.
fn nothing_stands_outside_the_text(made: &Made, layout: &Layout) {
    let page = &made.submission.template.page;
    let (left, top) = (page.margins.left, page.margins.top);
    let right = page.size.width - page.margins.right + Length::from_scaled(655);
    let bottom = page.size.height - page.margins.bottom;
    for (number, run) in runs(layout) {
        let (at, end) = (run.at, run.at.x + run.width());
        assert!(at.y > top && at.y <= bottom, "{:?} stands at {at:?} of page {number}", run.text);
        let inside = at.x >= left && end <= right;
        assert!(inside || !layout.facts.too_wide.is_empty(), "{:?} stands at {at:?} of page {number}", run.text);
    }
}

fn notes_stand_with_their_marks_or_are_said(layout: &Layout) {
    let mut marks: BTreeMap<NoteId, usize> = BTreeMap::new();
    let mut notes: BTreeMap<NoteId, Vec<usize>> = BTreeMap::new();
    for (page, run) in runs(layout) {
        match (run.owner, &run.target) {
            (Owner::Block(_) | Owner::Part(..), Some(Target::Note(note))) => {
                let before = marks.insert(*note, page);
                assert!(before.is_none_or(|before| before == page), "{note:?} has two marks");
            }
            (Owner::Note(note), _) => notes.entry(note).or_default().push(page),
            _ => {}
        }
    }
    assert_eq!(marks.keys().collect::<Vec<_>>(), notes.keys().collect::<Vec<_>>());
    let late = notes.iter().filter(|(note, pages)| pages[0] != marks[note]).count();
    let said = layout.facts.findings.iter().filter(|finding| matches!(finding, Finding::LateNote { .. })).count();
    assert_eq!(late, said, "a late note that is not said");
    for (note, pages) in &notes {
        assert!(pages[0] >= marks[note], "{note:?} stands before its mark");
        let parted = pages.windows(2).any(|pair| pair[1] > pair[0] + 1);
        assert!(!parted, "{note:?} passes over a page");
    }
}

fn no_page_is_empty(layout: &Layout) {
    for (number, page) in layout.pages.iter().enumerate() {
        let filled = runs(layout).any(|(of, run)| of == number && !matches!(run.owner, Owner::Artefact(_)));
        assert!(filled, "page {number} of {} is empty: {} items", layout.pages.len(), page.items.len());
    }
}
