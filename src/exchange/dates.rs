//! Dates in every shape that programs write: parts as numbers or texts, ranges, words, and nothing.

use serde_json::{Value, json};

use super::remark::Remarks;
use super::words::typed;
use crate::tables::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const RANGE: &str = "a range of dates: the first is kept";

/// The date of a variable, as much of it as a record can hold.
pub(super) fn read(value: &Value, field: &str, remarks: &mut Remarks) -> Option<Date> {
    let Value::Object(date) = value else { return of_value(value, field, remarks) };
    let said = |key: &str| date.get(key).filter(|value| !is_empty(value));
    if said("circa").is_some_and(|value| *value != Value::Bool(false)) {
        remarks.doubt(field, "the date is an estimate: it is kept as if it were known");
    }
    if let Some(season) = said("season") {
        remarks.left_out(field, format!("the season {season}"));
    }
    let words = ["date-parts", "raw", "literal"].iter().find_map(|key| said(key))?;
    of_value(words, field, remarks)
}

/// Programs write zeros and empty texts for what is unknown.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Number(number) => number.as_i64() == Some(0),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(_) | Value::Bool(_) => false,
    }
}

fn of_value(value: &Value, field: &str, remarks: &mut Remarks) -> Option<Date> {
    if is_empty(value) {
        return None;
    }
    let Value::Array(items) = value else {
        return match typed(value, field, remarks) {
            Some(words) => of_words(&words, field, remarks),
            None => None,
        };
    };
    let mut dates = items.iter().filter(|item| item.is_array() && !is_empty(item));
    let Some(first) = dates.next().and_then(Value::as_array) else { return of_parts(items, field, remarks) };
    if dates.next().is_some_and(|last| last.as_array() != Some(first)) {
        remarks.left_out(field, RANGE);
    }
    of_parts(first, field, remarks)
}

/// Year, month and day, each a number or a text.
fn of_parts(parts: &[Value], field: &str, remarks: &mut Remarks) -> Option<Date> {
    let number = |at: usize| parts.get(at).filter(|part| !is_empty(part)).map(whole);
    match (number(0), number(1), number(2)) {
        (Some(Some(year)), month, day) => {
            let part = |part: Option<Option<i64>>| part.map(|number| number.unwrap_or(-1));
            checked(year, part(month), part(day), field, remarks)
        }
        (Some(None), ..) => match parts.first() {
            Some(Value::String(words)) => of_words(words, field, remarks),
            _ => unreadable(&format!("{parts:?}"), field, remarks),
        },
        (None, ..) => unreadable("without a year", field, remarks),
    }
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").unwrap_or(&text).parse().ok()
        }
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// The date of these numbers; without its day or its month where the calendar has none such.
fn checked(year: i64, month: Option<i64>, day: Option<i64>, field: &str, remarks: &mut Remarks) -> Option<Date> {
    if !(1..=9999).contains(&year) {
        return unreadable(&year.to_string(), field, remarks);
    }
    let parsed = |text: String| Date::parse(&text).ok();
    let Some(month) = month else { return parsed(format!("{year:04}")) };
    if (13..=24).contains(&month) {
        remarks.left_out(field, "the season");
        return parsed(format!("{year:04}"));
    }
    let Some(to_month) = parsed(format!("{year:04}-{month:02}")).filter(|_| (1..=12).contains(&month)) else {
        remarks.doubt(field, format!("there is no month {month}: the year is kept"));
        return parsed(format!("{year:04}"));
    };
    let Some(day) = day else { return Some(to_month) };
    let whole = (1..=31).contains(&day).then(|| parsed(format!("{year:04}-{month:02}-{day:02}"))).flatten();
    if whole.is_none() {
        remarks.doubt(field, format!("that month has no day {day}: the month is kept"));
    }
    whole.or(Some(to_month))
}

fn unreadable(said: &str, field: &str, remarks: &mut Remarks) -> Option<Date> {
    remarks.left_out(field, format!("no date: {said}"));
    None
}

/// A number or a word of a date that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// Four digits.
    Year(i64),
    /// One or two digits.
    Number(i64),
    /// The name of a month, by its number.
    Month(i64),
    /// Any other word.
    Word,
}

