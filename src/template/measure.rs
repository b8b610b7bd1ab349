//! Lengths of a template, each within what a page can bear.

use std::ops::RangeInclusive;

use crate::diag::{Diagnostic, Span};
use crate::geom::Length;
use crate::tables::Reader;

/// White, indents and rules: from nothing to ten inches.
pub(super) const WHITE: RangeInclusive<Length> = Length::ZERO..=Length::from_points(720);

/// A length and where it stands.
pub(super) fn length(reader: &mut Reader<'_>, key: &'static str, em: Length) -> Option<(Length, Span)> {
    let text = reader.text(key)?;
    match Length::parse(&text.value, em) {
        Ok(length) => Some((length, text.span)),
        Err(why) => {
            let fault = Diagnostic::error(text.span, format!("`{key}` is no length")).hint(why.to_string());
            reader.found().push(fault);
            None
        }
    }
}

/// A length between two others, with its place.
pub(super) fn within(
    reader: &mut Reader<'_>,
    key: &'static str,
    em: Length,
    range: RangeInclusive<Length>,
) -> Option<(Length, Span)> {
    let (length, span) = length(reader, key, em)?;
    if range.contains(&length) {
        return Some((length, span));
    }
    let fault = Diagnostic::error(span, format!("`{key}` is {length}"));
    reader.found().push(fault.hint(format!("it lies between {} and {}", range.start(), range.end())));
    None
}

/// White: a length from nothing to ten inches.
pub(super) fn white(reader: &mut Reader<'_>, key: &'static str, em: Length) -> Option<Length> {
    within(reader, key, em, WHITE).map(|(length, _)| length)
}

/// Per cent, such as "65%" or "66.7%", in thousandths.
pub(super) fn per_mille(reader: &mut Reader<'_>, key: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
    let text = reader.text(key)?;
    let parsed = text.value.strip_suffix('%').and_then(tenths).filter(|value| range.contains(value));
    if parsed.is_none() {
        let fault = Diagnostic::error(text.span, format!("`{key}` cannot be `{}`", text.value));
        let (least, most) = (range.start() / 10, range.end() / 10);
        reader.found().push(fault.hint(format!("per cent of the size, from \"{least}%\" to \"{most}%\"")));
    }
    parsed
}

/// A decimal number with at most one digit after the point, in tenths.
fn tenths(text: &str) -> Option<i64> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let digits = |part: &str, most: usize| {
        let plain = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<i64>().ok()).flatten()
    };
    Some(digits(whole, 4)? * 10 + digits(fraction, 1)?)
}

/// A whole number between two others.
pub(super) fn number(reader: &mut Reader<'_>, key: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
    let (number, span) = reader.integer(key)?;
    if range.contains(&number) {
        return Some(number);
    }
    let fault = Diagnostic::error(span, format!("`{key}` is {number}"));
    reader.found().push(fault.hint(format!("it lies between {} and {}", range.start(), range.end())));
    None
}

/// Puts a value in its place when there is one.
pub(super) fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}
