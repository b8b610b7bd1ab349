//! The reading: a document as plain words, in the order in which they are read.
//!
//! One projection for all that looks at words and not at pages: word counts, plain text, checks, and
//! the tests that no word is lost.

mod count;
mod located;

pub use count::{Counts, count, grouped};
pub use located::Located;

use crate::document::{Block, Cell, Content, Document, Kind, Part, Run};
use crate::geom::{BlockId, NoteId};

/// A stretch of words that belong together: a block, a cell, a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The part of the document.
    pub part: Part,
    /// The block, or that of the note's mark.
    pub block: BlockId,
    /// The note, when it is one.
    pub note: Option<NoteId>,
    /// Its number or bullet, which is not among its words.
    pub marker: Option<String>,
    /// Its words, parted by single spaces; a forced line break is a line feed.
    pub text: String,
}

/// The passages of a document: blocks in order, then notes in order.
pub fn read(document: &Document) -> Vec<Passage> {
    let mut passages: Vec<Passage> = document.blocks.iter().flat_map(passages_of).collect();
    for note in &document.notes {
        let block = document.blocks.get(note.block.0 as usize);
        passages.push(Passage {
            part: block.map_or(Part::Body, |block| block.part),
            block: note.block,
            note: Some(note.id),
            marker: Some(note.label.clone()),
            text: plain(&note.content),
        });
    }
    passages
}

fn passages_of(block: &Block) -> Vec<Passage> {
    let marker = match &block.kind {
        Kind::Text(text) => text.marker.as_ref().map(|run| run.text().to_owned()),
        _ => None,
    };
    let passage = |runs: &[Run]| Passage {
        part: block.part,
        block: block.id,
        note: None,
        marker: marker.clone(),
        text: plain(runs),
    };
    texts(block).into_iter().map(passage).collect()
}

/// The texts of a block, in the order in which they are read; none for white and rules.
pub fn texts(block: &Block) -> Vec<&[Run]> {
    match &block.kind {
        Kind::Text(text) => vec![&text.content],
        Kind::Columns(columns) => {
            let cells = columns.rows.iter().flatten().flat_map(|cell: &Cell| &cell.paragraphs);
            cells.chain(columns.beside.iter().map(|(_, _, words)| words)).map(Vec::as_slice).collect()
        }
        Kind::Chart(chart) => {
            let head = chart.unit.iter().chain(&chart.series);
            head.chain(chart.rows.iter().map(|row| &row.category)).map(std::slice::from_ref).collect()
        }
        Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => Vec::new(),
    }
}

/// The words of runs: white space is one space, soft hyphens are gone, marks are nothing.
pub fn plain(runs: &[Run]) -> String {
    let letters = runs.iter().map(|run| run.text().len()).sum();
    let mut text = Spaced { text: String::with_capacity(letters), blank: false };
    for run in runs {
        match &run.content {
            // A line's end that was typed is a space; only a break that was asked for is a line feed.
            Content::Text(words) => text.push(words),
            Content::Hole(words) => {
                text.push("[");
                text.push(words);
                text.push("]");
            }
            Content::Break => text.end_line(),
            Content::Mark(_) | Content::Page(_) => {}
        }
    }
    text.finish()
}

/// Read as nothing.
const SOFT_HYPHEN: char = '\u{AD}';

/// Text in which white space is one space, and none stands at the ends of lines.
struct Spaced {
    text: String,
    /// White space was seen since the last letter of the line.
    blank: bool,
}

impl Spaced {
    /// Word by word: most of a text is letters, which need not be looked at one by one.
    fn push(&mut self, words: &str) {
        let parts = |sign: char| sign.is_whitespace() || sign == SOFT_HYPHEN;
        for piece in words.split_inclusive(parts) {
            let word = piece.trim_end_matches(parts);
            if !word.is_empty() {
                if std::mem::take(&mut self.blank) && !self.text.is_empty() && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.text.push_str(word);
            }
            self.blank |= piece.ends_with(char::is_whitespace);
        }
    }

    fn end_line(&mut self) {
        self.blank = false;
        self.text.push('\n');
    }

    /// Without the line feeds at both ends.
    fn finish(self) -> String {
        self.text.trim_matches('\n').to_owned()
    }
}

/// Words by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Before the text.
    pub front: usize,
    /// The text, with its headings.
    pub body: usize,
    /// After the text.
    pub back: usize,
    /// Notes.
    pub notes: usize,
}

impl WordCount {
    /// All words but those of notes.
    pub fn text(self) -> usize {
        self.front + self.body + self.back
    }
}

/// Counts the words of a document.
pub fn word_count(document: &Document) -> WordCount {
    let mut words = WordCount::default();
    for passage in read(document) {
        let place = match (passage.note, passage.part) {
            (Some(_), _) => &mut words.notes,
            (None, Part::Front) => &mut words.front,
            (None, Part::Body) => &mut words.body,
            (None, Part::Back) => &mut words.back,
        };
        *place += count(&passage.text);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Origin, Span};
    use crate::markup::Look;

    fn run(content: Content) -> Run {
        Run { content, look: Look::default(), origin: Origin::Typed(Span::new(FileId::new(0), 0, 0)) }
    }

    #[test]
    fn white_space_is_one_space_and_marks_are_nothing() {
        let runs = [
            run(Content::Text("a\n b\u{AD}c\u{A0}".to_owned())),
            run(Content::Mark(NoteId(0))),
            run(Content::Text(" d".to_owned())),
        ];
        assert_eq!(plain(&runs), "a bc d");
    }

    #[test]
    fn a_line_that_was_wrapped_in_typing_is_not_broken_where_another_is() {
        let runs = [run(Content::Text("a\nb".to_owned())), run(Content::Break), run(Content::Text("c\nd".to_owned()))];
        assert_eq!(plain(&runs), "a b\nc d");
    }

    #[test]
    fn a_soft_hyphen_that_stands_alone_leaves_one_space() {
        assert_eq!(plain(&[run(Content::Text("a \u{AD} b".to_owned()))]), "a b");
    }
}
