//! Where the categories of a chart of bars stand: side by side under their bars while their names are
//! short enough, else one below the other with the bars lying beside them.

use crate::document::ChartRow;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::paragraph::SetLine;

use super::board::{Board, Side};
use super::tone::INK;

/// The widest room of a standing bar: two bars alone need not fill the page.
const WIDEST: Length = Length::from_points(84);

/// More lying bars than this stand closer together.
const MANY: usize = 20;

/// Rooms for the categories along one side of the plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slots {
    /// Bars stand; else they lie.
    pub(super) standing: bool,
    /// Where each room begins, and how much it measures, along the side.
    pub(super) rooms: Vec<(Length, Length)>,
    /// Where bars begin to have room, across: the left edge of the plot of lying bars.
    pub(super) plot: Length,
    /// The names, in one line for standing bars.
    names: Vec<Vec<SetLine>>,
}

/// The room that a standing bar has for each of so many categories.
pub(super) fn standing_room(board: &Board<'_, '_, '_>, left: Length, count: usize) -> Length {
    ((board.width - left) / i64::try_from(count.max(1)).unwrap_or(i64::MAX)).min(WIDEST)
}

/// The names of the categories side by side, when each fits its room; `left` is kept for an axis.
pub(super) fn standing(board: &mut Board<'_, '_, '_>, rows: &[ChartRow], left: Length) -> Option<Slots> {
    let room = standing_room(board, left, rows.len());
    let names: Vec<SetLine> = rows.iter().map(|row| board.label(&row.category)).collect();
    let fits = names.iter().all(|name| name.width + board.em() / 2 <= room);
    let starts = std::iter::successors(Some(left), |start| Some(*start + room));
    let rooms = starts.take(rows.len()).map(|start| (start, room)).collect();
    fits.then(|| Slots { standing: true, rooms, plot: left, names: names.into_iter().map(|name| vec![name]).collect() })
}

/// The names one below the other, each as high as its lines or its bars need.
pub(super) fn lying(board: &mut Board<'_, '_, '_>, rows: &[ChartRow], bars: Length) -> Slots {
    let widest = rows.iter().map(|row| board.label(&row.category).width).max().unwrap_or_default();
    let column = widest.min(board.width.scale(38, 100));
    let leading = board.leading();
    let gap = if rows.len() > MANY { leading / 20 } else { leading / 4 };
    let (mut rooms, mut names, mut y) = (Vec::new(), Vec::new(), board.top);
    for row in rows {
        let lines = if widest > Length::ZERO { board.lines(&row.category, column) } else { Vec::new() };
        let height = (leading * i64::try_from(lines.len()).unwrap_or(1)).max(bars) + gap;
        rooms.push((y, height));
        names.push(lines);
        y += height;
    }
    let gap = if widest > Length::ZERO { board.em() } else { Length::ZERO };
    Slots { standing: false, rooms, plot: column + gap, names }
}

impl Slots {
    /// The rectangle of a bar in a room: the `nth` of `count` side by side, each so thick, between two
    /// places across.
    pub(super) fn bar(&self, room: usize, nth: usize, count: usize, thickness: Length, ends: (Length, Length)) -> Rect {
        let (start, extent) = self.rooms.get(room).copied().unwrap_or_default();
        let (nth, count) = (i64::try_from(nth).unwrap_or(0), i64::try_from(count).unwrap_or(1));
        let along = start + (extent - thickness * count) / 2 + thickness * nth;
        let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let (at, size) = if self.standing {
            (Point { x: along, y: from }, Size { width: thickness, height: to - from })
        } else {
            (Point { x: from, y: along }, Size { width: to - from, height: thickness })
        };
        Rect { at, size }
    }

    /// Prints the names: under standing bars from `board.top` on, beside lying ones. The board goes on
    /// below them.
    pub(super) fn names(&self, board: &mut Board<'_, '_, '_>) {
        let leading = board.leading();
        for ((start, extent), lines) in self.rooms.iter().zip(&self.names) {
            let middle = *start + *extent / 2;
            if self.standing {
                let y = board.top + leading / 2;
                lines.iter().for_each(|line| board.words(line, Point { x: middle, y }, Side::Middle, None));
                continue;
            }
            let mut y = middle - leading * i64::try_from(lines.len()).unwrap_or(1) / 2 + leading / 2;
            for line in lines {
                board.words(line, Point { x: Length::ZERO, y }, Side::Right, None);
                y += leading;
            }
        }
        if self.standing {
            board.top += leading;
        } else {
            board.top = self.rooms.last().map_or(board.top, |(start, extent)| *start + *extent);
        }
    }

    /// The line that the bars grow from, at a place across.
    pub(super) fn ground(&self, board: &mut Board<'_, '_, '_>, across: Length) {
        let (Some(first), Some(last)) = (self.rooms.first(), self.rooms.last()) else { return };
        let (start, length) = (first.0, last.0 + last.1 - first.0);
        let thin = Length::from_points(1) * 3 / 4;
        let (at, size) = if self.standing {
            (Point { x: start, y: across - thin / 2 }, Size { width: length, height: thin })
        } else {
            (Point { x: across - thin / 2, y: start }, Size { width: thin, height: length })
        };
        board.rule(at, size, INK);
    }
}
