//! Which submissions a command means, and what they share.

use std::path::Path;

use super::{Exit, say_error};
use crate::diag::{Diagnostics, nearest, render};
use crate::document::Document;
use crate::files::{Disk, Workspace, WorkspacePath, limits};
use crate::manifest;
use crate::pipeline::{self, Shared, Submission};

/// A workspace with what its submissions share.
pub(super) struct Opened {
    pub(super) workspace: Workspace,
    pub(super) shared: Shared,
    /// What is wrong with what they share.
    pub(super) found: Diagnostics,
    /// All manifests.
    pub(super) all: Vec<WorkspacePath>,
}

/// Opens the workspace at `root`. What goes wrong is said.
pub(super) fn open(root: &Path) -> Result<Opened, Exit> {
    let disk = Disk::new(root).map_err(|error| {
        say_error(&format!("error: the workspace cannot be read: {error}"));
        Exit::Usage
    })?;
    let mut workspace = Workspace::new(Box::new(disk));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let all = manifest::list(&workspace, &mut found);
    Ok(Opened { workspace, shared, found, all })
}

/// The manifests that are meant: all, or those whose names were typed.
pub(super) fn choose(names: &[String], all: &[WorkspacePath]) -> Result<Vec<WorkspacePath>, String> {
    if names.is_empty() {
        return Ok(all.to_vec());
    }
    let mut chosen = Vec::new();
    for name in names {
        let plain = name.strip_suffix(".toml").unwrap_or(name);
        let meant: Vec<_> =
            all.iter().filter(|path| short(path) == plain || path.stem() == plain || path.as_str() == name).collect();
        match meant.as_slice() {
            [one] => chosen.push((*one).clone()),
            [] => {
                let near = nearest(plain, all.iter().map(WorkspacePath::stem));
                let hint = near.map_or_else(
                    || format!("known: {}", all.iter().map(short).collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean {near}?"),
                );
                return Err(format!("error: there is no submission `{name}`\n  try: {hint}"));
            }
            several => {
                let hint = several.iter().map(|path| short(path)).collect::<Vec<_>>().join(" or ");
                return Err(format!("error: `{name}` names several submissions\n  try: {hint}"));
            }
        }
    }
    Ok(chosen)
}

/// What a manifest is called in commands and below `out/`.
pub(super) fn short(path: &WorkspacePath) -> String {
    manifest::short_name(path).to_owned()
}

/// One submission, read and assembled.
pub(super) struct Assembled {
    pub(super) submission: Submission,
    pub(super) document: Document,
}

/// The workspace with the document of the one submission that a command names. What is wrong was said.
pub(super) fn open_one(name: &str, root: &Path) -> Result<(Opened, Assembled), Exit> {
    let mut opened = open(root)?;
    let assembled = assemble_one(name, &mut opened)?;
    Ok((opened, assembled))
}

/// The one submission of this name. What is found is said; with an error in it nothing is listed, for
/// the list could be wrong.
pub(super) fn assemble_one(name: &str, opened: &mut Opened) -> Result<Assembled, Exit> {
    let Opened { workspace, shared, found, all } = opened;
    let chosen = choose(&[name.to_owned()], all).map_err(|why| {
        say_error(&why);
        Exit::Usage
    })?;
    let mut found = std::mem::take(found);
    let submission = chosen.first().and_then(|path| pipeline::load(workspace, shared, path, &mut found));
    let assembled = submission.map(|submission| {
        let document = pipeline::assemble(&submission, shared, &mut found);
        Assembled { submission, document }
    });
    print_findings(&found, workspace);
    assembled.filter(|_| !found.has_errors()).ok_or(Exit::Findings)
}

/// Says what was found: the first of it, and how much more there is.
pub(super) fn print_findings(found: &Diagnostics, workspace: &Workspace) {
    let all = found.sorted();
    for diagnostic in all.iter().take(limits::FINDINGS) {
        say_error(&render(diagnostic, workspace.sources()));
        say_error("");
    }
    if let Some(rest) = all.len().checked_sub(limits::FINDINGS).filter(|rest| *rest > 0) {
        say_error(&format!(
            "and {rest} more: mend these first
"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_submission_is_named_by_its_file_or_by_its_folder_as_well() {
        let path = |text: &str| WorkspacePath::new(text).unwrap();
        let all =
            [path("submissions/67/women.toml"), path("submissions/68/women.toml"), path("submissions/68/report.toml")];
        let meant = |name: &str| choose(&[name.to_owned()], &all);
        assert_eq!(meant("report"), Ok(vec![all[2].clone()]));
        assert_eq!(meant("67/women"), Ok(vec![all[0].clone()]));
        assert!(meant("women").unwrap_err().contains("67/women or 68/women"));
        assert!(meant("reprot").unwrap_err().contains("did you mean report?"));
    }
}
