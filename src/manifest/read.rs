//! Reading a manifest: its own keys here, the entries of `sections` next door, the rest for the template.

use super::{Allowance, Manifest, Progress, entries, flat};
use crate::corpus::shape::{check_format, check_id, check_language, filled};
use crate::corpus::{files, table};
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{Reader, Text};

/// Folders below `submissions` that hold no manifests: the corpus, and the records of what was filed.
const OTHERS: [&str; 2] = ["submissions/corpus/", "submissions/filed/"];

/// All manifests: the TOML files below `submissions`, those of the corpus and of records left out.
pub fn list(workspace: &Workspace, found: &mut Diagnostics) -> Vec<WorkspacePath> {
    let mut paths = files(workspace, "submissions", "toml", found);
    let is_own = |path: &WorkspacePath| !OTHERS.iter().any(|folder| path.as_str().starts_with(folder));
    paths.retain(is_own);
    paths
}

/// Reads a manifest. What is wrong with it goes to `found`; `None` when the file cannot be read or
/// names no template.
pub fn read(workspace: &mut Workspace, path: &WorkspacePath, found: &mut Diagnostics) -> Option<Manifest> {
    let faults = found.error_count();
    let mut table = table(workspace, path, found)?;
    flat::flatten(&mut table, found);
    let span = table.span;
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let template = template(&mut reader);
    let status = reader.choice::<Progress>("status").unwrap_or_default();
    let language = language(&mut reader);
    let based_on = reader.text("based-on");
    let deadline = reader.date("deadline");
    let sections = reader.value("sections");
    if sections.is_none() {
        reader.missing("sections", EXAMPLE);
    }
    let allow = Allowance::read_all(&mut reader);
    let fields = reader.rest();
    let entries = match sections {
        Some(value) => entries::read(value, path, found),
        None => Vec::new(),
    };
    let (path, file, whole) = (path.clone(), span.file, found.error_count() == faults);
    let template = template?;
    Some(Manifest { path, file, template, status, language, based_on, deadline, fields, entries, allow, span, whole })
}

/// What a manifest without sections is told to add.
pub(super) const EXAMPLE: &str = "[ { heading = \"Introduction\", use = \"china/introduction\" } ]";

fn template(reader: &mut Reader<'_>) -> Option<Text> {
    let template = reader.required_text("template");
    let template = filled(template, "template", reader.found())?;
    check_id(&template, "the name of a template", reader.found());
    Some(template)
}

fn language(reader: &mut Reader<'_>) -> Option<Text> {
    let language = reader.text("language");
    let language = filled(language, "language", reader.found())?;
    check_language(&language, reader.found());
    Some(language)
}
