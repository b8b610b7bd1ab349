//! Brackets that are left open: the parser notices them at the next line or at the end of the file, but
//! they are mended where they begin.

use super::Finding;

/// The bracket or brace that is not closed, when there is one.
pub(super) fn open(text: &str) -> Option<Finding> {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut rest = 0..text.len();
    while let Some(&byte) = text.as_bytes().get(rest.start) {
        let at = rest.start;
        rest.start += match byte {
            b'#' => text.get(at..)?.find('\n').unwrap_or(text.len()),
            b'"' | b'\'' => string(text.get(at..)?, byte),
            b'[' | b'{' => {
                open.push((at, byte));
                1
            }
            b']' | b'}' => {
                match open.pop() {
                    Some((begin, b'{')) if byte == b']' => return Some(finding(text, begin, b'{')),
                    Some((begin, b'[')) if byte == b'}' => return Some(finding(text, begin, b'[')),
                    _ => {}
                }
                1
            }
            _ => 1,
        };
    }
    open.first().map(|&(begin, byte)| finding(text, begin, byte))
}

fn finding(text: &str, at: usize, byte: u8) -> Finding {
    let (line, start) = super::line_at(text, at);
    let heads = line.get(..at.saturating_sub(start)).is_some_and(|before| before.trim().is_empty());
    let (message, hint) = match byte {
        b'[' if heads => ("the bracket [ that begins here is not closed", "type ] at the end of the line"),
        b'{' => ("the brace { that begins here is not closed", "type } after the last value in it"),
        _ => ("the bracket [ that begins here is not closed", "type ] after the last entry in it"),
    };
    Finding::new(at..at + 1, message, hint)
}

/// How many bytes a text in quotation marks has, with its marks. One that is not closed ends with its line.
fn string(text: &str, mark: u8) -> usize {
    let bytes = text.as_bytes();
    if bytes.starts_with(&[mark; 3]) {
        let triple = if mark == b'"' { "\"\"\"" } else { "'''" };
        return text.get(3..).and_then(|inner| inner.find(triple)).map_or(text.len(), |end| end + 6);
    }
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => return at,
            b'\\' if mark == b'"' => at += 1,
            byte if byte == mark => return at + 1,
            _ => {}
        }
        at += 1;
    }
    at
}
