//! Why a page ends where it does, from the table of the paginator.

use std::path::Path;

use super::super::submissions::{self, Assembled};
use super::super::{Exit, say, say_error};
use crate::diag::Diagnostics;
use crate::document::Document;
use crate::layout::Why;
use crate::layout::paginate::{Break, Cost, Field, Finding, Neighbour, Verdict};
use crate::pipeline;

/// Says why page `number`, from 1, of a submission ends where it does, with its neighbours up to `reach`
/// lines away.
pub(super) fn run(name: &str, number: usize, reach: usize, root: &Path) -> Exit {
    let mut opened = match submissions::open(root) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let Assembled { submission, document } = match submissions::assemble_one(name, &mut opened) {
        Ok(assembled) => assembled,
        Err(exit) => return exit,
    };
    let mut found = Diagnostics::new();
    let page = number.checked_sub(1);
    let why = page.and_then(|page| pipeline::explain(&document, &submission, &opened.shared, page, reach, &mut found));
    match why {
        Some(why) if !found.has_errors() => {
            tell(&document, &why);
            Exit::Fine
        }
        _ if found.has_errors() => {
            submissions::print_findings(&found, &opened.workspace);
            Exit::Findings
        }
        _ => {
            say_error(&format!("error: there is no page {number}"));
            Exit::Usage
        }
    }
}

fn tell(document: &Document, why: &Why) {
    let (page, end) = (why.explanation.page + 1, why.explanation.end);
    let last = end.checked_sub(1).and_then(|line| why.lines.get(line));
    say(&format!("page {page} of {} ends with: {}", why.pages, ending(last)));
    for neighbour in &why.explanation.neighbours {
        say(&told(document, why, neighbour, end));
    }
}

/// The last words of a line.
fn ending(line: Option<&String>) -> String {
    let words: Vec<&str> = line.map(|line| line.split_whitespace().collect()).unwrap_or_default();
    let from = words.len().saturating_sub(6);
    words.get(from..).unwrap_or_default().join(" ")
}

fn told(document: &Document, why: &Why, neighbour: &Neighbour, end: usize) -> String {
    let (distance, way) = match neighbour.boundary.checked_sub(end) {
        Some(more) => (more, "more"),
        None => (end - neighbour.boundary, "less"),
    };
    let lines = if distance == 1 { "line" } else { "lines" };
    let reason = match &neighbour.verdict {
        Verdict::Chosen => "another page ends there".to_owned(),
        Verdict::Equal => "as good, but pages would hold less text before later ones".to_owned(),
        Verdict::OutOfReach => "would not fit, or a note would begin on a later page than its mark".to_owned(),
        Verdict::Forbidden(kind) => forbidden(*kind).to_owned(),
        Verdict::Worse { field, findings, total } => {
            format!("{}{}", worse(document, why, *field, findings), instead(*field, &why.explanation.total, total))
        }
    };
    format!("  {distance} {lines} {way}: {reason}")
}

fn forbidden(kind: Break) -> &'static str {
    match kind {
        Break::Orphan => "the first line of a paragraph would stand alone at the foot",
        Break::Widow => "the last line of a paragraph would stand alone on the next page",
        Break::KeepNext => "what belongs together would be parted: a heading and its text, a signature and its closing",
        Break::Never => "this cannot be divided",
        Break::Free | Break::Force => "not there",
    }
}

/// The first thing in which the division through that place is worse.
fn worse(document: &Document, why: &Why, field: Field, findings: &[Finding]) -> String {
    let label = |place: &usize| {
        let id = why.notes.get(*place).and_then(|id| document.note(*id));
        id.map_or_else(|| "a note".to_owned(), |note| format!("note {}", note.label))
    };
    let named = findings.iter().find_map(|finding| match (field, finding) {
        (Field::Splits, Finding::SplitNote { note, .. }) => Some(format!("{} would be divided", label(note))),
        (Field::LateNotes, Finding::LateNote { note, .. }) => Some(format!("{} would begin late", label(note))),
        (Field::Holes, Finding::Hole { column, percent }) => {
            Some(format!("page {} would be {percent} per cent empty", column + 1))
        }
        _ => None,
    });
    named.unwrap_or_else(|| {
        match field {
            Field::Overfull => "something would run off the page",
            Field::LateNotes => "a note would begin on a later page than its mark",
            Field::Stranded => "a line or a heading would stand alone",
            Field::Holes => "a page would be too empty",
            Field::Splits => "a note would be divided",
            Field::Pages => "there would be a page more",
            Field::Slack => "the pages would be filled less evenly",
        }
        .to_owned()
    })
}

/// What a division through that place would cost, beside what the chosen one does, in the field that decided.
fn instead(field: Field, chosen: &Cost, other: &Cost) -> String {
    let counted = |cost: &Cost| match field {
        Field::Overfull => cost.overfull.to_string(),
        Field::LateNotes => several(cost.late_notes, "late note"),
        Field::Stranded => format!("{} for stranded lines", cost.stranded),
        Field::Holes => several(cost.holes, "hole"),
        Field::Splits => several(cost.splits, "divided note"),
        Field::Pages => several(cost.pages, "page"),
        Field::Slack => format!("{} for white", cost.slack),
    };
    format!(" ({} instead of {})", counted(other), counted(chosen))
}

fn several(number: impl Into<u64>, thing: &str) -> String {
    match number.into() {
        1 => format!("1 {thing}"),
        number => format!("{number} {thing}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hole_is_no_holes() {
        let (one, two) = (Cost { holes: 1, ..Cost::default() }, Cost { holes: 2, ..Cost::default() });
        assert_eq!(instead(Field::Holes, &one, &two), " (2 holes instead of 1 hole)");
    }
}
