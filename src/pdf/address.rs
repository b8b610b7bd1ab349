//! Addresses that a reader may be sent to: http, https and mailto, and nothing else.
//!
//! The corpus comes from many hands and the file goes to a public body, so the scheme is checked here
//! once more, whatever was checked before. What is let through is written in the ASCII form of
//! RFC 3986: anything outside it is percent-encoded as UTF-8 (RFC 3987, 3.1).

/// The address as the file holds it; `None` when it is not one of the three kinds, is empty after its
/// scheme, or holds a control character, which no one types into an address in good faith.
pub(super) fn encode(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let rest_is_empty = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//")?.split(['/', '?', '#']).next()?.is_empty(),
        "mailto" => rest.split('?').next()?.is_empty(),
        _ => return None,
    };
    if rest_is_empty || address.chars().any(char::is_control) {
        return None;
    }
    let bytes = address.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        if stands_as_it_is(byte) || (byte == b'%' && begins_escape(bytes.get(at + 1..))) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// The reserved and unreserved characters of RFC 3986, 2.2 and 2.3.
fn stands_as_it_is(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte)
}

fn begins_escape(after: Option<&[u8]>) -> bool {
    matches!(after, Some([a, b, ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_schemes_pass() {
        for hostile in [
            "javascript:app.alert(1)",
            " https://un.org",
            "JaVaScRiPt:1",
            "file:///etc/passwd",
            "data:text/html,x",
            "//un.org/",
            "\\\\server\\share",
            "https:un.org",
            "https://",
            "https:///path",
            "mailto:",
            "mailto:?subject=x",
            "https://un.org/\n",
            "java\nscript:x",
            "un.org",
            "",
        ] {
            assert_eq!(encode(hostile), None, "{hostile:?}");
        }
        assert_eq!(encode("HTTPS://un.org/").as_deref(), Some("HTTPS://un.org/"));
        assert_eq!(encode("mailto:a@un.org").as_deref(), Some("mailto:a@un.org"));
    }

    #[test]
    fn an_address_is_ascii_and_keeps_its_escapes() {
        assert_eq!(encode("https://un.org/a b?q=é").as_deref(), Some("https://un.org/a%20b?q=%C3%A9"));
        assert_eq!(encode("https://un.org/a%20b").as_deref(), Some("https://un.org/a%20b"));
        assert_eq!(encode("https://un.org/100%").as_deref(), Some("https://un.org/100%25"));
        assert_eq!(encode("https://un.org/<\"\\>").as_deref(), Some("https://un.org/%3C%22%5C%3E"));
    }
}
