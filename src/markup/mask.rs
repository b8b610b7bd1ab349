//! A copy of a text, byte for byte as long, that holds block structure and nothing else.
//!
//! The Markdown parser is used for blocks alone. Were it shown the text as typed, its own idea of
//! inlines (links, code, references by label) would decide where words stand, and a `<div` or a
//! `[label]:` could swallow them. In the masked copy every sign that is not the mark of a block at a
//! line's head is the letter x, so that what it reports of a block's inside is lines of text and
//! nothing else. Comments become blanks where they stand alone and letters within a line: either way
//! the text after them on the same line is kept, which Markdown itself would drop.

use std::ops::Range;

use crate::files::limits::BLOCK_DEPTH;

const FILL: u8 = b'x';

/// The masked copy of a text. Of marks of quotations and lists on one line it keeps one more than may
/// stand in each other: enough to see the fault, and too few to be costly.
pub(super) fn mask(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for comment in comments(text) {
        let fill = if stands_alone(text, &comment) { b' ' } else { FILL };
        if let Some(part) = bytes.get_mut(comment) {
            part.fill(fill);
        }
    }
    bytes.split_inclusive_mut(|&b| b == b'\n').for_each(mask_line);
    // Only single bytes of ASCII and whole comments were replaced, so this is text still.
    String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}

/// Where the comment that begins at byte `at` ends; `None` when none begins or it is not closed.
pub(super) fn comment_end(text: &str, at: usize) -> Option<usize> {
    let inside = text.get(at..)?.strip_prefix("<!--")?;
    inside.find("-->").map(|end| at + 4 + end + 3)
}

/// The comments of a text, in order.
pub(crate) fn comments(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte == b'\\' && bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) {
            at += 2;
        } else if *byte == b'<' && bytes.get(at..).is_some_and(|rest| rest.starts_with(b"<!--")) {
            // When no end follows here, none follows later.
            let Some(end) = comment_end(text, at) else { break };
            all.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    all
}

/// True when nothing but blanks and marks of quotation share the lines of a comment.
pub(crate) fn stands_alone(text: &str, comment: &Range<usize>) -> bool {
    let before = text.get(..comment.start).unwrap_or("").bytes().rev().take_while(|&b| b != b'\n');
    let after = text.get(comment.end..).unwrap_or("").bytes().take_while(|&b| b != b'\n');
    all_of(before, b" \t>") && all_of(after, b" \t\r")
}

fn all_of(mut bytes: impl Iterator<Item = u8>, allowed: &[u8]) -> bool {
    bytes.all(|b| allowed.contains(&b))
}

/// Masks a line after the marks at its head.
fn mask_line(line: &mut [u8]) {
    let mut at = 0;
    let mut depth = 0;
    while depth <= BLOCK_DEPTH {
        at += count(line, at, |b| matches!(b, b' ' | b'\t'));
        if is_rule(line.get(at..).unwrap_or_default()) {
            return;
        }
        let mark = mark_len(line.get(at..).unwrap_or_default());
        if mark == 0 {
            break;
        }
        at += mark;
        depth += 1;
    }
    at += head_len(line.get_mut(at..).unwrap_or_default());
    let line_end = line.ends_with(b"\r\n");
    let last = line.len().saturating_sub(if line_end { 2 } else { 0 });
    for byte in line.get_mut(at..last.max(at)).unwrap_or_default() {
        if byte.is_ascii_punctuation() || (byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n')) {
            *byte = FILL;
        }
    }
}

fn count(line: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    line.iter().skip(from).take_while(|&&b| wanted(b)).count()
}

/// A line of one sign only: a thematic break or the line below a heading.
fn is_rule(rest: &[u8]) -> bool {
    let Some(&sign) = rest.first() else { return false };
    let blank = |b: u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n');
    // A single dash is the mark of a list.
    let signs = rest.iter().filter(|&&b| b == sign).count();
    matches!(sign, b'-' | b'*' | b'_' | b'=') && signs > 1 && rest.iter().all(|&b| b == sign || blank(b))
}

/// Bytes of the mark of a quotation or of a list's item; 0 for none.
fn mark_len(rest: &[u8]) -> usize {
    let ends = |at: usize| rest.get(at).is_none_or(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'));
    match rest.first() {
        Some(b'>') => 1,
        Some(b'-' | b'+' | b'*') if ends(1) => 1,
        Some(b'0'..=b'9') => {
            let digits = count(rest, 0, |b| b.is_ascii_digit());
            let marked = digits <= 9 && matches!(rest.get(digits), Some(b'.' | b')')) && ends(digits + 1);
            if marked { digits + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Bytes of the mark of a heading or of a fence. Fences become tildes, which mean nothing in a line.
fn head_len(rest: &mut [u8]) -> usize {
    let signs = count(rest, 0, |b| b == b'#');
    if (1..=6).contains(&signs) && rest.get(signs).is_none_or(u8::is_ascii_whitespace) {
        return signs;
    }
    let Some(sign @ (b'`' | b'~')) = rest.first().copied() else { return 0 };
    let signs = count(rest, 0, |b| b == sign);
    if signs < 3 {
        return 0;
    }
    rest.iter_mut().take(signs).for_each(|b| *b = b'~');
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_blocks_stay_and_inlines_do_not() {
        let masked = |text| mask(text);
        assert_eq!(masked("> *a* [b]: <i>\n"), "> xax xbxx xix\n");
        assert_eq!(masked("## A `b` {#c}"), "## A xbx xxcx");
        assert_eq!(masked("#MeToo"), "xMeToo");
        assert_eq!(masked("1. - *a*"), "1. - xax");
        assert_eq!(masked("1986 . (a)"), "1986 x xax");
        assert_eq!(masked("***\n---\n- - -\n=="), "***\n---\n- - -\n==");
        assert_eq!(masked("```rust*"), "~~~rustx");
        assert_eq!(masked("é*é"), "éxé");
        assert_eq!(masked("a.\r\nb\rc"), "ax\r\nbxc");
    }

    #[test]
    fn comments_are_blanks_alone_and_letters_in_a_line() {
        let masked = |text| mask(text);
        assert_eq!(masked("a\n> <!-- - -->\nb"), "a\n>           \nb");
        assert_eq!(masked("a <!-- \n\n --> b"), "a xxxxxxxxxxx b");
        assert_eq!(masked("<!-- x --> b"), "xxxxxxxxxx b");
        assert_eq!(masked("\\<!-- a -->"), "xxxxx a xxx");
    }

    #[test]
    fn marks_beyond_the_limit_are_masked() {
        assert_eq!(mask(&"> ".repeat(BLOCK_DEPTH + 5)).matches('>').count(), BLOCK_DEPTH + 1);
    }
}
