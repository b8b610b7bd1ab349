//! What the paginator must know of a page: heights, what notes cost in room, and two matters of taste.

use crate::geom::Length;

/// What is preferred when notes and pages compete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Rather one page more than a split note.
    #[default]
    Quality,
    /// Rather a split note than one page more: for bodies that limit the pages.
    Fit,
}

/// Heights of a page and of what stands between its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageShape {
    /// The text height of the first page, which may carry a masthead.
    pub first: Length,
    /// The text height of all others.
    pub other: Length,
    /// Columns of a page, at least 1.
    pub columns: usize,
    /// All white and the rule between the body and the notes. Counted once where a column has notes,
    /// also when these stand alone.
    pub separator: Length,
    /// Between two notes.
    pub between: Length,
    /// The line that says "continued" above the tail of a note; zero if there is none.
    pub continued: Length,
    /// How much of a column may stay empty, in percent, before splitting a note is preferred. The only
    /// parameter of taste: at 33, synthetic filings had few divided notes and hardly more pages.
    pub hole_tolerance: u32,
    /// What is preferred when notes and pages compete.
    pub policy: Policy,
}

impl PageShape {
    /// The part of a column that stays empty, in whole percent, rounded down.
    pub(super) fn unused_percent(used: Length, height: Length) -> u32 {
        let unused = (height - used).max(Length::ZERO).scaled();
        let percent = unused.saturating_mul(100).checked_div(height.scaled()).unwrap_or(0);
        u32::try_from(percent).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_part_is_rounded_down_and_never_negative() {
        let points = Length::from_points;
        assert_eq!(PageShape::unused_percent(points(2), points(3)), 33);
        assert_eq!(PageShape::unused_percent(points(0), points(3)), 100);
        assert_eq!(PageShape::unused_percent(points(5), points(3)), 0);
        assert_eq!(PageShape::unused_percent(points(5), points(0)), 0);
    }
}
