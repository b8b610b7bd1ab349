//! Faults of TOML's syntax, in the words of people who have never seen it.
//!
//! What a fault is called depends first on what a person may have typed on that line (`line`), then on
//! brackets that are left open ([`brackets`]), and last on what the parser says ([`parser`]).

mod brackets;
mod line;
mod parser;
#[cfg(test)]
mod tests;

use std::ops::Range;

use toml::de::Error;

use super::value::Place;
use crate::diag::{Diagnostic, Span};
use crate::files::limits;

/// What is wrong: the bytes of the text, the message and what to type instead.
struct Finding {
    range: Range<usize>,
    message: String,
    hint: String,
}

impl Finding {
    fn new(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { range, message: message.into(), hint: hint.into() }
    }
}

/// One diagnostic a fault; faults that follow from another are left out, because the first is the one
/// to mend: those on the same line, and what the lines of a table say twice that stands there twice.
pub(super) fn explain(errors: &[Error], place: &Place<'_>) -> Vec<Diagnostic> {
    let mut said: Vec<(usize, Diagnostic)> = Vec::new();
    let mut doubled_table: Option<usize> = None;
    // The first of them are enough to mend a file by; each is looked at in the light of the whole text.
    for error in errors.iter().take(limits::FINDINGS) {
        let range = error.span().unwrap_or(0..0);
        let line_number = place.text.get(..range.start).map_or(0, |before| before.matches('\n').count());
        if said.iter().any(|(line, _)| *line == line_number) {
            continue;
        }
        if is_doubled(error) {
            let heading = heading_at(place.text, range.start);
            if heading.is_some() && heading == doubled_table {
                continue;
            }
            doubled_table = heading;
        }
        let finding = find(error.message(), range, place.text);
        // What several faults come down to, such as a bracket that is left open, is said once.
        let diagnostic = Diagnostic::error(place.span(finding.range), finding.message).hint(finding.hint);
        if !said.iter().any(|(_, other)| *other == diagnostic) {
            said.push((line_number, diagnostic));
        }
    }
    said.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

fn find(message: &str, range: Range<usize>, text: &str) -> Finding {
    let (line, start) = line_at(text, range.start);
    let on_line = line::mistake(line, range.start.saturating_sub(start).min(line.len()));
    let shifted =
        |finding: Finding| Finding { range: finding.range.start + start..finding.range.end + start, ..finding };
    on_line
        .map(shifted)
        .or_else(|| parser::is_about_brackets(message).then(|| brackets::open(text)).flatten())
        .unwrap_or_else(|| parser::explain(message, range, text))
}

/// The lines on which faults stand.
pub(super) fn broken_lines(errors: &[Error], place: &Place<'_>) -> Vec<Span> {
    let line = |error: &Error| {
        let (line, start) = line_at(place.text, error.span().map_or(0, |range| range.start));
        place.span(start..start + line.len())
    };
    // Of a key that stands twice the first can be read.
    errors.iter().filter(|error| !is_doubled(error)).map(line).collect()
}

fn is_doubled(error: &Error) -> bool {
    error.message().contains("duplicate key")
}

/// Where the table begins in which byte `at` stands, when it has a line in brackets.
fn heading_at(text: &str, at: usize) -> Option<usize> {
    let (_, start) = line_at(text, at);
    let mut begin = 0;
    let mut heading = None;
    for line in text.split_inclusive('\n') {
        if begin > start {
            break;
        }
        if line.trim_start().starts_with('[') {
            heading = Some(begin);
        }
        begin += line.len();
    }
    heading
}

/// The line that holds byte `at`, and where it starts.
fn line_at(text: &str, at: usize) -> (&str, usize) {
    // A fault that is noticed at a line's end is placed on the line's feed: it belongs to that line.
    let at = at.min(text.len());
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |i| i + 1);
    (text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or(""), start)
}
