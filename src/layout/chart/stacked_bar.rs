//! Bars of several series on top of each other: what is below zero hangs down from it. An axis tells the
//! whole, and a part that has the room tells its own number.

use crate::document::{Chart, ChartRow};
use crate::geom::{Length, Point, Size};

use super::board::{Board, Side};
use super::key;
use super::scale::{Scale, places};
use super::slots::{self, Slots};
use super::tone::{FAINT, tone};

/// Draws the chart.
pub(super) fn draw(board: &mut Board<'_, '_, '_>, chart: &Chart) {
    key::draw(board, &chart.series);
    let places = places(chart.rows.iter().flat_map(|row| &row.values).flatten().map(|(number, _)| *number));
    let ends: Vec<i64> = chart.rows.iter().flat_map(|row| sums(row, places)).collect();
    let stack = Stack { chart, scale: Scale::rounded(ends.into_iter(), places), places };
    let axis = stack.scale.ticks().map(|tick| board.computed(stack.scale.printed(tick)).width).max();
    let left = axis.unwrap_or_default() + board.em() / 2;
    match slots::standing(board, &chart.rows, left) {
        Some(slots) => stack.standing(board, &slots),
        None => stack.lying(board),
    }
}

/// How far the parts of a row reach below and above zero.
fn sums(row: &ChartRow, places: u32) -> [i64; 2] {
    let values = row.values.iter().flatten().map(|(number, _)| number.in_units_of(places));
    let (below, above): (Vec<i64>, Vec<i64>) = values.partition(|value| *value < 0);
    [below.into_iter().sum(), above.into_iter().sum()]
}

struct Stack<'c> {
    chart: &'c Chart,
    scale: Scale,
    places: u32,
}

impl Stack<'_> {
    fn standing(&self, board: &mut Board<'_, '_, '_>, slots: &Slots) {
        let height = board.width.scale(40, 100).min(Length::from_points(180));
        let head = board.top + board.leading() / 2;
        let foot = head + height;
        let place = |value: i64| foot - self.scale.place(value, height);
        let reach = slots.rooms.last().map_or(board.width, |(start, room)| *start + *room);
        for tick in self.scale.ticks() {
            let label = board.computed(self.scale.printed(tick));
            let line = Size { width: reach - slots.plot, height: Length::from_points(1) / 2 };
            board.rule(Point { x: slots.plot, y: place(tick) }, line, FAINT);
            board.words(&label, Point { x: slots.plot - board.em() / 2, y: place(tick) }, Side::Left, None);
        }
        let room = slots.rooms.first().map_or(Length::ZERO, |(_, room)| *room);
        self.parts(board, slots, room.scale(66, 100), &place);
        slots.ground(board, place(0));
        board.top = foot + board.leading() / 3;
        slots.names(board);
    }

    fn lying(&self, board: &mut Board<'_, '_, '_>) {
        let slots = slots::lying(board, &self.chart.rows, board.em().scale(130, 100));
        let ends = [self.scale.ticks().last(), self.scale.ticks().next()].map(|tick| {
            let label = board.computed(tick.map_or_else(String::new, |tick| self.scale.printed(tick)));
            label.width / 2
        });
        let [right, left] = ends;
        let left = slots.plot + left;
        let extent = (board.width - right - left).max(board.em());
        let place = |value: i64| left + self.scale.place(value, extent);
        let (head, foot) = (board.top, slots.rooms.last().map_or(board.top, |(start, room)| *start + *room));
        for tick in self.scale.ticks() {
            let label = board.computed(self.scale.printed(tick));
            let line = Size { width: Length::from_points(1) / 2, height: foot - head };
            board.rule(Point { x: place(tick), y: head }, line, FAINT);
            board.words(&label, Point { x: place(tick), y: foot + board.leading() / 2 }, Side::Middle, None);
        }
        self.parts(board, &slots, board.em().scale(130, 100), &place);
        slots.ground(board, place(0));
        slots.names(board);
        board.top += board.leading();
    }

    fn parts(&self, board: &mut Board<'_, '_, '_>, slots: &Slots, thickness: Length, place: &dyn Fn(i64) -> Length) {
        for (room, row) in self.chart.rows.iter().enumerate() {
            let (mut below, mut above) = (0_i64, 0_i64);
            for (series, value) in row.values.iter().enumerate() {
                let Some((number, _)) = value else { continue };
                let units = number.in_units_of(self.places);
                let sum = if units < 0 { &mut below } else { &mut above };
                let from = std::mem::replace(sum, *sum + units);
                let rect = slots.bar(room, 0, 1, thickness, (place(from), place(*sum)));
                board.shape(rect, tone(series));
                let label = board.number(*value);
                let margin = board.em() / 2;
                if rect.size.height >= board.leading() && rect.size.width >= label.width + margin {
                    let middle = Point { x: rect.at.x + rect.size.width / 2, y: rect.at.y + rect.size.height / 2 };
                    board.words_on(&label, middle, tone(series));
                }
            }
        }
    }
}
