//! Composition: lines take their places on pages, notes stand at the foot.

use std::ops::Range;

use crate::diag::Diagnostics;
use crate::geom::{Artefact, Colour, Destination, Item, Length, NoteId, Owner, Page, Point, Rect, Rule, Size, Target};
use crate::layout::paginate::{Column, Pagination};
use crate::text::Shaper;

use super::line::{Entry, into_moved};
use super::running::Running;
use super::setter::Galley;
use super::{Frame, Ground, leaders, links};

/// Composes the pages of a galley.
pub(super) fn compose(
    ground: Ground<'_>,
    galley: Galley,
    pagination: &Pagination,
    shaper: &mut Shaper<'_>,
    found: &mut Diagnostics,
) -> Vec<Page> {
    let Ground { document, frame, facts, .. } = ground;
    let mut running = Running { ground, said: Vec::new() };
    let mut composer = Composer { frame, galley };
    let mut finished = Vec::with_capacity(pagination.pages());
    for columns in pagination.columns.chunk_by(|one, next| one.page == next.page) {
        let Some(page) = columns.first().map(|column| column.page) else { continue };
        let mut sheet = Sheet::default();
        sheet.items.extend(running.lines(page, true, shaper, found));
        columns.iter().for_each(|column| {
            composer
                .body(column, &mut sheet, &mut |entry: &Entry| leaders::end_of_entry(entry, &ground, shaper, found));
        });
        columns.iter().for_each(|column| composer.notes(column, &mut sheet));
        sheet.items.extend(running.lines(page, false, shaper, found));
        finished.push(Page {
            size: frame.template.page.size,
            label: facts.label(page).to_owned(),
            links: links::of(&sheet.items, document, frame.words),
            items: sheet.items,
            sequences: Vec::new(),
            destinations: sheet.destinations,
        });
    }
    finished
}

/// A page being filled.
#[derive(Default)]
struct Sheet {
    items: Vec<Item>,
    destinations: Vec<Destination>,
}

impl Sheet {
    fn destination(&mut self, target: Target, x: Length, y: Length) {
        self.destinations.push(Destination { target, at: Point { x, y } });
    }
}

/// How far below a line's top a mark begins: nothing to speak of, but in rows of cells, which are one line.
fn mark_top(items: &[Item], id: NoteId) -> Length {
    let top = items.iter().find_map(|item| match item {
        Item::Glyphs(run) if run.target == Some(Target::Note(id)) => Some(run.at.y - run.size),
        _ => None,
    });
    top.unwrap_or_default().max(Length::ZERO)
}

/// The lines that are left. Each is taken once.
struct Composer<'a> {
    frame: &'a Frame<'a>,
    galley: Galley,
}

impl Composer<'_> {
    /// The top of a column on the paper.
    fn top(&self, column: &Column) -> Length {
        let geometry = &self.frame.template.page;
        geometry.first_top.filter(|_| column.page == 0).unwrap_or(geometry.margins.top) + column.top
    }

    /// Places the lines of a column; `end` sets the ends of entries in the contents.
    fn body(&mut self, column: &Column, sheet: &mut Sheet, end: &mut dyn FnMut(&Entry) -> Vec<Item>) {
        let left = self.frame.template.page.column_left(column.index);
        let mut y = self.top(column);
        let first = column.body.start;
        for place in column.body.clone() {
            let Some(line) = self.galley.lines.get_mut(place) else { continue };
            if place > first {
                y += line.gap;
            }
            if line.first {
                let target = line.note.map_or(Target::Block(line.block), Target::Note);
                sheet.destination(target, left, y);
            }
            for id in &line.notes {
                sheet.destination(Target::Mark(*id), left, y + mark_top(&line.items, *id));
            }
            if let Some(entry) = &line.entry {
                line.items.extend(end(entry));
            }
            let by = Point { x: left, y };
            sheet.items.extend(std::mem::take(&mut line.items).into_iter().map(|item| into_moved(item, by)));
            y += line.height;
        }
    }

    /// Notes stand at the foot of their column, whatever white is above them.
    fn notes(&mut self, column: &Column, sheet: &mut Sheet) {
        let pieces = self.galley.makeup.note_pieces(column.notes.clone());
        let Some(first) = pieces.first() else { return };
        let rules = &self.frame.template.notes;
        let heights: Length = pieces.iter().map(|piece| self.height(piece.note, piece.lines.clone())).sum();
        let gaps = rules.between * i64::try_from(pieces.len() - 1).unwrap_or(0);
        let left = self.frame.template.page.column_left(column.index);
        let mut y = self.top(column) + column.height - heights - gaps;
        sheet.items.push(self.separator(left, y, first.begins));
        for (i, piece) in pieces.iter().enumerate() {
            if i > 0 {
                y += rules.between;
            }
            y = self.piece(piece.note, piece.lines.clone(), Point { x: left, y }, sheet);
        }
    }

    fn height(&self, note: usize, lines: Range<usize>) -> Length {
        let set = self.galley.notes.get(note).and_then(|note| note.lines.get(lines));
        set.unwrap_or_default().iter().map(|line| line.height).sum()
    }

    /// The rule above the notes, as far indented as they are, hanging numbers included. Above a note that goes on from the page
    /// before, it runs over the whole width, as word processors have taught readers.
    fn separator(&self, edge: Length, notes_top: Length, begins: bool) -> Item {
        let (page, rules) = (&self.frame.template.page, &self.frame.template.notes);
        let style = self.frame.template.style(&rules.style);
        let left = style.left + style.indent.min(Length::ZERO);
        let whole = page.column_width() - left - style.right;
        let width = if begins { rules.separator_width.min(whole) } else { whole };
        let y = notes_top - rules.separator_after - rules.separator_thickness;
        let at = Point { x: edge + left, y };
        let rect = Rect { at, size: Size { width, height: rules.separator_thickness } };
        Item::Rule(Rule { rect, colour: Colour::default(), owner: Owner::Artefact(Artefact::NoteSeparator) })
    }

    fn piece(&mut self, note: usize, lines: Range<usize>, at: Point, sheet: &mut Sheet) -> Length {
        let Point { x: left, mut y } = at;
        let Some(note) = self.galley.notes.get_mut(note) else { return y };
        for line in note.lines.get_mut(lines).unwrap_or_default() {
            if line.first {
                sheet.destination(Target::Note(note.id), left, y);
            }
            let by = Point { x: left, y };
            sheet.items.extend(std::mem::take(&mut line.items).into_iter().map(|item| into_moved(item, by)));
            y += line.height;
        }
        y
    }
}
