//! Dates that may lack their day, or their month and day: "2018", "2018-07", "2018-07-19".

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

/// A date of the Gregorian calendar, as much of it as is known.
///
/// Ordered by year, month and day; what is unknown comes before what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form 2018, 2018-07 or 2018-07-19.
    Form,
    /// No such day in the calendar.
    Calendar,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "a date is written 2018-07-19, or \"2018-07\" or 2018 when the rest is unknown",
            Self::Calendar => "the calendar has no such day",
        })
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// A whole date.
    pub fn from_day(day: NaiveDate) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// A year.
    pub fn from_year(year: i32) -> Self {
        Self { year, month: None, day: None }
    }

    /// Reads `2018`, `2018-07` or `2018-07-19`.
    ///
    /// # Errors
    /// [`DateError`] says whether its form or the calendar is at fault.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<u32>().ok()).flatten().ok_or(DateError::Form)
        };
        let [year, rest @ ..] = parts.as_slice() else { return Err(DateError::Form) };
        let year = i32::try_from(number(year, 4)?).map_err(|_| DateError::Form)?;
        let month = rest.first().map(|m| number(m, 2)).transpose()?;
        let day = rest.get(1).map(|d| number(d, 2)).transpose()?;
        if rest.len() > 2 {
            return Err(DateError::Form);
        }
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(DateError::Calendar)?;
        Ok(Self { year, month, day })
    }

    /// A TOML date, which the parser has checked.
    pub(super) fn of_toml(date: toml::value::Date) -> Self {
        Self { year: i32::from(date.year), month: Some(u32::from(date.month)), day: Some(u32::from(date.day)) }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    pub fn month(self) -> Option<u32> {
        self.month
    }

    /// The day of the month, when it is known.
    pub fn day(self) -> Option<u32> {
        self.day
    }

    /// True when `on` lies after it; of what is known in part, after the last day that it can mean.
    pub fn is_over(self, on: Self) -> bool {
        let last = |date: Self| (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31));
        last(self) < last(on)
    }

    /// The whole date, when all of it is known.
    pub fn whole(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month?, self.day?)
    }
}

impl serde::Serialize for Date {
    /// As it is typed.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Date {
    /// As it is typed: 2018-07-19, 2018-07 or 2018.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

/// How a date is typed, when no better can be said.
pub(super) const HOW: &str = "type year, month, day: 2022-08-01";

/// What to type for a date in words or without its noughts: "1 August 2022" is `2022-08-01`, "August 2022"
/// is `"2022-08"`. Nothing where it cannot be known: of 01/08/2022 either number may be the month.
pub(super) fn in_words(text: &str) -> Option<String> {
    if let [year, month, day] = text.split('-').collect::<Vec<_>>().as_slice()
        && year.len() == 4
        && (month.len() == 1 || day.len() == 1)
    {
        return Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).ok().map(|date| date.to_string());
    }
    let words: Vec<&str> = text.split([' ', ',', '.', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let (day, month, year) = match words.as_slice() {
        [first, second, year] => match month(second) {
            Some(month) => (Some(*first), month, year),
            None => (Some(*second), month(first)?, year),
        },
        [first, year] => (None, month(first)?, year),
        _ => return None,
    };
    match day {
        None => Date::parse(&format!("{year}-{month:02}")).ok().map(|date| format!("\"{date}\"")),
        Some(day) => {
            let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            Date::parse(&format!("{year}-{month:02}-{day:0>2}")).ok().map(|date| date.to_string())
        }
    }
}

/// The number of a month by its English name, or by the first letters of it.
fn month(word: &str) -> Option<usize> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    NAMES.iter().position(|name| word.len() >= 3 && name.starts_with(&word)).map(|place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_as_is_known() {
        for text in ["2018", "2018-07", "2018-07-19"] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_date_in_words_is_put_in_numbers() {
        for (words, typed) in [
            ("1 August 2022", "2022-08-01"),
            ("1st Aug. 2022", "2022-08-01"),
            ("August 12, 2022", "2022-08-12"),
            ("August 2022", "\"2022-08\""),
            ("2022-8-1", "2022-08-01"),
        ] {
            assert_eq!(in_words(words).as_deref(), Some(typed), "{words}");
        }
        for unknown in ["01/08/2022", "31 February 2022", "2022-08-01", "Augustine 2022", "in 2022", "August", ""] {
            assert_eq!(in_words(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_is_no_date() {
        assert_eq!(Date::parse("2018-02-30"), Err(DateError::Calendar));
        assert_eq!(Date::parse("2018-7-1"), Err(DateError::Form));
        assert_eq!(Date::parse("July 2018"), Err(DateError::Form));
        assert_eq!(Date::parse("2018-01-01-01"), Err(DateError::Form));
        assert_eq!(Date::parse("+018"), Err(DateError::Form));
    }
}
