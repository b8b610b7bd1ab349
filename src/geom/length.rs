//! Lengths: whole numbers of 1/65536 point, so that sums are exact and the same on every machine.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in scaled points, 1/65536 of a PDF point (1/72 inch).
///
/// The unit is TeX's in size; the point is PDF's, so that nothing is converted on writing.
/// Arithmetic saturates: an absurd template gives an absurd length, never a panic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

/// Why a text is no length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LengthError {
    /// No number stands before the unit.
    Number,
    /// The unit is missing or not one of pt, mm, cm, in, em.
    Unit,
    /// More than 10 metres.
    Range,
}

impl fmt::Display for LengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "a length begins with a number, such as \"10pt\"",
            Self::Unit => "a length ends with its unit: pt, mm, cm, in or em",
            Self::Range => "a length is at most 10 metres",
        })
    }
}

impl std::error::Error for LengthError {}

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);
    /// More than any page.
    pub const MAX: Self = Self(i64::MAX / 4);
    const PER_POINT: i64 = 65_536;

    /// So many scaled points.
    pub const fn from_scaled(scaled: i64) -> Self {
        Self(scaled)
    }

    /// So many whole points.
    pub const fn from_points(points: i64) -> Self {
        Self(points.saturating_mul(Self::PER_POINT))
    }

    /// In scaled points.
    pub const fn scaled(self) -> i64 {
        self.0
    }

    /// In points, for writing only: nothing is decided on it.
    #[expect(clippy::cast_precision_loss, reason = "a page is under 2^53 scaled points")]
    pub fn to_points(self) -> f64 {
        self.0 as f64 / Self::PER_POINT as f64
    }

    /// `self × numerator / denominator`, rounded to the nearest, halves away from zero;
    /// zero when the denominator is.
    #[must_use]
    #[inline]
    pub fn scale(self, numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let negative = (self.0 < 0) ^ (numerator < 0) ^ (denominator < 0);
        let (factor, divisor) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let half = divisor / 2;
        // Products of lengths on a page fit 64 bits, whose division is several times as fast.
        let rounded = match self.0.unsigned_abs().checked_mul(factor).and_then(|product| product.checked_add(half)) {
            Some(sum) => i64::try_from(sum / divisor).ok(),
            None => {
                let product = u128::from(self.0.unsigned_abs()) * u128::from(factor);
                i64::try_from((product + u128::from(half)) / u128::from(divisor)).ok()
            }
        };
        Self(
            rounded
                .map_or(if negative { i64::MIN / 4 } else { i64::MAX / 4 }, |size| if negative { -size } else { size }),
        )
    }

    /// The larger of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Ord::max(self, other)
    }

    /// The smaller of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Ord::min(self, other)
    }

    /// The least multiple of `step` that is not smaller; the length itself when the step is not positive.
    #[must_use]
    pub const fn up_to_multiple(self, step: Self) -> Self {
        if step.0 <= 0 {
            return self;
        }
        let over = self.0.rem_euclid(step.0);
        if over == 0 { self } else { Self(self.0.saturating_add(step.0 - over)) }
    }

    /// Reads `"10pt"`, `"25.4mm"`, `"2.5cm"`, `"1in"` or `"1.5em"`; `em` is the size that an em has here.
    ///
    /// Exact in decimals: up to six digits after the point count.
    ///
    /// # Errors
    /// [`LengthError`] says which part is missing.
    pub fn parse(text: &str, em: Self) -> Result<Self, LengthError> {
        let text = text.trim();
        let split = text.find(|c: char| c.is_ascii_alphabetic()).ok_or(LengthError::Unit)?;
        let (number, unit) = (text[..split].trim(), &text[split..]);
        if number.len() > 9 && number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(LengthError::Range);
        }
        let micro = parse_micro(number).ok_or(LengthError::Number)?;
        // (numerator, denominator) of a unit in scaled points
        let (numerator, denominator): (i64, i64) = match unit {
            "pt" => (Self::PER_POINT, 1),
            "in" => (72 * Self::PER_POINT, 1),
            "mm" => (720 * Self::PER_POINT, 254),
            "cm" => (7200 * Self::PER_POINT, 254),
            "em" => (em.0, 1),
            _ => return Err(LengthError::Unit),
        };
        let length = Self(micro).scale(numerator, denominator.saturating_mul(1_000_000));
        if length.0.abs() > 28_347 * Self::PER_POINT { Err(LengthError::Range) } else { Ok(length) }
    }
}

