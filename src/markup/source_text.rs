//! The text of one block, joined from the ranges of the file in which it stands.
//!
//! Between two lines of a quotation stand `> ` and blanks that are no part of its words. The text is
//! therefore a string of pieces, each of which knows its place, and a range of the string leads back
//! to the bytes that were typed.

use std::ops::Range;

use crate::diag::{FileId, Origin, Span};

/// Running text with the places of its pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceText {
    text: String,
    place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// Each piece begins at byte `at` of the text and at byte `start` of the file. In order of both.
    Pieces(FileId, Vec<Piece>),
    /// The words were typed here in another way, such as a TOML text with escapes.
    Whole(Span),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    at: usize,
    start: usize,
}

impl SourceText {
    /// The text `text` with this origin.
    pub(super) fn new(text: &str, origin: Origin) -> Self {
        let place = match origin {
            Origin::Verbatim(span) => Place::Pieces(span.file, vec![Piece { at: 0, start: span.start as usize }]),
            Origin::Typed(span) | Origin::Computed(_, span) => Place::Whole(span),
        };
        Self { text: text.to_owned(), place }
    }

    /// The parts `lines` of `text`, which begins at byte `offset` of the file; blanks between two of
    /// them are kept, so that they become one piece.
    pub(super) fn of_lines(file: FileId, text: &str, offset: usize, lines: &[Range<usize>]) -> Self {
        let mut joined = String::new();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut end = None;
        for line in lines {
            let gap = end.and_then(|end: usize| text.get(end..line.start));
            if let Some(gap) = gap.filter(|gap| gap.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r'))) {
                joined.push_str(gap);
            } else {
                pieces.push(Piece { at: joined.len(), start: offset + line.start });
            }
            joined.push_str(text.get(line.clone()).unwrap_or(""));
            end = Some(line.end);
        }
        Self { text: joined, place: Place::Pieces(file, pieces) }
    }

    /// All of the text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text; empty where the range does not fall on characters.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    /// The character before byte `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|before| before.chars().next_back())
    }

    /// The character at byte `at`.
    pub(super) fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// The least range of the file that holds a part of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match &self.place {
            Place::Whole(span) => *span,
            Place::Pieces(file, pieces) => {
                let first = piece_of(pieces, range.start);
                let last = if range.end > range.start { piece_of(pieces, range.end - 1) } else { first };
                let byte = |piece: Piece, at: usize| piece.start + (at - piece.at.min(at));
                Span::new(*file, byte(first, range.start), byte(last, range.end))
            }
        }
    }

    /// Where a part of the text was typed: verbatim when it lies in one piece.
    pub(super) fn origin(&self, range: Range<usize>) -> Origin {
        let span = self.span(range.clone());
        match &self.place {
            Place::Pieces(..) if span.len() == range.len() => Origin::Verbatim(span),
            _ => Origin::Typed(span),
        }
    }

    /// The range cut where pieces meet.
    pub(super) fn cut(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = range.start;
        if let Place::Pieces(_, pieces) = &self.place {
            let from = pieces.partition_point(|piece| piece.at <= start);
            for piece in pieces.iter().skip(from).take_while(|piece| piece.at < range.end) {
                parts.push(start..piece.at);
                start = piece.at;
            }
        }
        parts.push(start..range.end);
        parts
    }

    /// True when byte `at` continues the piece of the byte before it.
    pub(super) fn joins(&self, at: usize) -> bool {
        match &self.place {
            Place::Whole(_) => true,
            Place::Pieces(_, pieces) => pieces.binary_search_by_key(&at, |piece| piece.at).is_err(),
        }
    }
}

fn piece_of(pieces: &[Piece], at: usize) -> Piece {
    let after = pieces.partition_point(|piece| piece.at <= at);
    pieces.get(after.saturating_sub(1)).copied().unwrap_or(Piece { at: 0, start: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_leads_back_to_the_bytes_that_were_typed() {
        let file = FileId::new(0);
        let text = "> one\n> two\n";
        let source = SourceText::of_lines(file, text, 10, &[2..6, 8..11]);
        assert_eq!(source.text(), "one\ntwo");
        assert_eq!(source.origin(4..7), Origin::Verbatim(Span::new(file, 18, 21)));
        // Over the `> ` the bytes are not those of the words.
        assert_eq!(source.origin(2..5), Origin::Typed(Span::new(file, 14, 19)));
        assert_eq!(source.cut(2..5), [2..4, 4..5]);
        assert!(!source.joins(4));
        assert!(source.joins(5));
    }

    #[test]
    fn lines_with_only_blanks_between_them_are_one_piece() {
        let source = SourceText::of_lines(FileId::new(0), "one\n  two", 0, &[0..4, 6..9]);
        assert_eq!(source.text(), "one\n  two");
        assert_eq!(source.origin(0..9), Origin::Verbatim(Span::new(FileId::new(0), 0, 9)));
    }
}
