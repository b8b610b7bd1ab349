//! A document of the United Nations.

use super::Source;
use super::check;
use super::statement::Statement;
use crate::diag::{Diagnostic, Diagnostics};

/// Its symbol gives the address by rule, so none needs to be typed.
pub(super) const STATEMENT: Statement = Statement {
    called: "a document of the United Nations",
    may: &[
        "symbol",
        "editor",
        "container",
        "series",
        "publisher",
        "place",
        "volume",
        "page",
        "edition",
        "number",
        "doi",
        "isbn",
    ],
    wants: &["symbol", "date"],
    check: document,
};

fn document(source: &Source, found: &mut Diagnostics) {
    check::numbers(source, found);
    symbol(source, found);
}

/// A symbol is parts joined by strokes, each of letters, digits, stops, hyphens and round brackets:
/// `A/HRC/43/58`, `S/RES/1325 (2000)`, `ICCD/COP(13)/21/Add.1`. Organs choose their own series, so
/// what looks odd is a warning.
pub(super) fn symbol(source: &Source, found: &mut Diagnostics) {
    let Some(text) = source.texts.get("symbol") else { return };
    let Some(why) = odd(&text.value) else { return };
    let fault = Diagnostic::warning(text.span, format!("`{}` does not look like a symbol", text.value));
    found.push(fault.hint(why));
}

fn odd(symbol: &str) -> Option<&'static str> {
    if symbol.contains("://") {
        return Some("type the symbol alone, such as A/HRC/43/58: the address follows from it");
    }
    if symbol.contains(['–', '—', '‑', '−']) {
        return Some("type the plain hyphen in place of the dash");
    }
    if symbol.ends_with(['.', ',', ';', '*', ' ']) || symbol.starts_with(' ') {
        return Some("nothing stands before or after a symbol: no stop, comma, asterisk or blank");
    }
    let parts: Vec<&str> = symbol.split('/').collect();
    let head = parts.first().is_some_and(|part| part.starts_with(|c: char| c.is_ascii_uppercase()));
    if parts.len() > 1 && head && parts.iter().all(|part| is_part(part)) {
        return None;
    }
    Some("a symbol is made of capitals and numbers joined by /, such as A/HRC/43/58 or E/CN.6/2022/3")
}

/// Letters, digits, stops and hyphens, and blanks only before a bracket that is closed again.
fn is_part(part: &str) -> bool {
    let (plain, bracket) = part.split_once('(').unwrap_or((part, ")"));
    let plain = plain.strip_suffix(' ').unwrap_or(plain);
    let body = bracket.strip_suffix(')');
    let letters = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    plain.starts_with(|c: char| c.is_ascii_alphanumeric())
        && letters(plain)
        && body.is_some_and(|inner| letters(&inner.replace(' ', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_of_many_organs_pass() {
        for symbol in [
            "A/HRC/43/58",
            "E/CN.6/2022/3",
            "CAT/C/CHN/CO/5",
            "A/HRC/25/CRP.1",
            "S/RES/1325 (2000)",
            "A/RES/217(III)",
            "HRI/GEN/1/Rev.9 (Vol. I)",
            "A/HRC/S-17/2/Add.1",
            "E/CN.4/Sub.2/2001/13",
            "ICCD/COP(13)/21/Add.1",
            "IDB.44/14",
        ] {
            assert_eq!(odd(symbol), None, "{symbol}");
        }
    }

    #[test]
    fn slips_are_told() {
        for symbol in [
            "https://undocs.org/A/HRC/43/58",
            "A/HRC/26/39/Add.2.",
            "A/HRC/43/58*",
            "A/HRC//58",
            "A-HRC-43-58",
            "a/hrc/43/58",
            "A/HRC/S–17/2",
            "A/HRC/43/58 and 59",
            "A/RES/217(III",
            "Resolution 217 A (III)",
        ] {
            assert!(odd(symbol).is_some(), "{symbol}");
        }
    }
}
