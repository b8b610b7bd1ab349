//! `check`: judges submissions and the corpus by the rules, and says what to mend.

use std::path::Path;

use serde::Serialize;

use super::report::{self, Finding};
use super::submissions::{self, Opened, short};
use super::{Exit, say, say_error, say_json, today};
use crate::check::Judgement;
use crate::diag::{Diagnostic, Diagnostics, Severity, SourceMap, render};
use crate::files::limits;
use crate::pipeline;
use crate::tables::Date;

/// Check every submission and the corpus, or the submissions named, against the rules of their bodies
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Submissions, by the name of their manifest [default: all, and the corpus]
    names: Vec<String>,
    /// End with 1 for findings that weigh at least so much
    #[arg(long, value_name = "WEIGHT", default_value = "errors")]
    deny: Deny,
    /// The day against which reviews and deadlines are judged [default: today]
    #[arg(long, value_name = "DAY", value_parser = today::day)]
    on: Option<Date>,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

/// What the command ends with 1 for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    Errors,
    Warnings,
    Notes,
}

impl Deny {
    fn least(self) -> Severity {
        match self {
            Self::Errors => Severity::Error,
            Self::Warnings => Severity::Warning,
            Self::Notes => Severity::Note,
        }
    }
}

/// What programs read.
#[derive(Serialize)]
struct Listing {
    findings: Vec<Finding>,
    errors: usize,
    warnings: usize,
    notes: usize,
    allowed: usize,
    checked: Vec<String>,
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
    let Opened { workspace, shared, found, .. } = &mut opened;
    let on = Some(arguments.on.unwrap_or_else(today::today));
    let mut judgement = Judgement { found: std::mem::take(found), allowed: 0 };
    let mut add = |more: Judgement| {
        judgement.found.extend(more.found);
        judgement.allowed += more.allowed;
    };
    for path in &chosen {
        add(pipeline::check(workspace, shared, path, on));
    }
    if arguments.names.is_empty() {
        add(pipeline::check_corpus(workspace, shared, on));
    }
    let files = workspace.sources();
    let listed = listed(&judgement.found, files);
    let count = |severity| listed.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if arguments.json {
        let findings = listed.iter().map(|finding| report::finding(finding, files)).collect();
        let checked = chosen.iter().map(short).collect();
        let said = say_json(&Listing { findings, errors, warnings, notes, allowed: judgement.allowed, checked });
        if said != Exit::Fine {
            return said;
        }
    } else {
        print(&listed, files);
        say(&total(chosen.len(), [errors, warnings, notes], judgement.allowed));
    }
    let denied = listed.iter().any(|finding| finding.severity >= arguments.deny.least());
    if denied { Exit::Findings } else { Exit::Fine }
}

/// The findings as they are printed: file by file, the file with the most serious first, and in it the most
/// serious first; what two submissions share is said once.
fn listed<'a>(found: &'a Diagnostics, files: &SourceMap) -> Vec<&'a Diagnostic> {
    let mut listed: Vec<&Diagnostic> = Vec::new();
    for finding in found.sorted() {
        if listed.last() != Some(&finding) {
            listed.push(finding);
        }
    }
    let path = |finding: &Diagnostic| finding.span.map_or("", |span| files.path(span.file)).to_owned();
    let mut worst = std::collections::BTreeMap::new();
    for finding in &listed {
        let of_file = worst.entry(path(finding)).or_insert(finding.severity);
        *of_file = finding.severity.max(*of_file);
    }
    // The sort keeps findings of one weight in the order of their places.
    listed.sort_by_key(|finding| {
        let path = path(finding);
        let weight = worst.get(&path).copied();
        (std::cmp::Reverse(weight), path, std::cmp::Reverse(finding.severity))
    });
    listed
}

fn print(listed: &[&Diagnostic], files: &SourceMap) {
    for finding in listed.iter().take(limits::FINDINGS) {
        say(&render(finding, files));
    }
    if let Some(rest) = listed.len().checked_sub(limits::FINDINGS).filter(|rest| *rest > 0) {
        say(&format!("and {rest} more: mend these first\n"));
    }
}

/// "2 submissions: 1 error, 3 warnings, 2 notes; 1 allowed".
fn total(submissions: usize, [errors, warnings, notes]: [usize; 3], allowed: usize) -> String {
    let counted = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        many => Some(format!("{many} {what}s")),
    };
    let found: Vec<String> = [counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")]
        .into_iter()
        .flatten()
        .collect();
    let found = if found.is_empty() { "nothing to mend".to_owned() } else { found.join(", ") };
    let allowed = if allowed > 0 { format!("; {allowed} allowed") } else { String::new() };
    format!("{}: {found}{allowed}", counted(submissions, "submission").unwrap_or_else(|| "no submission".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    #[test]
    fn the_total_is_one_line() {
        assert_eq!(total(2, [1, 3, 0], 1), "2 submissions: 1 error, 3 warnings; 1 allowed");
        assert_eq!(total(1, [0, 0, 0], 0), "1 submission: nothing to mend");
    }

    #[test]
    fn the_file_with_the_most_serious_finding_comes_first_and_in_it_the_most_serious() {
        let mut files = SourceMap::new();
        let (a, b) = (files.add("a", "xxxx"), files.add("b", "xxxx"));
        let mut found = Diagnostics::new();
        for (severity, file, at, message) in [
            (Severity::Warning, a, 0, "one"),
            (Severity::Note, b, 0, "two"),
            (Severity::Error, b, 2, "three"),
            (Severity::Note, b, 0, "two"),
        ] {
            found.push(Diagnostic::new(severity, Some(Span::new(file, at, at + 1)), message));
        }
        let said: Vec<&str> = listed(&found, &files).iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(said, ["three", "two", "one"], "and what is found twice is said once");
    }
}
