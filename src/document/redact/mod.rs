//! The copy of a document that does not say who wrote it.
//!
//! Words are taken out before anything is laid out, and “withheld” in brackets stands in their place: what a black bar
//! covers can be read beneath it. Numbers of notes stay, so that the copy and the filing can be read side by
//! side. Withheld are the texts that the template prints from the records of organisations, the notes that
//! cite a publication of their own, and their names wherever else they stand.
//!
//! Whether a name is left is not judged here but on the finished file, which is read back
//! ([`Author::left_in`]).

mod author;
mod names;

pub use author::Author;

use crate::diag::{Computed, Origin, Span};
use crate::markup::Look;

use super::{Block, Cell, Columns, Content, Document, Kind, Note, Part, Run};

/// What stands in the place of words that were taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The word “withheld” in brackets, in the language of the document.
    pub words: String,
}

impl Stand {
    fn run(&self, at: Span) -> Run {
        let origin = Origin::Computed(Computed::Value, at);
        Run { content: Content::Text(self.words.clone()), look: Look::default(), origin }
    }

    /// The words in the place of a whole text, with the marks of its notes.
    fn whole(&self, runs: &[Run], at: Span) -> Vec<Run> {
        let at = runs.first().map_or(at, |run| run.origin.span());
        let marks = runs.iter().filter(|run| is_mark(run)).cloned();
        std::iter::once(self.run(at)).chain(marks).collect()
    }
}

/// The document without its author.
pub fn redact(mut document: Document, author: &Author<'_>, stand: &Stand) -> Document {
    document.title = author.without_names(&document.title, &stand.words);
    document.authors.clear();
    document.standing.clear();
    document.redacted = true;
    document.blocks.iter_mut().for_each(|block| of_block(block, author, stand));
    document.notes.iter_mut().for_each(|note| of_note(note, author, stand));
    for line in &mut document.running {
        of_text(&mut line.content, author, stand);
    }
    document
}

fn of_block(block: &mut Block, author: &Author<'_>, stand: &Stand) {
    let (span, is_matter) = (block.span, block.part != Part::Body);
    match &mut block.kind {
        Kind::Text(text) if is_matter && author.is_told_in(&text.content) => {
            text.content = stand.whole(&text.content, span);
        }
        Kind::Columns(columns) if is_matter => of_columns(columns, span, author, stand),
        _ => {}
    }
    block.kind.texts_mut().into_iter().for_each(|runs| of_text(runs, author, stand));
    if let Kind::Chart(chart) = &mut block.kind {
        let labels = chart.unit.iter_mut().chain(&mut chart.series);
        for run in labels.chain(chart.rows.iter_mut().map(|row| &mut row.category)) {
            let text = author.without_names(run.text(), &stand.words);
            run.content = Content::Text(text);
        }
        chart.alternative = author.without_names(&chart.alternative, &stand.words);
    }
}

/// A note that cites a publication of the author's own is withheld as a whole: its title tells who wrote it.
fn of_note(note: &mut Note, author: &Author<'_>, stand: &Stand) {
    if author.is_told_in(&note.content) || note.cites.iter().any(|cite| author.is_own(&cite.key)) {
        note.content = stand.whole(&note.content, note.span);
    }
    of_text(&mut note.content, author, stand);
}

/// Takes names out of a text, and citations of publications of the author's own.
fn of_text(runs: &mut Vec<Run>, author: &Author<'_>, stand: &Stand) {
    let places = names::places(runs, author.names());
    if !places.is_empty() || runs.iter().any(|run| author.is_of_own_record(run)) {
        let cut = names::cut(std::mem::take(runs), &places, stand);
        *runs = joined(cut, author, stand);
    }
}

/// One stand for a citation of the author's own: what the style puts between the parts of a record would
/// tell how many there are.
fn joined(runs: Vec<Run>, author: &Author<'_>, stand: &Stand) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    // Words of the style since the last withheld part of a record.
    let mut between: Option<Vec<Run>> = None;
    for run in runs {
        if author.is_of_own_record(&run) {
            if between.take().is_none() {
                all.push(stand.run(run.origin.span()));
            }
            between = Some(Vec::new());
            continue;
        }
        match &mut between {
            Some(held) if author.is_of_style(&run) => held.push(run),
            _ => {
                all.extend(between.take().into_iter().flatten());
                all.push(run);
            }
        }
    }
    all.extend(between.into_iter().flatten());
    all
}

/// Each cell that tells of the author is withheld as one. What would say no more than the first of its kind is
/// dropped, so that the number of rows and of signatures tells nothing either.
fn of_columns(columns: &mut Columns, span: Span, author: &Author<'_>, stand: &Stand) {
    for cell in columns.rows.iter_mut().flatten() {
        if cell.paragraphs.iter().any(|runs| author.is_told_in(runs)) {
            cell.paragraphs = vec![stand.whole(&cell.paragraphs.concat(), span)];
        }
    }
    let is_withheld = |cell: &Cell| cell.paragraphs.iter().flatten().any(|run| run.text() == stand.words);
    let is_whole =
        |row: &[Cell]| row.iter().any(is_withheld) && row.iter().all(|cell| cell.per_line || is_withheld(cell));
    // A text that stands beside a line needs the line.
    let least = columns.beside.iter().map(|(_, line, _)| *line).max().unwrap_or(1);
    let mut kept: Vec<Vec<Cell>> = Vec::new();
    let mut marks = Vec::new();
    for mut row in std::mem::take(&mut columns.rows) {
        let signed = row.iter().any(|cell| cell.signature.is_some());
        if is_whole(&row) && kept.len() >= least {
            marks.extend(row.into_iter().flat_map(|cell| cell.paragraphs.into_iter().flatten()).filter(is_mark));
            continue;
        }
        if signed && is_whole(&row) {
            row.iter_mut()
                .skip(1)
                .for_each(|cell| *cell = Cell { signature: None, paragraphs: Vec::new(), ..cell.clone() });
        }
        kept.push(row);
    }
    if let Some(runs) = kept.last_mut().and_then(|row| row.first_mut()?.paragraphs.last_mut()) {
        runs.append(&mut marks);
    }
    columns.rows = kept;
}

fn is_mark(run: &Run) -> bool {
    matches!(run.content, Content::Mark(_))
}
