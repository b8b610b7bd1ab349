//! Stretches in which the signs of inlines mean nothing: addresses, attributes, names in braces, tags.
//!
//! Each answers how far it looked and whether its end was there. What was looked at is taken as one
//! token either way, so that no byte is looked at again.

/// `(…)` with brackets counted: an address holds no blanks.
pub(super) fn destination(rest: &str) -> (usize, bool) {
    let mut depth = 0usize;
    let mut signs = rest.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 1 => return (at + 1, true),
            ')' => depth -= 1,
            '\\' => {
                signs.next();
            }
            _ if sign.is_whitespace() => return (at, false),
            _ => {}
        }
    }
    (rest.len(), false)
}

/// `{…}` on one line, without brackets in it.
pub(super) fn braces(rest: &str) -> (usize, bool) {
    until_brace(rest, &['{', '}', '[', ']', '\n'])
}

/// `{…}` over lines, as blanks may part attributes, without brackets in it.
pub(super) fn attributes(rest: &str) -> (usize, bool) {
    until_brace(rest, &['{', '}', '[', ']'])
}

fn until_brace(rest: &str, ends: &[char]) -> (usize, bool) {
    let inside = rest.get(1..).unwrap_or("");
    match inside.find(ends) {
        Some(at) if inside.get(at..).is_some_and(|end| end.starts_with('}')) => (at + 2, true),
        Some(at) => (at + 1, false),
        None => (rest.len(), false),
    }
}

/// `{{…}}` on one line, without brackets in it.
pub(super) fn double_braces(rest: &str) -> (usize, bool) {
    let (len, closed) = braces(rest.get(1..).unwrap_or(""));
    let twice = closed && rest.get(1 + len..).is_some_and(|end| end.starts_with('}'));
    (1 + len + usize::from(twice), twice)
}

/// `<…>` that would be HTML or an address; the second is true for an address. `None` for a plain sign.
pub(super) fn tag(rest: &str) -> Option<(usize, bool)> {
    let inside = rest.get(1..)?;
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return None;
    }
    let end = inside.find(['<', '>'])?;
    let (words, end_sign) = inside.split_at_checked(end)?;
    let address = (words.contains("://") || words.contains('@')) && !words.contains(char::is_whitespace);
    end_sign.starts_with('>').then_some((end + 2, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_at_its_own_bracket() {
        assert_eq!(destination("(https://a/b_(c)) d)"), (17, true));
        assert_eq!(destination("(a\\)b)"), (6, true));
        assert_eq!(destination("(see there)"), (4, false));
    }

    #[test]
    fn braces_do_not_reach_over_lines_or_other_brackets() {
        assert_eq!(braces("{lang=ko} x"), (9, true));
        assert_eq!(braces("{a\n}"), (2, false));
        assert_eq!(attributes("{a=b\nc=d}"), (9, true));
        assert_eq!(braces("{a[b]}"), (2, false));
        assert_eq!(double_braces("{{China|un}}."), (12, true));
        assert_eq!(double_braces("{{China}."), (8, false));
    }

    #[test]
    fn tags_are_told_from_a_plain_sign() {
        assert_eq!(tag("<b>x"), Some((3, false)));
        assert_eq!(tag("<https://a.org>"), Some((15, true)));
        assert_eq!(tag("< 5 >"), None);
        assert_eq!(tag("<a <b>"), None);
    }
}
