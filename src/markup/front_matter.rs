//! The TOML at the head of a section, between two lines `+++`.

use std::ops::Range;

use crate::diag::{Diagnostic, FileId, Span};

/// Finds the front matter of a section: the bytes of its TOML, and the byte at which the text begins.
///
/// `None` when the first line is not `+++`.
///
/// # Errors
///
/// A first line `+++` that no other closes, and front matter in the form of other programs.
pub fn split_front_matter(file: FileId, text: &str) -> Result<Option<(Range<usize>, usize)>, Diagnostic> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines(text, mark);
    let Some(first) = lines.next() else { return Ok(None) };
    let opening = text.get(first.clone()).unwrap_or("").trim_end();
    let span = Span::new(file, first.start, first.start + opening.len());
    if opening == "---" {
        return Err(Diagnostic::error(span, "the head of a section stands between lines of plus signs")
            .hint("type +++ in place of --- above and below, and key = \"value\" between them"));
    }
    if opening != "+++" {
        return Ok(None);
    }
    for line in lines {
        if text.get(line.clone()).is_some_and(|line| line.trim_end() == "+++") {
            return Ok(Some((first.end..line.start, line.end)));
        }
    }
    Err(Diagnostic::error(span, "the head of the section is not closed")
        .hint("type a line +++ after its last key, before the text"))
}

/// The lines of a text from byte `from`, each with its end.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = from;
    text.get(from..).unwrap_or("").split_inclusive('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end;
        range
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        let split = split_front_matter(FileId::new(0), text).unwrap();
        split.map(|(toml, body)| (&text[toml], &text[body..]))
    }

    #[test]
    fn toml_and_text_are_parted() {
        assert_eq!(parts("+++\ntitle = \"A\"\n+++\n\nWords.\n"), Some(("title = \"A\"\n", "\nWords.\n")));
        assert_eq!(parts("+++\r\na = 1\r\n+++ \r\nWords."), Some(("a = 1\r\n", "Words.")));
        assert_eq!(parts("+++\n+++"), Some(("", "")));
    }

    #[test]
    fn a_text_may_have_no_front_matter() {
        assert_eq!(parts("Words.\n\n+++\n"), None);
        assert_eq!(parts(""), None);
    }

    #[test]
    fn a_mark_of_byte_order_is_passed_over() {
        assert_eq!(parts("\u{feff}+++\na = 1\n+++\nx"), Some(("a = 1\n", "x")));
    }

    #[test]
    fn an_open_head_and_a_foreign_one_are_told() {
        let said = |text| split_front_matter(FileId::new(0), text).unwrap_err().message;
        assert_eq!(said("+++\ntitle = 1\n\nWords."), "the head of the section is not closed");
        assert_eq!(said("---\ntitle: x\n---\n"), "the head of a section stands between lines of plus signs");
    }
}
