//! `fmt`: files in one form.

use std::path::{Path, PathBuf};

use super::{Exit, output, say, say_error};
use crate::corpus;
use crate::diag::{Diagnostics, render};
use crate::files::{Disk, Workspace, WorkspacePath};
use crate::{format, manifest, template};

/// Put files into one form: keys in order, one sentence a line; remarks stay
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files below the workspace [default: all manifests, sections and sources]
    files: Vec<String>,
    /// Change nothing; say which files would change
    #[arg(long)]
    check: bool,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let disk = match Disk::new(root) {
        Ok(disk) => disk,
        Err(error) => {
            say_error(&format!("error: the workspace cannot be read: {error}"));
            return Exit::Usage;
        }
    };
    let mut workspace = Workspace::new(Box::new(disk));
    let all = all(&workspace);
    let chosen = match choose(&arguments.files, &all) {
        Ok(chosen) => chosen,
        Err(why) => {
            say_error(&why);
            return Exit::Usage;
        }
    };
    let mut changed = Vec::new();
    let mut unread = 0;
    for (path, kind) in &chosen {
        match formatted(path, *kind, &mut workspace) {
            Some((before, after)) if before != after => changed.push((root.join(path.as_str()), path, after)),
            Some(_) => {}
            None => {
                unread += 1;
                say_error(&format!("{path} has a fault, and was left as it is; rapporteur build says what it is"));
            }
        }
    }
    if !arguments.check {
        let files: Vec<(PathBuf, &[u8])> =
            changed.iter().map(|(path, _, text)| (path.clone(), text.as_bytes())).collect();
        if let Err(fault) = output::replace_all(&files) {
            say_error(&format!("error: {} cannot be written: {}", fault.path.display(), fault.error));
            return Exit::Usage;
        }
    }
    changed.iter().for_each(|(_, path, _)| say(path.as_str()));
    let wrong = unread > 0 || arguments.check && !changed.is_empty();
    if wrong { Exit::Findings } else { Exit::Fine }
}

/// What a file is.
#[derive(Clone, Copy)]
enum Kind {
    Manifest,
    Section,
    Sources,
}

fn all(workspace: &Workspace) -> Vec<(WorkspacePath, Kind)> {
    // A folder that cannot be read is told by every other command.
    let mut found = Diagnostics::new();
    let manifests = manifest::list(workspace, &mut found).into_iter().map(|path| (path, Kind::Manifest));
    let sections = corpus::section_files(workspace, &mut found).into_iter().map(|file| (file.path, Kind::Section));
    let sources = corpus::files(workspace, corpus::SOURCES, "toml", &mut Diagnostics::new());
    manifests.chain(sections).chain(sources.into_iter().map(|path| (path, Kind::Sources))).collect()
}

fn choose(typed: &[String], all: &[(WorkspacePath, Kind)]) -> Result<Vec<(WorkspacePath, Kind)>, String> {
    if typed.is_empty() {
        return Ok(all.to_vec());
    }
    let one = |name: &String| {
        let found = all.iter().find(|(path, _)| path.as_str() == name.trim_start_matches("./"));
        found.cloned().ok_or_else(|| {
            format!("error: `{name}` is no manifest, section or file of sources\n  try: its path below the workspace, such as submissions/corpus/sections/china/status.md")
        })
    };
    typed.iter().map(one).collect()
}

/// The text as it is and as it should be; `None` when it has a fault.
fn formatted(path: &WorkspacePath, kind: Kind, workspace: &mut Workspace) -> Option<(String, String)> {
    let file = match workspace.read(path, None) {
        Ok(file) => file,
        Err(fault) => {
            say_error(&render(&fault, workspace.sources()));
            return None;
        }
    };
    let text = workspace.sources().text(file).to_owned();
    let after = match kind {
        Kind::Section => format::section(&text),
        Kind::Sources => format::sources(&text),
        Kind::Manifest => {
            let manifest =
                manifest::read(workspace, path, &mut Diagnostics::new()).filter(|manifest| manifest.whole)?;
            let template = template::read(workspace, &manifest.template, &mut Diagnostics::new())?;
            format::manifest(&text, &template)
        }
    };
    after.map(|after| (text, after))
}
