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
    /// Everything is set.
    pub(super) const fn end(&self) -> State {
        State { body: self.galley.end(), notes: self.galley.stream().end() }
    }

    /// The height of the column that begins at a state. Both numbers only grow, so the start is never
    /// met again and alone tells the first page from the others.
    pub(super) fn height(&self, from: State) -> Length {
        if from == State::START { self.shape.first } else { self.shape.other }
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
        self.used(from, to) <= self.height(from)
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

    /// How much of a column is empty, in percent, if that counts.
    pub(super) fn unused_percent(&self, from: State, to: State) -> u32 {
        if self.closes(to) { 0 } else { PageShape::unused_percent(self.used(from, to), self.height(from)) }
    }

    /// What a column costs.
    pub(super) fn cost(&self, from: State, to: State) -> Cost {
        let unused = self.unused_percent(from, to);
        // A column of notes alone ends where the one before it ended: that rule is broken once.
        let stranded = if to.body > from.body { self.galley.break_at(to.body).stranded() } else { 0 };
        Cost {
            overfull: (self.used(from, to) - self.height(from)).max(Length::ZERO),
            late_notes: self.late_notes(from, to),
            stranded,
            holes: u32::from(unused > self.shape.hole_tolerance),
            splits: u32::from(self.galley.stream().is_inside(to.notes)),
            pages: 1,
            slack: u64::from(unused).pow(2),
        }
    }

    /// Notes anchored in a column that do not begin there.
    fn late_notes(&self, from: State, to: State) -> u32 {
        let (before, after) = (self.galley.anchored(from.body), self.galley.anchored(to.body));
        let begun = self.galley.stream().begun(to.notes).max(before);
        u32::try_from(after.saturating_sub(begun)).unwrap_or(u32::MAX)
    }
}
