//! The words of runs with the place of each of them: what a finding points at.

use std::ops::Range;

use super::SOFT_HYPHEN;
use crate::diag::{Origin, Span};
use crate::document::{Content, Run};

/// Plain words, as [`plain`](super::plain) reads them, that know where they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// The words.
    pub text: String,
    /// Stretches that follow their run byte for byte, in order; each reaches to the next.
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// The place of its run.
    run: usize,
    /// Where its run has the same words.
    offset: usize,
    origin: Origin,
}

impl Located {
    /// The words of runs.
    pub fn of(runs: &[Run]) -> Self {
        let mut located = Self::default();
        let mut blank = false;
        for (place, run) in runs.iter().enumerate() {
            match &run.content {
                Content::Text(words) => located.push(words, place, run.origin, &mut blank),
                Content::Hole(words) => {
                    located.push("[", place, run.origin, &mut blank);
                    located.push(words, place, run.origin, &mut blank);
                    located.push("]", place, run.origin, &mut blank);
                }
                Content::Break => {
                    blank = false;
                    // Feeds at the start are not read.
                    if !located.text.is_empty() {
                        located.text.push('\n');
                    }
                }
                Content::Mark(_) | Content::Page(_) => {}
            }
        }
        let end = located.text.trim_end_matches('\n').len();
        located.text.truncate(end);
        located
    }

    fn push(&mut self, words: &str, run: usize, origin: Origin, blank: &mut bool) {
        let parts = |sign: char| sign.is_whitespace() || sign == SOFT_HYPHEN;
        // Where the run stands whose next byte would go on with the last piece.
        let mut next = None;
        let mut offset = 0;
        for piece in words.split_inclusive(parts) {
            let word = piece.trim_end_matches(parts);
            if !word.is_empty() {
                if std::mem::take(blank) && !self.text.is_empty() && !self.text.ends_with('\n') {
                    // A single plain space goes on with its piece; any other is a step over it.
                    let plain = next.is_some_and(|at| words.get(at..offset) == Some(" "));
                    self.text.push(' ');
                    next = plain.then_some(offset);
                }
                if next != Some(offset) {
                    self.pieces.push(Piece { at: self.text.len(), run, offset, origin });
                }
                self.text.push_str(word);
                next = Some(offset + word.len());
            }
            *blank |= piece.ends_with(char::is_whitespace);
            offset += piece.len();
        }
    }

    /// The place of the run that holds the byte at `at`.
    pub fn run_at(&self, at: usize) -> Option<usize> {
        self.piece(at).map(|piece| piece.run)
    }

    /// Where the words of a range were typed: as exactly as their origins tell. `None` in an empty text.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.piece(range.start)?;
        let end = range.end.max(range.start);
        let of = |piece: &Piece, from: usize, to: usize| {
            let inside = |at: usize| piece.offset + at.saturating_sub(piece.at);
            piece.origin.part(inside(from), inside(to)).span()
        };
        let last = self.piece(end.saturating_sub(1)).unwrap_or(first);
        if last.at <= first.at {
            return Some(of(first, range.start, end));
        }
        Some(of(first, range.start, range.start).cover(of(last, last.at.max(range.start), end)))
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::markup::Look;
    use crate::reading::plain;
    use proptest::prelude::*;

    fn verbatim(text: &str, at: usize) -> Run {
        let origin = Origin::Verbatim(Span::new(FileId::new(0), at, at + text.len()));
        Run { content: Content::Text(text.to_owned()), look: Look::default(), origin }
    }

    fn of_break() -> Run {
        let origin = Origin::Typed(Span::new(FileId::new(0), 0, 0));
        Run { content: Content::Break, look: Look::default(), origin }
    }

    #[test]
    fn a_word_is_found_where_it_was_typed() {
        // "In  China\nand *Viet* Nam": two blanks, a wrapped line, a word in another run.
        let runs = [verbatim("In  China\nand ", 0), verbatim("Viet", 15), verbatim(" Nam", 20)];
        let located = Located::of(&runs);
        assert_eq!(located.text, "In China and Viet Nam");
        let place = |word: &str| {
            let at = located.text.find(word).unwrap();
            let span = located.span(at..at + word.len()).unwrap();
            (span.start, span.end)
        };
        assert_eq!(place("China"), (4, 9));
        assert_eq!(place("and"), (10, 13));
        assert_eq!(place("Viet Nam"), (15, 24));
        assert_eq!(located.run_at(located.text.find("Nam").unwrap()), Some(2));
    }

    proptest! {
        #[test]
        fn it_reads_as_the_reading_does(texts in proptest::collection::vec("[ab \n\u{AD}\u{A0}é]{0,8}|!", 0..6)) {
            let runs: Vec<Run> =
                texts.iter().map(|text| if text == "!" { of_break() } else { verbatim(text, 0) }).collect();
            prop_assert_eq!(Located::of(&runs).text, plain(&runs));
        }

        /// Whatever stands between, the bytes of a letter's place are that letter.
        #[test]
        fn every_letter_is_found_where_it_was_typed(texts in proptest::collection::vec("[a-z \n\u{AD}\u{A0}é]{0,8}", 0..6)) {
            let file = texts.concat();
            let mut at = 0;
            let runs: Vec<Run> = texts.iter().map(|text| { at += text.len(); verbatim(text, at - text.len()) }).collect();
            let located = Located::of(&runs);
            for (at, letter) in located.text.char_indices().filter(|(_, letter)| *letter != ' ') {
                let span = located.span(at..at + letter.len_utf8()).unwrap();
                let there = &file[span.start as usize..span.end as usize];
                prop_assert_eq!(there, letter.to_string());
            }
        }
    }
}
