//! The words of a document as rules read them: text by text, each word with its place, and what of it is
//! quoted or taken from a record.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{FileId, Span};
use crate::document::{Block, Document, Kind, Note, Part, Role, Run};
use crate::reading::{Located, texts};

/// All texts of a document, in the order in which they are read: blocks, then notes.
#[derive(Debug, Default)]
pub(super) struct Prose<'a> {
    pub(super) passages: Vec<Passage<'a>>,
}

/// One text: a block, a cell or a note.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) block: &'a Block,
    /// The note, when it is one.
    pub(super) note: Option<&'a Note>,
    /// What it is; `None` for cells and notes.
    pub(super) role: Option<Role>,
    /// Its runs.
    pub(super) runs: &'a [Run],
    words: Located,
    /// Byte ranges between quotation marks, the marks included.
    quoted: Vec<Range<usize>>,
    /// The files of bibliographic records.
    records: &'a BTreeSet<FileId>,
}

impl<'a> Prose<'a> {
    pub(super) fn of(document: &'a Document, records: &'a BTreeSet<FileId>) -> Self {
        let mut passages = Vec::new();
        for block in &document.blocks {
            let role = if let Kind::Text(text) = &block.kind { Some(text.role) } else { None };
            passages.extend(texts(block).into_iter().map(|runs| Passage::new(block, None, role, runs, records)));
        }
        for note in &document.notes {
            if let Some(block) = document.blocks.get(note.block.0 as usize) {
                passages.push(Passage::new(block, Some(note), None, &note.content, records));
            }
        }
        Self { passages }
    }

    /// The texts that the author wrote: body and notes, without what the template adds before and after.
    pub(super) fn written(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(|passage| passage.block.part == Part::Body)
    }

    /// The texts of the body, without its notes.
    pub(super) fn text(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.written().filter(|passage| passage.note.is_none())
    }
}

impl<'a> Passage<'a> {
    fn new(
        block: &'a Block,
        note: Option<&'a Note>,
        role: Option<Role>,
        runs: &'a [Run],
        records: &'a BTreeSet<FileId>,
    ) -> Self {
        let words = Located::of(runs);
        let quoted = quoted(&words.text);
        Self { block, note, role, runs, words, quoted, records }
    }

    /// Its words.
    pub(super) fn text(&self) -> &str {
        &self.words.text
    }

    /// Where the words of a range were typed.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.words.span(range).unwrap_or(self.block.span)
    }

    /// True where words stand that somebody else wrote: between quotation marks, in a quotation that is set
    /// apart, or taken from a record.
    pub(super) fn is_foreign(&self, at: usize) -> bool {
        self.is_quoted(at) || self.is_of_record(at)
    }

    /// True between quotation marks and in a quotation that is set apart.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.role == Some(Role::Quotation) || self.quoted.iter().any(|range| range.contains(&at))
    }

    /// True where the words come from a bibliographic record: a title is not the author's to mend.
    pub(super) fn is_of_record(&self, at: usize) -> bool {
        self.run_at(at).is_some_and(|run| self.is_record(run))
    }

    /// True where words are set off: the title of a book, a foreign word.
    pub(super) fn is_emphasized(&self, at: usize) -> bool {
        self.run_at(at).is_some_and(|run| run.look.emphasis)
    }

    /// The person whom the words name, by the pseudonym's id.
    pub(super) fn person_at(&self, at: usize) -> Option<&'a str> {
        self.run_at(at).and_then(|run| run.look.person.as_deref())
    }

    fn run_at(&self, at: usize) -> Option<&'a Run> {
        self.words.run_at(at).and_then(|run| self.runs.get(run))
    }

    /// True when the words of a run come from a record.
    pub(super) fn is_record(&self, run: &Run) -> bool {
        self.records.contains(&run.origin.span().file)
    }

    /// True when words of it come from a record: it cites in the text.
    pub(super) fn holds_record(&self) -> bool {
        self.runs.iter().any(|run| self.is_record(run))
    }

    /// Every place where these words begin a word.
    pub(super) fn find_opening<'w>(&'w self, words: &'w str) -> impl Iterator<Item = Range<usize>> + 'w {
        let begins = |at: usize| !self.text().get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        self.text()
            .match_indices(words)
            .map(|(at, found)| at..at + found.len())
            .filter(move |range| begins(range.start))
    }

    /// Every place of a word or of words that stand together, as a whole: "Laos" is none in "Laotian".
    pub(super) fn find_word<'w>(&'w self, word: &'w str) -> impl Iterator<Item = Range<usize>> + 'w {
        let text = self.text();
        text.match_indices(word).map(|(at, found)| at..at + found.len()).filter(|range| is_whole(text, range))
    }
}

/// True when no letter or digit stands at either end.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// What stands between double quotation marks, inner quotations within them. An open quotation reaches to the
/// end of the text: it goes on in the next.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '“' | '”' | '«' | '»')) {
        let opens = matches!(mark, '“' | '«');
        open = match (open, opens) {
            (None, true) => Some((at, 1)),
            (None, false) => None,
            (Some((start, depth)), true) => Some((start, depth + 1)),
            (Some((start, 1)), false) => {
                ranges.push(start..at + mark.len_utf8());
                None
            }
            (Some((start, depth)), false) => Some((start, depth - 1)),
        };
    }
    ranges.extend(open.map(|(start, _)| start..text.len()));
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_reach_from_mark_to_mark() {
        let text = "He said “no “never” more” and left “at once";
        let said: Vec<&str> = quoted(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(said, ["“no “never” more”", "“at once"]);
        assert_eq!(quoted("nothing” here"), []);
    }

    #[test]
    fn a_word_is_whole() {
        let text = "Laos, Laotian";
        assert!(is_whole(text, &(0..4)));
        assert!(!is_whole(text, &(6..10)));
    }
}
