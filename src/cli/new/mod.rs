//! `new`: a manifest to begin from, blank or carried on from an older submission.

mod onward;
mod report;

use std::path::{Path, PathBuf};

use super::submissions::{self, Opened, print_findings};
use super::{Exit, output, say_error, schema, today};
use crate::body::{self, Body};
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::reuse::carry;
use crate::tables::Date;
use crate::template::{self, Template};
use report::Report;

/// Write a new manifest: blank from a template, or carried on from an older submission
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The new submission, such as 70/women
    name: String,
    /// The template [default: that of the older submission]
    #[arg(long, short, value_name = "TEMPLATE")]
    template: Option<String>,
    /// The older submission that is carried on
    #[arg(long, value_name = "SUBMISSION")]
    from: Option<String>,
    /// The session to file for [default: the next of the body's calendar]
    #[arg(long, value_name = "NUMBER")]
    session: Option<i64>,
    /// The day on which it is begun [default: today]
    #[arg(long, value_name = "DAY", value_parser = today::day)]
    today: Option<Date>,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

/// A fault of the command line: what is wrong, and what to type.
pub(super) struct Refusal(String);

impl Refusal {
    fn new(what: impl std::fmt::Display, hint: impl std::fmt::Display) -> Self {
        Self(format!("error: {what}\n  try: {hint}"))
    }
}

/// A file to be written, below the workspace.
type NewFile = (WorkspacePath, String);

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let mut opened = match submissions::open(root) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let made = manifest_path(&arguments.name).and_then(|path| match &arguments.from {
        Some(old) => onward::carried(arguments, old, path, &mut opened),
        None => blank(arguments, path, &mut opened),
    });
    let written = made.and_then(|(files, report)| write(&files, root).map(|()| report));
    if written.is_ok() {
        schema::refresh(root);
    }
    match written {
        Ok(report) => report.say(arguments, root),
        Err(Refusal(why)) => {
            say_error(&why);
            Exit::Usage
        }
    }
}

/// The day that was given, or that of the clock.
fn on(arguments: &Arguments) -> Date {
    arguments.today.unwrap_or_else(today::today)
}

fn manifest_path(name: &str) -> Result<WorkspacePath, Refusal> {
    let plain = name.strip_prefix("submissions/").unwrap_or(name);
    let plain = plain.strip_suffix(".toml").unwrap_or(plain);
    let path = WorkspacePath::new(&format!("submissions/{plain}.toml"))
        .map_err(|why| Refusal::new(format!("`{name}` is no name: {why}"), "a name such as 70/women"))?;
    if path.as_str().starts_with("submissions/corpus/") || !path.as_str().starts_with("submissions/") {
        return Err(Refusal::new("there is no manifest in the corpus", "another name, such as 70/women"));
    }
    Ok(path)
}

fn blank(arguments: &Arguments, path: WorkspacePath, opened: &mut Opened) -> Result<(Vec<NewFile>, Report), Refusal> {
    let Some(name) = &arguments.template else {
        let known = template::names(&opened.workspace).join(", ");
        let hint = format!("--template with one of {known}; or --from with an older submission");
        return Err(Refusal::new("a new submission needs a template", hint));
    };
    let (template, body) = read_template(&mut opened.workspace, name)?;
    let coming = body.as_ref().and_then(|body| body.coming_session(template.deadline, on(arguments)));
    let session = arguments.session.or(coming);
    let text = carry::blank(&template, body.as_ref(), session, &opened.shared.corpus);
    let text = schema::line(&path, &template.name) + &text;
    let report = Report::new(&path, None);
    Ok((vec![(path, text)], report))
}

/// A template and its body. What is wrong with them is said at once: nothing can be made of them.
fn read_template(workspace: &mut Workspace, name: &str) -> Result<(Template, Option<Body>), Refusal> {
    let mut found = Diagnostics::new();
    let template = template::read_named(workspace, name, None, &mut found);
    let body = template.as_ref().and_then(|t| t.body.as_ref()).and_then(|id| body::read(workspace, id, &mut found));
    match template {
        Some(template) if !found.has_errors() => Ok((template, body)),
        _ => {
            print_findings(&found, workspace);
            Err(Refusal::new(format!("the template `{name}` cannot be used"), "rapporteur list templates"))
        }
    }
}

/// Writes all files or none; what is there already is never changed.
fn write(files: &[NewFile], root: &Path) -> Result<(), Refusal> {
    for (path, _) in files {
        if root.join(path.as_str()).symlink_metadata().is_ok() {
            return Err(Refusal::new(format!("{path} is there already"), "another name; nothing was written"));
        }
    }
    let files: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(path, text)| (root.join(path.as_str()), text.as_bytes())).collect();
    output::replace_all(&files)
        .map_err(|fault| Refusal(format!("error: {} cannot be written: {}", fault.path.display(), fault.error)))
}
