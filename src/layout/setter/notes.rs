//! Notes in lines, at the foot of the pages or collected.

use crate::diag::{Computed, Origin, Span};
use crate::document::{Block, Note};
use crate::geom::{Length, Owner};
use crate::layout::paragraph::{RunKind, SetLine, StyledRun};
use crate::markup::Series;
use crate::template::{NotePlace, Style};

use super::{Place, SetNote, Setter};

impl Setter<'_, '_> {
    /// The lines of a note. Where the style's first line hangs out, its number hangs there and the text
    /// stands in line beside it, as in documents of the United Nations; else the number runs in.
    pub(super) fn note(&mut self, note: &Note, width: Length) -> SetNote {
        let style = self.frame.template.style(&self.frame.template.notes.style);
        let owner = Owner::Note(note.id);
        let origin = Origin::Computed(Computed::NoteNumber, note.span);
        let language = self.document.language.clone();
        let mut found = std::mem::take(self.found);
        let label = self.styler(&style, owner, &language).note_label(note.id, origin, &mut found);
        *self.found = found;
        let mut runs = self.style_runs(&style, owner, &language, &note.content);
        // A note in a note was refused when it was read, so no mark can stand here.
        runs.retain(|run| !matches!(run.kind, RunKind::Mark(_)));
        let place = Place { left: style.left, width: width - style.left - style.right, first: Length::ZERO };
        let mut hanging = self.hanging_label(&label, &style, note.span);
        if hanging.is_none() {
            runs.splice(0..0, label);
        }
        let mut lines = self.lines_of(&runs, &style, place, note.block, note.span);
        if let Some(number) = hanging.take() {
            self.hang(number, &mut lines, &style, style.left + style.indent, note.block);
        }
        if lines.is_empty() {
            lines.push(self.line(note.block, style.leading, Vec::new()));
        }
        SetNote { id: note.id, lines }
    }

    /// The numbered notes as blocks of the text. Like notes at the foot, they do not stand on the grid.
    pub(super) fn collected_notes(&mut self, block: &Block) {
        let (document, width) = (self.document, self.measure());
        let between = self.frame.template.notes.between;
        let grid = self.grid.take();
        for note in document.notes.iter().filter(|note| note.series == Series::Numbered) {
            let mut set = self.note(note, width);
            for line in &mut set.lines {
                (line.block, line.note) = (block.id, Some(note.id));
            }
            self.push(set.lines, between, 0);
        }
        self.grid = grid;
    }

    /// Whether a note stands at the foot of the page of its mark.
    pub(super) fn stands_at_foot(&self, note: &Note) -> bool {
        self.frame.template.notes.place == NotePlace::Page || note.series == Series::Asterisk
    }

    /// The number of a note, when there is room for it before the text.
    fn hanging_label(&mut self, label: &[StyledRun], style: &Style, span: Span) -> Option<SetLine> {
        let room = -style.indent - style.size / 5;
        let number = label.get(..1)?;
        let set = self.set_runs(number, style, self.measure(), Length::ZERO, span).into_iter().next()?;
        (set.width <= room).then_some(set)
    }
}
