//! The words of a submission as its body counts them.

use std::collections::BTreeSet;

use super::{Shared, Submission, input};
use crate::check::{self, Budget, Cut, Ledger};
use crate::corpus::Section;
use crate::diag::{Diagnostics, FileId};
use crate::document::{self, Document, Selection};
use crate::files::Workspace;

/// The budget of an assembled submission.
pub fn budget(document: &Document, submission: &Submission, shared: &Shared) -> Budget {
    let records = shared.corpus.sources.values().map(|source| source.span.file);
    let sources: BTreeSet<FileId> = records.chain([submission.style.join.span.file]).collect();
    let ledger = Ledger { rules: &submission.template.words, manifest: submission.manifest.file, sources: &sources };
    check::budget(document, &ledger)
}

/// What short versions would save.
pub(super) fn cuts(workspace: &mut Workspace, shared: &Shared, submission: &Submission, now: &Budget) -> Vec<Cut> {
    let mut count = |place: (usize, usize), section: Section| {
        let mut selection: Selection = submission.selection.clone();
        *selection.entries.get_mut(place.0)?.get_mut(place.1)? = Some(section);
        let mut found = Diagnostics::new();
        let input = document::Input { selection: &selection, ..input(submission, shared) };
        let document = document::assemble(&input, &mut found);
        (!found.has_errors()).then(|| budget(&document, submission, shared).text().larger())
    };
    check::cuts(workspace, &submission.manifest, now, &mut count)
}
