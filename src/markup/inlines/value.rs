//! The numbers of a pinpoint: `12`, `33 (1)`, `IV`, `4 bis`, `7–9 and 12`.

/// Values at the head of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Values {
    /// Bytes of all of them.
    pub(super) len: usize,
    /// How many things they name; a range names more than one.
    pub(super) count: usize,
    /// Where a hyphen stands in place of an en dash.
    pub(super) hyphen: Option<usize>,
}

const REPEATS: [&str; 4] = ["bis", "ter", "quater", "quinquies"];

/// The values at the head of a text; `None` when none stands there.
pub(super) fn values(text: &str) -> Option<Values> {
    let mut found = Values { len: value(text)?, count: 1, hyphen: None };
    while let Some((joint, hyphen)) = joint(text.get(found.len..)?) {
        let Some(next) = text.get(found.len + joint..) else { break };
        let Some(len) = value(next) else { break };
        if hyphen {
            found.hyphen = found.hyphen.or(Some(found.len));
        }
        // "33 (1) and (2)" is one article.
        found.count += usize::from(!next.starts_with('('));
        found.len += joint + len;
    }
    Some(found)
}

/// What joins two values: its bytes, and true for a hyphen.
fn joint(rest: &str) -> Option<(usize, bool)> {
    if rest.starts_with('–') {
        return Some(('–'.len_utf8(), false));
    }
    if rest.starts_with('-') {
        return Some((1, true));
    }
    let word = rest.trim_start();
    let after =
        word.strip_prefix("and").filter(|after| word.len() < rest.len() && after.starts_with(char::is_whitespace))?;
    Some((rest.len() - after.trim_start().len(), false))
}

/// Bytes of one value.
fn value(text: &str) -> Option<usize> {
    let mut len = bracketed(text).or_else(|| atom(text))?;
    loop {
        let rest = text.get(len..)?;
        let word = rest.trim_start();
        let blanks = rest.len() - word.len();
        let repeat = || {
            let end = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
            word.get(..end).filter(|word| blanks > 0 && REPEATS.contains(word)).map(str::len)
        };
        let Some(more) = bracketed(word).or_else(repeat) else { return Some(len) };
        len += blanks + more;
    }
}

/// `(1)`, `(a)`, `(iii)`.
fn bracketed(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('(')?;
    let len = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    ((1..=5).contains(&len) && inside.get(len..)?.starts_with(')')).then_some(len + 2)
}

/// `12`, `3.2`, `16a`, `IV`, `xii`, `A`, `III.B`.
fn atom(text: &str) -> Option<usize> {
    let mut len = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let head = text.get(..len)?;
    if !is_head(head) {
        return None;
    }
    while let Some(more) = text.get(len..)?.strip_prefix('.') {
        let part = more.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if part == 0 {
            break;
        }
        len += 1 + part;
    }
    Some(len)
}

fn is_head(head: &str) -> bool {
    let roman = |signs: &str| !head.is_empty() && head.chars().all(|c| signs.contains(c));
    let letter = head.len() == 1 && head.bytes().all(|b| b.is_ascii_uppercase());
    head.starts_with(|c: char| c.is_ascii_digit()) || roman("IVXLCDM") || roman("ivxlcdm") || letter
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes and the count of values that are all of a text.
    fn all(text: &str) -> Option<usize> {
        values(text).filter(|values| values.len == text.len()).map(|values| values.count)
    }

    #[test]
    fn numbers_of_every_form() {
        for one in ["12", "33 (1)", "3 (a)", "3(a)(ii)", "IV", "xii", "4 bis", "3.2", "16a", "III.B", "A", "(a)"] {
            assert_eq!(all(one), Some(1), "{one}");
        }
        assert_eq!(all("3–4"), Some(2));
        assert_eq!(all("7–9 and 12"), Some(3));
        assert_eq!(all("33 (1) and (2)"), Some(1));
        assert_eq!(all("9 (c)–(d)"), Some(1));
    }

    #[test]
    fn words_are_no_numbers() {
        for none in ["", "map", "the", "12 persons", "3 and", "3 –4", "(see)x", "and 3"] {
            assert_eq!(all(none), None, "{none}");
        }
    }

    #[test]
    fn a_hyphen_is_seen() {
        assert_eq!(values("3-4").and_then(|values| values.hyphen), Some(1));
        assert_eq!(values("3–4").and_then(|values| values.hyphen), None);
    }
}
