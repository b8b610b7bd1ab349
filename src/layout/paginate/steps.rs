//! What may come next: a column, all columns down to something that runs over them, such a thing itself, or
//! a new page.
//!
//! A page is a pile of *bands*. A band is either a line that runs over all columns or a stretch of columns
//! below each other's tops. Columns that come to an end with white to spare, before a line over all columns or
//! a forced break, are *balanced*: one step sets them all (`balance`). A line over all columns may stand below
//! columns only if these hold no notes, for notes stand at the foot of the page and not amid it.

use super::balance::Level;
use super::cost::Cost;
use super::galley::Break;
use super::makeup::Makeup;
use super::relax::Rules;
use super::state::State;
use crate::geom::Length;

/// How a state leads to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// One column.
    Column,
    /// Columns of one height, as small as can be.
    Balanced,
    /// A line over all columns.
    Span,
    /// The page ends, whatever room is left.
    Turn,
}

/// A step from a state to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) to: State,
    pub(super) way: Way,
    pub(super) cost: Cost,
}

/// The steps that lead on from a state, and room to gather them in.
#[derive(Debug, Default)]
pub(super) struct Steps {
    pub(super) list: Vec<Step>,
    pub(super) ends: Vec<State>,
}

impl Makeup<'_> {
    /// All steps from a state, under the strongest rules that allow one; none only when everything is
    /// set. Replaces the content of `steps`.
    ///
    /// Every one sets more of the body or of the notes or ends a page that something stands on, so there are no loops.
    pub(super) fn successors(&self, from: State, steps: &mut Steps) {
        steps.list.clear();
        steps.ends.clear();
        if self.is_end(from) {
            return;
        }
        if self.shape.columns > 1 || self.galley.has_spans() {
            self.bands(from, steps);
            return;
        }
        self.columns(from, steps);
        if steps.list.is_empty() {
            steps.list.push(self.step(from, self.stand_alone(from)));
        }
    }

    fn step(&self, from: State, to: State) -> Step {
        let mut cost = self.cost(from, to);
        if to.fresh && self.shape.columns > 1 && (self.closes(to) || self.galley.spans(to.body)) {
            if from.column == 0 && !self.closes(to) {
                cost = cost.with_white(self.average_white(from, self.used(from, to)), self.shape);
            }
            // Where the last columns can be balanced, that is better than to fill the first of them.
            cost.slack += 1;
        }
        Step { to, way: Way::Column, cost }
    }

    /// The columns that may come next, under the strongest rules that allow one.
    fn columns(&self, from: State, steps: &mut Steps) {
        for rules in Rules::ALL {
            self.fill(from, rules, &mut steps.ends);
            if !steps.ends.is_empty() {
                steps.list.extend(steps.ends.iter().map(|&to| self.step(from, to)));
                return;
            }
        }
    }

    /// The steps on pages of several columns.
    fn bands(&self, from: State, steps: &mut Steps) {
        let below = !from.fresh && from.column == 0;
        let kind = self.galley.break_at(from.body);
        if below && (kind == Break::Force && !self.owes(from)) {
            steps.list.push(self.turn(from));
            return;
        }
        if below && Rules::Strict.allow(kind) && !self.owes(from) {
            steps.list.push(self.turn(from));
        }
        let spans = from.column == 0 && self.galley.spans(from.body) && !(below && kind == Break::Force);
        if spans {
            steps.list.extend(self.span(from));
        } else {
            steps.list.extend(self.balanced(from));
            self.more_columns(from, steps);
        }
        if steps.list.is_empty() {
            steps.list.push(self.turn(from));
        }
    }

    /// Columns, under rules that do not give way below something that spans them: there the next page is the
    /// better remedy.
    fn more_columns(&self, from: State, steps: &mut Steps) {
        self.fill(from, Rules::Strict, &mut steps.ends);
        let narrow = !from.fresh && from.room < self.shape.other.min(self.shape.first);
        if steps.ends.is_empty() && steps.list.is_empty() && !narrow {
            self.columns(from, steps);
            if steps.list.is_empty() {
                steps.list.push(self.step(from, self.stand_alone(from)));
            }
            return;
        }
        steps.list.extend(steps.ends.iter().map(|&to| self.step(from, to)));
    }

    /// The line over all columns that comes next, if there is room for it.
    fn span(&self, from: State) -> Option<Step> {
        let line = self.galley.line(from.body);
        let gap = if from.fresh { Length::ZERO } else { line.gap };
        let left = from.room - gap - line.height;
        if left < Length::ZERO && !from.fresh {
            return None;
        }
        let next = from.body + 1;
        // The white below it is the same for all columns.
        let below = if self.galley.spans(next) { Length::ZERO } else { self.galley.line(next).gap };
        let room = (left - below).max(Length::ZERO);
        let cost = Cost { overfull: (-left).max(Length::ZERO), ..Cost::default() };
        Some(Step { to: State { body: next, fresh: false, column: 0, room, ..from }, way: Way::Span, cost })
    }

    /// The columns down to the next boundary at which they all end, if they fit on this page.
    fn balanced(&self, from: State) -> Option<Step> {
        if from.column > 0 || self.stays(from) {
            return None;
        }
        let body = self.galley.band_end(from.body);
        let notes = self.galley.due(body);
        let to = self.fresh(body, notes);
        // Where more notes than fit in these columns are owed, what follows must be a page of notes.
        let same_page = self.galley.spans(body) && self.galley.break_at(body) != Break::Force;
        if !same_page {
            let splits = self.fits_level(from, to)?;
            return Some(Step { to, way: Way::Balanced, cost: Cost { splits, pages: 1, ..Cost::default() } });
        }
        let Level { height, splits, ends } = self.level(from, to)?;
        let room = from.room - height;
        if notes == from.notes {
            let to = State { fresh: false, column: 0, room, ..to };
            return Some(Step { to, way: Way::Balanced, cost: Cost { splits, ..Cost::default() } });
        }
        let starts = std::iter::once(from).chain(ends.iter().copied());
        let used = starts.zip(&ends).map(|(from, &to)| self.used(from, to)).sum();
        let cost = Cost { splits, ..self.turn_cost(from, to) };
        let cost = cost.with_white(self.average_white(from, used), self.shape);
        Some(Step { to, way: Way::Balanced, cost })
    }

    fn turn(&self, from: State) -> Step {
        let to = self.fresh(from.body, from.notes);
        Step { to, way: Way::Turn, cost: self.turn_cost(from, to) }
    }

    /// What it costs to leave the rest of a page empty.
    fn turn_cost(&self, from: State, to: State) -> Cost {
        let begun = self.galley.stream().begun(to.notes);
        let late = self.galley.anchored(to.body).saturating_sub(begun);
        let cost = Cost {
            late_notes: u32::try_from(late).unwrap_or(u32::MAX),
            stranded: self.galley.break_at(to.body).stranded(),
            pages: 1,
            ..Cost::default()
        };
        let unused = if self.closes(to) { 0 } else { self.average_white(from, Length::ZERO) };
        cost.with_white(unused, self.shape)
    }

    /// The white of a page on which all columns hold `used` from here on, in percent of a page.
    fn average_white(&self, from: State, used: Length) -> u32 {
        let columns = i64::try_from(self.shape.columns).unwrap_or(1);
        self.percent(from, (from.room * columns - used) / columns)
    }
}
