//! An allowance: a rule that need not be kept here, and why.

use crate::corpus::shape::filled;
use crate::diag::{Diagnostics, Span};
use crate::tables::{Reader, Table, Text};

/// One entry of `allow`: `{ rule = "NAME-01", why = "the name of the treaty", text = "Macedonia" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The id of the rule.
    pub rule: Text,
    /// The reason, for whoever reads the manifest next.
    pub why: Text,
    /// Only where these words stand; everywhere when it is not given.
    pub text: Option<Text>,
    /// All of it.
    pub span: Span,
}

impl Allowance {
    /// `allow` of a manifest or of the workspace's settings.
    pub(super) fn read_all(reader: &mut Reader<'_>) -> Vec<Self> {
        let tables = reader.tables("allow");
        tables.into_iter().filter_map(|table| Self::read(table, reader.found())).collect()
    }

    /// An allowance without a reason is a fault: next year nobody would dare to take it out.
    fn read(table: Table, found: &mut Diagnostics) -> Option<Self> {
        let span = table.span;
        let mut reader = Reader::new(table, found);
        let rule = reader.required_text("rule");
        let why = reader.required_text("why");
        let why = filled(why, "why", reader.found());
        let text = reader.text("text");
        let text = filled(text, "text", reader.found());
        reader.finish();
        Some(Self { rule: rule?, why: why?, text, span })
    }
}
