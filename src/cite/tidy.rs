//! Punctuation where a pattern meets its values: no stop or comma twice, none of a title's before the
//! pattern's own, inner quotation marks inside outer ones, no final stop.
//!
//! Only the pattern's marks are free to go, and the stop that ends a title; of every other value each
//! letter stays.

use super::piece::{take_out, trim_end, words};
use super::stops::abbreviated;
use super::titles::inner_quotes;
use crate::markup::Inline;

/// A form with its punctuation put right. `literal` tells the words of the pattern, `title` those of
/// the record's titles.
pub(super) fn tidied(
    printed: Vec<Inline>,
    literal: &dyn Fn(&Inline) -> bool,
    title: &dyn Fn(&Inline) -> bool,
) -> Vec<Inline> {
    let mut printed = printed;
    title_stops(&mut printed, title);
    doubled(&mut printed, literal);
    trim_end(&mut printed);
    final_stop(&mut printed, literal);
    inner_quotes(printed, title)
}

/// The stop that ends a title goes before a comma, a semicolon or the end of the form: "changed., " is
/// never printed. That of an abbreviation stays.
fn title_stops(printed: &mut Vec<Inline>, title: &dyn Fn(&Inline) -> bool) {
    for at in (0..printed.len()).rev() {
        let Some((inline, rest)) = printed.get(at..).and_then(<[Inline]>::split_first) else { continue };
        let Some(text) = words(inline) else { continue };
        if !title(inline) || rest.first().is_some_and(title) {
            continue;
        }
        let Some(before) = text.strip_suffix('.').filter(|before| !before.ends_with('.')) else { continue };
        let next = rest.iter().filter_map(words).flat_map(str::chars).find(|c| !"”’»\")".contains(*c));
        if matches!(next, None | Some(',' | ';' | ':')) && !abbreviated(before.chars().rev()) {
            take_out(printed, at, before.len(), text.len());
        }
    }
}

/// A pattern's stop goes behind a stop, its comma behind a comma or at the head, where a field that it
/// parted from the next was empty.
fn doubled(printed: &mut Vec<Inline>, literal: &dyn Fn(&Inline) -> bool) {
    let mut at = 0;
    while let Some(inline) = printed.get(at) {
        if let Some(text) = words(inline).filter(|_| literal(inline)) {
            let before = printed.get(..at).unwrap_or_default().iter().rev().filter_map(words);
            let mut before = before.flat_map(|text| text.chars().rev()).peekable();
            let blank = before.peek().is_none_or(|c| c.is_whitespace());
            let last = before.find(|c| !c.is_whitespace());
            let range = match text.trim_start_matches(['”', '’', '»']) {
                rest if rest.starts_with('.') && !rest.starts_with("..") => {
                    let from = text.len() - rest.len();
                    matches!(last, Some('?' | '!' | '…' | '.')).then_some((from, from + 1))
                }
                _ if text.starts_with(',') && matches!(last, None | Some(',')) => {
                    let behind = text.trim_start_matches(',');
                    let end = if blank { behind.trim_start() } else { behind };
                    Some((0, text.len() - end.len()))
                }
                _ => None,
            };
            if let Some((from, to)) = range {
                take_out(printed, at, from, to);
                continue;
            }
        }
        at += 1;
    }
}

/// The pattern's stop at the end goes: the note puts its own, and none belongs before "; " or a suffix.
/// The stop of a word of the pattern stays: it is that of an abbreviation, "Id." or "op. cit." A comma
/// at the end has lost what it parted.
fn final_stop(printed: &mut Vec<Inline>, literal: &dyn Fn(&Inline) -> bool) {
    let Some((last, before)) = printed.split_last() else { return };
    let Some(text) = words(last).filter(|_| literal(last)) else { return };
    let Some(rest) = text.strip_suffix(['.', ',']) else { return };
    let of_a_word = match rest.chars().next_back() {
        Some(c) => c.is_alphabetic() || c == '.',
        None => before.last().is_some_and(|b| literal(b) && words(b).is_some_and(|w| w.ends_with(char::is_alphabetic))),
    };
    if text.ends_with(',') || !of_a_word {
        let (from, to) = (rest.len(), text.len());
        take_out(printed, printed.len() - 1, from, to);
    }
}
