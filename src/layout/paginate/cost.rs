//! What a division into columns costs: a tuple compared field by field, without weights.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::Add;

use super::shape::{PageShape, Policy};
use crate::geom::Length;

/// The cost of columns. Fields are compared in the order in which they stand: no number of later
/// faults outweighs one of an earlier kind.
///
/// Costs add field by field, and adding the same cost to two sides never turns their order. Hence
/// the best way to a state is part of the best way through it, and the programme is exact. There are
/// no weights to tune and no floats. [`Policy::Fit`] compares `pages` before `splits`;
/// [`Policy::compare`] knows, the order of `Ord` is that of [`Policy::Quality`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cost {
    /// By how much columns are over-full: only for what is taller than a column by itself.
    pub overfull: Length,
    /// Notes that do not begin in the column of their reference.
    pub late_notes: u32,
    /// Broken rules about single lines (1 each) and headings (2 each).
    pub stranded: u32,
    /// Columns emptier than the tolerance, except those that end the galley or stand before a forced break.
    pub holes: u32,
    /// Columns that end inside a note.
    pub splits: u32,
    /// Pages.
    pub pages: u32,
    /// The squares of the percentages left empty, the same columns excepted as for `holes`.
    pub slack: u64,
}

/// A field of [`Cost`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// [`Cost::overfull`].
    Overfull,
    /// [`Cost::late_notes`].
    LateNotes,
    /// [`Cost::stranded`].
    Stranded,
    /// [`Cost::holes`].
    Holes,
    /// [`Cost::splits`].
    Splits,
    /// [`Cost::pages`].
    Pages,
    /// [`Cost::slack`].
    Slack,
}

impl Field {
    fn compare(self, left: &Cost, right: &Cost) -> Ordering {
        match self {
            Self::Overfull => left.overfull.cmp(&right.overfull),
            Self::LateNotes => left.late_notes.cmp(&right.late_notes),
            Self::Stranded => left.stranded.cmp(&right.stranded),
            Self::Holes => left.holes.cmp(&right.holes),
            Self::Splits => left.splits.cmp(&right.splits),
            Self::Pages => left.pages.cmp(&right.pages),
            Self::Slack => left.slack.cmp(&right.slack),
        }
    }
}

impl Policy {
    /// The fields in the order in which this policy compares them.
    pub const fn order(self) -> [Field; 7] {
        use Field::{Holes, LateNotes, Overfull, Pages, Slack, Splits, Stranded};
        match self {
            Self::Quality => [Overfull, LateNotes, Stranded, Holes, Splits, Pages, Slack],
            Self::Fit => [Overfull, LateNotes, Stranded, Holes, Pages, Splits, Slack],
        }
    }

    /// Compares two costs under this policy.
    pub fn compare(self, left: &Cost, right: &Cost) -> Ordering {
        match self {
            Self::Quality => left.cmp(right),
            Self::Fit => left.pages_first().cmp(&right.pages_first()),
        }
    }

    /// The first field in which `other` differs from `chosen`.
    pub fn first_difference(self, chosen: &Cost, other: &Cost) -> Option<Field> {
        self.order().into_iter().find(|field| field.compare(chosen, other).is_ne())
    }
}

impl Cost {
    /// The same with so much white, in percent of a page, and no other.
    pub(super) fn with_white(self, percent: u32, shape: &PageShape) -> Self {
        Self { holes: u32::from(percent > shape.hole_tolerance), slack: u64::from(percent).pow(2), ..self }
    }

    /// With `pages` and `splits` in each other's place: only to compare.
    fn pages_first(self) -> Self {
        Self { splits: self.pages, pages: self.splits, ..self }
    }
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            overfull: self.overfull + other.overfull,
            late_notes: self.late_notes.saturating_add(other.late_notes),
            stranded: self.stranded.saturating_add(other.stranded),
            holes: self.holes.saturating_add(other.holes),
            splits: self.splits.saturating_add(other.splits),
            pages: self.pages.saturating_add(other.pages),
            slack: self.slack.saturating_add(other.slack),
        }
    }
}

impl Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_field_outweighs_any_number_of_later_faults() {
        let late = Cost { late_notes: 1, ..Cost::default() };
        let stranded = Cost { stranded: 1_000, splits: 1_000, pages: 1_000, ..Cost::default() };
        assert!(stranded < late);
        assert_eq!(Policy::Quality.first_difference(&stranded, &late), Some(Field::LateNotes));
    }

    #[test]
    fn the_policy_decides_between_a_split_note_and_a_page() {
        let split = Cost { splits: 1, pages: 3, ..Cost::default() };
        let longer = Cost { splits: 0, pages: 4, ..Cost::default() };
        assert_eq!(Policy::Quality.compare(&longer, &split), Ordering::Less);
        assert_eq!(Policy::Fit.compare(&split, &longer), Ordering::Less);
    }

    #[test]
    fn the_order_of_the_struct_is_the_declared_order_of_quality() {
        let base = Cost::default();
        let one_more = |field| match field {
            Field::Overfull => Cost { overfull: Length::from_scaled(1), ..base },
            Field::LateNotes => Cost { late_notes: 1, ..base },
            Field::Stranded => Cost { stranded: 1, ..base },
            Field::Holes => Cost { holes: 1, ..base },
            Field::Splits => Cost { splits: 1, ..base },
            Field::Pages => Cost { pages: 1, ..base },
            Field::Slack => Cost { slack: 1, ..base },
        };
        for policy in [Policy::Quality, Policy::Fit] {
            for pair in policy.order().windows(2) {
                assert_eq!(policy.compare(&one_more(pair[0]), &one_more(pair[1])), Ordering::Greater, "{pair:?}");
            }
        }
    }
}
