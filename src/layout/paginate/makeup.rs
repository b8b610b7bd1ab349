//! One column between two states: how tall it is and what it costs.

use super::cost::Cost;
use super::galley::{Break, Galley};
use super::shape::PageShape;
use super::state::State;
use crate::geom::Length;

/// A galley and the pages that it is made up into: all that does not change during a sweep.
#[derive(Clone, Copy, Debug)]
pub(super) struct Makeup<'a> {
    pub(super) galley: &'a Galley,
    pub(super) shape: &'a PageShape,
}

impl Makeup<'_> {
    /// Before the first column.
    pub(super) const fn start(&self) -> State {
        State { body: 0, notes: 0, fresh: true, column: 0, room: self.shape.first }
    }

    /// Whether everything is set and the last page is closed.
    pub(super) const fn is_end(&self, state: State) -> bool {
        state.fresh && state.body == self.galley.end() && state.notes == self.galley.stream().end()
    }

    /// A fresh page after so many lines of the body and of the notes.
    pub(super) const fn fresh(&self, body: usize, notes: usize) -> State {
        State { body, notes, fresh: true, column: 0, room: self.shape.other }
    }

    /// The state after a column from `from`. The page ends with its last column, with what closes it, and where what comes
    /// next runs over all columns.
    pub(super) fn after(&self, from: State, body: usize, notes: usize) -> State {
        let fresh = self.fresh(body, notes);
        if from.column + 1 >= self.shape.columns {
            return fresh;
        }
        let ends = self.galley.break_at(body) == Break::Force || self.galley.spans(body);
        if ends && !self.owes(fresh) {
            fresh
        } else {
            State { body, notes, fresh: false, column: from.column + 1, ..from }
        }
    }

    /// The height that a column fills.
    pub(super) fn used(&self, from: State, to: State) -> Length {
        self.galley.extent(from.body..to.body) + self.notes_height(from, to)
    }

    fn notes_height(&self, from: State, to: State) -> Length {
        let (stream, notes) = (self.galley.stream(), from.notes..to.notes);
        if notes.is_empty() {
            return Length::ZERO;
        }
        let gaps = i64::try_from(stream.gaps(&notes)).unwrap_or(i64::MAX);
        let continued = if stream.is_inside(notes.start) { self.shape.continued } else { Length::ZERO };
        self.shape.separator + continued + stream.extent(notes) + self.shape.between * gaps
    }

    /// Whether a column is not over-full.
    pub(super) fn fits(&self, from: State, to: State) -> bool {
        self.used(from, to) <= from.room
    }

    /// Whether notes of earlier columns are still to be set.
    pub(super) fn owes(&self, state: State) -> bool {
        state.notes < self.galley.due(state.body)
    }

    /// Whether a column may end with white, as the last of the galley or before a forced break does.
    /// One that leaves a note unfinished does not: the tail could have stood in that white.
    pub(super) fn closes(&self, to: State) -> bool {
        self.galley.break_at(to.body) == Break::Force && !self.owes(to)
    }

    /// How much of a column is empty, in percent of a page, if that counts.
    pub(super) fn unused_percent(&self, from: State, to: State) -> u32 {
        if self.closes(to) { 0 } else { self.percent(from, from.room - self.used(from, to)) }
    }

    /// So much white in percent of the height of a page. Below what spans all columns a page is known by
    /// the height of the others: the first one's may differ, and only taste hangs on it.
    pub(super) fn percent(&self, from: State, white: Length) -> u32 {
        let page = if from.fresh { from.room } else { self.shape.other };
        PageShape::unused_percent(page - white, page)
    }

    /// What a column costs.
    pub(super) fn cost(&self, from: State, to: State) -> Cost {
        let unused = self.unused_percent(from, to);
        // A column of notes alone ends where the one before it ended: that rule is broken once.
        let stranded = if to.body > from.body { self.galley.break_at(to.body).stranded() } else { 0 };
        let cost = Cost {
            overfull: (self.used(from, to) - from.room).max(Length::ZERO),
            late_notes: self.late_notes(from, to),
            stranded,
            splits: u32::from(self.galley.stream().is_inside(to.notes)),
            pages: u32::from(to.fresh),
            ..Cost::default()
        };
        cost.with_white(unused, self.shape)
    }

    /// Notes anchored in a column that do not begin there.
    fn late_notes(&self, from: State, to: State) -> u32 {
        let (before, after) = (self.galley.anchored(from.body), self.galley.anchored(to.body));
        let begun = self.galley.stream().begun(to.notes).max(before);
        u32::try_from(after.saturating_sub(begun)).unwrap_or(u32::MAX)
    }
}
