//! Addresses: where a typesetter parts them.
//!
//! After the signs that part an address, before those that could be taken for a hyphen or be
//! overlooked at a line's end; never before a sign that ends a sentence. Source: The Chicago Manual of
//! Style, the chapter on punctuation, "URLs or DOIs and line breaks", with the single slash kept at the
//! end of the line.

/// The places inside a token where it may be parted; `None` when it is no address.
pub(super) fn places(token: &str) -> Option<Vec<usize>> {
    let start = body(token)?;
    let mut out = Vec::new();
    let mut previous = None;
    for (at, character) in token.char_indices() {
        if at >= start
            && let Some(last) = previous
            && may_part(last, character)
        {
            out.push(at);
        }
        previous = Some(character);
    }
    Some(out)
}

/// The first byte that may begin a line: after "https://", or after the first letter.
fn body(token: &str) -> Option<usize> {
    // Each kind of address has one of these; nearly all words have none.
    if !token.bytes().any(|byte| matches!(byte, b':' | b'@' | b'.')) {
        return None;
    }
    if let Some(at) = token.find("://") {
        return Some(at + 3);
    }
    let lead = token.find(|c: char| c.is_alphanumeric())?;
    let rest = token.get(lead..)?;
    let mail = || rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    (rest.starts_with("www.") || rest.starts_with("doi:10.") || mail()).then_some(lead + 1)
}

fn may_part(last: char, next: char) -> bool {
    let after = matches!(last, '/' | '?' | '&' | '=' | '.' | ':' | ';' | ',' | '@' | '+');
    let before = matches!(next, '-' | '_' | '%' | '~' | '#');
    (after && next.is_alphanumeric()) || (before && last.is_alphanumeric())
}
