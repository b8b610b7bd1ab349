//! A submission as far as it is known without pages: for lists that look at many of them.

use super::judgement::{Case, judge};
use super::{Shared, Submission, assemble, budget, load};
use crate::check::Budget;
use crate::diag::{Diagnostics, Severity};
use crate::document::Document;
use crate::files::{Workspace, WorkspacePath};

/// A submission that was assembled and judged, and not laid out.
#[derive(Debug)]
pub struct Examined {
    /// What was read.
    pub submission: Submission,
    /// The document; with an error among the findings it is incomplete.
    pub document: Document,
    /// Its words as the body counts them.
    pub budget: Budget,
}

/// All stages before the layout, with all that they have to say. `None` when the manifest, its template,
/// its words or its citation style cannot be read.
pub fn examine(
    workspace: &mut Workspace,
    shared: &Shared,
    path: &WorkspacePath,
    found: &mut Diagnostics,
) -> Option<Examined> {
    let submission = load(workspace, shared, path, found)?;
    let document = assemble(&submission, shared, found);
    let budget = budget(&document, &submission, shared);
    if !found.has_errors() {
        let case = Case { submission: &submission, document: &document, budget: &budget, pages: None };
        let judgement = judge(workspace, shared, &case, None, found);
        found.extend(judgement.found.at_least(Severity::Warning));
    }
    Some(Examined { submission, document, budget })
}
