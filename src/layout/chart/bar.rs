//! Bars of one series, or of several side by side. Each has its number at its end, so there is no axis.

use crate::document::Chart;
use crate::geom::{Length, Point, Rect};
use crate::layout::paragraph::SetLine;

use super::board::{Board, Side};
use super::scale::{Scale, places};
use super::slots::{self, Slots};
use super::{key, tone::tone};

/// Draws the chart.
pub(super) fn draw(board: &mut Board<'_, '_, '_>, chart: &Chart) {
    key::draw(board, &chart.series);
    let numbers: Vec<Vec<SetLine>> =
        chart.rows.iter().map(|row| row.values.iter().map(|value| board.number(*value)).collect()).collect();
    let widest = numbers.iter().flatten().map(|number| number.width).max().unwrap_or_default();
    let bars = Bars { chart, numbers, widest };
    let count = i64::try_from(chart.series.len().max(1)).unwrap_or(1);
    let room = slots::standing_room(board, Length::ZERO, chart.rows.len());
    let thickness = room.scale(72, 100) / count;
    // The numbers over the bars of a group must not run into each other.
    let fits = bars.widest + board.em() / 4 <= if count == 1 { room } else { thickness };
    match slots::standing(board, &chart.rows, Length::ZERO).filter(|_| fits) {
        Some(slots) => bars.standing(board, &slots, thickness),
        None => bars.lying(board),
    }
}

struct Bars<'c> {
    chart: &'c Chart,
    /// The printed numbers, by category and series.
    numbers: Vec<Vec<SetLine>>,
    /// The width of the widest.
    widest: Length,
}

impl Bars<'_> {
    fn scale(&self) -> (Scale, u32) {
        let values = self.chart.rows.iter().flat_map(|row| &row.values).flatten().map(|(number, _)| *number);
        let places = places(values.clone());
        (Scale::exact(values.map(|number| number.in_units_of(places)), places), places)
    }

    fn standing(&self, board: &mut Board<'_, '_, '_>, slots: &Slots, thickness: Length) {
        let (scale, _) = self.scale();
        let height = board.width.scale(38, 100).min(Length::from_points(170));
        // Numbers stand above the highest bar and below the lowest.
        let foot = board.top + board.leading() + height;
        board.top = foot + if scale.has_negative() { board.leading() } else { board.leading() / 5 };
        self.bars(board, slots, thickness, &|value| foot - scale.place(value, height));
        slots.ground(board, foot - scale.place(0, height));
        slots.names(board);
    }

    fn lying(&self, board: &mut Board<'_, '_, '_>) {
        let (scale, _) = self.scale();
        let count = i64::try_from(self.chart.series.len().max(1)).unwrap_or(1);
        let thickness = if count == 1 { board.em() } else { board.em().scale(95, 100) };
        let slots = slots::lying(board, &self.chart.rows, thickness * count);
        let room = self.widest + board.em() / 2;
        let left = slots.plot + if scale.has_negative() { room } else { Length::ZERO };
        let extent = (board.width - room - left).max(board.em());
        self.bars(board, &slots, thickness, &|value| left + scale.place(value, extent));
        slots.ground(board, left + scale.place(0, extent));
        slots.names(board);
    }

    fn bars(&self, board: &mut Board<'_, '_, '_>, slots: &Slots, thickness: Length, place: &dyn Fn(i64) -> Length) {
        let (_, places) = self.scale();
        for (room, (row, numbers)) in self.chart.rows.iter().zip(&self.numbers).enumerate() {
            for (nth, (value, number)) in row.values.iter().zip(numbers).enumerate() {
                let value = value.map_or(0, |(number, _)| number.in_units_of(places));
                let rect = slots.bar(room, nth, row.values.len(), thickness, (place(0), place(value)));
                board.shape(rect, tone(nth));
                number_at(board, slots, rect, value, number);
            }
        }
    }
}

/// The number of a bar, beyond its end.
fn number_at(board: &mut Board<'_, '_, '_>, slots: &Slots, rect: Rect, value: i64, number: &SetLine) {
    let (gap, half) = (board.em() / 3, board.leading() / 2);
    let (right, foot) = (rect.at.x + rect.size.width, rect.at.y + rect.size.height);
    let (x, y) = (rect.at.x + rect.size.width / 2, rect.at.y + rect.size.height / 2);
    let (at, side) = match (slots.standing, value < 0) {
        (true, false) => (Point { x, y: rect.at.y - half }, Side::Middle),
        (true, true) => (Point { x, y: foot + half }, Side::Middle),
        (false, false) => (Point { x: right + gap, y }, Side::Right),
        (false, true) => (Point { x: rect.at.x - gap, y }, Side::Left),
    };
    board.words(number, at, side, None);
}
