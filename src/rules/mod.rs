//! Rules as they are written down: groups in `templates/rules/<group>.toml`, and the `[rules]` of a body or
//! of a template, which include groups and may add rules of their own.
//!
//! A rule is data: what it asks for, who says so, when that was last checked, how much it weighs, and by
//! which kind of check it is judged. What a check makes of a rule's parameters is known only to
//! [`crate::check`].

mod gather;
mod reader;
mod sheet;

pub use gather::{all, gather, group, groups};
pub use sheet::RuleSheet;

use crate::diag::{Severity, Span};
use crate::tables::{Date, Table, Text};
use crate::template::When;

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id: `CITE-03`.
    pub id: Text,
    /// The kind of check that judges it: `treaty-place`.
    pub check: Text,
    /// How much it weighs in a final. What is an error there is a warning in a draft.
    pub severity: Severity,
    /// In which state of a submission it is judged.
    pub when: When,
    /// What it asks for, as a sentence without its stop.
    pub says: Text,
    /// What to do where it is not kept.
    pub mend: Text,
    /// A case that breaks it and one that keeps it.
    pub example: Text,
    /// Who says so.
    pub source: Text,
    /// The day on which that was last checked; `None` for what was not looked up.
    pub checked: Option<(Date, Span)>,
    /// True for a rule that no manifest may allow to be broken.
    pub firm: bool,
    /// What the kind of check asks for beside these.
    pub parameters: Table,
}
