//! Prints a submission as plain words: a passage a line, `body` or `note` and a tab before it, a tab and its
//! number or bullet after it.
//!
//! `cargo run --example reading -- submissions/67/women-who-leave.toml`

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example is a program of its own")]

use std::path::Path;
use std::process::ExitCode;

use rapporteur::diag::{Diagnostics, render};
use rapporteur::files::{Disk, Workspace, WorkspacePath};
use rapporteur::{pipeline, reading};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("name a manifest, such as submissions/67/women-who-leave.toml");
        return ExitCode::from(2);
    };
    let mut found = Diagnostics::new();
    let Ok(disk) = Disk::new(Path::new(".")) else { return ExitCode::from(2) };
    let mut workspace = Workspace::new(Box::new(disk));
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let submission =
        WorkspacePath::new(&path).ok().and_then(|path| pipeline::load(&mut workspace, &shared, &path, &mut found));
    if let Some(submission) = submission {
        let document = pipeline::assemble(&submission, &shared, &mut found);
        for passage in reading::read(&document) {
            let kind = if passage.note.is_some() { "note" } else { "body" };
            let marker = passage.marker.unwrap_or_default();
            println!("{kind}\t{}\t{marker}", passage.text.replace('\n', " "));
        }
    }
    for diagnostic in found.sorted() {
        eprintln!("{}", render(diagnostic, workspace.sources()));
    }
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
