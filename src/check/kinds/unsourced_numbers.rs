//! `unsourced-numbers`: a paragraph says how many, and cites nothing. `least` is the number below which
//! nothing is asked; years, and numbers with a name before them such as "article 3", are no quantities.

use std::ops::Range;

use super::super::findings::Findings;
use super::super::months::MONTHS;
use super::super::prose::Passage;
use super::super::subject::Subject;
use super::Check;
use crate::document::{Content, Role};
use crate::tables::Reader;

/// Words after which a number names a thing and does not count.
const NAMES: [&str; 22] = [
    "article",
    "articles",
    "para",
    "paragraph",
    "paragraphs",
    "section",
    "sections",
    "note",
    "notes",
    "figure",
    "page",
    "pages",
    "no",
    "nos",
    "number",
    "chapter",
    "part",
    "volume",
    "resolution",
    "session",
    "annex",
    "table",
];

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let least = reader.integer("least").map_or(10, |(least, _)| least);
    Check::document(move |subject, findings| check(least, subject, findings))
}

fn check(least: i64, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let paragraphs = subject.prose.text().filter(|p| matches!(p.role, Some(Role::Paragraph | Role::Item(_))));
    for passage in paragraphs.filter(|passage| !cites(passage)) {
        let mut numbers = numbers(passage.text()).into_iter();
        if let Some(range) = numbers.find(|range| is_quantity(passage, range, least)) {
            let said = passage.text().get(range.clone()).unwrap_or_default();
            findings.say(passage.span(range.clone()), format!("{said} stands in a paragraph that cites nothing"));
        }
    }
}

/// True when a note is marked in the paragraph, or words of a record stand in it.
fn cites(passage: &Passage<'_>) -> bool {
    let marked = passage.runs.iter().any(|run| matches!(run.content, Content::Mark(_)));
    marked || passage.runs.iter().any(|run| run.look.target.is_some()) || passage.holds_record()
}

/// Digits with the signs that part thousands and decimals.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for (at, digit) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let goes_on = |last: &&mut Range<usize>| matches!(text.get(last.end..at), Some("" | "," | "." | "\u{202F}"));
        match numbers.last_mut().filter(goes_on) {
            Some(last) => last.end = at + digit.len_utf8(),
            None => numbers.push(at..at + digit.len_utf8()),
        }
    }
    numbers
}

fn is_quantity(passage: &Passage<'_>, range: &Range<usize>, least: i64) -> bool {
    let text = passage.text();
    let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let digits: String = text.get(range.clone()).unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let value = digits.parse::<i64>().unwrap_or(i64::MAX);
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '(');
    let word_before = bare(before.split_whitespace().next_back().unwrap_or_default());
    let word_after = bare(after.split_whitespace().next().unwrap_or_default());
    let year = digits.len() == 4 && range.len() == 4 && (1500..2200).contains(&value);
    let names = NAMES.contains(&word_before.to_lowercase().as_str());
    let date = MONTHS.contains(&word_before) || MONTHS.contains(&word_after);
    let part_of_word = before.ends_with(joined) || after.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    value >= least && !(year || names || date || part_of_word) && !passage.is_foreign(range.start)
}

/// A word without the points and brackets around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
