//! The patterns of a style, before anything is cited: a slip in the form for films is found though no
//! film is cited.

use super::dates::PARTS;
use super::fields::{MADE, TEXTS, forms, wrong_form};
use crate::diag::{Diagnostics, Span};
use crate::markup::{FieldValue, Fields, Inline, expand};
use crate::template::{CitationStyle, Repeat};

/// Names every placeholder of the style that no record can answer, each once.
pub fn check(style: &CitationStyle, found: &mut Diagnostics) {
    let (without_note, with_note) = match &style.repeat {
        Repeat::Notes(forms) => {
            (vec![&forms.same, &forms.same_elsewhere, &forms.within], vec![&forms.later, &forms.later_named])
        }
        Repeat::InText(forms) => (vec![&forms.later, &forms.later_named], Vec::new()),
    };
    for pattern in style.full.values().chain(without_note) {
        probe(pattern, &Any { note: false }, found);
    }
    for pattern in with_note {
        probe(pattern, &Any { note: true }, found);
    }
    probe(&style.long_date, &DateParts, found);
}

fn probe(pattern: &[Inline], fields: &dyn Fields, found: &mut Diagnostics) {
    expand(pattern, fields, found);
}

/// A record that has everything.
struct Any {
    /// Only a form for a work that an earlier note cites has a note to point at.
    note: bool,
}

impl Fields for Any {
    fn field(&self, name: &str, asked: &[String], _: Span) -> FieldValue {
        if forms(name).is_none() || (name == "note" && !self.note) {
            return FieldValue::Unknown;
        }
        wrong_form(name, asked).unwrap_or(FieldValue::Is(Vec::new()))
    }

    fn known(&self) -> Vec<&str> {
        MADE.into_iter().filter(|name| *name != "note" || self.note).chain(TEXTS).collect()
    }
}

struct DateParts;

impl Fields for DateParts {
    fn field(&self, name: &str, asked: &[String], _: Span) -> FieldValue {
        match asked.first() {
            _ if !PARTS.contains(&name) => FieldValue::Unknown,
            Some(form) => FieldValue::UnknownForm { form: form.clone(), known: Vec::new() },
            None => FieldValue::Is(Vec::new()),
        }
    }

    fn known(&self) -> Vec<&str> {
        PARTS.to_vec()
    }
}
