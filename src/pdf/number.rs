//! Numbers as PDF writes them: three decimals, no exponent, no digit more than needed.
//!
//! Three decimals of a point are a third of a micrometre, far below what any device resolves. The
//! value is carried as a whole number of thousandths until it is written, so that nothing depends on
//! how floats are printed.

use lopdf::Object;

use crate::geom::{Length, Rect};

/// A length in thousandths of a point, rounded to the nearest.
pub(super) fn thousandths(length: Length) -> i64 {
    length.scale(1000, Length::from_points(1).scaled()).scaled()
}

/// Writes so many thousandths as a decimal number: `12`, `-.5`, `11.25`.
pub(super) fn push(out: &mut Vec<u8>, thousandths: i64) {
    if thousandths < 0 {
        out.push(b'-');
    }
    let (whole, mut fraction) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    if whole > 0 || fraction == 0 {
        push_whole(out, whole);
    }
    if fraction > 0 {
        out.push(b'.');
    }
    for unit in [100, 10, 1] {
        if fraction > 0 {
            out.push(digit(fraction / unit));
            fraction %= unit;
        }
    }
}

/// Writes a whole number. A page has thousands of them, so no text is made of each.
pub(super) fn push_whole(out: &mut Vec<u8>, number: u64) {
    if number >= 10 {
        push_whole(out, number / 10);
    }
    out.push(digit(number % 10));
}

#[expect(clippy::cast_possible_truncation, reason = "one digit")]
fn digit(number: u64) -> u8 {
    b'0' + number as u8
}

/// So many thousandths as an object of the file.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "see below")]
pub(super) fn object(thousandths: i64) -> Object {
    if thousandths % 1000 == 0 {
        return Object::Integer(thousandths / 1000);
    }
    // The writer below takes single precision and prints the shortest decimal that reads back as the
    // same value. Up to 8192 points, more than half the largest page, that is the one meant here.
    Object::Real((thousandths as f64 / 1000.0) as f32)
}

/// A part of a page of this height: left, bottom, right and top, from the bottom left corner.
pub(super) fn corners(area: Rect, height: Length) -> Vec<Object> {
    let (right, bottom) = (area.at.x + area.size.width, area.at.y + area.size.height);
    [area.at.x, height - bottom, right, height - area.at.y].map(thousandths).map(object).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(thousandths: i64) -> String {
        let mut out = Vec::new();
        push(&mut out, thousandths);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_have_no_digit_more_than_needed() {
        assert_eq!(written(0), "0");
        assert_eq!(written(12_000), "12");
        assert_eq!(written(11_250), "11.25");
        assert_eq!(written(-500), "-.5");
        assert_eq!(written(7), ".007");
        assert_eq!(written(-1_001), "-1.001");
    }

    #[test]
    fn a_number_reads_back_as_the_thousandths_that_were_meant() {
        for thousandths in (-3_000..3_000).chain(841_000..842_000).chain(8_190_000..8_192_000) {
            let value: f64 = written(i64::from(thousandths)).parse().unwrap();
            assert!((value * 1000.0 - f64::from(thousandths)).abs() < 1e-6, "{thousandths}");
            if let Object::Real(real) = object(i64::from(thousandths)) {
                let value: f64 = real.to_string().parse().unwrap();
                assert!((value * 1000.0 - f64::from(thousandths)).abs() < 1e-6, "{thousandths}: {real}");
            }
        }
    }

    #[test]
    fn a_length_is_rounded_to_the_nearest_thousandth() {
        assert_eq!(thousandths(Length::from_points(595)), 595_000);
        // 1/65536 pt × 33 = 0.000503… pt
        assert_eq!(thousandths(Length::from_scaled(33)), 1);
        assert_eq!(thousandths(Length::from_scaled(32)), 0);
        assert_eq!(thousandths(Length::from_scaled(-33)), -1);
    }
}
