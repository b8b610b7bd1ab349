//! Which submissions are worth assembling for a key, told by the letters of their files alone.

use std::collections::BTreeSet;

use serde::Serialize;

use super::kind::{Kind, Subject};
use super::mentions;
use super::places::concerns;
use crate::corpus::{self, SectionFile};
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::manifest::{Manifest, Use};

/// False when the submission cannot name the subject: neither its manifest nor a file that it takes holds
/// the letters. True promises nothing.
///
/// Keys have no form that could be typed in another way, but in the fields of a manifest, where TOML
/// knows escapes: what holds a backslash is looked at.
pub fn may_name(workspace: &mut Workspace, manifest: &Manifest, subject: &Subject) -> bool {
    let letters = subject.letters();
    let text = workspace.sources().text(manifest.file);
    if text.contains(letters) || text.contains('\\') {
        return true;
    }
    manifest.entries.iter().flat_map(|entry| &entry.uses).any(|used| {
        if subject.kind == Kind::Section && used.section.value == subject.key {
            return true;
        }
        // A file that cannot be read is told when the submission is looked at.
        file_of(workspace, manifest, used).is_none_or(|path| holds(workspace, &path, letters))
    })
}

/// The file that a use of a manifest takes, when there is one.
pub fn file_of(workspace: &Workspace, manifest: &Manifest, used: &Use) -> Option<WorkspacePath> {
    corpus::section_path(workspace, &used.section, &manifest.path, used.version.as_ref()).ok()
}

fn holds(workspace: &mut Workspace, path: &WorkspacePath, letters: &str) -> bool {
    workspace.read(path, None).map_or(true, |file| workspace.sources().text(file).contains(letters))
}

/// A section of the corpus that names the subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unused {
    /// Its name, versions as `china/status.short`.
    pub section: String,
    /// Its file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// The places of the corpus that name the subject in files that are not among `taken`: no submission
/// prints them yet, and they are easily overlooked when it changes.
pub fn unused(workspace: &mut Workspace, subject: &Subject, taken: &BTreeSet<String>) -> Vec<Unused> {
    let mut all = Vec::new();
    // What cannot be read is told by those commands that print it.
    let mut faults = Diagnostics::new();
    for file in corpus::section_files(workspace, &mut faults) {
        if !taken.contains(file.path.as_str()) && holds(workspace, &file.path, subject.letters()) {
            all.extend(in_section(workspace, &file, subject));
        }
    }
    all
}

fn in_section(workspace: &mut Workspace, file: &SectionFile, subject: &Subject) -> Vec<Unused> {
    let section = corpus::read_section_file(workspace, &file.path, &file.name, None, &mut Diagnostics::new());
    let Some(section) = section else { return Vec::new() };
    let mut spans = Vec::new();
    mentions::of_blocks(&section.blocks, &mut |named, span| {
        if concerns(named, subject, Some(&section.name)) {
            spans.push(span);
        }
    });
    let name = file.version.as_ref().map_or(file.name.clone(), |version| format!("{}.{version}", file.name));
    let place = |span| Unused {
        section: name.clone(),
        file: file.path.as_str().to_owned(),
        line: workspace.sources().place(span).0,
    };
    spans.into_iter().map(place).collect()
}
