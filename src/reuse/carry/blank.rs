//! A manifest to begin from: every field of its template, and the body's rules in short.

use super::fields;
use crate::body::Body;
use crate::corpus::Corpus;
use crate::reading::grouped;
use crate::template::{FieldKind, Remarks, Template, WordRules};

/// A manifest of this template that builds as a draft as it stands. `session` is the one to file for,
/// where the calendar of the body knows it.
pub fn blank(template: &Template, body: Option<&Body>, session: Option<i64>, corpus: &Corpus) -> String {
    let mut text = format!("# {}.\n", template.title.value);
    for line in rules(template, body, session) {
        text.push_str(&format!("# {line}\n"));
    }
    text.push_str(&format!("template = \"{}\"\nstatus = \"draft\"\n\n", template.name));
    let day = body.zip(session).and_then(|(body, session)| body.sessions.get(&session)?.deadline(template.deadline?));
    for field in fields::in_order(template) {
        let value = match field.kind {
            FieldKind::Session => session.map(|number| number.to_string()),
            // Filed on the last day: it can only become earlier.
            FieldKind::Date if field.required => day.map(|day| day.to_string()),
            _ => None,
        };
        text.push_str(&fields::line(field, value.as_deref(), corpus));
    }
    text.push_str(
        "\n# One line a section: move the line and the section moves.\nsections = [\n  { heading = \"Introduction\" },\n]\n",
    );
    text
}

/// The rules of the template and its body, a sentence a line.
fn rules(template: &Template, body: Option<&Body>, session: Option<i64>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((body, number)) = body.zip(session) {
        let dates = body.sessions.get(&number).and_then(|session| session.dates);
        let dates = dates.map_or(String::new(), |(first, last, _)| format!(", {first} to {last}"));
        let day = body.sessions.get(&number).and_then(|session| session.deadline(template.deadline?));
        let day = day.map_or("look up the last day for filing".to_owned(), |day| format!("to be filed by {day}"));
        lines.push(format!("{}, session {number}{dates}; {day}.", body.name.value));
    }
    lines.extend(words(&template.words));
    match template.notes.remarks {
        Remarks::Note => {}
        Remarks::Parenthesis => lines.push("Notes with words of their own stand in the text, in brackets.".to_owned()),
        Remarks::Drop => lines.push("Notes with words of their own are left out.".to_owned()),
        Remarks::Refuse => lines.push("There may be no notes with words of their own.".to_owned()),
    }
    if !template.formats.is_empty() {
        let formats: Vec<&str> = template.formats.iter().map(|format| format.value.as_str()).collect();
        lines.push(format!("The body takes: {}.", formats.join(", ")));
    }
    lines
}

/// "At most 1,500 words with special status …": as the template has it, with its source.
fn words(rules: &WordRules) -> Option<String> {
    let limit = |limit: &crate::template::WordLimit| match limit.status {
        Some(status) => format!("{} ({})", grouped(limit.most), status.name()),
        None => grouped(limit.most),
    };
    let limits: Vec<String> = rules.limits.iter().map(limit).collect();
    let cover = match rules.cover_allowance {
        0 => String::new(),
        words => format!(", of which {words} are set aside for the cover"),
    };
    let source = rules.source.as_ref().map_or(String::new(), |source| format!(" ({})", source.value));
    (!limits.is_empty()).then(|| format!("Words, at most: {}{cover}{source}.", limits.join(", ")))
}
