//! Checks that several kinds share: page ranges, the shapes of a DOI and an ISBN, addresses.

use super::Source;
use crate::diag::{Diagnostic, Diagnostics};
use crate::tables::Text;

/// A kind without checks of its own.
pub(super) fn nothing(_: &Source, _: &mut Diagnostics) {}

/// Pages, DOI and ISBN.
pub(super) fn numbers(source: &Source, found: &mut Diagnostics) {
    pages(source, found);
    doi(source, found);
    isbn(source, found);
}

/// A range of pages has an en dash and does not run backwards.
pub(super) fn pages(source: &Source, found: &mut Diagnostics) {
    let Some(text) = source.texts.get("page") else { return };
    for range in text.value.split([',', ';']).map(str::trim) {
        let hyphen = range.split_once('-').filter(|(a, b)| number(a).is_some() && number(b).is_some());
        if let Some((from, to)) = hyphen {
            let fault = Diagnostic::warning(text.span, "the range of pages has a hyphen");
            found.push(fault.hint(format!("type an en dash: \"{from}–{to}\"")));
        }
        let Some((from, to)) = range.split_once('–').or(hyphen) else { continue };
        if let (Some(first), Some(last)) = (number(from), number(&in_full(from, to)))
            && last < first
        {
            let fault = Diagnostic::warning(text.span, format!("the pages run backwards, from {from} to {to}"));
            found.push(fault.hint("the first page stands first"));
        }
    }
}

fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The second number of "409–23", which leaves out what it has in common with the first.
fn in_full(from: &str, to: &str) -> String {
    let (from, to) = (from.trim(), to.trim());
    let common = from.len().checked_sub(to.len()).and_then(|n| from.get(..n)).unwrap_or("");
    format!("{common}{to}")
}

/// A DOI is `10.`, a number, a stroke and a name (ISO 26324), without the address before it.
pub(super) fn doi(source: &Source, found: &mut Diagnostics) {
    let Some(text) = source.texts.get("doi") else { return };
    if is_doi(&text.value) {
        return;
    }
    let hint = match text.value.find("10.").and_then(|at| text.value.get(at..)).filter(|rest| is_doi(rest)) {
        Some(rest) => format!("type the DOI alone: \"{rest}\"; the address follows from it"),
        None => "a DOI has the form 10.1000/182".to_owned(),
    };
    found.push(Diagnostic::error(text.span, format!("`{}` is no DOI", text.value)).hint(hint));
}

/// True for the shape of a DOI.
pub(crate) fn is_doi(text: &str) -> bool {
    let Some((registrant, name)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    registrant.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        && !name.is_empty()
        && !name.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// An ISBN has 10 or 13 digits, the last of which follows from the others (ISO 2108).
pub(super) fn isbn(source: &Source, found: &mut Diagnostics) {
    let Some(text) = source.texts.get("isbn") else { return };
    if !is_isbn(&text.value) {
        let fault = Diagnostic::warning(text.span, format!("`{}` is no ISBN", text.value));
        found.push(fault.hint("a digit is wrong or missing: compare it with the book"));
    }
}

fn is_isbn(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ' | '‑')).collect();
    let last = letters.len().saturating_sub(1);
    let digits: Option<Vec<u32>> = letters
        .iter()
        .enumerate()
        .map(|(i, c)| if *c == 'X' && i == last && last == 9 { Some(10) } else { c.to_digit(10) })
        .collect();
    let Some(digits) = digits else { return false };
    match digits.len() {
        10 => digits.iter().zip((1..=10u32).rev()).map(|(d, weight)| d * weight).sum::<u32>() % 11 == 0,
        13 => digits.iter().zip([1, 3].into_iter().cycle()).map(|(d, weight)| d * weight).sum::<u32>() % 10 == 0,
        _ => false,
    }
}

/// True for an address that may become a link.
pub(crate) fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// An address begins with https:// or http:// and has no blanks: nothing else may become a link.
pub(super) fn address(text: &Text, key: &str, found: &mut Diagnostics) -> bool {
    let good = is_address(&text.value);
    if !good {
        let fault = Diagnostic::error(text.span, format!("`{key}` is no address of the web"));
        found.push(fault.hint("it begins with https:// or http:// and holds no blanks"));
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_stands_alone() {
        assert!(is_doi("10.1177/0886260518805096"));
        assert!(is_doi("10.1000.10/a(b)<c>"));
        for bad in ["https://doi.org/10.1177/x", "doi:10.1177/x", "10.1177", "10./x", "10.1177/", "10.1177/a b"] {
            assert!(!is_doi(bad), "{bad}");
        }
    }

    #[test]
    fn the_last_digit_of_an_isbn_follows_from_the_others() {
        // 90 = 9+21+8+3+6+6+3+3+3+18+7+3+0 is divisible by 10; 0-306-40615-2 is the standard's own example.
        assert!(is_isbn("978-1-62313-671-0"));
        assert!(is_isbn("0-306-40615-2"));
        assert!(is_isbn("0-8044-2957-X"));
        for bad in ["978-1-62313-671-1", "978-1-62313-67", "X", "", "0-X06-40615-2"] {
            assert!(!is_isbn(bad), "{bad}");
        }
    }

    #[test]
    fn the_end_of_a_range_may_leave_out_what_it_shares() {
        assert_eq!(in_full("409", "23"), "423");
        assert_eq!(in_full("98", "104"), "104");
    }
}
