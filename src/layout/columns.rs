//! Rows of cells: the caption of a pleading, signature blocks. The whole stands in the galley as one
//! line, so that no page parts it.

use crate::document::{Block, Cell, Columns, Run};
use crate::geom::{Artefact, Item, Length, NoteId, Owner, Point, Rect, Rule, Size};
use crate::template::{Column, Style};

use super::line::{Line, into_moved};
use super::setter::{Place, Setter};

/// Sets rows of cells.
pub(super) fn set(setter: &mut Setter<'_, '_>, block: &Block, table: &Columns) -> Line {
    let mut grid = Grid::new(setter, block, table);
    for row in &table.rows {
        grid.row(setter, row);
    }
    grid.beside(setter);
    let mut line = setter.line(block.id, grid.height, grid.items);
    line.notes = grid.notes;
    line
}

/// The grid so far.
struct Grid<'a> {
    block: &'a Block,
    table: &'a Columns,
    style: Style,
    /// Left edge and width of each column.
    columns: Vec<(Length, Length)>,
    items: Vec<Item>,
    notes: Vec<NoteId>,
    /// The top of each line of the first column, for what is set against it.
    tops: Vec<Length>,
    height: Length,
    /// How many texts of the block were counted.
    texts: u32,
}

impl<'a> Grid<'a> {
    fn new(setter: &Setter<'_, '_>, block: &'a Block, table: &'a Columns) -> Self {
        Self {
            block,
            table,
            style: setter.frame.template.style(&table.style),
            columns: widths(&table.widths, setter.measure()),
            items: Vec::new(),
            notes: Vec::new(),
            tops: Vec::new(),
            height: Length::ZERO,
            texts: 0,
        }
    }

    fn row(&mut self, setter: &mut Setter<'_, '_>, row: &[Cell]) {
        // The texts of the block are counted as they are read, the cells of each column on their own.
        let texts = self.texts;
        self.texts += row.iter().map(|cell| small(cell.paragraphs.len())).sum::<u32>();
        let first = |place: usize| texts + row.iter().take(place).map(|cell| small(cell.paragraphs.len())).sum::<u32>();
        let top = self.height;
        let mut deepest = Length::ZERO;
        let mut count = 1;
        for (place, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.per_line) {
            let lines = self.cell(setter, place, cell, first(place), top);
            deepest = deepest.max(lines.iter().map(|(_, height)| *height).sum());
            if place == 0 {
                count = lines.iter().filter(|(is_line, _)| *is_line).count().max(1);
                let mut y = top;
                for (is_line, height) in lines {
                    if is_line {
                        self.tops.push(y);
                    }
                    y += height;
                }
            }
        }
        for (place, cell) in row.iter().enumerate().filter(|(_, cell)| cell.per_line) {
            for number in 0..count {
                let Some(words) = cell.paragraphs.first() else { continue };
                let y = top + self.style.leading * i64::try_from(number).unwrap_or(0);
                let owner = Owner::Part(self.block.id, first(place));
                self.words(setter, place, words, &self.style.clone(), owner, y);
            }
            deepest = deepest.max(self.style.leading * i64::try_from(count).unwrap_or(1));
        }
        self.height = top + deepest.max(self.style.leading);
    }

    /// Sets a cell from `top` downward. What it is made of: lines of words (true) and white (false), with heights.
    fn cell(
        &mut self,
        setter: &mut Setter<'_, '_>,
        place: usize,
        cell: &Cell,
        first: u32,
        top: Length,
    ) -> Vec<(bool, Length)> {
        let style = cell.style.as_ref().map_or_else(|| self.style.clone(), |name| setter.frame.template.style(name));
        let mut parts = Vec::new();
        let mut y = top;
        if let Some(signature) = cell.signature {
            y += signature.height;
            parts.push((false, signature.height));
            if signature.rule {
                self.items.push(self.signature_rule(place, y));
                y += style.leading / 4;
                parts.push((false, style.leading / 4));
            }
        }
        for (text, words) in (first..).zip(&cell.paragraphs) {
            for height in self.words(setter, place, words, &style, Owner::Part(self.block.id, text), y) {
                y += height;
                parts.push((true, height));
            }
        }
        parts
    }

    /// A thin rule over most of a column, for a signature.
    fn signature_rule(&self, place: usize, y: Length) -> Item {
        let (x, width) = self.columns.get(place).copied().unwrap_or_default();
        let size = Size { width: width.scale(85, 100), height: Length::from_scaled(32_768) };
        let rect = Rect { at: Point { x, y }, size };
        Item::Rule(Rule { rect, colour: self.style.colour, owner: Owner::Artefact(Artefact::Ornament) })
    }

    /// Sets words in a column from `top` downward; the heights of their lines.
    fn words(
        &mut self,
        setter: &mut Setter<'_, '_>,
        place: usize,
        words: &[Run],
        style: &Style,
        owner: Owner,
        top: Length,
    ) -> Vec<Length> {
        let Some(&(left, width)) = self.columns.get(place) else { return Vec::new() };
        let language = self.block.language.as_deref().unwrap_or(&setter.document.language);
        let runs = setter.style_runs(style, owner, language, words);
        let width = (width - style.left - style.right).max(Length::from_points(1));
        let place = Place { left: left + style.left, width, first: Length::ZERO };
        let lines = setter.lines_of(&runs, style, place, self.block.id, self.block.span);
        let mut y = top;
        let mut heights = Vec::new();
        for line in lines {
            let by = Point { x: Length::ZERO, y };
            self.items.extend(line.items.into_iter().map(|item| into_moved(item, by)));
            self.notes.extend(line.notes);
            y += line.height;
            heights.push(line.height);
        }
        heights
    }

    /// Texts set against a line of the first column; one below the last line makes the grid longer.
    fn beside(&mut self, setter: &mut Setter<'_, '_>) {
        let table = self.table;
        for (column, line, words) in &table.beside {
            let below =
                self.height + self.style.leading * i64::try_from(line.saturating_sub(self.tops.len() + 1)).unwrap_or(0);
            let top = self.tops.get(line.saturating_sub(1)).copied().unwrap_or(below);
            let owner = Owner::Part(self.block.id, self.texts);
            self.texts += 1;
            let heights = self.words(setter, column.saturating_sub(1), words, &self.style.clone(), owner, top);
            self.height = self.height.max(top + heights.into_iter().sum());
        }
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Left edge and width of each column: the fixed ones first, the rest shared out.
fn widths(columns: &[Column], measure: Length) -> Vec<(Length, Length)> {
    let fixed: Length = columns.iter().map(|c| if let Column::Fixed(width) = c { *width } else { Length::ZERO }).sum();
    let shares: i64 = columns.iter().map(|c| if let Column::Share(share) = c { *share } else { 0 }).sum();
    let free = (measure - fixed).max(Length::ZERO);
    let mut left = Length::ZERO;
    let mut all = Vec::new();
    for column in columns {
        let width = match column {
            Column::Fixed(width) => *width,
            Column::Share(share) => free.scale(*share, shares.max(1)),
        };
        all.push((left, width));
        left += width;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_take_what_fixed_columns_leave() {
        let point = Length::from_points;
        let columns = [Column::Fixed(point(100)), Column::Share(1000), Column::Share(3000)];
        let set = widths(&columns, point(300));
        assert_eq!(set, [(point(0), point(100)), (point(100), point(50)), (point(150), point(150))]);
    }
}
