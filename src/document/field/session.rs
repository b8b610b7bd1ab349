//! The session of a body: its number in figures and words, and what the body's calendar says of it.

use super::{computed, date, plain, words};
use crate::body::Body;
use crate::diag::{Computed, Origin, Span};
use crate::markup::{FieldValue, Inline};
use crate::template::Words;

/// A session's number, or what follows from it.
pub(super) fn print(
    number: i64,
    span: Span,
    rest: Option<&str>,
    forms: &[String],
    body: Option<&Body>,
    language: &Words,
) -> FieldValue {
    let session = body.and_then(|body| body.sessions.get(&number));
    let found = match rest {
        None if forms.iter().any(|f| f == "ordinal-words") => ordinal(number, span, forms, language),
        None => Some(vec![words(number.to_string(), Origin::Typed(span))]),
        Some("year") => {
            body.and_then(|b| b.year_offset).map(|offset| vec![computed((number + offset).to_string(), span)])
        }
        Some("dates") => session.and_then(|s| s.dates).map(|(first, last, at)| date::range(first, last, at, language)),
        Some("agenda") => session.and_then(|s| s.agenda.as_ref()).map(plain),
        Some("communications-deadline") => {
            let Some((day, at)) = session.and_then(|s| s.communications_deadline) else { return FieldValue::Empty };
            return date::print(day, at, forms, language);
        }
        Some(_) => return FieldValue::Unknown,
    };
    found.map_or(FieldValue::Empty, FieldValue::Is)
}

/// "sixty-seventh"; with the form `capital` "Sixty-seventh".
fn ordinal(number: i64, span: Span, forms: &[String], language: &Words) -> Option<Vec<Inline>> {
    let text = language.ordinal(number)?;
    let text = if forms.iter().any(|f| f == "capital") { capital(&text) } else { text };
    Some(vec![words(text, Origin::Computed(Computed::Value, span))])
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
