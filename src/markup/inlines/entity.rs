//! Signs written by name or number: `&nbsp;`, `&#8209;`.

use pulldown_cmark::{Event, Parser};

/// The longest name of a sign in HTML has 31 letters.
const LONGEST: usize = 32;

/// Bytes of what looks like the name of a sign, from `&` to `;`.
pub(super) fn length(rest: &str) -> Option<usize> {
    let inside = rest.get(1..)?;
    let hash = usize::from(inside.starts_with('#'));
    let name = inside.bytes().skip(hash).take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let ended = inside.get(hash + name..)?.starts_with(';');
    ((1..=LONGEST).contains(&name) && ended).then_some(1 + hash + name + 1)
}

/// What the name stands for; `None` when there is no such sign.
pub(super) fn decode(name: &str) -> Option<String> {
    let mut text = String::new();
    for event in Parser::new(name) {
        if let Event::Text(part) = event {
            text.push_str(&part);
        }
    }
    (!text.is_empty() && text != name).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_decoded() {
        assert_eq!(decode("&nbsp;").as_deref(), Some("\u{a0}"));
        assert_eq!(decode("&#8209;").as_deref(), Some("\u{2011}"));
        assert_eq!(decode("&#x2013;").as_deref(), Some("–"));
        assert_eq!(decode("&amp;").as_deref(), Some("&"));
        assert_eq!(decode("&nbps;"), None);
    }

    #[test]
    fn a_plain_ampersand_is_no_name() {
        assert_eq!(length("& co;"), None);
        assert_eq!(length("&T"), None);
        assert_eq!(length("&amp; b"), Some(5));
        assert_eq!(length(&format!("&{};", "a".repeat(40))), None);
    }
}
