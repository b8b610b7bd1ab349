//! What programs read of a build.

use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics, SourceMap};
use crate::files::Workspace;
use crate::pipeline::{Built, Format};
use crate::reuse::renumber::Renumbering;

/// All of a build.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// What was found in the files that all submissions share.
    pub(super) findings: Vec<Finding>,
    /// An object for each file; of a submission that was not written one object, without a file.
    pub(super) outputs: Vec<File>,
    /// Submissions that are filed, and were left alone.
    pub(super) filed: Vec<String>,
}

/// One finished file, or a submission of which none was written.
#[derive(Debug, Serialize)]
pub(super) struct File {
    /// The name of the submission.
    submission: String,
    /// The file; null when nothing was written.
    file: Option<String>,
    /// Its form.
    format: Option<&'static str>,
    /// Its pages, when it has pages.
    pages: Option<usize>,
    /// Words on its pages, notes not.
    words: Option<usize>,
    notes: Option<usize>,
    /// What the submission took, all of its files together.
    milliseconds: u64,
    /// What became of the notes since the last build.
    renumbered: Renumbering,
    /// Why it was not written, where that is no finding in a file.
    fault: Option<String>,
    findings: Vec<Finding>,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Finding {
    /// `error`, `warning` or `note`.
    severity: &'static str,
    /// The id of the rule that is not kept; null for a fault of form.
    rule: Option<String>,
    /// The file below the workspace, with forward slashes.
    file: Option<String>,
    /// From 1.
    line: Option<usize>,
    /// From 1, in characters.
    column: Option<usize>,
    message: String,
    hint: Option<String>,
}

/// The findings, in the order in which they are printed.
pub(super) fn findings(found: &Diagnostics, workspace: &Workspace) -> Vec<Finding> {
    found.sorted().into_iter().map(|diagnostic| finding(diagnostic, workspace.sources())).collect()
}

/// One of them.
pub(super) fn finding(diagnostic: &Diagnostic, sources: &SourceMap) -> Finding {
    let place = diagnostic.span.map(|span| sources.place(span));
    Finding {
        severity: diagnostic.severity.name(),
        rule: diagnostic.rule.clone(),
        file: diagnostic.span.map(|span| sources.path(span.file).to_owned()),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        message: diagnostic.message.clone(),
        hint: diagnostic.hint.clone(),
    }
}

/// The objects of one submission. `written` are its files as they are called on the screen, or why there
/// are none.
pub(super) fn files(
    submission: &str,
    written: &Result<(Built, Vec<String>), String>,
    findings: &[Finding],
    (milliseconds, renumbered): (u64, &Renumbering),
) -> Vec<File> {
    let empty = || File {
        submission: submission.to_owned(),
        file: None,
        format: None,
        pages: None,
        words: None,
        notes: None,
        milliseconds,
        renumbered: renumbered.clone(),
        fault: None,
        findings: findings.to_vec(),
    };
    let (built, shown) = match written {
        Ok(written) => written,
        Err(why) => return vec![File { fault: Some(why.clone()), ..empty() }],
    };
    let pages = |format| built.layout.as_ref().filter(|_| format == Format::Pdf).map(|layout| layout.pages.len());
    let file = |(output, shown): (&crate::pipeline::Output, &String)| File {
        file: Some(shown.clone()),
        format: Some(output.format.name()),
        pages: pages(output.format),
        words: Some(built.words.text()),
        notes: Some(built.document.notes.len()),
        ..empty()
    };
    built.outputs.iter().zip(shown).map(file).collect()
}
