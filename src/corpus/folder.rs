//! Where the corpus lies, and how one of its TOML files becomes a table.

use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{self, Table};

/// The records of sources.
pub(crate) const SOURCES: &str = "submissions/corpus/sources";
/// The sections.
pub(super) const SECTIONS: &str = "submissions/corpus/sections";
/// The organisations.
pub(crate) const ORGANISATIONS: &str = "submissions/corpus/organisations.toml";
/// The people under pseudonyms.
pub(crate) const PEOPLE: &str = "submissions/corpus/people.toml";
/// The terms.
pub(super) const TERMS: &str = "submissions/corpus/terms.toml";

/// The table of a file, with what is wrong with its syntax said; `None` when it cannot be read.
pub(crate) fn table(workspace: &mut Workspace, path: &WorkspacePath, found: &mut Diagnostics) -> Option<Table> {
    match workspace.read(path, None) {
        Ok(file) => Some(tables::parse(file, workspace.sources().text(file), 0, found)),
        Err(fault) => {
            found.push(fault);
            None
        }
    }
}

/// The same for a file that a workspace need not have.
pub(crate) fn table_if_there(workspace: &mut Workspace, path: &str, found: &mut Diagnostics) -> Option<Table> {
    let path = WorkspacePath::new(path).ok()?;
    if workspace.exists(&path) { table(workspace, &path, found) } else { None }
}

/// The files below a folder, sorted by path; a folder that cannot be read is a fault.
pub(crate) fn files(
    workspace: &Workspace,
    folder: &str,
    extension: &str,
    found: &mut Diagnostics,
) -> Vec<WorkspacePath> {
    let Ok(folder) = WorkspacePath::new(folder) else { return Vec::new() };
    workspace.list(&folder, extension).unwrap_or_else(|fault| {
        found.push(fault);
        Vec::new()
    })
}
