//! Where everything stands: facts that checks, references and explanations read.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Severity, Span};
use crate::document::Document;
use crate::geom::{BlockId, NoteId, Target};
use crate::layout::paginate::{Finding, Pagination};

use super::Frame;
use super::setter::Galley;

/// Facts about finished pages, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// How many pages there are.
    pub pages: usize,
    /// The first page of every block that is printed.
    pub blocks: BTreeMap<BlockId, usize>,
    /// The last page of every block that is printed.
    pub ends: BTreeMap<BlockId, usize>,
    /// The page of every note's mark.
    pub marks: BTreeMap<NoteId, usize>,
    /// First and last page of every note's text.
    pub notes: BTreeMap<NoteId, (usize, usize)>,
    /// What the make-up could not keep.
    pub findings: Vec<Finding>,
    /// The blocks whose lines are wider than their column.
    pub too_wide: Vec<BlockId>,
    /// The blocks in which a word is parted because it is wider than its column.
    pub parted: Vec<BlockId>,
    /// The note at each place of the galley.
    order: Vec<NoteId>,
    /// The block of each line of the galley.
    lines: Vec<BlockId>,
    /// The first line of each column, and its page.
    columns: Vec<(usize, usize)>,
}

impl PageFacts {
    pub(super) fn of(galley: &Galley, pagination: &Pagination) -> Self {
        let mut facts = Self {
            pages: pagination.pages(),
            findings: pagination.findings.clone(),
            too_wide: galley.too_wide.clone(),
            parted: galley.parted.clone(),
            order: galley.notes.iter().map(|note| note.id).collect(),
            lines: galley.lines.iter().map(|line| line.block).collect(),
            columns: pagination.columns.iter().map(|column| (column.body.start, column.page)).collect(),
            ..Self::default()
        };
        for column in &pagination.columns {
            for line in galley.lines.get(column.body.clone()).unwrap_or_default() {
                facts.blocks.entry(line.block).or_insert(column.page);
                facts.ends.insert(line.block, column.page);
                facts.marks.extend(line.notes.iter().map(|id| (*id, column.page)));
            }
            for piece in galley.makeup.note_pieces(column.notes.clone()) {
                if let Some(id) = facts.order.get(piece.note) {
                    facts.notes.entry(*id).or_insert((column.page, column.page)).1 = column.page;
                }
            }
        }
        facts
    }

    /// The page on which something stands.
    pub fn page_of(&self, target: &Target) -> Option<usize> {
        match target {
            Target::Block(block) => self.blocks.get(block).copied(),
            Target::Mark(note) => self.marks.get(note).copied(),
            Target::Note(note) => self.notes.get(note).map(|(first, _)| *first),
            Target::Address(_) => None,
        }
    }

    /// Says what a reader would stumble over. A divided note and a hole are facts, not faults.
    pub(super) fn report(&self, document: &Document, frame: &Frame<'_>, found: &mut Diagnostics) {
        for finding in &self.findings {
            match finding {
                Finding::LateNote { note, column, anchor_column } => {
                    let Some(note) = self.order.get(*note).and_then(|id| document.note(*id)) else { continue };
                    let (begins, mark) = (self.page_of_column(*column), self.page_of_column(*anchor_column));
                    let message =
                        format!("note {} begins on page {begins}, its mark stands on page {mark}", note.label);
                    let hint = "too many long notes stand on one line: shorten one, or move a mark";
                    found.push(Diagnostic::warning(note.span, message).hint(hint));
                }
                Finding::Stranded { boundary, column, .. } => {
                    let message = format!("page {} ends in a place where it should not", self.page_of_column(*column));
                    found.push(Diagnostic::new(Severity::Warning, self.span_of_line(*boundary, document), message));
                }
                Finding::Overfull { column, by } => {
                    let line = self.columns.get(*column).map_or(0, |(line, _)| *line);
                    let page = self.page_of_column(*column);
                    let message = format!("something on page {page} is {by} taller than the page");
                    found.push(Diagnostic::new(Severity::Error, self.span_of_line(line, document), message));
                }
                Finding::SplitNote { .. } | Finding::Hole { .. } => {}
            }
        }
        let width = frame.template.page.size.width;
        let wide = format!("a word is wider than its column (the page is {width} wide)");
        let parted = "a word is wider than its column and is broken without a hyphen";
        for (blocks, message) in [(&self.too_wide, wide.as_str()), (&self.parted, parted)] {
            for block in blocks.iter().filter(|block| message == wide || !self.too_wide.contains(block)) {
                let span = document.blocks.get(block.0 as usize).map(|b| b.span);
                found.push(Diagnostic::new(Severity::Warning, span, message));
            }
        }
    }

    /// The page of a column, from 1.
    fn page_of_column(&self, column: usize) -> usize {
        self.columns.get(column).map_or(column, |(_, page)| *page) + 1
    }

    fn span_of_line(&self, line: usize, document: &Document) -> Option<Span> {
        let block = self.lines.get(line).or_else(|| self.lines.last())?;
        document.blocks.get(block.0 as usize).map(|b| b.span)
    }
}
