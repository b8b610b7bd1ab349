//! `date-forms`: dates that are not day, month in words, year: "July 15, 2022", "29 Oct 2021", "09 May 2021",
//! "1st August 2022", "15/07/2022". Without a year it is none: "in May 15 women left".

use std::ops::Range;

use super::super::findings::Findings;
use super::super::months::MONTHS;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.written() {
        for (range, better) in dates(passage.text()) {
            if passage.is_foreign(range.start) {
                continue;
            }
            let said = passage.text().get(range.clone()).unwrap_or_default();
            let finding =
                findings.at(passage.span(range), format!("“{said}” is no date as the United Nations writes it"));
            findings.push(if better.is_empty() { finding } else { finding.hint(format!("write {better}")) });
        }
    }
}

/// Dates in other forms, each with what to write, where that is sure.
fn dates(text: &str) -> Vec<(Range<usize>, String)> {
    let words = words(text);
    let word = |at: usize| words.get(at).and_then(|range| text.get(range.clone())).unwrap_or_default();
    let mut found = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let (one, two, three) = (word(at), word(at + 1), word(at + 2));
        let end = words.get(at + 2).map_or(range.end, |last| last.end);
        if let (Some(month), Some((day, _)), true) = (month(one), day(two), is_year(three)) {
            found.push((range.start..end, format!("{day} {month} {three}")));
        } else if let (Some((day, is_plain)), Some(month), true) = (day(one), month(two), is_year(three)) {
            if !is_plain || month != two {
                found.push((range.start..end, format!("{day} {month} {three}")));
            }
        } else if is_numeric(one) {
            found.push((range.clone(), String::new()));
        }
    }
    found
}

/// The words of a text, without the points and brackets around them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for word in text.split(' ') {
        let left = word.len() - word.trim_start_matches(['(', '[', '“']).len();
        let right = word.trim_end_matches(['.', ',', ';', ':', ')', ']', '”', '?', '!']).len();
        words.push(start + left..start + right.max(left));
        start += word.len() + 1;
    }
    words
}

/// A month by its name or by three letters and more of it.
fn month(word: &str) -> Option<&'static str> {
    let is = |month: &&&str| **month == word || word.len() >= 3 && word.len() < 5 && month.starts_with(word);
    MONTHS.iter().find(is).copied()
}

/// The number of a day, and whether it stands plain: without a nought before it and an ending after.
fn day(word: &str) -> Option<(u32, bool)> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let day = if is_number { digits.parse().ok().filter(|day| (1..=31).contains(day)) } else { None };
    day.map(|day| (day, digits == word && !digits.starts_with('0')))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

/// "15/07/2022" or "2022-07-15".
fn is_numeric(word: &str) -> bool {
    let parts: Vec<&str> = word.split(if word.contains('/') { '/' } else { '-' }).collect();
    match parts.as_slice() {
        [one, two, three] if word.contains('/') => day(one).is_some() && day(two).is_some() && is_year(three),
        [one, two, three] => {
            is_year(one) && two.len() == 2 && three.len() == 2 && day(two).is_some() && day(three).is_some()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_other_forms_are_found_with_what_to_write() {
        let found = |text: &str| dates(text).into_iter().map(|(_, better)| better).collect::<Vec<_>>();
        for text in ["July 15, 2022", "15 Jul. 2022", "15th July 2022", "(July 15, 2022)."] {
            assert_eq!(found(text), ["15 July 2022"], "{text}");
        }
        assert_eq!(found("09 May 2021"), ["9 May 2021"]);
        assert_eq!(found("on 15/07/2022 and 2022-07-15"), ["", ""]);
        assert_eq!(found("15 July 2022, in May 15 women left, in 2020 May 2021"), [""; 0]);
        assert_eq!(found("23/24/25, 12-13-2014, March 2022"), [""; 0]);
    }
}
