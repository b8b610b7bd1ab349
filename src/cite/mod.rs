//! Citations: which form each one takes, and its words.
//!
//! A house style has a pattern for each form. In notes [`positions`] decides between first, same and
//! later, and [`settle()`] prints them for all notes of a document; [`settle_in_text`] prints those that
//! stand in brackets in the running text; [`close`] puts the final stop. Patterns are expanded like
//! those of templates, so that every word keeps the file that it came from: the words of a record its
//! record, "supra" the style, the name of a month the list of words.

mod alike;
mod check;
mod dates;
mod dress;
mod faults;
mod fields;
mod form;
mod in_text;
mod names;
mod piece;
mod pinpoints;
mod position;
mod settle;
mod stops;
mod tidy;
mod titles;
mod works;
mod writer;

#[cfg(test)]
mod tests;

pub use check::check;
pub use in_text::settle_in_text;
pub use position::{Position, Sketch, positions};
pub use settle::{SettledNote, settle};
pub(crate) use stops::is_abbreviation;
pub use stops::{close, opens_sentence};
pub use works::list_of_works;
pub(crate) use writer::holds_on;

use crate::corpus::Source;
use crate::geom::NoteId;
use crate::markup::Citation;
use crate::template::{CitationStyle, RepeatMode, Words};

/// A citation and the record that its key names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cite<'a> {
    /// The record.
    pub source: &'a Source,
    /// What was typed.
    pub citation: &'a Citation,
}

/// A numbered note with the citations in its text. Notes without any are listed too: they part *Id.*
/// from what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct CitedNote<'a> {
    /// Its place among all notes: what `{note}` leads to.
    pub id: NoteId,
    /// Its number.
    pub number: u32,
    /// The citations of each `[@…]` in its text, in order.
    pub clusters: Vec<Vec<Cite<'a>>>,
    /// True when it holds words of its own beside them.
    pub remark: bool,
    /// Of a remark, for each cluster: true when words of the same sentence stand before it (see
    /// [`opens_sentence`]). A cluster that the list does not reach opens a sentence.
    pub within_sentence: Vec<bool>,
}

/// A group of citations in the running text, `[@a; @b]`.
#[derive(Clone, Debug, PartialEq)]
pub struct CitedGroup<'a> {
    /// Its citations, in order.
    pub cites: Vec<Cite<'a>>,
    /// True when it stands in a remark, which is in brackets or in a note already: it gets none of its own.
    pub bare: bool,
}

/// What citations are printed by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct House<'a> {
    /// The citation style.
    pub style: &'a CitationStyle,
    /// Short or full again.
    pub repeat: RepeatMode,
    /// The words of the document's language.
    pub words: &'a Words,
}
