//! From a division to columns in their places.

use super::Column;
use super::cost::Cost;
use super::makeup::Makeup;
use super::state::State;
use super::steps::{Step, Steps, Way};
use super::sweep::Passed;
use crate::geom::Length;

/// A division with its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Laid {
    /// All columns in reading order.
    pub(super) columns: Vec<Column>,
    /// What each step costs, with the column that shows it and where it ends.
    pub(super) steps: Vec<(usize, Step)>,
    /// What all of them cost together.
    pub(super) cost: Cost,
}

/// Lays out a division.
pub(super) fn of(makeup: &Makeup<'_>, passed: &[Passed]) -> Laid {
    let mut laid = Laid { columns: Vec::new(), steps: Vec::new(), cost: Cost::default() };
    let mut page = Sheet { number: 0, height: makeup.shape.first };
    let mut steps = Steps::default();
    for (from, to) in passed.iter().zip(passed.iter().skip(1)) {
        makeup.successors(from.state, &mut steps);
        let step = steps.list.iter().find(|step| step.to == to.state && step.way == to.way).copied();
        let step = step.unwrap_or(Step { to: to.state, way: to.way, cost: Cost::default() });
        laid.cost = laid.cost + step.cost;
        makeup.lay(from.state, step, page, &mut laid.columns);
        laid.steps.push((laid.columns.len().saturating_sub(1), step));
        if to.state.fresh {
            page = Sheet { number: page.number + 1, height: makeup.shape.other };
        }
    }
    laid
}

/// A page by its number and the height of its text.
#[derive(Clone, Copy)]
struct Sheet {
    number: usize,
    height: Length,
}

impl Makeup<'_> {
    /// Adds the columns of a step.
    fn lay(&self, from: State, step: Step, page: Sheet, columns: &mut Vec<Column>) {
        let to = step.to;
        match step.way {
            Way::Column => columns.push(self.column(from, to, page)),
            Way::Turn => {}
            Way::Span => {
                let line = self.galley.line(from.body);
                let top = page.height - from.room + if from.fresh { Length::ZERO } else { line.gap };
                let (used, notes) = (line.height, from.notes..from.notes);
                let (body, height) = (from.body..to.body, page.height - top);
                columns.push(Column { page: page.number, index: 0, spans: true, top, body, notes, used, height });
            }
            Way::Balanced => {
                let level = self.level(from, self.fresh(to.body, to.notes));
                let Some(level) = level else { return };
                let top = page.height - from.room;
                let mut from = State { room: level.height, ..from };
                for end in level.ends {
                    columns.push(Column { top, ..self.column(from, end, page) });
                    from = State { fresh: false, column: from.column + 1, room: level.height, ..end };
                }
            }
        }
    }

    fn column(&self, from: State, to: State, page: Sheet) -> Column {
        Column {
            page: page.number,
            index: from.column,
            spans: false,
            top: page.height - from.room,
            body: from.body..to.body,
            notes: from.notes..to.notes,
            used: self.used(from, to),
            height: from.room,
        }
    }
}
