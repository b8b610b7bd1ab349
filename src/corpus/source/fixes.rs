//! Corrections that are laid over a file of records: `X.fixes.toml` beside `X.toml`.
//!
//! A file that another program writes anew each time cannot hold corrections, so they lie beside it.
//! They are laid over the tables, before any record is read: what was corrected keeps the place where
//! the correction stands, and every check speaks of the record as it will be cited.

use crate::corpus::folder;
use crate::corpus::shape::check_format;
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{Entry, Kind, Reader, Table, Text};

const ENDING: &str = ".fixes.toml";

/// True for a file of corrections.
pub(super) fn is_fixes(path: &WorkspacePath) -> bool {
    path.as_str().ends_with(ENDING)
}

/// Corrections without a file that they correct would be read by nobody.
pub(super) fn check_place(path: &WorkspacePath, workspace: &mut Workspace, found: &mut Diagnostics) {
    let Some(base) = path.as_str().strip_suffix(ENDING).map(|base| format!("{base}.toml")) else { return };
    if WorkspacePath::new(&base).is_ok_and(|base| workspace.exists(&base)) {
        return;
    }
    match workspace.read(path, None) {
        Ok(file) => {
            let start = crate::diag::Span::new(file, 0, 0);
            let fault = Diagnostic::error(start, format!("there is no file `{base}` that these corrections belong to"));
            found.push(fault.hint("a file of corrections is called after the file of sources beside it"));
        }
        Err(fault) => found.push(fault),
    }
}

/// Lays the corrections beside `path`, if there are any, over its records.
pub(super) fn lay_over(records: &mut Table, path: &WorkspacePath, workspace: &mut Workspace, found: &mut Diagnostics) {
    let fixes = path.as_str().strip_suffix(".toml").map(|base| format!("{base}{ENDING}"));
    let Some(fixes) = fixes.and_then(|fixes| folder::table_if_there(workspace, &fixes, found)) else { return };
    let mut reader = Reader::new(fixes, found);
    check_format(&mut reader);
    for entry in reader.rest() {
        one(entry, records, reader.found());
    }
}

fn one(fix: Entry, records: &mut Table, found: &mut Diagnostics) {
    let Kind::Table(fields) = fix.value.kind else {
        let fault = Diagnostic::error(fix.key.span, format!("`{}` stands outside of any record", fix.key.value));
        return found.push(fault.hint("corrections stand below the key of their record, such as [kim-2021-escapees]"));
    };
    let at = records.entries.iter().position(|entry| entry.key.value == fix.key.value);
    let Some(Entry { value, .. }) = at.and_then(|at| records.entries.get_mut(at)) else {
        let fault = Diagnostic::error(fix.key.span, format!("there is no record `{}` to correct", fix.key.value));
        let known = records.entries.iter().map(|entry| entry.key.value.as_str());
        return found.push(match nearest(&fix.key.value, known) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint("take these corrections out, or write a record of your own in another file"),
        });
    };
    if let Kind::Table(record) = &mut value.kind {
        correct(record, fields, found);
    }
}

/// Values take the place of those of the record, or are added to it; what `remove` names goes first.
fn correct(record: &mut Table, fields: Table, found: &mut Diagnostics) {
    record.whole &= fields.whole;
    let mut reader = Reader::new(fields, found);
    for field in reader.texts("remove") {
        let Some(at) = record.entries.iter().position(|entry| entry.key.value == field.value) else {
            nothing_to_remove(&field, record, reader.found());
            continue;
        };
        record.entries.remove(at);
    }
    for entry in reader.rest() {
        match record.entries.iter_mut().find(|old| old.key.value == entry.key.value) {
            Some(old) => *old = entry,
            None => record.entries.push(entry),
        }
    }
}

/// The program that writes the file may have dropped the field by now: no reason to stop a build.
fn nothing_to_remove(field: &Text, record: &Table, found: &mut Diagnostics) {
    let fault = Diagnostic::warning(field.span, format!("the record has no `{}` to remove", field.value));
    found.push(match nearest(&field.value, record.entries.iter().map(|entry| entry.key.value.as_str())) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint("take this word out of the list"),
    });
}

#[cfg(test)]
mod tests;
