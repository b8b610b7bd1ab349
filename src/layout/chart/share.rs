//! Shares of a whole: a bar of the same length for each category, divided, with the shares in per cent.
//!
//! Road not taken: a disc cut into sectors. Readers compare lengths far better than angles (Cleveland
//! and McGill, "Graphical Perception", 1984), and two discs cannot be held against each other at all.

use crate::document::{Chart, ChartRow};
use crate::geom::{Length, Point};

use super::board::Board;
use super::scale::places;
use super::{key, slots, tone::tone};

/// Draws the chart.
pub(super) fn draw(board: &mut Board<'_, '_, '_>, chart: &Chart) {
    key::draw(board, &chart.series);
    let thickness = board.leading().scale(140, 100);
    let slots = slots::lying(board, &chart.rows, thickness);
    let extent = board.width - slots.plot;
    let places = places(chart.rows.iter().flat_map(|row| &row.values).flatten().map(|(number, _)| *number));
    for (room, row) in chart.rows.iter().enumerate() {
        let parts = units(row, places);
        let whole: i64 = parts.iter().sum();
        let mut reached = 0;
        for (series, (part, share)) in parts.iter().zip(per_cent(&parts)).enumerate() {
            let ends = (place(slots.plot, extent, reached, whole), place(slots.plot, extent, reached + part, whole));
            reached += part;
            let rect = slots.bar(room, 0, 1, thickness, ends);
            board.shape(rect, tone(series));
            let label = board.computed(format!("{share}%"));
            if rect.size.width >= label.width + board.em() / 2 {
                let middle = Point { x: rect.at.x + rect.size.width / 2, y: rect.at.y + rect.size.height / 2 };
                board.words_on(&label, middle, tone(series));
            }
        }
    }
    slots.names(board);
}

fn units(row: &ChartRow, places: u32) -> Vec<i64> {
    row.values.iter().map(|value| value.map_or(0, |(number, _)| number.in_units_of(places)).max(0)).collect()
}

fn place(left: Length, extent: Length, part: i64, whole: i64) -> Length {
    left + extent.scale(part, whole.max(1))
}

/// Shares in whole per cent that add up to 100: what rounding down leaves goes to the largest remainders,
/// of equal ones to the first.
fn per_cent(parts: &[i64]) -> Vec<i64> {
    let whole: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    if whole <= 0 {
        return vec![0; parts.len()];
    }
    let exact = |part: &i64| i128::from(*part) * 100;
    let mut shares: Vec<i128> = parts.iter().map(|part| exact(part) / whole).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(parts.get(at).map_or(0, |part| exact(part) % whole)));
    let left = usize::try_from(100 - shares.iter().sum::<i128>()).unwrap_or(0);
    for at in order.into_iter().take(left) {
        shares.get_mut(at).into_iter().for_each(|share| *share += 1);
    }
    shares.into_iter().map(|share| i64::try_from(share).unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_thirds_are_a_hundred() {
        assert_eq!(per_cent(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(per_cent(&[1, 2]), [33, 67]);
        assert_eq!(per_cent(&[0, 5]), [0, 100]);
        assert_eq!(per_cent(&[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn shares_add_up_and_are_off_by_less_than_one(parts in prop::collection::vec(0_i64..1_000_000_000_000, 1..7)) {
            let whole: i64 = parts.iter().sum();
            prop_assume!(whole > 0);
            let shares = per_cent(&parts);
            prop_assert_eq!(shares.iter().sum::<i64>(), 100);
            for (part, share) in parts.iter().zip(shares) {
                let off = i128::from(share) * i128::from(whole) - i128::from(*part) * 100;
                prop_assert!(off.abs() < i128::from(whole));
            }
        }
    }
}
