//! What people who come from a word processor type, seen on the line itself.

use std::ops::Range;

use super::Finding;
use crate::tables::date::{self, Date, DateError};

/// What is wrong with a line, and the bytes of it where that stands. `at` is the byte at which the parser
/// stopped.
pub(super) fn mistake(line: &str, at: usize) -> Option<Finding> {
    if line.contains('\r') {
        // Several lines of an old form: what stands on which of them cannot be told.
        return None;
    }
    let typed = Typed::of(line);
    hidden_sign(line)
        .or_else(|| curly_quotation_mark(line, at))
        .or_else(|| in_key(&typed))
        .or_else(|| backslash(line, &typed))
        .or_else(|| quotation_marks(line, &typed))
        .or_else(|| bare_value(&typed, at))
        .or_else(|| no_value(line))
}

/// A line parted at its first equals sign.
struct Typed<'l> {
    /// What stands before it, or the whole line.
    key: &'l str,
    /// What stands after it, without the blanks at its ends.
    value: &'l str,
    /// Where the value begins.
    at: usize,
}

impl<'l> Typed<'l> {
    fn of(line: &'l str) -> Self {
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        let at = key.len() + 1 + (value.len() - value.trim_start().len());
        Self { key, value: value.trim(), at: at.min(line.len()) }
    }

    fn has_value(&self) -> bool {
        !self.value.is_empty()
    }

    /// True on a line such as `{ heading = "A", use = "b" },` whose first key stands in braces.
    fn is_in_braces(&self) -> bool {
        self.key.contains('{')
    }

    /// The value without a remark after it, and its place.
    fn bare(&self) -> (&'l str, Range<usize>) {
        let ends: &[char] = if self.is_in_braces() { &['#', ',', '}'] } else { &['#'] };
        let bare = self.value.split(ends).next().unwrap_or("").trim_end();
        (bare, self.at..self.at + bare.len())
    }
}

/// A blank or a sign that looks like nothing, outside of quotation marks and remarks.
fn hidden_sign(line: &str) -> Option<Finding> {
    let mut quote = None;
    for (at, sign) in line.char_indices() {
        match (quote, sign) {
            (None, '#') => return None,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            (
                None,
                '\u{a0}'
                | '\u{2000}'..='\u{200f}'
                | '\u{202a}'..='\u{202f}'
                | '\u{205f}'..='\u{2069}'
                | '\u{3000}'
                | '\u{feff}'
                | '\u{ad}',
            ) => {
                let message = format!("a sign that cannot be seen stands here (U+{:04X})", u32::from(sign));
                return Some(Finding::new(
                    at..at + sign.len_utf8(),
                    message,
                    "delete it; where a blank belongs, type a plain one",
                ));
            }
            _ => {}
        }
    }
    None
}

const CURLY: [char; 9] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»'];

/// A value in curly quotation marks: after the equals sign, or where the parser stopped in a list.
fn curly_quotation_mark(line: &str, at: usize) -> Option<Finding> {
    let message = "the value stands in curly quotation marks";
    let hint = "type straight ones around it: \"…\"";
    let here = line.get(at..).and_then(|rest| rest.chars().next()).filter(|sign| CURLY.contains(sign));
    if let Some(sign) = here {
        return Some(Finding::new(at..at + sign.len_utf8(), message, hint));
    }
    let typed = Typed::of(line);
    let sign = typed.value.chars().next().filter(|sign| CURLY.contains(sign))?;
    Some(Finding::new(typed.at..typed.at + sign.len_utf8(), message, hint))
}

/// Dashes and blanks in a key, or in a name in brackets.
fn in_key(typed: &Typed<'_>) -> Option<Finding> {
    let dash = |c: char| matches!(c, '–' | '—' | '‑' | '−' | '‒');
    // Entries of a list stand before their first equals sign with a text of their own.
    if typed.key.contains(['"', '\'', '{', '#']) {
        return None;
    }
    if let Some((at, sign)) = typed.key.char_indices().find(|(_, c)| dash(*c)) {
        let hint = "type - in place of the dash";
        return Some(Finding::new(at..at + sign.len_utf8(), "a key is written with the plain hyphen", hint));
    }
    let inside = typed.key.trim().trim_start_matches('[').trim_end_matches(']').trim();
    let bracketed = typed.key.trim().starts_with('[');
    let words: Vec<&str> = inside.split_whitespace().collect();
    if words.len() < 2 || !(typed.has_value() || bracketed && typed.key.trim().ends_with(']')) {
        return None;
    }
    let at = typed.key.find(inside).unwrap_or(0);
    let what = if bracketed { "a name in brackets is one word" } else { "a key is one word" };
    let hint = format!("type hyphens in place of the blanks: {}", words.join("-"));
    Some(Finding::new(at..at + inside.len(), what, hint))
}

