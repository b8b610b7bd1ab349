//! `list`: what the workspace holds, and what uses it.

mod rows;
mod summary;

use std::io::IsTerminal as _;
use std::path::Path;

use super::columns::{self, Set};
use super::{Exit, say, say_error, say_json, today};
use crate::catalogue::{self, Catalogue};
use crate::diag::{Diagnostics, Severity, render};
use crate::files::{Disk, Workspace};
use crate::tables::Date;

/// List what the workspace holds, and what uses it
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What to list [default: how much there is of each]
    what: Option<What>,
    /// The day against which reviews and deadlines are judged [default: today]
    #[arg(long, value_name = "DAY", value_parser = today::day)]
    on: Option<Date>,
    /// For programs: JSON
    #[arg(long)]
    json: bool,
}

/// The kinds of things that can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum What {
    /// Sections of the corpus: words, review, who uses them
    Sections,
    /// Bibliographic records: kind, author, year, who cites them
    Sources,
    /// Manifests: template, status, day of filing, words
    Submissions,
    /// Templates: body, and what they ask of a manifest
    Templates,
    /// Bodies: sessions and the next deadline
    Bodies,
    /// Names in the forms that bodies ask for
    Terms,
    /// Organisations: status, who signs, who uses them
    Organisations,
}

/// Columns with their rows.
type Table = (Vec<(&'static str, Set)>, Vec<Vec<String>>);

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let disk = match Disk::new(root) {
        Ok(disk) => disk,
        Err(error) => {
            say_error(&format!("error: the workspace cannot be read: {error}"));
            return Exit::Usage;
        }
    };
    let mut workspace = Workspace::new(Box::new(disk));
    let mut found = Diagnostics::new();
    let on = arguments.on.unwrap_or_else(today::today);
    let catalogue = catalogue::read(&mut workspace, on, &mut found);
    if !arguments.json {
        print(&catalogue, arguments.what);
    } else if write_json(&catalogue, arguments.what) == Exit::Fault {
        return Exit::Fault;
    }
    faults(&found, &workspace)
}

/// The rows of what was asked for as a list; the whole catalogue as an object of lists.
fn write_json(catalogue: &Catalogue, what: Option<What>) -> Exit {
    let Some(what) = what else { return say_json(catalogue) };
    match what {
        What::Sections => say_json(&catalogue.sections),
        What::Sources => say_json(&catalogue.sources),
        What::Submissions => say_json(&catalogue.submissions),
        What::Templates => say_json(&catalogue.templates),
        What::Bodies => say_json(&catalogue.bodies),
        What::Terms => say_json(&catalogue.terms),
        What::Organisations => say_json(&catalogue.organisations),
    }
}

fn print(catalogue: &Catalogue, what: Option<What>) {
    let Some(what) = what else {
        summary::lines(catalogue).iter().for_each(|line| say(line));
        say_error("  try: rapporteur list sections");
        return;
    };
    let (columns, rows) = rows::of(catalogue, what);
    if rows.is_empty() {
        return say_error("there are none yet");
    }
    // Whoever reads it with another program has room for the whole of it.
    let most = std::io::stdout().is_terminal().then_some(44);
    columns::lines(&columns, &rows, most).iter().for_each(|line| say(line));
}

/// Says the errors: a list with a gap in it must not look whole. Warnings are for `build`.
fn faults(found: &Diagnostics, workspace: &Workspace) -> Exit {
    for diagnostic in found.sorted().into_iter().filter(|d| d.severity == Severity::Error) {
        say_error(&render(diagnostic, workspace.sources()));
        say_error("");
    }
    if found.has_errors() {
        say_error("the list holds what could be read");
        return Exit::Findings;
    }
    Exit::Fine
}
