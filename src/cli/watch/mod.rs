//! `watch`: builds what a change touches, as soon as it is saved.
//!
//! What was read is kept between two builds; a file that holds what it held before, though it was saved,
//! builds nothing. A build that fails leaves the last good files where they are.

mod changes;

use std::path::Path;

use super::build;
use super::submissions::{self, Opened};
use super::{Exit, say_error};
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::manifest::{self, Use};
use crate::pipeline;
use crate::reuse::uses;
use changes::{Changes, Told};

/// Build again whenever a file is saved, until it is stopped with Ctrl-C
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Submissions, by the name of their manifest [default: all]
    names: Vec<String>,
    /// Look at the files twice a second: for a drive of the network, which tells nothing of itself
    #[arg(long)]
    look: bool,
    /// Stop after so many builds
    #[arg(long, value_name = "NUMBER")]
    builds: Option<usize>,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let mut changes = match Changes::of(root, arguments.look) {
        Ok(changes) => changes,
        Err(why) => {
            say_error(&format!("error: the files cannot be watched: {why}\n  try: rapporteur watch --look"));
            return Exit::Usage;
        }
    };
    let mut opened = match submissions::open(root) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let mut touched = match submissions::choose(&arguments.names, &opened.all) {
        Ok(chosen) => chosen,
        Err(why) => {
            say_error(&why);
            return Exit::Usage;
        }
    };
    let mut left = arguments.builds.unwrap_or(usize::MAX);
    say_error("watching; stop with Ctrl-C");
    loop {
        for path in &touched {
            build::again(path, root, &mut opened);
            left = left.saturating_sub(1);
        }
        if left == 0 {
            return Exit::Fine;
        }
        touched = match changes.next() {
            Ok(told) => follow(&told, arguments, root, &mut opened),
            Err(why) => {
                say_error(&format!("error: the files cannot be watched any longer: {why}"));
                return Exit::Usage;
            }
        };
    }
}

/// Reads anew what changed, and says which submissions it touches.
fn follow(told: &Told, arguments: &Arguments, root: &Path, opened: &mut Opened) -> Vec<WorkspacePath> {
    if told.any
        && let Ok(again) = submissions::open(root)
    {
        *opened = again;
        return chosen(arguments, opened);
    }
    let workspace = &mut opened.workspace;
    let changed: Vec<&WorkspacePath> = told.files.iter().filter(|path| workspace.refresh(path)).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    opened.all = manifest::list(&opened.workspace, &mut Diagnostics::new());
    let chosen = chosen(arguments, opened);
    if changed.iter().any(|path| is_shared(path)) {
        opened.found = Diagnostics::new();
        opened.shared = pipeline::load_shared(&mut opened.workspace, &mut opened.found);
        return chosen;
    }
    chosen.into_iter().filter(|path| takes(path, &changed, &mut opened.workspace)).collect()
}

/// The submissions that are watched. One that was named and is gone is not missed: it may come back.
fn chosen(arguments: &Arguments, opened: &Opened) -> Vec<WorkspacePath> {
    if arguments.names.is_empty() {
        return opened.all.clone();
    }
    let named = arguments.names.iter().map(|name| submissions::choose(std::slice::from_ref(name), &opened.all));
    named.filter_map(Result::ok).flatten().collect()
}

/// True for what any submission may be made of: all but manifests, sections and texts beside manifests.
fn is_shared(path: &WorkspacePath) -> bool {
    let path = path.as_str();
    match path.strip_prefix("submissions/") {
        Some(below) if path.ends_with(".toml") => below.starts_with("corpus/"),
        Some(_) => !path.ends_with(".md"),
        None => true,
    }
}

/// True when the manifest itself or a text that it takes is among what changed. One that cannot be read is
/// touched by everything.
fn takes(path: &WorkspacePath, changed: &[&WorkspacePath], workspace: &mut Workspace) -> bool {
    if changed.contains(&path) {
        return true;
    }
    let Some(manifest) = manifest::read(workspace, path, &mut Diagnostics::new()) else { return true };
    let mut uses = manifest.entries.iter().flat_map(|entry| &entry.uses);
    uses.any(|used| {
        // A version is held against the section itself. One that is missing may have come.
        let whole = Use { version: None, ..used.clone() };
        let mut files = [used, &whole].map(|used| uses::file_of(workspace, &manifest, used)).into_iter();
        files.any(|file| file.is_none_or(|file| changed.contains(&&file)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_touches_those_who_take_it_and_a_record_everybody() {
        let shared = |path: &str| is_shared(&WorkspacePath::new(path).unwrap());
        for path in ["submissions/67/women.toml", "submissions/67/closing.md", "submissions/corpus/sections/a/b.md"] {
            assert!(!shared(path), "{path}");
        }
        for path in ["submissions/corpus/terms.toml", "submissions/corpus/images/a.png", "rapporteur.toml"] {
            assert!(shared(path), "{path}");
        }
    }
}
