//! Where the viewer's pen stands, and how far that is from where the layout wants it.
//!
//! A viewer moves its pen by the widths of the font dictionary, which this writer gives with three
//! decimals of 1/1000 em. The layout moves its own by kerned and justified advances in scaled
//! points. Both are counted here in millionths of an em from the start of the run, never from glyph to
//! glyph, so that rounding cannot add up: a glyph stands within 1/2000 em of its place.

use crate::geom::Length;

/// Millionths of an em in the unit of `TJ`, 1/1000 em.
const PER_UNIT: i64 = 1000;

/// The two pens of a run.
#[derive(Debug)]
pub(super) struct Pen {
    /// The size of an em as it is written, in thousandths of a point.
    size: i64,
    /// Where the layout's pen stands.
    wanted: Length,
    /// Where the viewer's pen stands, in millionths of an em.
    viewer: i64,
}

impl Pen {
    /// At the start of a run whose em is so many thousandths of a point.
    pub(super) fn new(size: i64) -> Self {
        Self { size, wanted: Length::ZERO, viewer: 0 }
    }

    /// What `TJ` must take away before the next glyph, in 1/1000 em, so that the glyph stands `aside`
    /// from the layout's pen; the viewer's pen has then moved.
    pub(super) fn correct(&mut self, aside: Length) -> i64 {
        let wanted = self.wanted + aside;
        if self.is_near(wanted) {
            return 0;
        }
        let excess = self.viewer.saturating_sub(self.in_millionths(wanted));
        let correction = (excess.abs().saturating_add(PER_UNIT / 2) / PER_UNIT) * excess.signum();
        self.viewer -= correction * PER_UNIT;
        correction
    }

    /// After a glyph of this width (millionths of an em) and advance.
    pub(super) fn advance(&mut self, width: i64, advance: Length) {
        self.viewer = self.viewer.saturating_add(width);
        self.wanted += advance;
    }

    /// True when the viewer's pen stands within half a unit of a place: then nothing is corrected. Seen
    /// without dividing, because it is asked before every glyph, and so of most.
    fn is_near(&self, place: Length) -> bool {
        let per_millionth = self.size.saturating_mul(Length::from_points(1).scaled());
        let products = self.viewer.checked_mul(per_millionth).zip(place.scaled().checked_mul(1_000_000_000));
        let apart = products.and_then(|(viewer, wanted)| viewer.checked_sub(wanted));
        apart.is_some_and(|apart| apart.unsigned_abs() < per_millionth.saturating_mul(PER_UNIT / 2 - 1).unsigned_abs())
    }

    fn in_millionths(&self, length: Length) -> i64 {
        length.scale(1_000_000_000, Length::from_points(self.size).scaled()).scaled()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_advance_equal_to_the_width_needs_no_correction() {
        // 1024 of 2048 units at 12 pt are 6 pt, half an em.
        let mut pen = Pen::new(12_000);
        for _ in 0..10_000 {
            assert_eq!(pen.correct(Length::ZERO), 0);
            pen.advance(500_000, Length::from_points(6));
        }
    }

    #[test]
    fn a_kerned_pair_is_corrected_by_its_kern() {
        // The layout moves 0.6 pt less than the width: 50/1000 em at 12 pt.
        let mut pen = Pen::new(12_000);
        pen.advance(500_000, Length::from_scaled(65_536 * 54 / 10));
        assert_eq!(pen.correct(Length::ZERO), 50);
        assert_eq!(pen.correct(Length::ZERO), 0);
    }

    proptest! {
        #[test]
        fn a_glyph_never_stands_off_by_more_than_half_a_unit(
            size in 1_000_i64..40_000,
            glyphs in prop::collection::vec((0_i64..1_500_000, 0_i64..2_000_000, -100_000_i64..100_000), 1..400),
        ) {
            let mut pen = Pen::new(size);
            let (mut wanted, mut viewer) = (0.0, 0.0);
            for (width, advance, aside) in glyphs {
                let correction = pen.correct(Length::from_scaled(aside));
                viewer -= correction as f64 / 1000.0;
                let place = (wanted + aside as f64 / 65_536.0) / (size as f64 / 1000.0);
                prop_assert!((viewer - place).abs() < 0.000_502, "{viewer} for {place}");
                pen.advance(width, Length::from_scaled(advance));
                viewer += width as f64 / 1e6;
                wanted += advance as f64 / 65_536.0;
            }
        }
    }
}
