//! Changes to a text, each at its place, made together.

use std::ops::Range;

/// Changes to a text. No two of them may overlap.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts other words in the place of a range (bytes).
    pub(super) fn replace(&mut self, range: Range<usize>, by: impl Into<String>) {
        self.0.push((range, by.into()));
    }

    /// Puts words before a byte; those of the same place stand in the order in which they were put.
    pub(super) fn insert(&mut self, at: usize, words: impl Into<String>) {
        self.replace(at..at, words);
    }

    /// The text with all changes made.
    pub(super) fn make(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let (mut made, mut from) = (String::with_capacity(text.len()), 0);
        for (range, words) in &self.0 {
            made.push_str(text.get(from..range.start).unwrap_or_default());
            made.push_str(words);
            from = from.max(range.end);
        }
        made.push_str(text.get(from..).unwrap_or_default());
        made
    }
}

/// The lines that a range touches, without the end of the last.
pub(super) fn lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |feed| feed + 1);
    let end = text.get(range.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |feed| range.end + feed);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_made_at_their_places_in_any_order() {
        let mut edits = Edits::default();
        edits.replace(4..7, "5");
        edits.insert(0, "x");
        edits.insert(8, "y");
        assert_eq!(edits.make("a = old!"), "xa = 5!y");
    }

    #[test]
    fn a_range_of_two_lines_is_both_of_them() {
        assert_eq!(lines("a\nbc\nde\nf", 3..6), 2..7);
        assert_eq!(lines("abc", 1..1), 0..3);
    }
}
