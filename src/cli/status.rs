//! `status`: how every submission stands, and when each section was last filed.

use std::path::Path;

use serde::Serialize;

use super::columns::{self, Set};
use super::submissions::{self, Opened};
use super::{Exit, say, say_error, say_json, today};
use crate::corpus;
use crate::diag::Diagnostics;
use crate::files::WorkspacePath;
use crate::pipeline;
use crate::reading::grouped;
use crate::reuse::record;
use crate::reuse::status::{LastFiled, Standing, Subject, last_filed, standing};
use crate::tables::Date;

/// Say how submissions stand: deadline, words, findings, reviews, age of sources
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Submissions, by the name of their manifest; their details are listed [default: all, in short]
    names: Vec<String>,
    /// List the sections too: when and where each was last filed, and whether it changed since
    #[arg(long)]
    sections: bool,
    /// Sources older than so many years are named
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    years: i32,
    /// The day against which all is judged [default: today]
    #[arg(long, value_name = "DAY", value_parser = today::day)]
    today: Option<Date>,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

/// What programs read.
#[derive(Debug, Serialize)]
struct Answer {
    /// The day against which all is judged.
    on: Date,
    submissions: Vec<Standing>,
    /// Manifests that cannot be read.
    unread: Vec<String>,
    sections: Vec<LastFiled>,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let mut opened = match submissions::open(root) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let chosen = match submissions::choose(&arguments.names, &opened.all) {
        Ok(chosen) => chosen,
        Err(why) => {
            say_error(&why);
            return Exit::Usage;
        }
    };
    let on = arguments.today.unwrap_or_else(today::today);
    let mut answer = Answer { on, submissions: Vec::new(), unread: Vec::new(), sections: Vec::new() };
    for path in &chosen {
        match examine(path, on, arguments.years, &mut opened) {
            Some(standing) => answer.submissions.push(standing),
            None => answer.unread.push(submissions::short(path)),
        }
    }
    if arguments.sections {
        answer.sections = sections(&mut opened);
    }
    // What is due first stands first; what has no deadline, and what is filed, comes last.
    answer.submissions.sort_by_key(|one| (one.days_left.is_none(), one.days_left, one.submission.clone()));
    let exit = if answer.unread.is_empty() { Exit::Fine } else { Exit::Findings };
    if arguments.json {
        let said = say_json(&answer);
        return if said == Exit::Fine { exit } else { said };
    }
    print(&answer, arguments);
    exit
}

fn examine(path: &WorkspacePath, on: Date, years: i32, opened: &mut Opened) -> Option<Standing> {
    let mut found = Diagnostics::new();
    let examined = pipeline::examine(&mut opened.workspace, &opened.shared, path, &mut found)?;
    let subject = Subject {
        manifest: &examined.submission.manifest,
        template: &examined.submission.template,
        body: examined.submission.body.as_ref(),
        selection: &examined.submission.selection,
        document: &examined.document,
        budget: &examined.budget,
        found: &found,
        corpus: &opened.shared.corpus,
    };
    Some(standing(&subject, on, years))
}

fn sections(opened: &mut Opened) -> Vec<LastFiled> {
    let workspace = &mut opened.workspace;
    let locks: Vec<record::Lock> = record::records(workspace).into_iter().filter_map(|(_, lock)| lock).collect();
    let files = corpus::section_files(workspace, &mut Diagnostics::new());
    let mut now = |name: &str| {
        let named = |file: &&corpus::SectionFile| match &file.version {
            Some(version) => name.strip_prefix(&file.name).and_then(|rest| rest.strip_prefix('.')) == Some(version),
            None => file.name == name,
        };
        let file = workspace.read(&files.iter().find(named)?.path, None).ok()?;
        Some(record::sum(workspace.sources().text(file).as_bytes()))
    };
    last_filed(&locks, &mut now)
}

fn print(answer: &Answer, arguments: &Arguments) {
    if !answer.submissions.is_empty() {
        let columns = [
            ("submission", Set::Left),
            ("status", Set::Left),
            ("deadline", Set::Left),
            ("days", Set::Right),
            ("words", Set::Right),
            ("errors", Set::Right),
            ("warnings", Set::Right),
            ("to be looked at", Set::Left),
        ];
        let rows: Vec<Vec<String>> = answer.submissions.iter().map(cells).collect();
        columns::lines(&columns, &rows, None).iter().for_each(|line| say(line));
    }
    answer
        .unread
        .iter()
        .for_each(|name| say_error(&format!("{name} cannot be read: rapporteur build {name} says why")));
    if !arguments.names.is_empty() {
        answer.submissions.iter().flat_map(details).for_each(|line| say(&line));
    }
    if arguments.sections {
        say("");
        let columns = [("section", Set::Left), ("last filed", Set::Left), ("in", Set::Left), ("since then", Set::Left)];
        let since = |row: &LastFiled| if row.changed { "changed".to_owned() } else { String::new() };
        let cells = |row: &LastFiled| vec![row.section.clone(), row.filed.clone(), row.submission.clone(), since(row)];
        let rows: Vec<Vec<String>> = answer.sections.iter().map(cells).collect();
        match rows.is_empty() {
            true => say_error("nothing was filed yet: rapporteur file NAME keeps a record"),
            false => columns::lines(&columns, &rows, None).iter().for_each(|line| say(line)),
        }
    }
}

fn cells(one: &Standing) -> Vec<String> {
    let words = match one.most {
        Some(most) => format!("{} of {}", grouped(one.words), grouped(most)),
        None => grouped(one.words),
    };
    let day = one.deadline.map_or("not known".to_owned(), |day| day.to_string());
    let days = one.days_left.map_or(String::new(), |days| days.to_string());
    let counts = [
        (one.overdue.len(), "sections overdue"),
        (one.unreviewed.len(), "never reviewed"),
        (one.old_sources.len(), "old sources"),
        (one.unseen_sources.len(), "addresses without a day"),
    ];
    let said: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let (errors, warnings) = (one.errors.to_string(), one.warnings.to_string());
    vec![one.submission.clone(), one.status.to_owned(), day, days, words, errors, warnings, said.join(", ")]
}

/// The names behind the counts.
fn details(one: &Standing) -> Vec<String> {
    let lists = [
        ("review over", &one.overdue),
        ("never reviewed", &one.unreviewed),
        ("old sources", &one.old_sources),
        ("addresses without a day", &one.unseen_sources),
    ];
    let line = |(what, names): &(&str, &Vec<String>)| format!("  {what}: {}", names.join(", "));
    let lines: Vec<String> = lists.iter().filter(|(_, names)| !names.is_empty()).map(line).collect();
    if lines.is_empty() { lines } else { [vec![one.submission.clone()], lines].concat() }
}
