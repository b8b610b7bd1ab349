//! Filling one column: all the states that it may end in.
//!
//! The rules of the notes, with `owed` for what earlier columns left of the stream:
//!
//! - what is owed goes on at once: a column after an unfinished note holds some of it;
//! - a column that brings references holds all that is owed, all of its own notes but the last, and
//!   at least the first lines of the last (any legal cut after its start);
//! - a column without lines of the body exists only while something is owed.
//!
//! All legal cuts are tried, not only the one that fits the most.

use super::galley::Break;
use super::makeup::Makeup;
use super::relax::Rules;
use super::state::State;

impl Makeup<'_> {
    /// Appends all ends of a column from `from` that satisfy `rules` and are not over-full.
    ///
    /// Both the height of the body and the least room for notes grow with the end of the body, so
    /// the first end at which not even those fit is the last to be looked at.
    pub(super) fn fill(&self, from: State, rules: Rules, ends: &mut Vec<State>) {
        let first = if self.owes(from) { from.body } else { from.body + 1 };
        for body in first..=self.last_end(from) {
            let least = State { body, notes: self.least_notes(from, body, rules), ..from };
            if !self.fits(from, least) {
                return;
            }
            // Where the column before ended, for whatever reason, one of notes alone ends again.
            if body == from.body || rules.allow(self.galley.break_at(body)) {
                self.cut(from, least, ends);
            }
        }
    }

    /// The last boundary at which a column may end. Where the text goes on with a new page, or with what runs over all
    /// columns, the columns that are left on this one hold notes alone.
    fn last_end(&self, from: State) -> usize {
        if self.stays(from) { from.body } else { self.galley.band_end(from.body) }
    }

    /// Whether the text cannot go on in the columns that are left on this page.
    pub(super) fn stays(&self, from: State) -> bool {
        !from.fresh && (self.galley.break_at(from.body) == Break::Force || self.galley.spans(from.body))
    }

    /// Appends an end and all those with the same body that have more notes, as far as they fit.
    fn cut(&self, from: State, least: State, ends: &mut Vec<State>) {
        let due = self.galley.due(least.body);
        let mut to = least;
        loop {
            ends.push(self.after(from, to.body, to.notes));
            if to.notes >= due {
                return;
            }
            to.notes = self.galley.stream().next_cut(to.notes);
            if !self.fits(from, to) {
                return;
            }
        }
    }

    /// The least of the note stream that a column from `from` to `body` must have set.
    fn least_notes(&self, from: State, body: usize, rules: Rules) -> usize {
        let (stream, anchored) = (self.galley.stream(), self.galley.anchored(body));
        // Below what spans all columns, the notes of it are the first column's.
        let before = if self.follows_span(from) { stream.begun(from.notes) } else { self.galley.anchored(from.body) };
        if rules.notes_begin_with_reference() && anchored > before {
            stream.next_cut(stream.start(anchored - 1))
        } else if self.owes(from) {
            stream.next_cut(from.notes)
        } else {
            from.notes
        }
    }

    /// Whether the columns that come next begin right below something that runs over all of them.
    fn follows_span(&self, from: State) -> bool {
        from.column == 0 && !from.fresh && from.body.checked_sub(1).is_some_and(|line| self.galley.spans(line))
    }

    /// The end of the column in which what fits nowhere stands alone: the least that can be taken from
    /// what is owed or, with nothing owed, the lines up to the next boundary that is not [`Break::Never`].
    pub(super) fn stand_alone(&self, from: State) -> State {
        if self.owes(from) {
            return self.after(from, from.body, self.galley.stream().next_cut(from.notes));
        }
        let mut body = from.body + 1;
        while self.galley.break_at(body) == Break::Never && !self.galley.spans(body) {
            body += 1;
        }
        self.after(from, body, from.notes)
    }
}
