//! The key: a small square of each tone before the name of its series.

use crate::document::Run;
use crate::geom::{Length, Point, Rect, Size};

use super::board::{Board, Side};
use super::tone::tone;

/// Draws the key of several series, over as many lines as it needs; nothing for one.
pub(super) fn draw(board: &mut Board<'_, '_, '_>, series: &[Run]) {
    if series.len() < 2 {
        return;
    }
    let square = board.em().scale(85, 100);
    let gap = board.em() / 2;
    let mut x = Length::ZERO;
    for (at, name) in series.iter().enumerate() {
        let label = board.label(name);
        let room = square + gap + label.width;
        if x > Length::ZERO && x + room > board.width {
            x = Length::ZERO;
            board.top += board.leading();
        }
        let middle = board.top + board.leading() / 2;
        let corner = Point { x, y: middle - square / 2 };
        board.shape(Rect { at: corner, size: Size { width: square, height: square } }, tone(at));
        board.words(&label, Point { x: x + square + gap, y: middle }, Side::Right, None);
        x += room + board.em() * 2;
    }
    board.top += board.leading() + board.leading() / 2;
}
