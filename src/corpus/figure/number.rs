//! A number of a figure: decimal and exact, with the cell that it was typed in.

/// A decimal number: so many units of the last decimal place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// In units of the last place.
    pub units: i64,
    /// How many decimal places it has.
    pub places: u32,
}

/// Decimal places that a number may have.
const PLACES: usize = 6;
/// Digits that a number may have: sums of them stay far within 64 bits.
const DIGITS: usize = 15;

impl Number {
    /// Reads `1234`, `1,234`, `-0.5` or `−0.5`.
    ///
    /// A comma must part thousands: "1,5" is no number, because nobody can say which one.
    pub fn parse(typed: &str) -> Option<Self> {
        let (negative, digits) = match typed.strip_prefix(['-', '−']) {
            Some(digits) => (true, digits),
            None => (false, typed),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if digits.ends_with('.') || fraction.len() > PLACES {
            return None;
        }
        let whole = without_commas(whole)?;
        let all = format!("{whole}{fraction}");
        if all.len() > DIGITS || whole.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let units: i64 = all.parse().ok()?;
        Some(Self { units: if negative { -units } else { units }, places: u32::try_from(fraction.len()).ok()? })
    }

    /// The same in units of a later decimal place; saturates.
    pub fn in_units_of(self, places: u32) -> i64 {
        self.units.saturating_mul(10_i64.saturating_pow(places.saturating_sub(self.places)))
    }

    /// As it is printed: thousands parted by commas, a true minus sign.
    pub fn printed(self) -> String {
        let size = 10_u64.pow(self.places);
        let (whole, fraction) = (self.units.unsigned_abs() / size, self.units.unsigned_abs() % size);
        let sign = if self.units < 0 { "−" } else { "" };
        let whole = grouped(&whole.to_string());
        if self.places == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{fraction:0width$}", width = self.places as usize)
    }
}

/// Digits with a comma before each three that others follow.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The digits of a whole number whose commas, if any, part thousands.
fn without_commas(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let parted = rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    parted.then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_printed_with_thousands() {
        for (typed, printed) in [
            ("1234", "1,234"),
            ("1,234,567", "1,234,567"),
            ("-0.50", "−0.50"),
            ("−3", "−3"),
            ("0", "0"),
            ("007", "7"),
            ("999", "999"),
            ("100000.25", "100,000.25"),
        ] {
            assert_eq!(Number::parse(typed).map(Number::printed).as_deref(), Some(printed), "{typed}");
        }
        assert_eq!(Number::parse("1.5").map(|number| number.in_units_of(3)), Some(1500));
    }

    #[test]
    fn what_could_be_two_numbers_is_none() {
        for typed in ["", "1,5", "12,34,567", ",5", ".5", "5.", "1e3", "--1", "1 234", "1.2345678", "1234567890123456"]
        {
            assert_eq!(Number::parse(typed), None, "{typed}");
        }
    }
}
