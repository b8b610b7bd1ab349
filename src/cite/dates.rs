//! Dates in words: as much of the style's long date as is known.

use super::piece::{computed, text};
use crate::diag::{Diagnostics, Origin, Span};
use crate::markup::{FieldValue, Fields, Inline, Node, expand};
use crate::tables::Date;
use crate::template::Words;

/// The fields of a long date.
pub(super) const PARTS: [&str; 3] = ["day", "month", "year"];

/// The forms of a date; without one it is `long`.
pub(super) const FORMS: [&str; 3] = ["long", "month-year", "year"];

/// A date by the pattern of a long date; `asked` is where the record has it.
///
/// A part that is unknown goes with the words behind it, the last part with those before it: thus
/// `{day} de {month} de {year}` and `{month} {day}, {year}` shrink to "julio de 2021" and "July 2021".
pub(super) fn dated(date: Date, asked: Span, form: &str, pattern: &[Inline], words: &Words) -> Vec<Inline> {
    if form == "year" {
        return vec![computed(date.year().to_string(), asked)];
    }
    let fields = Parts { date, asked, words, with_day: form != "month-year" };
    let mut parts = pattern.to_vec();
    while let Some(at) = parts.iter().position(|part| fields.lacks(part)) {
        let behind = parts.get(at + 1).is_some_and(|next| matches!(next.node, Node::Text(_)));
        let before = at > 0 && parts.get(at - 1).is_some_and(|last| matches!(last.node, Node::Text(_)));
        match (behind, before) {
            (true, _) => drop(parts.drain(at..=at + 1)),
            (false, true) => drop(parts.drain(at - 1..=at)),
            (false, false) => drop(parts.remove(at)),
        }
    }
    bind_day(&mut parts);
    expand(&parts, &fields, &mut Diagnostics::new())
}

/// No line ends between a day and its month, whichever stands first.
fn bind_day(parts: &mut [Inline]) {
    let is = |part: &Inline, wanted: &str| matches!(&part.node, Node::Field { name, .. } if name == wanted);
    let between = |of: &[Inline]| match of {
        [one, _, other] => (is(one, "day") && is(other, "month")) || (is(one, "month") && is(other, "day")),
        _ => false,
    };
    let Some(at) = parts.windows(3).position(between) else { return };
    if let Some(blank) = parts.get_mut(at + 1).filter(|part| part.node == Node::Text(" ".to_owned())) {
        *blank = Inline {
            node: Node::Text("\u{A0}".to_owned()),
            origin: Origin::Typed(blank.origin.span()),
            ..blank.clone()
        };
    }
}

struct Parts<'a> {
    date: Date,
    asked: Span,
    words: &'a Words,
    with_day: bool,
}

impl Parts<'_> {
    fn lacks(&self, part: &Inline) -> bool {
        match &part.node {
            Node::Field { name, .. } => self.part(name).is_none(),
            _ => false,
        }
    }

    fn part(&self, name: &str) -> Option<Inline> {
        match name {
            "year" => Some(computed(self.date.year().to_string(), self.asked)),
            "month" => {
                let before = usize::try_from(self.date.month()?).ok()?.checked_sub(1)?;
                self.words.months.get(before).map(text)
            }
            "day" => self.date.day().filter(|_| self.with_day).map(|day| computed(day.to_string(), self.asked)),
            _ => None,
        }
    }
}

impl Fields for Parts<'_> {
    fn field(&self, name: &str, _: &[String], _: Span) -> FieldValue {
        self.part(name).map_or(FieldValue::Empty, |part| FieldValue::Is(vec![part]))
    }
}
