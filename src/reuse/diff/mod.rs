//! What became of a submission: two of them, or one at two times, held against each other.
//!
//! Sections are matched by their names, their paragraphs by their words, the words one by one; so a
//! section that moved is told as moved, and not as lost and found. What is compared is the assembled
//! document, not the files: a term that changed its form is a change on every page where it stands.

mod align;
mod charts;
mod groups;
mod quotations;
mod redline;
mod report;
mod sources;
#[cfg(test)]
mod tests;
mod tokens;

pub use quotations::QuotationChange;
pub use redline::marked;
pub use report::{Difference, FieldChange, Passage, Piece, SectionChange, What};
pub use sources::SourceChange;

use crate::corpus::Corpus;
use crate::diag::SourceMap;
use crate::document::{Document, Selection};
use crate::manifest::Manifest;

use super::notes::note_lines;
use super::renumber::renumbering;
use align::Aligned;

/// A submission that is compared.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its manifest.
    pub manifest: &'a Manifest,
    /// Its sections.
    pub selection: &'a Selection,
    /// The document.
    pub document: &'a Document,
    /// The corpus that it was assembled from.
    pub corpus: &'a Corpus,
    /// The texts of its files.
    pub sources: &'a SourceMap,
}

/// What became of `old` in `new`.
pub fn diff(old: &Side<'_>, new: &Side<'_>) -> Difference {
    let aligned = Aligned::of(old, new);
    Difference {
        quotations: quotations::changed(&aligned),
        sections: report::sections(&aligned),
        fields: report::fields(old, new),
        sources: sources::changed(old, new),
        notes: renumbering(&note_lines(old.document), &note_lines(new.document)),
        passages: report::passages(&aligned),
    }
}
