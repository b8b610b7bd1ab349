//! A line for each series, with its name at its end. Where a number is not known the line is broken: a
//! stroke across the gap would state what nobody knows.

use crate::document::{Chart, Run};
use crate::geom::{Colour, Length, Point, Size, Stroke};
use crate::layout::paragraph::SetLine;

use super::board::{Board, Side};
use super::scale::{Scale, places};
use super::tone::{FAINT, INK};

/// Draws the chart.
pub(super) fn draw(board: &mut Board<'_, '_, '_>, chart: &Chart) {
    let values = chart.rows.iter().flat_map(|row| &row.values).flatten().map(|(number, _)| *number);
    let places = places(values.clone());
    let scale = Scale::rounded(values.map(|number| number.in_units_of(places)), places);
    let ticks: Vec<(i64, SetLine)> = scale.ticks().map(|tick| (tick, board.computed(scale.printed(tick)))).collect();
    let axis = ticks.iter().map(|(_, label)| label.width).max().unwrap_or_default();
    let names = names(board, &chart.series);
    let widest = names.iter().flatten().map(|line| line.width).max().unwrap_or_default();
    let gap = board.em();
    let left = axis + gap / 2;
    let right = if names.is_empty() { gap / 2 } else { gap + sample(board) + widest };
    let height = board.width.scale(42, 100).min(Length::from_points(190));
    let head = board.top + board.leading() / 2;
    let plot = Plot { chart, scale, places, left, width: board.width - left - right, head, height };
    plot.axis(board, &ticks);
    plot.categories(board);
    let ends: Vec<Option<Length>> = (0..chart.series.len()).map(|series| plot.line(board, series)).collect();
    plot.names(board, &names, &ends);
}

/// The names of several series, broken to a third of the width; none for one, which its title names.
fn names(board: &mut Board<'_, '_, '_>, series: &[Run]) -> Vec<Vec<SetLine>> {
    let width = board.width.scale(30, 100);
    if series.len() < 2 { Vec::new() } else { series.iter().map(|name| board.lines(name, width)).collect() }
}

struct Plot<'c> {
    chart: &'c Chart,
    scale: Scale,
    places: u32,
    left: Length,
    width: Length,
    head: Length,
    height: Length,
}

