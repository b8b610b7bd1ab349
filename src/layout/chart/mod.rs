//! Charts: numbers drawn on the display list, in the faces of the document.
//!
//! A chart is one line of the galley, so that no page parts it, and its height follows from its width
//! alone. It must be readable in grey and without a legend that the eye runs back and forth to: numbers
//! stand at their bars and names at their lines as long as there is room, tones and hatchings differ
//! without colour, and the bars lie down when the names of their categories are too long to stand
//! beneath them. Numbers are integers throughout; see `scale` for how they become lengths.

mod bar;
mod board;
mod key;
mod line;
mod scale;
mod share;
mod slots;
mod stacked_bar;
mod tone;

use crate::corpus::FigureKind;
use crate::document::{Block, Chart};

use super::line::Line;
use super::setter::Setter;
use board::Board;

/// Draws a chart at the width of the text.
pub(super) fn set(setter: &mut Setter<'_, '_>, block: &Block, chart: &Chart) -> Line {
    let width = setter.measure();
    let mut board = Board::new(setter, block, width);
    if let Some(unit) = &chart.unit {
        board.unit(unit);
    }
    match chart.kind {
        FigureKind::Bar | FigureKind::GroupedBar => bar::draw(&mut board, chart),
        FigureKind::StackedBar => stacked_bar::draw(&mut board, chart),
        FigureKind::Line => line::draw(&mut board, chart),
        FigureKind::Share => share::draw(&mut board, chart),
        // A table is never drawn: assembly refuses it.
        FigureKind::Table => {}
    }
    let (items, height) = board.finish();
    setter.line(block.id, height, items)
}