/// A decimal number in millionths.
fn parse_micro(number: &str) -> Option<i64> {
    let (sign, digits) = number.strip_prefix('-').map_or((1, number), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if (whole.is_empty() && fraction.is_empty()) || whole.len() > 9 || fraction.len() > 6 {
        return None;
    }
    if !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let fraction: i64 = if fraction.is_empty() { 0 } else { format!("{fraction:0<6}").parse().ok()? };
    Some(sign * (whole * 1_000_000 + fraction))
}

impl fmt::Display for Length {
    /// In points with up to three decimals: `12pt`, `11.5pt`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milli = Self(self.0).scale(1000, Self::PER_POINT).0;
        let text = format!("{}{}.{:03}", if milli < 0 { "-" } else { "" }, milli.abs() / 1000, milli.abs() % 1000);
        write!(f, "{}pt", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i64> for Length {
    type Output = Self;
    /// Rounds towards zero; zero when the divisor is.
    fn div(self, divisor: i64) -> Self {
        Self(self.0.checked_div(divisor).unwrap_or(0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Twice the distance to the exact quotient is at most the divisor, and a half goes outward.
        #[test]
        fn a_scaled_length_is_the_nearest_whatever_the_size_of_the_product(
            length in prop_oneof![-1_000_000_i64..1_000_000, any::<i64>()],
            numerator in prop_oneof![-100_000_i64..100_000, any::<i64>()],
            denominator in prop_oneof![1_i64..100_000, any::<i64>().prop_filter("zero", |n| *n != 0)],
        ) {
            let (product, divisor) = (i128::from(length) * i128::from(numerator), i128::from(denominator));
            let scaled = i128::from(Length::from_scaled(length).scale(numerator, denominator).scaled());
            if (product / divisor).abs() < i128::from(i64::MAX) {
                let off = 2 * (scaled.abs() * divisor.abs() - product.abs());
                prop_assert!(-divisor.abs() < off && off <= divisor.abs(), "{product} / {divisor} is not {scaled}");
                prop_assert!(scaled == 0 || scaled.signum() == product.signum() * divisor.signum());
            } else {
                prop_assert!(scaled.abs() >= i128::from(i64::MAX / 4));
            }
        }
    }

    #[test]
    fn units_are_exact() {
        let em = Length::from_points(10);
        assert_eq!(Length::parse("1in", em), Ok(Length::from_points(72)));
        assert_eq!(Length::parse("25.4mm", em), Ok(Length::from_points(72)));
        assert_eq!(Length::parse("2.54 cm", em), Ok(Length::from_points(72)));
        assert_eq!(Length::parse("1.5em", em), Ok(Length::from_points(15)));
        assert_eq!(Length::parse("-0.5pt", em), Ok(Length::from_scaled(-32_768)));
    }

    #[test]
    fn what_is_no_length_says_why() {
        let em = Length::from_points(10);
        assert_eq!(Length::parse("10", em), Err(LengthError::Unit));
        assert_eq!(Length::parse("10px", em), Err(LengthError::Unit));
        assert_eq!(Length::parse("pt", em), Err(LengthError::Number));
        assert_eq!(Length::parse("1e3pt", em), Err(LengthError::Unit));
        assert_eq!(Length::parse("99999999pt", em), Err(LengthError::Range));
    }

    #[test]
    fn scaling_rounds_to_the_nearest() {
        assert_eq!(Length::from_scaled(5).scale(1, 2), Length::from_scaled(3));
        assert_eq!(Length::from_scaled(-5).scale(1, 2), Length::from_scaled(-3));
        assert_eq!(Length::from_scaled(7).scale(1, 3), Length::from_scaled(2));
    }

    #[test]
    fn shows_points() {
        assert_eq!(Length::from_scaled(65_536 * 23 / 2).to_string(), "11.5pt");
        assert_eq!(Length::from_points(-3).to_string(), "-3pt");
    }
}
