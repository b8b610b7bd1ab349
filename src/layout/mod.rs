//! Layout: a document becomes finished pages.
//!
//! Blocks and notes are set into lines ([`paragraph`]), the lines make a galley (`setter`), the
//! galley is divided into pages at the least cost ([`paginate`]), and the pages are composed
//! (`compose`), and told what each piece of them is (`structure`). Everything but page numbers is settled before a line is broken, so that one pass is
//! enough; a document that prints page numbers in its text is passed over again only while one of them
//! needs more room than was kept for it (`page_numbers`).

mod blank;
mod chart;
mod columns;
mod compose;
mod facts;
mod leaders;
mod line;
mod links;
mod page_numbers;
pub mod paginate;
pub mod paragraph;
mod revisions;
mod running;
mod setter;
mod structure;
mod styled;
mod why;

pub use facts::{LOOSE, LooseLine, PageFacts};
pub use why::{Why, explain};

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::document::Document;
use crate::geom::{Page, Structure};
use crate::template::{Template, Words};
use crate::text::{Faces, Hyphenation, Shaper};

use page_numbers::PageNumbers;
use paragraph::MissingGlyph;

/// What a document is laid out with.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Page, styles, notes.
    pub template: &'a Template,
    /// Words that the layout adds.
    pub words: &'a Words,
    /// The faces.
    pub faces: &'a Faces,
    /// How words are parted.
    pub hyphenation: &'a Hyphenation,
}

/// What pages are composed with.
#[derive(Clone, Copy)]
struct Ground<'a> {
    document: &'a Document,
    frame: &'a Frame<'a>,
    numbers: &'a PageNumbers,
    facts: &'a PageFacts,
}

/// Finished pages and what is to be said of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The pages.
    pub pages: Vec<Page>,
    /// What each piece of them is, in the order of the text.
    pub structure: Structure,
    /// Where everything stands.
    pub facts: PageFacts,
}

/// Lays out a document; what could not be kept is said to `found`.
///
/// `None` when a character has no glyph or a style asks for a face that is not there: such pages would
/// lack words.
pub fn lay_out(document: &Document, frame: &Frame<'_>, found: &mut Diagnostics) -> Option<Layout> {
    let mut shaper = Shaper::new(frame.faces);
    let mut numbers = PageNumbers::new(document, frame);
    loop {
        let mut said = Diagnostics::new();
        let galley = setter::set(document, frame, &numbers, &mut shaper, &mut said);
        if said.has_errors() {
            found.extend(said);
            return None;
        }
        let pagination = paginate::paginate(&galley.makeup, &galley.shape);
        let facts = PageFacts::of(document, frame, &galley, &pagination);
        if numbers.settle(&facts, &mut shaper) {
            continue;
        }
        facts.report(document, frame, &mut said);
        let ground = Ground { document, frame, numbers: &numbers, facts: &facts };
        let mut pages = compose::compose(ground, galley, &pagination, &mut shaper, &mut said);
        let failed = said.has_errors();
        found.extend(said);
        let structure = structure::structure(document, &mut pages);
        return (!failed).then_some(Layout { pages, structure, facts });
    }
}

/// One diagnostic for each character that has no glyph.
fn say_missing(missing: &[MissingGlyph], fallback: Span, faces: &Faces, found: &mut Diagnostics) {
    for glyph in missing {
        let span = glyph.origin.span();
        let span = if span.is_empty() { fallback } else { span };
        let tried: Vec<&str> = glyph.faces.iter().map(|id| faces.get(*id).postscript_name.as_str()).collect();
        let (character, code, tried) = (glyph.character, u32::from(glyph.character), tried.join(", "));
        let message = format!("no face has the character {character} (U+{code:04X}); tried: {tried}");
        found.push(Diagnostic::error(span, message).hint("write it in another script, or leave it out"));
    }
}
