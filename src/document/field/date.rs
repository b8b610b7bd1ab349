//! Dates in words.

use super::{computed, words};
use crate::diag::Span;
use crate::markup::{FieldValue, Inline};
use crate::tables::Date;
use crate::template::Words;

/// A date in the form that a placeholder asks for: `long` (1 August 2022), `month-year`, `year`;
/// without a form as it is typed. What is unknown of it drops out.
pub(super) fn print(date: Date, span: Span, forms: &[String], language: &Words) -> FieldValue {
    let form = forms.first().map(String::as_str);
    FieldValue::Is(match form {
        Some("year") => vec![year(date, span)],
        Some("month-year") => month_year(date, span, language),
        Some("long") => long(date, span, language),
        _ => vec![computed(date.to_string(), span)],
    })
}

fn year(date: Date, span: Span) -> Inline {
    computed(date.year().to_string(), span)
}

fn month(date: Date, language: &Words) -> Option<Inline> {
    let name = language.months.get(date.month()? as usize - 1)?;
    Some(words(name.value.clone(), name.origin()))
}

fn month_year(date: Date, span: Span, language: &Words) -> Vec<Inline> {
    match month(date, language) {
        Some(month) => vec![month, computed("\u{A0}", span), year(date, span)],
        None => vec![year(date, span)],
    }
}

/// A no-break space binds the day to its month: "1 August" never parts at a line's end.
fn long(date: Date, span: Span, language: &Words) -> Vec<Inline> {
    let (Some(day), Some(month)) = (date.day(), month(date, language)) else {
        return month_year(date, span, language);
    };
    vec![computed(format!("{day}\u{A0}"), span), month, computed(" ", span), year(date, span)]
}

/// First to last day: "6–17 March 2023", "27 February–3 March 2023".
pub(super) fn range(first: Date, last: Date, span: Span, language: &Words) -> Vec<Inline> {
    let same_month = first.year() == last.year() && first.month() == last.month();
    let (Some(day), Some(start)) = (first.day(), month(first, language)) else {
        return long(last, span, language);
    };
    let mut all = if same_month {
        vec![computed(day.to_string(), span)]
    } else {
        vec![computed(format!("{day}\u{A0}"), span), start]
    };
    all.push(computed("–", span));
    all.extend(long(last, span, language));
    all
}
