//! Columns of one height: the last of a section, and those above something that runs over all columns.
//!
//! The height is the least at which everything fits, notes included, without breaking a rule and without dividing more
//! notes than the full height would; of the ways to fill columns of that height, the one that leaves the
//! least sum of squares of white is taken. Whatever fits at some height fits at a greater one, so the least is found by halving.

use super::makeup::Makeup;
use super::relax::Rules;
use super::state::State;
use crate::geom::Length;

/// Columns of one height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// The height.
    pub(super) height: Length,
    /// Columns that end inside a note.
    pub(super) splits: u32,
    /// The state after each column that holds something.
    pub(super) ends: Vec<State>,
}

/// A way to fill the columns that are left.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Filling {
    splits: u32,
    /// Sum of the squares of what stays empty in each column.
    white: u128,
    ends: Vec<State>,
}

impl Makeup<'_> {
    /// How many notes are divided at least if everything from a page's or band's first column to `to` stands in the columns of
    /// the page; nothing if it does not fit.
    pub(super) fn fits_level(&self, from: State, to: State) -> Option<u32> {
        let room = from.room * i64::try_from(self.columns_left(from)).unwrap_or(1);
        if self.galley.extent(from.body..to.body) - self.most_gaps(from, to) > room {
            return None;
        }
        self.filling(from, to, self.columns_left(from)).map(|filling| filling.splits)
    }

    /// The least common height.
    pub(super) fn level(&self, from: State, to: State) -> Option<Level> {
        let splits = self.fits_level(from, to)?;
        let columns = self.columns_left(from);
        let at = |height: Length| {
            let filling = self.filling(State { room: height, ..from }, to, columns);
            filling.filter(|filling| filling.splits <= splits)
        };
        let (mut short, mut tall) = (Length::from_scaled(-1), from.room);
        while (tall - short).scaled() > 1 {
            let middle = short + (tall - short) / 2;
            if at(middle).is_some() {
                tall = middle;
            } else {
                short = middle;
            }
        }
        at(tall).map(|filling| Level { height: tall, splits: filling.splits, ends: filling.ends })
    }

    fn columns_left(&self, from: State) -> usize {
        self.shape.columns - from.column.min(self.shape.columns - 1)
    }

    /// The white that may vanish at the heads of columns: at most the largest gap for each but the first.
    fn most_gaps(&self, from: State, to: State) -> Length {
        let gaps = self.galley.lines().get(from.body..to.body).unwrap_or_default().iter().map(|line| line.gap);
        gaps.max().unwrap_or(Length::ZERO) * i64::try_from(self.shape.columns).unwrap_or(1)
    }

    /// The best way to set everything from `from` to `to` in so many columns of the height `from.room`.
    fn filling(&self, from: State, to: State, columns: usize) -> Option<Filling> {
        let square = |white: Length| u128::from(white.scaled().unsigned_abs()).pow(2);
        let mut best = None;
        if self.fits(from, to) {
            let empty = square(from.room) * u128::try_from(columns - 1).unwrap_or(0);
            let white = square(from.room - self.used(from, to)) + empty;
            best = Some(Filling { splits: 0, white, ends: vec![to] });
        }
        if columns == 1 {
            return best;
        }
        let mut ends = Vec::new();
        self.fill(from, Rules::Strict, &mut ends);
        for end in ends.into_iter().filter(|end| (end.body, end.notes) != (to.body, to.notes)) {
            let next = State { fresh: false, column: from.column + 1, room: from.room, ..end };
            let Some(rest) = self.filling(next, to, columns - 1) else { continue };
            let split = u32::from(self.galley.stream().is_inside(end.notes));
            let white = square(from.room - self.used(from, next)) + rest.white;
            let mut ends = vec![next];
            ends.extend(rest.ends);
            // Of equal ways the first column takes the most: what comes first in reading is not the shorter.
            let filling = Filling { splits: split + rest.splits, white, ends };
            let better = |known: &Filling| (filling.splits, filling.white) <= (known.splits, known.white);
            if best.as_ref().is_none_or(better) {
                best = Some(filling);
            }
        }
        best
    }
}
