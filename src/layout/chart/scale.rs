//! From numbers to lengths, and which numbers an axis names.

use crate::corpus::Number;
use crate::geom::Length;

/// Intervals that an axis has at most.
const INTERVALS: i64 = 5;

/// The numbers that an axis reaches over, in units of one decimal place. Zero is always among them: a
/// bar that does not begin at zero lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    low: i64,
    high: i64,
    step: i64,
    places: u32,
}

/// The decimal places of the number that has most of them.
pub(super) fn places(numbers: impl Iterator<Item = Number>) -> u32 {
    numbers.map(|number| number.places).max().unwrap_or(0)
}

impl Scale {
    /// A scale over these numbers, which count in units of the decimal place `places`. Its ends are named
    /// numbers of the axis.
    pub(super) fn rounded(numbers: impl Iterator<Item = i64> + Clone, places: u32) -> Self {
        let exact = Self::exact(numbers, places);
        let step = step(exact.high.saturating_sub(exact.low));
        let down = exact.low.div_euclid(step) * step;
        let up = -(-exact.high).div_euclid(step) * step;
        Self { low: down, high: if up == down { down + step } else { up }, step, places }
    }

    /// A scale that ends where the numbers do.
    pub(super) fn exact(numbers: impl Iterator<Item = i64> + Clone, places: u32) -> Self {
        let low = numbers.clone().min().unwrap_or(0).min(0);
        let high = numbers.max().unwrap_or(0).max(0);
        Self { low, high: if high == low { low + 1 } else { high }, step: 1, places }
    }

    /// True when some number is below zero.
    pub(super) fn has_negative(self) -> bool {
        self.low < 0
    }

    /// How far a number stands from the low end of a length.
    pub(super) fn place(self, number: i64, length: Length) -> Length {
        length.scale(number.saturating_sub(self.low), self.high.saturating_sub(self.low))
    }

    /// The numbers that the axis names, upward.
    pub(super) fn ticks(self) -> impl Iterator<Item = i64> {
        (0..).map(move |nth| self.low + nth * self.step).take_while(move |tick| *tick <= self.high)
    }

    /// A named number as it is printed: with no more decimals than the steps need.
    pub(super) fn printed(self, tick: i64) -> String {
        let (mut units, mut step, mut places) = (tick, self.step, self.places);
        while places > 0 && step % 10 == 0 {
            (units, step, places) = (units / 10, step / 10, places - 1);
        }
        Number { units, places }.printed()
    }
}

/// The least of 1, 2, 5, 10, 20 … that divides a reach into few enough intervals.
fn step(reach: i64) -> i64 {
    let mut power = 1_i64;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if reach <= step.saturating_mul(INTERVALS) || step == i64::MAX {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(numbers: &[i64]) -> Vec<i64> {
        Scale::rounded(numbers.iter().copied(), 0).ticks().collect()
    }

    #[test]
    fn an_axis_names_round_numbers_and_zero() {
        assert_eq!(ticks(&[12, 47]), [0, 10, 20, 30, 40, 50]);
        assert_eq!(ticks(&[-3, 8]), [-5, 0, 5, 10]);
        assert_eq!(ticks(&[-3, -8]), [-8, -6, -4, -2, 0]);
        assert_eq!(ticks(&[0, 0]), [0, 1]);
        assert_eq!(ticks(&[]), [0, 1]);
        assert_eq!(ticks(&[2_914]), [0, 1000, 2000, 3000]);
    }

    #[test]
    fn named_numbers_have_no_more_decimals_than_they_need() {
        let scale = Scale::rounded([125, 480].into_iter(), 2);
        let printed: Vec<String> = scale.ticks().map(|tick| scale.printed(tick)).collect();
        assert_eq!(printed, ["0", "1", "2", "3", "4", "5"]);
        let scale = Scale::rounded([15, 4].into_iter(), 1);
        assert_eq!(scale.ticks().map(|tick| scale.printed(tick)).collect::<Vec<_>>(), ["0.0", "0.5", "1.0", "1.5"]);
    }

    proptest! {
        #[test]
        fn every_number_lies_on_the_axis_and_the_ends_are_named(
            numbers in prop::collection::vec(-1_000_000_000_000_i64..1_000_000_000_000, 1..8),
        ) {
            let scale = Scale::rounded(numbers.iter().copied(), 0);
            let named: Vec<i64> = scale.ticks().collect();
            prop_assert!((2..=8).contains(&named.len()), "{named:?}");
            prop_assert!(named.contains(&0));
            prop_assert_eq!(named.last(), Some(&scale.high));
            let length = Length::from_points(300);
            for number in numbers {
                let place = scale.place(number, length);
                prop_assert!(Length::ZERO <= place && place <= length);
            }
        }
    }
}
