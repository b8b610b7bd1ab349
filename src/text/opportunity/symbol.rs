//! Symbols of United Nations documents: A/HRC/43/58, CCPR/C/123/D/2728/2016, E/CN.6/2023/NGO/15.

use crate::text::character::is_dash;

/// The ranges of a token that are symbols.
pub(super) fn ranges(token: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for piece in token.split_inclusive(|c: char| is_dash(c) || matches!(c, ',' | ';')) {
        let lead = piece.find(char::is_alphanumeric).unwrap_or(piece.len());
        let core = piece.get(lead..).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        if is_symbol(core) {
            out.push((start + lead, start + lead + core.len()));
        }
        start += piece.len();
    }
    out
}

/// True when the text reads as a symbol: parts between slashes, the first in capitals, the others
/// beginning with a capital or a digit.
fn is_symbol(text: &str) -> bool {
    let mut parts = text.split('/');
    let organ = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    organ.starts_with(|c: char| c.is_ascii_uppercase())
        && organ.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.')
        && rest.peek().is_some()
        && rest.all(|part| part.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()))
}