fn backslash(line: &str, typed: &Typed<'_>) -> Option<Finding> {
    let at = line.find('\\').filter(|_| typed.value.contains('"'))?;
    let message = "a backslash in \"…\" has a meaning of its own";
    Some(Finding::new(at..at + 1, message, "type / in paths, or put the value in '…'"))
}

/// A quotation mark too few or too many around a text.
fn quotation_marks(line: &str, typed: &Typed<'_>) -> Option<Finding> {
    let (value, at) = (typed.value, typed.at);
    let marks = value.matches('"').count();
    if value.starts_with('"') && marks == 1 {
        if let Some(sign) = value.chars().last().filter(|sign| CURLY.contains(sign)) {
            let end = at + value.len();
            let message = "the text begins with a straight quotation mark and ends with a curly one";
            return Some(Finding::new(end - sign.len_utf8()..end, message, "type a straight one at its end: \""));
        }
        return Some(Finding::new(at..at + 1, "the quotation mark is not closed", "type \" at the end of the value"));
    }
    if value.starts_with('"') && marks > 2 && !line.contains(['[', '{']) {
        let inner = at + 1 + value.get(1..)?.find('"')?;
        let message = "a straight quotation mark ends the text here";
        return Some(Finding::new(inner..inner + 1, message, "inside a text type curly ones: “…”"));
    }
    None
}

/// A value without quotation marks that is nothing that may stand without them.
fn bare_value(typed: &Typed<'_>, at: usize) -> Option<Finding> {
    if typed.is_in_braces() && at != typed.at {
        return None;
    }
    let (bare, range) = typed.bare();
    let first = bare.chars().next()?;
    if let Some(date) = date::in_words(bare) {
        return Some(Finding::new(range, "a date is written in numbers", format!("type {date}")));
    }
    let flag = match bare.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" if bare != "true" => Some("true"),
        "false" | "no" | "off" if bare != "false" => Some("false"),
        _ => None,
    };
    if let Some(flag) = flag {
        return Some(Finding::new(range, format!("`{bare}` is neither true nor false"), format!("type {flag}")));
    }
    if let Some(at) = bare.find("//").filter(|_| !bare.contains(['"', '\''])) {
        return Some(Finding::new(
            range.start + at..range.start + at + 2,
            "a remark begins with #",
            "type # in place of //",
        ));
    }
    // Between the entries of a list the comma is right: only where the parser stopped at it is it wrong.
    let stopped = |sign: &char| *sign == ';' || *sign == ',' && at + 1 == range.end;
    if let Some(sign) = bare.chars().last().filter(|sign| matches!(sign, ';' | ',')).filter(stopped) {
        let message = format!("a value has no `{sign}` after it");
        return Some(Finding::new(range.end - 1..range.end, message, format!("delete the {sign}")));
    }
    if first.is_ascii_digit() && looks_like_date(bare) {
        return Some(match Date::parse(bare) {
            Err(DateError::Calendar) => Finding::new(range, DateError::Calendar.to_string(), date::HOW),
            _ => Finding::new(range, format!("`{bare}` is no date"), date::HOW),
        });
    }
    if first.is_ascii_digit() && bare.contains(char::is_alphabetic) {
        let hint = "a number stands alone, such as 67; a text stands in quotation marks";
        return Some(Finding::new(range, format!("`{bare}` is no number"), hint));
    }
    if first.is_alphabetic() && !matches!(bare, "true" | "false") {
        return Some(Finding::new(range, "a text stands in quotation marks", "type \" before and after it"));
    }
    None
}

/// Three groups of digits.
fn looks_like_date(bare: &str) -> bool {
    let groups: Vec<&str> = bare.split(['.', '/', '-']).collect();
    groups.len() == 3 && groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()))
}

/// A line that says nothing of a key.
fn no_value(line: &str) -> Option<Finding> {
    let trimmed = line.trim();
    if line.contains('=') || trimmed.is_empty() || trimmed.starts_with(['[', '#', '"', '{', ']', '}']) {
        return None;
    }
    if let Some(at) = line.find(':') {
        return Some(Finding::new(at..at + 1, "a key and its value are joined by =", "type = in place of :"));
    }
    let at = line.len() - line.trim_start().len();
    let hint = "a remark begins with #; a key has a value: key = \"text\"";
    Some(Finding::new(at..at + trimmed.len(), "this line has no =", hint))
}
