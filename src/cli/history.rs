//! A workspace as it was at a point of its repository's history.
//!
//! The history is read by the `git` program, which whoever has such a history has too; a library that reads
//! it would weigh more than all the rest of this command. It is asked for the files of one commit, and is
//! never told to change anything.

use std::path::Path;
use std::process::{Command, Output};

use crate::files::{Memory, Workspace};
use crate::reuse::record::unpack;

/// The workspace as it was at `revision`: a commit, a tag, a branch, `HEAD~3`.
///
/// # Errors
/// In words with what to try, when there is no `git`, no repository, no history, or no such revision.
pub(super) fn workspace_at(root: &Path, revision: &str) -> Result<Workspace, String> {
    if revision.is_empty() || revision.starts_with('-') {
        return Err(format!("error: `{revision}` is no revision\n  try: a tag, a commit or HEAD~1"));
    }
    let commit = format!("{revision}^{{commit}}");
    let known = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    if !known.status.success() {
        return Err(unknown(root, revision));
    }
    let commit = String::from_utf8_lossy(&known.stdout).trim().to_owned();
    let archive = git(root, &["archive", "--format=tar", &commit])?;
    if !archive.status.success() {
        let said = String::from_utf8_lossy(&archive.stderr).trim().to_owned();
        return Err(format!("error: the files of {revision} cannot be read: {said}"));
    }
    let files = unpack(&archive.stdout).map_err(|why| format!("error: what git gave cannot be read: {why}"))?;
    Ok(Workspace::new(Box::new(Memory::of_bytes(files))))
}

fn git(root: &Path, arguments: &[&str]) -> Result<Output, String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output();
    output.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            "error: the history is read by the git program, which is not on this computer\n  try: install git, or compare with what was filed: leave --at out".to_owned()
        }
        _ => format!("error: git cannot be run: {error}"),
    })
}

/// Why there is no such revision.
fn unknown(root: &Path, revision: &str) -> String {
    let inside = git(root, &["rev-parse", "--is-inside-work-tree"]).is_ok_and(|output| output.status.success());
    if !inside {
        return "error: the workspace lies in no repository, and has no history\n  try: compare with what was filed: leave --at out".to_owned();
    }
    let any = git(root, &["rev-parse", "--verify", "--quiet", "HEAD"]).is_ok_and(|output| output.status.success());
    if !any {
        return "error: the repository has no history yet\n  try: commit the workspace first".to_owned();
    }
    format!("error: the history has no `{revision}`\n  try: git log --oneline shows what there is")
}
