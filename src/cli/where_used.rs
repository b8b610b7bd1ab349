//! `where-used`: every place of every submission that takes, cites or names something.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::columns::{self, Set};
use super::submissions::{self, Opened, short};
use super::{Exit, say, say_error, say_json};
use crate::diag::{Diagnostics, Severity, nearest, render};
use crate::files::WorkspacePath;
use crate::layout::PageFacts;
use crate::manifest;
use crate::pipeline;
use crate::reuse::uses::{self, Kind, Place, Subject, Unused, Where};

/// Say where a section, source, term, organisation or person is used
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A section, an anchor such as china/status#crime, a citation key, a term, an organisation, one who
    /// signs (organisation/person), a person's pseudonym or a template
    key: String,
    /// Do not lay out the submissions: faster, and without pages
    #[arg(long)]
    no_pages: bool,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

/// All that is known of a key.
#[derive(Debug, Serialize)]
struct Answer {
    key: String,
    /// What the key names.
    kinds: Vec<Kind>,
    /// Every place in a submission.
    places: Vec<Row>,
    /// Places in the corpus that no submission takes.
    unused: Vec<Unused>,
}

/// A place and the submission that it belongs to.
#[derive(Debug, Serialize)]
struct Row {
    submission: String,
    #[serde(flatten)]
    place: Place,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let mut opened = match submissions::open(root) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let subjects = uses::subjects(&arguments.key, &opened.shared.corpus, &opened.workspace);
    let mut found = std::mem::take(&mut opened.found);
    let answer = answer(arguments, &subjects, &mut opened, &mut found);
    if answer.places.is_empty() && answer.unused.is_empty() && subjects.iter().all(|s| s.kind == Kind::Person) {
        return unknown(&arguments.key, &opened);
    }
    let said = if arguments.json { say_json(&answer) } else { print(&answer) };
    let worst = faults(&found, &opened);
    if said == Exit::Fine { worst } else { said }
}

fn answer(arguments: &Arguments, subjects: &[Subject], opened: &mut Opened, found: &mut Diagnostics) -> Answer {
    let mut rows = Vec::new();
    let mut taken = BTreeSet::new();
    for path in opened.all.clone() {
        let Some(manifest) = manifest::read(&mut opened.workspace, &path, found) else { continue };
        for used in manifest.entries.iter().flat_map(|entry| &entry.uses) {
            let file = uses::file_of(&opened.workspace, &manifest, used);
            taken.extend(file.map(|path| path.as_str().to_owned()));
        }
        let meant: Vec<&Subject> =
            subjects.iter().filter(|subject| uses::may_name(&mut opened.workspace, &manifest, subject)).collect();
        if !meant.is_empty() {
            rows.extend(of_one(&path, &meant, arguments, opened, found));
        }
    }
    let unused = subjects.iter().flat_map(|subject| uses::unused(&mut opened.workspace, subject, &taken)).collect();
    let kinds = subjects.iter().map(|subject| subject.kind).collect();
    Answer { key: arguments.key.clone(), kinds, places: rows, unused }
}

/// The places of one submission. With a fault in it the places are those of what could be read.
fn of_one(
    path: &WorkspacePath,
    subjects: &[&Subject],
    arguments: &Arguments,
    opened: &mut Opened,
    found: &mut Diagnostics,
) -> Vec<Row> {
    let Opened { workspace, shared, .. } = opened;
    let mut said = Diagnostics::new();
    let submission = pipeline::load(workspace, shared, path, &mut said);
    let Some(submission) = submission else {
        found.extend(said.at_least(Severity::Error));
        return Vec::new();
    };
    let document = pipeline::assemble(&submission, shared, &mut said);
    // A document with a fault in it has no pages that anyone will see.
    let lay_out = !arguments.no_pages && !said.has_errors();
    found.extend(said.at_least(Severity::Error));
    let places = |facts: Option<&PageFacts>| -> Vec<Row> {
        let within = Where {
            manifest: &submission.manifest,
            selection: &submission.selection,
            document: &document,
            facts,
            corpus: &shared.corpus,
            sources: workspace.sources(),
        };
        let all = subjects.iter().flat_map(|subject| uses::places(subject, &within));
        all.map(|place| Row { submission: short(path), place }).collect()
    };
    let rows = places(None);
    if rows.is_empty() || !lay_out {
        return rows;
    }
    // What the layout has to say is said by `build`.
    let layout = pipeline::lay_out(&document, &submission, shared, &mut Diagnostics::new());
    layout.map_or(rows, |layout| places(Some(&layout.facts)))
}

fn print(answer: &Answer) -> Exit {
    if answer.places.is_empty() {
        say(&format!("no submission uses {}", answer.key));
    } else {
        let columns = [
            ("submission", Set::Left),
            ("", Set::Left),
            ("page", Set::Right),
            ("note", Set::Right),
            ("section", Set::Left),
            ("typed in", Set::Left),
        ];
        let rows: Vec<Vec<String>> = answer.places.iter().map(cells).collect();
        columns::lines(&columns, &rows, None).iter().for_each(|line| say(line));
    }
    if !answer.unused.is_empty() {
        say("");
        say("in the corpus, in files that no submission takes:");
        answer.unused.iter().for_each(|place| say(&format!("  {}  {}:{}", place.section, place.file, place.line)));
    }
    Exit::Fine
}

fn cells(row: &Row) -> Vec<String> {
    let place = &row.place;
    let pages = match place.pages {
        None => String::new(),
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}–{last}"),
    };
    let within = place.section.clone().or_else(|| place.field.clone()).unwrap_or_else(|| "heading".to_owned());
    vec![
        row.submission.clone(),
        place.way.name().to_owned(),
        pages,
        place.note.clone().unwrap_or_default(),
        within,
        format!("{}:{}", place.file, place.line),
    ]
}

fn unknown(key: &str, opened: &Opened) -> Exit {
    let known = uses::known_names(&opened.shared.corpus, &opened.workspace);
    let hint = match nearest(key, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None => "rapporteur list sources, or list sections: they show what there is".to_owned(),
    };
    say_error(&format!("error: nothing here is called `{key}`\n  try: {hint}"));
    Exit::Usage
}

/// Says the errors: an answer with a gap in it must not look whole.
fn faults(found: &Diagnostics, opened: &Opened) -> Exit {
    for diagnostic in found.sorted().into_iter().filter(|d| d.severity == Severity::Error) {
        say_error(&render(diagnostic, opened.workspace.sources()));
        say_error("");
    }
    if found.has_errors() {
        say_error("there may be more places, where something could not be read");
        return Exit::Findings;
    }
    Exit::Fine
}
