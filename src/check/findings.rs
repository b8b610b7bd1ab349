//! What the check of one rule has found.

use super::subject::Subject;
use crate::diag::{Diagnostic, Diagnostics, Severity, Span};
use crate::manifest::Progress;
use crate::rules::Rule;

/// Takes in the findings of one rule, so that each has the rule's id, its weight and its mend.
#[derive(Debug)]
pub(super) struct Findings<'a> {
    rule: &'a Rule,
    severity: Severity,
    found: &'a mut Diagnostics,
}

impl<'a> Findings<'a> {
    /// For a rule. In a draft, where holes are still open, nothing weighs more than a warning.
    pub(super) fn new(rule: &'a Rule, status: Progress, found: &'a mut Diagnostics) -> Self {
        let severity = match status {
            Progress::Draft => rule.severity.min(Severity::Warning),
            Progress::Final | Progress::Filed => rule.severity,
        };
        Self { rule, severity, found }
    }

    /// Adds a finding; what to type is what the rule says.
    pub(super) fn say(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) {
        self.push(self.at(span, message));
    }

    /// A finding that is to get its own hint, or places that belong to it, before it is [pushed](Self::push).
    pub(super) fn at(&self, span: impl Into<Option<Span>>, message: impl Into<String>) -> Diagnostic {
        let found = Diagnostic::new(self.severity, span.into(), message);
        found.of_rule(&self.rule.id.value).hint(&self.rule.mend.value)
    }

    /// Adds a finding that was made by [`Self::at`].
    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }
}

/// The line of the manifest that gives a field, or all of the manifest.
pub(super) fn field_span(subject: &Subject<'_>, key: &str) -> Span {
    let field = subject.manifest.fields.iter().find(|field| field.key.value == key);
    field.map_or(subject.manifest.span, |field| field.value.span)
}
