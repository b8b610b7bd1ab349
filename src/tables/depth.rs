//! How deep dotted keys go, seen before anything is read: the parser guards itself against brackets in
//! brackets, but makes a table in a table for each dot of `a.a.a…`, until the stack ends.

use std::ops::Range;

use crate::files::limits::TOML_DEPTH;

/// The first dotted key with more parts than tables may stand in each other.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut at, mut start, mut dots) = (0, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'"' | b'\'' => string(bytes.get(at..)?, byte),
            b'#' => bytes.get(at..)?.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len()),
            _ => 1,
        };
        match byte {
            b'.' => dots += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b' ' | b'\t' | b'"' | b'\'' => {}
            _ => (start, dots) = (at, 0),
        }
        if dots >= TOML_DEPTH {
            return Some(start..at);
        }
    }
    None
}

/// How long the string is that `rest` begins with.
fn string(rest: &[u8], mark: u8) -> usize {
    let triple = [mark; 3];
    let many = rest.starts_with(&triple);
    let mut at = if many { 3 } else { 1 };
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\\' if mark == b'"' => at += 1,
            b'\n' if !many => return at,
            _ if byte != mark => {}
            _ if !many => return at + 1,
            _ if rest.get(at..).is_some_and(|rest| rest.starts_with(&triple)) => return at + 3,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_in_a_text_a_remark_or_a_number_is_none_of_a_key() {
        let dots = ".".repeat(500);
        for text in [
            format!("a = \"{dots}\"\n"),
            format!("a = '{dots}'\n"),
            format!("a = \"\\\"{dots}\"\n"),
            format!("a = \"\"\"\n{dots}\n\"{dots}\"\"\"\n"),
            format!("# {dots}\n"),
            "a = 1.5\n".repeat(500),
            "a.b = [1.5, 2.5]\n".repeat(500),
        ] {
            assert_eq!(too_deep(&text), None, "{text}");
        }
    }

    #[test]
    fn a_key_may_have_as_many_parts_as_tables_may_stand_in_each_other() {
        let key = |parts: usize| format!("x = 1\n{}a = 1\n", "a. \"b\".".repeat(parts / 2));
        assert_eq!(too_deep(&key(TOML_DEPTH - 2)), None);
        assert_eq!(too_deep(&key(TOML_DEPTH)).map(|range| range.start), Some(6));
    }
}
