//! What each blemish of a paragraph costs, in whole numbers.

use crate::geom::Length;

/// The price list. Penalties are squared into demerits; demerits are added as they are.
///
/// Source of the numbers: plain TeX (D. E. Knuth, *The TeXbook*, 1986, chapter 14 and appendix B),
/// except where said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// Added to the badness of each line: the higher, the fewer lines (`\linepenalty`).
    pub line: i64,
    /// Penalty of a hyphen that is added (`\hyphenpenalty`).
    pub hyphen: i64,
    /// Penalty of a break after a typed hyphen, a dash or a slash (`\exhyphenpenalty`).
    pub joint: i64,
    /// Penalty of a break inside an address. Ours.
    pub address: i64,
    /// Demerits of two hyphens one below the other (`\doublehyphendemerits`).
    pub consecutive_hyphens: i64,
    /// Demerits of a hyphen at the end of the last line but one (`\finalhyphendemerits`).
    pub last_hyphen: i64,
    /// Demerits of a line beside one that is far looser or tighter (`\adjdemerits`).
    pub fitness: i64,
    /// Demerits of a last line that is one short word. Ours.
    pub runt: i64,
    /// A word is short when the column is more than so many times as wide. Ours.
    pub runt_share: i64,
    /// The badness that each line may have without hyphens being tried (`\pretolerance`).
    pub pretolerance: i64,
    /// The badness that each line may have before anything is allowed that fits (`\tolerance`).
    pub tolerance: i64,
}

impl Default for Costs {
    fn default() -> Self {
        Self {
            line: 10,
            hyphen: 50,
            joint: 50,
            address: 100,
            consecutive_hyphens: 10_000,
            last_hyphen: 5_000,
            fitness: 10_000,
            runt: 10_000,
            runt_share: 8,
            pretolerance: 100,
            tolerance: 200,
        }
    }
}

/// The badness of a line without any space to stretch, and the greatest there is: a ratio of 16.
///
/// TeX stops at 10000 (a ratio of 4.6), below which all bad lines are alike; in a narrow column they
/// should be told apart.
pub(super) const WORST: i64 = 100 * 16 * 16 * 16;

/// `100 (change / available)³`, rounded, in whole numbers.
pub(super) fn badness(change: Length, available: Length) -> i64 {
    const ONE: i64 = 1 << 10;
    let (change, available) = (change.scaled(), available.scaled());
    if change <= 0 {
        return 0;
    }
    if available <= 0 || change >= available.saturating_mul(16) {
        return WORST;
    }
    // The ratio is below 16, so that its cube fits: 100 × 2^42 < 2^63. Only absurd lengths take the
    // second way.
    let ratio = change.checked_mul(ONE).map_or_else(|| change / (available / ONE).max(1), |many| many / available);
    (100 * ratio * ratio * ratio + ONE * ONE * ONE / 2) / (ONE * ONE * ONE)
}

/// How tight or loose a line is: lines of far classes do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fitness {
    Tight,
    Decent,
    Loose,
    VeryLoose,
}

impl Fitness {
    /// All, in order.
    pub(super) const ALL: [Self; 4] = [Self::Tight, Self::Decent, Self::Loose, Self::VeryLoose];

    /// The class of a line by its badness: 12 is a ratio of one half, 99 a ratio of one.
    pub(super) fn of(badness: i64, shrunk: bool) -> Self {
        match badness {
            ..=12 => Self::Decent,
            _ if shrunk => Self::Tight,
            13..=99 => Self::Loose,
            _ => Self::VeryLoose,
        }
    }

    /// True when two lines of these classes should not stand one below the other.
    pub(super) fn clashes(self, other: Self) -> bool {
        (self as i8 - other as i8).abs() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badness_is_a_hundred_times_the_cube_of_the_ratio() {
        let of = |a, b| badness(Length::from_points(a), Length::from_points(b));
        assert_eq!(of(0, 7), 0);
        assert_eq!(of(7, 7), 100);
        assert_eq!(of(1, 2), 13); // 12.5
        assert_eq!(of(6, 3), 800);
        assert_eq!(of(100, 10), 100_000);
        assert_eq!(of(160, 10), WORST);
        assert_eq!(of(1, 0), WORST);
        assert_eq!(badness(Length::MAX, Length::from_points(1)), WORST);
        assert_eq!(badness(Length::MAX, Length::MAX), 100);
    }
}
