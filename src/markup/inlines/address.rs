//! Addresses of links: http, https and mailto, and nothing that only looks like them.

use super::entity;
use crate::files::limits::ADDRESS_BYTES;

/// Why an address is refused: the message and the hint.
pub(super) type Refusal = (String, &'static str);

/// The address that was typed, with escapes and named signs decoded.
///
/// # Errors
///
/// A scheme other than http, https and mailto, an address without scheme or without host, blanks and
/// controls however they are written, more than 2,048 bytes.
pub(super) fn read(typed: &str) -> Result<String, Refusal> {
    let address = decode(typed);
    if address.len() > ADDRESS_BYTES {
        return Err((
            format!("the address is longer than {ADDRESS_BYTES} bytes"),
            "use the permanent address of the page",
        ));
    }
    if address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>')) {
        return Err(("the address holds a blank or a sign that no address has".to_owned(), "copy the address again"));
    }
    let plain = percent_decoded(&address);
    let Some((scheme, _)) = plain.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Err((
            "the address of this link has no scheme".to_owned(),
            "begin it with https://, http:// or mailto:",
        ));
    };
    // The scheme is judged decoded, and taken only when it was not typed in disguise.
    let rest = address.get(scheme.len() + 1..).filter(|_| address.starts_with(&format!("{scheme}:")));
    let host = |rest: &str| rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    match (scheme.to_ascii_lowercase().as_str(), rest) {
        ("http" | "https", Some(rest)) if host(rest) => Ok(address),
        ("mailto", Some(rest)) if rest.contains('@') => Ok(address),
        ("http" | "https" | "mailto", _) => {
            Err(("the address of this link is not complete".to_owned(), "copy the address again"))
        }
        (scheme, _) => Err((
            format!("a link may not have the scheme `{scheme}`"),
            "only https://, http:// and mailto: lead out of a document",
        )),
    }
}

fn is_scheme(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn decode(typed: &str) -> String {
    let mut out = String::new();
    let mut rest = typed;
    while let Some(sign) = rest.chars().next() {
        let escaped = rest.strip_prefix('\\').and_then(|after| after.chars().next()).filter(char::is_ascii_punctuation);
        let named = entity::length(rest).and_then(|len| rest.get(..len)).filter(|_| sign == '&');
        let taken = if let Some(sign) = escaped {
            out.push(sign);
            2
        } else if let Some((name, text)) = named.and_then(|name| Some((name, entity::decode(name)?))) {
            out.push_str(&text);
            name.len()
        } else {
            out.push(sign);
            sign.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or("");
    }
    out
}

/// The text with `%3A` and the like decoded, as far as the bytes are ASCII.
fn percent_decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let code = rest.strip_prefix('%').and_then(|after| after.get(..2));
        let decoded = code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(u8::is_ascii);
        out.push(decoded.map_or(sign, char::from));
        rest = rest.get(if decoded.is_some() { 3 } else { sign.len_utf8() }..).unwrap_or("");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(typed: &str) -> String {
        read(typed).unwrap_err().0
    }

    #[test]
    fn three_schemes_lead_out_of_a_document() {
        assert_eq!(read("https://undocs.org/A/76/392").unwrap(), "https://undocs.org/A/76/392");
        assert_eq!(read("HTTP://a.org/?b=1&amp;c=2").unwrap(), "HTTP://a.org/?b=1&c=2");
        assert_eq!(read("https://a.org/b_\\(c\\)").unwrap(), "https://a.org/b_(c)");
        assert_eq!(read("mailto:a@b.org").unwrap(), "mailto:a@b.org");
    }

    #[test]
    fn other_schemes_are_named_whatever_they_are_dressed_as() {
        for typed in [
            "javascript:alert(1)",
            "JavaScript:x",
            "&#106;avascript:x",
            "javascript&colon;x",
            "javascript%3Ax",
            "java\\script:x".replace("\\s", "s").as_str(),
        ] {
            assert_eq!(refused(typed), "a link may not have the scheme `javascript`", "{typed}");
        }
        assert_eq!(refused("file:///etc/passwd"), "a link may not have the scheme `file`");
        assert_eq!(refused("data:text/html,x"), "a link may not have the scheme `data`");
    }

    #[test]
    fn half_addresses_and_hidden_signs_are_refused() {
        assert_eq!(refused("www.ohchr.org"), "the address of this link has no scheme");
        assert_eq!(refused("https:///x"), "the address of this link is not complete");
        assert_eq!(refused("https%3A//a.org"), "the address of this link is not complete");
        assert_eq!(refused("mailto:x"), "the address of this link is not complete");
        assert!(refused("java&#10;script:x").contains("blank"));
        assert!(refused(&format!("https://a.org/{}", "x".repeat(3000))).contains("longer"));
    }
}
