//! A template: how a kind of submission looks and what it asks for, as data.
//!
//! `templates/<name>/template.toml` names a body, the page, the styles, the numbering, the notes, the
//! citation style, the fields of a manifest and the blocks before and after the text. A citation style
//! and the words of a language are files of their own, shared by templates.

mod blocks;
mod citation_style;
mod citation_style_reader;
mod citations;
mod derived;
mod field;
mod heading;
mod measure;
mod notes;
mod page;
mod pattern;
mod placeholders;
mod reader;
mod shelf;
mod style;
mod style_sheet;
#[cfg(test)]
mod tests;
mod word_rules;
mod words;

pub use blocks::{Block, Cell, Column, Columns, Fill, Generated, Lines, Listed, Row, TextBlock};
pub use citation_style::{
    CitationKind, CitationStyle, Credentials, EtAl, NameRules, NoteForms, Organisations, Repeat, TextForms,
};
pub use citation_style_reader::read_citation_style;
pub use citations::{Citations, MarkPlace, RepeatMode};
pub use field::{Field, FieldKind, FilledBy, Order};
pub use heading::{HeadingLevel, Numbering, Numeral};
pub use notes::{NotePlace, Notes, Remarks};
pub use page::{Margins, PageGeometry, Position, RunningLine, RunningPart, When};
pub use pattern::{Counted, Pattern};
pub use reader::{names, read, read_named};
pub(crate) use shelf::{Shelf, check_format};
pub use style::{Align, Case, Style};
pub use word_rules::{Countable, WordLimit, WordRules};
pub use words::{WORD_NAMES, Words, read_words};

use std::collections::BTreeMap;

use crate::body::Deadline;
use crate::rules::RuleSheet;
use crate::tables::Text;

/// A template.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The folder's name.
    pub name: String,
    /// What it makes, in words.
    pub title: Text,
    /// What a document of this kind is, in a line, for the file's own record of itself.
    pub subject: Option<Pattern>,
    /// The body whose calendar and rules it uses.
    pub body: Option<Text>,
    /// Which of the body's deadlines holds for it.
    pub deadline: Option<Deadline>,
    /// The forms that the body accepts: `pdf`, `docx`, `txt`.
    pub formats: Vec<Text>,
    /// The form of terms that the body asks for: `un`.
    pub terms: Option<Text>,
    /// Paper, margins, columns and running lines.
    pub page: PageGeometry,
    /// Styles by name, with what they inherit filled in.
    pub styles: BTreeMap<String, Style>,
    /// Headings by level, from 1.
    pub headings: Vec<HeadingLevel>,
    /// The level at which the headings of a manifest start.
    pub first_level: u8,
    /// Where notes stand and how.
    pub notes: Notes,
    /// How citations are printed.
    pub citations: Citations,
    /// What the body counts, and how many words it takes.
    pub words: WordRules,
    /// The fields of a manifest, by name.
    pub fields: BTreeMap<String, Field>,
    /// What the body asks for, beside what its own file says.
    pub rules: RuleSheet,
    /// What stands before the text.
    pub front: Vec<Block>,
    /// What stands after it.
    pub back: Vec<Block>,
}

impl Template {
    /// The first of these names that is a style, or that of the body text.
    pub fn known_style(&self, names: &[&str]) -> String {
        let known = names.iter().find(|name| self.styles.contains_key(**name));
        (*known.unwrap_or(&"body")).to_owned()
    }

    /// The style of this name; else, for a part of a figure or a table, one derived from that of the body
    /// text; else the body's own.
    pub fn style(&self, name: &str) -> Style {
        let body = || self.styles.get("body").cloned().unwrap_or_default();
        self.styles.get(name).cloned().unwrap_or_else(|| derived::style(name, body()))
    }
}
