//! How deep dotted keys go, seen before anything is read: the parser guards itself against brackets in
//! brackets, but makes a table in a table for each dot of `a.a.a…`, until the stack ends.

use std::ops::Range;

use crate::files::limits::TOML_DEPTH;

/// The first dotted key with more parts than tables may stand in each other.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let (mut at, mut start, mut dots) = (0, 0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let sign = rest.chars().next()?;
        let width = match sign {
            '"' | '\'' => string(rest, sign),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            _ => sign.len_utf8(),
        };
        match sign {
            '.' => dots += 1,
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '-' | ' ' | '\t' | '"' | '\'' => {}
            _ => (start, dots) = (at + width, 0),
        }
        at += width;
        if dots >= TOML_DEPTH {
            return Some(start..at);
        }
    }
    None
}

/// How long the string is that `rest` begins with.
fn string(rest: &str, mark: char) -> usize {
    let triple = [mark; 3].iter().collect::<String>();
    let many = rest.starts_with(&triple);
    let skipped = if many { 3 } else { 1 };
    let mut escaped = false;
    for (at, sign) in rest.char_indices().skip(skipped) {
        match sign {
            _ if escaped => escaped = false,
            '\\' if mark == '"' => escaped = true,
            '\n' if !many => return at,
            _ if many && rest.get(at..).is_some_and(|rest| rest.starts_with(&triple)) => return at + 3,
            _ if !many && sign == mark => return at + 1,
            _ => {}
        }
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