fn of_words(words: &str, field: &str, remarks: &mut Remarks) -> Option<Date> {
    use Token::{Month, Number, Year};
    let all = tokens(words);
    let known: Vec<Token> = all.iter().copied().filter(|token| *token != Token::Word).collect();
    let estimate = words.contains(['?', '~']) || ["c", "ca", "circa", "about"].contains(&first_word(words).as_str());
    if estimate {
        remarks.doubt(field, "the date is an estimate: it is kept as if it were known");
    }
    let dashed = words.contains('-') || words.contains('–');
    match *known.as_slice() {
        [Year(y)] if estimate || known.len() == all.len() => checked(y, None, None, field, remarks),
        [Year(y), Number(m)] if dashed || words.contains(['/', '.']) => checked(y, Some(m), None, field, remarks),
        [Year(y), Number(m) | Month(m), Number(d)] => checked(y, Some(m), Some(d), field, remarks),
        [Month(m), Year(y)] | [Year(y), Month(m)] | [Number(m), Year(y)] => checked(y, Some(m), None, field, remarks),
        [Month(m), Number(d), Year(y)] | [Number(d), Month(m), Year(y)] => checked(y, Some(m), Some(d), field, remarks),
        [Number(a), Number(b), Year(y)] => of_slashes(a, b, y, field, remarks),
        [Year(y), Number(m), Number(d), Year(_), ..] => {
            remarks.left_out(field, RANGE);
            checked(y, Some(m), Some(d), field, remarks)
        }
        [Year(y), Year(_)] => {
            remarks.left_out(field, RANGE);
            checked(y, None, None, field, remarks)
        }
        _ => only_year(&known, words, field, remarks),
    }
}

/// 19/7/2021 and 7/19/2021 are told apart by the number that is no month; 7/8/2021 by nobody.
fn of_slashes(a: i64, b: i64, year: i64, field: &str, remarks: &mut Remarks) -> Option<Date> {
    if a > 12 || a == b {
        return checked(year, Some(b), Some(a), field, remarks);
    }
    if b > 12 {
        return checked(year, Some(a), Some(b), field, remarks);
    }
    remarks.doubt(field, format!("{a}/{b}/{year} has two meanings: the year is kept"));
    checked(year, None, None, field, remarks)
}

fn only_year(known: &[Token], words: &str, field: &str, remarks: &mut Remarks) -> Option<Date> {
    let mut years = known.iter().filter_map(|token| match token {
        Token::Year(year) => Some(*year),
        _ => None,
    });
    let Some(year) = years.next() else { return unreadable(&format!("“{words}”"), field, remarks) };
    remarks.doubt(field, format!("of “{words}” the year is kept"));
    checked(year, None, None, field, remarks)
}

fn first_word(words: &str) -> String {
    words.trim_start().chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// The numbers and words of a date; a time of day after it is passed over.
fn tokens(words: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = words.trim();
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let same = |c: char| if digits { c.is_ascii_digit() } else { c.is_alphabetic() };
        let length = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (run, after) = rest.split_at(length);
        rest = after;
        if digits {
            if after.starts_with(':') {
                break;
            }
            tokens.push(match run.len() {
                4 => run.parse().map_or(Token::Word, Token::Year),
                1 | 2 => run.parse().map_or(Token::Word, Token::Number),
                _ => Token::Word,
            });
        } else if run.chars().all(char::is_alphabetic) {
            tokens.extend(word(run, tokens.last().copied()));
        }
    }
    tokens
}

/// What a word of a date is; nothing for those that say nothing: "19th of July", "T" before a time.
fn word(run: &str, before: Option<Token>) -> Option<Token> {
    let small = run.to_lowercase();
    let ordinal = matches!(before, Some(Token::Number(_))) && matches!(small.as_str(), "st" | "nd" | "rd" | "th" | "t");
    if ordinal || matches!(small.as_str(), "of" | "the" | "z") {
        return None;
    }
    let start: String = small.chars().take(3).collect();
    let month = (1..).zip(MONTHS).find(|(_, month)| *month == start);
    Some(month.map_or(Token::Word, |(number, _)| Token::Month(number)))
}

