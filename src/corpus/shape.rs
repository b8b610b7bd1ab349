//! The shapes of names that people choose: ids, keys and language tags.

use crate::diag::{Diagnostic, Diagnostics};
use crate::tables::{Reader, Text};

/// True for `[a-z0-9]+(-[a-z0-9]+)*`: an id that may stand in a citation, a path and an address alike.
pub(crate) fn is_id(text: &str) -> bool {
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(|part| !part.is_empty() && plain(part))
}

/// Says that a name is no id. `what` names the thing, such as "a citation key".
pub(crate) fn check_id(text: &Text, what: &str, found: &mut Diagnostics) {
    if is_id(&text.value) {
        return;
    }
    let rule = "it is made of small letters, digits and plain hyphens";
    let near = as_id(&text.value);
    let hint = if is_id(&near) { format!("{rule}: write `{near}`") } else { rule.to_owned() };
    found.push(Diagnostic::error(text.span, format!("`{}` is not {what}", text.value)).hint(hint));
}

/// The id that was meant: capitals made small, dashes and blanks made hyphens.
fn as_id(text: &str) -> String {
    let letter = |c: char| match c {
        '–' | '—' | '‑' | '−' | '_' | ' ' => Some('-'),
        '-' => Some('-'),
        c if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
        _ => None,
    };
    text.trim().chars().filter_map(letter).collect()
}

/// Says that a text is no language tag (BCP 47: `en`, `zh-Latn`). Its shape is checked, not the registry.
pub(crate) fn check_language(text: &Text, found: &mut Diagnostics) {
    if !is_language(&text.value) {
        let fault = Diagnostic::error(text.span, format!("`{}` is no code of a language", text.value));
        found.push(fault.hint("write its short code, such as \"en\", \"ko\" or \"zh-Latn\""));
    }
}

/// True for a text of the shape of a language tag.
pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().is_some_and(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    first && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Takes the line `format = 1`, which any file may begin with.
pub(crate) fn check_format(reader: &mut Reader<'_>) {
    if let Some((number, span)) = reader.integer("format")
        && number != 1
    {
        let fault = Diagnostic::error(span, format!("this program does not know the format {number}"));
        reader.found().push(fault.hint("it knows format = 1; a newer file needs a newer program"));
    }
}

/// A text that is there but holds nothing counts as missing, and as a fault.
pub(crate) fn filled(text: Option<Text>, key: &str, found: &mut Diagnostics) -> Option<Text> {
    let text = text?;
    if text.value.trim().is_empty() {
        let fault = Diagnostic::error(text.span, format!("`{key}` is empty"));
        found.push(fault.hint("write something between the quotation marks, or take the line out"));
        return None;
    }
    Some(text)
}

/// The part `from..to` (bytes) of a text, with its own place when the text stands as it was typed.
pub(crate) fn part(text: &Text, from: usize, to: usize) -> Text {
    let value = text.value.get(from..to).unwrap_or("").to_owned();
    let span = if text.verbatim { text.span.part(from, to) } else { text.span };
    Text { value, span, verbatim: text.verbatim }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};

    #[test]
    fn ids_are_small_letters_digits_and_single_hyphens() {
        for good in ["a", "kim-2021-escapees", "8"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a–b"] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn the_id_that_was_meant_is_proposed() {
        let text = Text { value: "Kim_2021–x".to_owned(), span: Span::new(FileId::new(0), 0, 12), verbatim: true };
        let mut found = Diagnostics::new();
        check_id(&text, "a citation key", &mut found);
        let hint = found.iter().next().and_then(|d| d.hint.clone()).unwrap();
        assert!(hint.ends_with("write `kim-2021-x`"), "{hint}");
    }

    #[test]
    fn language_codes_are_checked_by_shape() {
        let faults = |value: &str| {
            let mut found = Diagnostics::new();
            let text = Text { value: value.to_owned(), span: Span::new(FileId::new(0), 0, 0), verbatim: true };
            check_language(&text, &mut found);
            found.error_count()
        };
        assert_eq!(["en", "zh-Latn", "pt-BR"].map(faults), [0; 3]);
        assert_eq!(["", "e", "English language", "en_GB", "en-"].map(faults), [1; 5]);
    }
}