impl Plot<'_> {
    /// Where a number stands, from the top.
    fn down(&self, value: i64) -> Length {
        self.head + self.height - self.scale.place(value, self.height)
    }

    /// Where a category stands, from the left: the first and the last at the edges, one alone in the middle.
    fn along(&self, category: usize) -> Length {
        let inset = (self.width / 12).min(Length::from_points(14));
        let last = i64::try_from(self.chart.rows.len()).unwrap_or(i64::MAX) - 1;
        let at = i64::try_from(category).unwrap_or(0);
        if last <= 0 {
            self.left + self.width / 2
        } else {
            self.left + inset + (self.width - inset * 2).scale(at, last)
        }
    }

    fn axis(&self, board: &mut Board<'_, '_, '_>, ticks: &[(i64, SetLine)]) {
        for (tick, label) in ticks {
            let y = self.down(*tick);
            let (thin, colour) =
                if *tick == 0 { (Length::from_points(1) * 3 / 4, INK) } else { (Length::from_points(1) / 2, FAINT) };
            board.rule(Point { x: self.left, y: y - thin / 2 }, Size { width: self.width, height: thin }, colour);
            board.words(label, Point { x: self.left - board.em() / 2, y }, Side::Left, None);
        }
    }

    /// The names of the categories; where they would run into each other, every second, third … and the
    /// last. Those at the edges stay within the chart.
    fn categories(&self, board: &mut Board<'_, '_, '_>) {
        let room = board.width.scale(40, 100);
        let labels: Vec<Vec<SetLine>> = self.chart.rows.iter().map(|row| board.lines(&row.category, room)).collect();
        let width = |lines: &[SetLine]| lines.iter().map(|line| line.width).max().unwrap_or_default();
        let widest = labels.iter().map(|lines| width(lines)).max().unwrap_or_default() + board.em() / 2;
        let step = self.along(1) - self.along(0);
        let every = (widest.scaled() + step.scaled() - 1).checked_div(step.scaled()).unwrap_or(1);
        let every = usize::try_from(every).unwrap_or(1).clamp(1, labels.len().max(1));
        let (foot, leading) = (self.head + self.height, board.leading());
        let mut deepest = foot;
        for (at, lines) in labels.iter().enumerate() {
            let last = labels.len() - 1;
            let tick = Size { width: Length::from_points(1) / 2, height: board.em() / 4 };
            board.rule(Point { x: self.along(at), y: foot }, tick, INK);
            // The last is named in any case; one too near before it is not.
            let due = at.is_multiple_of(every) && (last.is_multiple_of(every) || at + every <= last);
            let half = width(lines) / 2;
            let x = self.along(at).min(board.width - half).max(half);
            let mut y = foot + leading.scale(80, 100);
            for line in lines.iter().filter(|_| due || at == last) {
                board.words(line, Point { x, y }, Side::Middle, None);
                y += leading;
                deepest = deepest.max(y);
            }
        }
        board.top = deepest;
    }

    /// Draws a line in pieces between its gaps; the height at which it ends.
    fn line(&self, board: &mut Board<'_, '_, '_>, series: usize) -> Option<Length> {
        let (stroke, colour) = (stroke(series), stroke(series).colour);
        let place = |(at, row): (usize, &crate::document::ChartRow)| {
            let (number, _) = (*row.values.get(series)?)?;
            Some(Point { x: self.along(at), y: self.down(number.in_units_of(self.places)) })
        };
        let places: Vec<Option<Point>> = self.chart.rows.iter().enumerate().map(place).collect();
        for piece in places.split(Option::is_none) {
            let points: Vec<Point> = piece.iter().flatten().copied().collect();
            if points.len() > 1 {
                board.polyline(&points, stroke);
            }
            // Marks that touch each other hide the line; a number between two gaps has nothing but its mark.
            if points.len() == 1 || self.along(1) - self.along(0) >= Length::from_points(9) {
                points.iter().for_each(|point| board.dot(*point, Length::from_points(2), colour));
            }
        }
        places.iter().rev().flatten().next().map(|point| point.y)
    }

    /// The names beside the ends of their lines, moved apart where they would touch.
    fn names(&self, board: &mut Board<'_, '_, '_>, names: &[Vec<SetLine>], ends: &[Option<Length>]) {
        let leading = board.leading();
        let mut order: Vec<(Length, usize)> = names
            .iter()
            .enumerate()
            .map(|(at, _)| (ends.get(at).copied().flatten().unwrap_or(self.head), at))
            .collect();
        order.sort_unstable();
        let height = |at: usize| leading * names.get(at).and_then(|lines| i64::try_from(lines.len()).ok()).unwrap_or(1);
        let total: Length = order.iter().map(|(_, at)| height(*at)).sum();
        let mut free = self.head - leading / 2;
        let mut left = total;
        for (end, at) in order {
            // As near to its line as the names above have left room, and the names below need.
            let lowest = self.head + self.height + leading / 2 - left;
            let top = (end - height(at) / 2).min(lowest).max(free);
            let mut y = top + leading / 2;
            let x = self.left + self.width + board.em() / 2;
            let ends = [x, x + sample(board) - board.em() / 2].map(|x| Point { x, y });
            board.polyline(&ends, stroke(at));
            for line in names.get(at).into_iter().flatten() {
                board.words(line, Point { x: x + sample(board), y }, Side::Right, None);
                y += leading;
            }
            free = top + height(at);
            left -= height(at);
        }
    }
}

/// The room of a piece of the line before its name: two names that were moved apart still say which.
fn sample(board: &Board<'_, '_, '_>) -> Length {
    board.em().scale(22, 10)
}

/// Six strokes that differ without colour.
fn stroke(series: usize) -> Stroke {
    let grey = Colour(140, 140, 140);
    let tenths = |tenths: i64| Length::from_points(tenths) / 10;
    let (width, colour, dash) = match series % 6 {
        0 => (15, INK, None),
        1 => (15, grey, None),
        2 => (12, INK, Some((tenths(50), tenths(25)))),
        3 => (12, INK, Some((tenths(12), tenths(20)))),
        4 => (15, grey, Some((tenths(60), tenths(30)))),
        _ => (8, INK, None),
    };
    Stroke { width: tenths(width), colour, dash }
}
