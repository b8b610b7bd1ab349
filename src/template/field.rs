//! The fields that a template asks of a manifest.

use serde::Deserialize;

use super::Pattern;
use super::measure::number;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::tables::{Entry, Reader, Table, Text};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A text, in which emphasis and terms may stand.
    Text,
    /// A list of texts.
    Texts,
    /// A whole number.
    Number,
    /// The number of a session of the body: `{session.dates}`, `{session.agenda}` follow from it.
    Session,
    /// A whole date.
    Date,
    /// A month, with or without a day.
    Month,
    /// `true` or `false`.
    Flag,
    /// Two-letter codes of countries (ISO 3166-1).
    Countries,
    /// The id of an organisation.
    Organisation,
    /// Ids of organisations; [`Order`] says how they are printed.
    Organisations,
    /// Ids of persons who sign: `organisation/person`.
    Signatories,
}

/// Who fills a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilledBy {
    /// The organisation.
    #[default]
    Organisation,
    /// The body that receives the submission: empty, it is never a finding.
    Body,
}

/// The order in which the items of a list are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As the manifest names them.
    #[default]
    AsTyped,
    /// By their names.
    Alphabetical,
}

/// A field of a manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Where it is described.
    pub span: Span,
    /// What it holds.
    pub kind: FieldKind,
    /// True when a final may not lack it.
    pub required: bool,
    /// How many items it may name at most.
    pub most: Option<usize>,
    /// In which order its items are printed.
    pub order: Order,
    /// What it holds when a manifest does not say.
    pub default: Option<Pattern>,
    /// Who fills it.
    pub filled_by: FilledBy,
    /// What is printed while it is empty.
    pub placeholder: Option<Pattern>,
}

/// Keys that a manifest has in every template, and names that patterns know without a field.
const RESERVED: [&str; 11] =
    ["template", "status", "language", "based-on", "deadline", "sections", "format", "page", "pages", "it", "word"];

impl Field {
    /// `[fields]`: a table for each key of a manifest.
    pub(super) fn read_all(table: Table, found: &mut Diagnostics) -> Vec<Self> {
        table.entries.into_iter().filter_map(|entry| Self::read(entry, found)).collect()
    }

    fn read(entry: Entry, found: &mut Diagnostics) -> Option<Self> {
        let key = entry.key;
        check_name(&key, found);
        let mut reader = Reader::new(entry.value.into_table(&key.value, found)?, found);
        if !reader.has("kind") {
            reader.missing("kind", "\"text\"");
        }
        let kind: Option<FieldKind> = reader.choice("kind");
        let required = reader.flag("required").unwrap_or_default();
        let most = number(&mut reader, "most", 1..=1000).and_then(|most| usize::try_from(most).ok());
        let order = reader.choice("order").unwrap_or_default();
        let default = Pattern::read(&mut reader, "default");
        let filled_by = reader.choice("filled-by").unwrap_or_default();
        let placeholder = Pattern::read(&mut reader, "placeholder");
        reader.finish();
        let (name, span, kind) = (key.value, key.span, kind?);
        let field = Self { name, span, kind, required, most, order, default, filled_by, placeholder };
        field.check(found);
        Some(field)
    }

    fn check(&self, found: &mut Diagnostics) {
        if self.default.is_some() && self.kind != FieldKind::Text {
            let fault = Diagnostic::error(self.span, format!("`{}` has a default, but is no text", self.name));
            found.push(fault.hint("only fields of kind = \"text\" have a default"));
        }
        if self.most.is_some() && !self.kind.is_list() {
            let fault = Diagnostic::error(self.span, format!("`{}` has `most`, but holds one thing", self.name));
            found.push(fault.hint("take `most` out"));
        }
        if self.order != Order::AsTyped && self.kind != FieldKind::Organisations {
            let fault =
                Diagnostic::error(self.span, format!("`{}` has an order, but names no organisations", self.name));
            found.push(fault.hint("only fields of kind = \"organisations\" have an order"));
        }
    }
}

impl FieldKind {
    /// True when it holds several things, so that `each` and `count` may name it.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Texts | Self::Countries | Self::Organisations | Self::Signatories)
    }
}

fn check_name(key: &Text, found: &mut Diagnostics) {
    if RESERVED.contains(&key.value.as_str()) {
        let fault = Diagnostic::error(key.span, format!("`{}` has a meaning of its own", key.value));
        return found.push(fault.hint("give the field another name"));
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !key.value.starts_with(|c: char| c.is_ascii_lowercase()) || !key.value.chars().all(plain) {
        let fault = Diagnostic::error(key.span, format!("`{}` is no name of a field", key.value));
        found.push(fault.hint("small letters, digits and hyphens, such as submitted-by"));
    }
}