/// A date as CSL-JSON writes it.
pub(super) fn written(date: Date) -> Value {
    let parts: Vec<i64> = std::iter::once(i64::from(date.year()))
        .chain(date.month().map(i64::from))
        .chain(date.day().map(i64::from))
        .collect();
    json!({ "date-parts": [parts] })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date that is read, and how many things are said of it.
    fn taken(value: &Value) -> (String, usize) {
        let mut remarks = Remarks::default();
        let date = read(value, "issued", &mut remarks);
        (date.map_or_else(|| "none".to_owned(), |date| date.to_string()), remarks.0.len())
    }

    #[test]
    fn parts_are_numbers_or_texts_and_as_many_as_are_known() {
        for (value, date) in [
            (json!({ "date-parts": [[2021, 7, 19]] }), "2021-07-19"),
            (json!({ "date-parts": [["2021", "07"]] }), "2021-07"),
            (json!({ "date-parts": [[2021]] }), "2021"),
            (json!({ "date-parts": [[2021, 0, 0]] }), "2021"),
            (json!({ "date-parts": [[2021, null]], "literal": "" }), "2021"),
            (json!([[2021, 7]]), "2021-07"),
            (json!([2021, 7]), "2021-07"),
            (json!(2021), "2021"),
            (json!({ "date-parts": [[2021, 7, 19], [2021, 7, 19]] }), "2021-07-19"),
        ] {
            assert_eq!(taken(&value), (date.to_owned(), 0), "{value}");
        }
    }

    #[test]
    fn words_are_read_where_they_have_one_meaning() {
        for (words, date) in [
            ("2021-07-19", "2021-07-19"),
            ("2021/7/19", "2021-07-19"),
            ("2021-07-19T10:20:30Z", "2021-07-19"),
            ("2021-07-19 10:20", "2021-07-19"),
            ("19 July 2021", "2021-07-19"),
            ("July 19th, 2021", "2021-07-19"),
            ("Jul. 2021", "2021-07"),
            ("7/19/2021", "2021-07-19"),
            ("19.07.2021", "2021-07-19"),
            ("2021", "2021"),
        ] {
            assert_eq!(taken(&json!({ "raw": words })), (date.to_owned(), 0), "{words}");
        }
    }

    #[test]
    fn what_is_guessed_or_lost_is_said() {
        for (value, date) in [
            (json!({ "date-parts": [[2020], [2021]] }), "2020"),
            (json!({ "date-parts": [[2020, 1, 2]], "circa": true }), "2020-01-02"),
            (json!({ "date-parts": [[2020]], "season": 1 }), "2020"),
            (json!({ "date-parts": [[2020, 21]] }), "2020"),
            (json!({ "date-parts": [[2021, 2, 30]] }), "2021-02"),
            (json!({ "date-parts": [[2021, 99]] }), "2021"),
            (json!({ "date-parts": [[-44, 3, 15]] }), "none"),
            (json!({ "date-parts": [["spring"]] }), "none"),
            (json!({ "literal": "n.d." }), "none"),
            (json!({ "literal": "Spring 2021" }), "2021"),
            (json!({ "raw": "2020-2021" }), "2020"),
            (json!({ "raw": "2020-01-02/2021-03-04" }), "2020-01-02"),
            (json!("7/8/2021"), "2021"),
            (json!("c. 1950"), "1950"),
            (json!(true), "none"),
        ] {
            assert_eq!(taken(&value), (date.to_owned(), 1), "{value}");
        }
    }

    #[test]
    fn nothing_is_nothing() {
        for value in [
            json!(null),
            json!({}),
            json!([]),
            json!({ "date-parts": [[]] }),
            json!({ "date-parts": [[null]] }),
            json!(""),
        ] {
            assert_eq!(taken(&value), ("none".to_owned(), 0), "{value}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_date_comes_back(year in 1i64..=9999, month in 0i64..=12, day in 0i64..=28) {
            let known = [year, month, day].into_iter().take_while(|n| *n > 0).collect::<Vec<_>>();
            let mut remarks = Remarks::default();
            let date = read(&json!({ "date-parts": [known] }), "issued", &mut remarks).unwrap();
            proptest::prop_assert_eq!(read(&written(date), "issued", &mut remarks), Some(date));
            proptest::prop_assert!(remarks.0.is_empty());
        }

        #[test]
        fn any_words_are_read_in_peace(words in "[0-9a-zJ/.: –-]{0,20}|\\PC{0,12}") {
            let _ = taken(&json!(words));
        }
    }
}
