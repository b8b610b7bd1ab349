//! Diagnostics: what is wrong, where it stands and what to type instead.
//!
//! A fault is data. Every stage pushes what it finds into one [`Diagnostics`] and goes on as far as
//! it can, so that the reader gets all faults of all files at once. Only the command line prints.

mod nearest;
mod origin;
mod render;
mod signs;

pub use nearest::nearest;
pub use origin::{Computed, FileId, Origin, Span};
pub use render::{SourceMap, render};
pub use signs::{invisible, is_control};

use serde::Deserialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Said, and the output is written.
    Note,
    /// Asked for by the body or by good practice; the output is written.
    Warning,
    /// Nothing is written.
    Error,
}

impl Severity {
    /// Its name, as people and rules write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One finding.
///
/// `message` is a lower-case clause in the present tense without a full stop; `hint` says what to
/// type. Both are for people who have never seen TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// The id of the rule that is not kept, such as `CITE-03`; `None` for a fault of form.
    pub rule: Option<String>,
    /// Where it stands. `None` only for what has no place in any file.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: String,
    /// What to type instead.
    pub hint: Option<String>,
    /// Other places that belong to it, each with a word of explanation ("first defined here").
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, Some(span), message)
    }

    /// A warning at `span`.
    pub fn warning(span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, Some(span), message)
    }

    /// A finding of any weight, with or without a place.
    pub fn new(severity: Severity, span: Option<Span>, message: impl Into<String>) -> Self {
        Self { severity, rule: None, span, message: message.into(), hint: None, related: Vec::new() }
    }

    /// The same as a finding of this rule.
    #[must_use]
    pub fn of_rule(mut self, id: impl Into<String>) -> Self {
        self.rule = Some(id.into());
        self
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, word: impl Into<String>) -> Self {
        self.related.push((span, word.into()));
        self
    }
}

/// All findings so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// Those alone that weigh at least so much.
    #[must_use]
    pub fn at_least(self, least: Severity) -> Self {
        Self { list: self.list.into_iter().filter(|d| d.severity >= least).collect() }
    }

    /// True when nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many errors there are.
    pub fn error_count(&self) -> usize {
        self.list.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// True when there is no finding at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings, in the order of files and places; those without a place come last.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.list.iter().collect();
        all.sort_by_key(|d| d.span.map_or((u32::MAX, u32::MAX), |s| (s.file.index(), s.start)));
        all
    }

    /// The findings in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
