//! Spans: `[words]{lang=ko}`, `[words]{person=witness-4}`, and both.

use std::ops::Range;
use std::sync::Arc;

use super::content::{Builder, Pair, State};
use super::reference::is_id;
use crate::diag::nearest;
use crate::markup::tree::Look;

const ATTRIBUTES: [&str; 2] = ["lang", "person"];

/// Reads the words of a span; the attributes stand in the token after the pair.
pub(super) fn read<'a>(builder: &mut Builder<'a>, pair: Pair, state: &mut State<'a>) {
    let inside = builder.inside(pair);
    if builder.source.slice(inside.bytes.clone()).trim().is_empty() {
        let whole = builder.whole(pair).start..builder.range(pair.close + 1).end;
        builder.error(whole, "this span has no words", "type the words between [ and ]");
    }
    let braces = builder.range(pair.close + 1);
    let mut look = state.look();
    let attributes = words(builder.source.slice(braces.start + 1..braces.end - 1), braces.start + 1);
    if attributes.is_empty() {
        builder.error(braces, "nothing stands in these braces", "type {lang=ko} or {person=witness-4}");
    }
    for range in attributes {
        attribute(builder, range, &mut look);
    }
    let content = builder.content(&inside, &state.around.looking(look));
    state.run.append(content.inlines);
}

/// The words of a text that begins at byte `offset`.
fn words(text: &str, offset: usize) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        if !sign.is_whitespace() {
            start = start.or(Some(at));
        } else if let Some(start) = start.take() {
            all.push(offset + start..offset + at);
        }
    }
    all
}

fn attribute(builder: &mut Builder<'_>, range: Range<usize>, look: &mut Look) {
    let word = builder.source.slice(range.clone());
    let Some((key, value)) = word.split_once('=') else {
        let message = format!("`{word}` is no attribute");
        return builder.error(range, message, "type {lang=ko} or {person=witness-4}");
    };
    match key {
        "lang" if !is_language(value) => {
            let message = format!("`{value}` is no code of a language");
            builder.error(range, message, "type a code such as ko, zh-Hans or zh-Latn, without quotation marks");
        }
        "person" if !is_id(value) => {
            let message = format!("`{value}` is no id of a person");
            builder.error(range, message, "an id has small letters, digits and single hyphens: witness-4");
        }
        "lang" => look.language = Some(Arc::from(value)),
        "person" => look.person = Some(Arc::from(value)),
        _ => {
            let hint = nearest(key, ATTRIBUTES).map_or_else(
                || "the attributes are lang and person".to_owned(),
                |name| format!("did you mean `{name}`?"),
            );
            builder.error(range.clone(), format!("unknown attribute `{key}`"), hint);
        }
    }
}

/// The form of a code of BCP 47: a language of two or three letters, then parts of at most eight.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let language = parts.next().unwrap_or("");
    let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let plain = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&language.len()) && letters(language) && parts.all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_languages() {
        for code in ["ko", "zh-Latn", "zh-Latn-pinyin", "sr-Cyrl-RS"] {
            assert!(is_language(code), "{code}");
        }
        for code in ["", "k", "korean", "ko-", "\"ko\"", "한"] {
            assert!(!is_language(code), "{code}");
        }
    }
}
