//! The one place that reads the clock: for lists that judge dates when no day is given.

use chrono::DateTime;

use crate::tables::Date;

/// Today, by Coordinated Universal Time: no table of time zones is asked.
#[expect(clippy::disallowed_types, reason = "the command line may read the clock, the library may not")]
pub(super) fn today() -> Date {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0);
    let moment = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    Date::from_day(moment.date_naive())
}

/// A whole day that was typed: `2026-01-31`.
pub(super) fn day(typed: &str) -> Result<Date, String> {
    let date = Date::parse(typed).map_err(|_| "a day is written 2026-01-31".to_owned())?;
    if date.whole().is_some() { Ok(date) } else { Err("a whole day is needed, such as 2026-01-31".to_owned()) }
}
