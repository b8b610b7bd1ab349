//! The two states that are compared.

use std::path::Path;

use super::Arguments;
use crate::cli::submissions::{self, Opened, print_findings, short};
use crate::cli::{Exit, history, verify};
use crate::diag::{Diagnostics, Severity};
use crate::document::Document;
use crate::files::{Workspace, WorkspacePath};
use crate::manifest::{self, Progress};
use crate::pipeline::{self, Shared, Submission};
use crate::reuse::diff::Side;
use crate::reuse::record;

/// A submission in one state, assembled.
pub(super) struct Stand {
    /// What it is called: "67/women as filed on 2022-08-01".
    pub(super) called: String,
    pub(super) workspace: Workspace,
    pub(super) shared: Shared,
    pub(super) submission: Submission,
    pub(super) document: Document,
}

impl Stand {
    pub(super) fn side(&self) -> Side<'_> {
        Side {
            manifest: &self.submission.manifest,
            selection: &self.submission.selection,
            document: &self.document,
            corpus: &self.shared.corpus,
            sources: self.workspace.sources(),
        }
    }

    /// Reads and assembles a submission. With an error in it there is nothing that could be compared.
    fn read(called: String, mut workspace: Workspace, path: &WorkspacePath) -> Result<Self, Refusal> {
        let mut found = Diagnostics::new();
        let shared = pipeline::load_shared(&mut workspace, &mut found);
        let submission = pipeline::load(&mut workspace, &shared, path, &mut found);
        let assembled = submission.map(|submission| {
            let document = pipeline::assemble(&submission, &shared, &mut found);
            (submission, document)
        });
        let errors = found.at_least(Severity::Error);
        match assembled {
            Some((submission, document)) if !errors.has_errors() => {
                Ok(Self { called, workspace, shared, submission, document })
            }
            _ => {
                print_findings(&errors, &workspace);
                Err((Exit::Findings, format!("{called}: cannot be read, and nothing was compared")))
            }
        }
    }
}

type Refusal = (Exit, String);

/// Both states, the older first.
pub(super) fn both(arguments: &Arguments, root: &Path) -> Result<(Stand, Stand), Refusal> {
    let mut opened = submissions::open(root).map_err(|exit| (exit, String::new()))?;
    let path = one(&arguments.name, &opened)?;
    match (&arguments.other, &arguments.at) {
        (Some(other), _) => {
            let other = one(other, &opened)?;
            Ok((as_it_stands(&path, root)?, as_it_stands(&other, root)?))
        }
        (None, Some(revision)) => {
            let before = history::workspace_at(root, revision).map_err(|why| (Exit::Usage, why))?;
            if !before.exists(&path) {
                let why = format!(
                    "error: at {revision} there was no {path}\n  try: a later revision, or rapporteur diff OLD NEW"
                );
                return Err((Exit::Usage, why));
            }
            let old = Stand::read(format!("{} at {revision}", short(&path)), before, &path)?;
            Ok((old, Stand::read("now".to_owned(), opened.workspace, &path)?))
        }
        (None, None) => {
            let old = filed(&path, &mut opened, root)?;
            Ok((old, Stand::read("now".to_owned(), opened.workspace, &path)?))
        }
    }
}

fn one(name: &str, opened: &Opened) -> Result<WorkspacePath, Refusal> {
    let chosen = submissions::choose(&[name.to_owned()], &opened.all).map_err(|why| (Exit::Usage, why))?;
    chosen.into_iter().next().ok_or((Exit::Usage, format!("error: there is no submission `{name}`")))
}

/// A submission as it was filed, when it was, else as it is now: what was filed does not change with the
/// corpus.
fn as_it_stands(path: &WorkspacePath, root: &Path) -> Result<Stand, Refusal> {
    let mut opened = submissions::open(root).map_err(|exit| (exit, String::new()))?;
    let manifest = manifest::read(&mut opened.workspace, path, &mut Diagnostics::new());
    let is_filed = manifest.is_some_and(|manifest| manifest.status == Progress::Filed);
    if is_filed && verify::folder_of(&short(path), &mut opened.workspace).is_some() {
        return filed(path, &mut opened, root);
    }
    Stand::read(short(path), opened.workspace, path)
}

/// The submission as it was filed, from its record.
fn filed(path: &WorkspacePath, opened: &mut Opened, root: &Path) -> Result<Stand, Refusal> {
    let name = short(path);
    let Some(folder) = verify::folder_of(&name, &mut opened.workspace) else {
        let why = format!("error: there is no record of {name} as it was filed");
        return Err((
            Exit::Usage,
            format!("{why}\n  try: rapporteur diff {name} --at HEAD~1, or name another submission"),
        ));
    };
    let unread = |why: String| (Exit::Usage, format!("error: {folder}: {why}"));
    let files = verify::read_folder(&root.join(&folder)).map_err(|why| (Exit::Usage, why))?;
    let lock = record::lock_of(&files).map_err(unread)?;
    let workspace = record::workspace_of(&files).map_err(unread)?;
    Stand::read(format!("{name} as filed on {}", lock.filed), workspace, path)
}
