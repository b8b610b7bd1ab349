//! Texts with placeholders: one text, or one for each count of a field.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::markup::Inline;
use crate::tables::{Kind, Reader, Text, Value};

use crate::markup::{Dialect, parse_inlines};

/// A text with placeholders, parsed.
#[derive(Clone, Debug, PartialEq)]
pub enum Pattern {
    /// One text.
    One(Vec<Inline>),
    /// A text that depends on how many things a field names.
    Counted(Counted),
}

/// A text that depends on how many things a field names.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The field whose items are counted.
    pub count: Text,
    /// For one.
    pub one: Vec<Inline>,
    /// For any other number.
    pub other: Vec<Inline>,
    /// Where it stands.
    pub span: Span,
}

impl Pattern {
    /// The pattern under a key, if there is one.
    pub(super) fn read(reader: &mut Reader<'_>, key: &'static str) -> Option<Self> {
        let value = reader.value(key)?;
        Self::of_value(value, key, reader.found())
    }

    /// The patterns of a list under a key.
    pub(super) fn read_list(reader: &mut Reader<'_>, key: &'static str) -> Vec<Self> {
        let values = reader.list(key);
        values.into_iter().filter_map(|value| Self::of_value(value, key, reader.found())).collect()
    }

    /// A text, or a table with `count`, `one` and `other`.
    pub(super) fn of_value(value: Value, key: &str, found: &mut Diagnostics) -> Option<Self> {
        match value.kind {
            Kind::Text(text) => Some(Self::One(inlines(&text, found))),
            Kind::Table(table) => {
                let span = value.span;
                let mut reader = Reader::new(table, found);
                let count = reader.required_text("count");
                let one = required(&mut reader, "one");
                let other = required(&mut reader, "other");
                reader.finish();
                Some(Self::Counted(Counted { count: count?, one: one?, other: other?, span }))
            }
            other => {
                let fault = Diagnostic::error(value.span, format!("`{key}` is {}", other.name()));
                found.push(fault.hint("it must be a text in quotation marks, or { count = …, one = …, other = … }"));
                None
            }
        }
    }

    /// All pieces of it, whichever count they are for.
    pub(super) fn texts(&self) -> impl Iterator<Item = &[Inline]> {
        let (one, other) = match self {
            Self::One(text) => (text, None),
            Self::Counted(counted) => (&counted.one, Some(&counted.other)),
        };
        std::iter::once(one).chain(other).map(Vec::as_slice)
    }
}

/// A text with placeholders that does not depend on a count.
pub(super) fn inlines(text: &Text, found: &mut Diagnostics) -> Vec<Inline> {
    parse_inlines(&text.value, text.origin(), Dialect::Placeholder, found)
}

/// A text with placeholders that must be there.
pub(super) fn required(reader: &mut Reader<'_>, key: &'static str) -> Option<Vec<Inline>> {
    let text = reader.required_text(key)?;
    Some(inlines(&text, reader.found()))
}
