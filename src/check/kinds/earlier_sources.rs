//! `earlier-sources`: a source is not older than what it is cited for: a sentence that says "in late July 2021"
//! cannot rest on an article of 19 July 2021.

use super::super::findings::Findings;
use super::super::months::MONTHS;
use super::super::subject::Subject;
use super::Check;
use super::repeated_sentences::sentences;
use crate::corpus::Source;
use crate::markup::{Citation, Inline, Node};
use crate::tables::{Date, Reader};

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for paragraph in subject.paragraphs.iter().filter(|paragraph| !paragraph.quotation) {
        let mut text = String::new();
        for inline in paragraph.content {
            match &inline.node {
                Node::Text(words) => text.push_str(words),
                // What stands between two citations rests on the second of them.
                Node::Cite(cites) => judge(&std::mem::take(&mut text), cites, subject, findings),
                _ => text.push_str(&stand_in(inline)),
            }
        }
    }
}

/// Anything else is some word.
fn stand_in(inline: &Inline) -> String {
    if matches!(inline.node, Node::Note { .. }) { String::new() } else { "…".to_owned() }
}

/// Holds the words before some citations against the dates of the sources. Where there are several, one that
/// is late enough is enough.
fn judge(text: &str, cites: &[Citation], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let dates = sentences(text).into_iter().filter_map(|range| latest(text.get(range)?));
    let Some((said, first)) = dates.max_by_key(|(_, date)| *date) else { return };
    let sources: Vec<(&Citation, &Source)> =
        cites.iter().filter_map(|cite| Some((cite, subject.corpus.sources.get(&cite.key)?))).collect();
    let before = |source: &Source| source.date.is_some_and(|(date, _)| date.is_over(first));
    if sources.is_empty() || !sources.iter().all(|(_, source)| before(source)) {
        return;
    }
    if let Some((cite, source)) = sources.first()
        && let Some((date, at)) = source.date
    {
        let message = format!("“{said}” rests on `{}`, which is of {date}", source.key);
        findings.push(findings.at(cite.span, message).related(at, "the date of the source"));
    }
}

/// The last month with its year of a sentence, and the first day that it can mean. A month that is only
/// planned or due is none.
fn latest(sentence: &str) -> Option<(String, Date)> {
    const AHEAD: [&str; 6] = ["will", "until", "shall", "expected", "due", "planned"];
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    if (0..words.len()).any(|at| AHEAD.contains(&bare(at))) {
        return None;
    }
    let dates = (0..words.len()).filter_map(|at| {
        let month = MONTHS.iter().position(|month| *month == bare(at))? + 1;
        let year = bare(at + 1).parse::<i32>().ok().filter(|year| (1900..2200).contains(year))?;
        let before = if at > 0 { bare(at - 1) } else { "" };
        let day = match before {
            "late" => 21,
            "mid" => 11,
            number => number.parse::<u32>().ok().filter(|day| (1..=31).contains(day)).unwrap_or(1),
        };
        let said = if day > 1 { format!("{before} {} {year}", bare(at)) } else { format!("{} {year}", bare(at)) };
        Some((said, Date::parse(&format!("{year}-{month:02}-{day:02}")).ok()?))
    });
    dates.max_by_key(|(_, date)| *date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_that_words_can_mean() {
        let first = |text: &str| latest(text).map(|(said, date)| format!("{said}: {date}"));
        assert_eq!(
            first("Fifty were taken in late July 2021, they say").as_deref(),
            Some("late July 2021: 2021-07-21")
        );
        assert_eq!(first("on 9 May 2021 and in March 2020.").as_deref(), Some("9 May 2021: 2021-05-09"));
        assert_eq!(first("in June 2021").as_deref(), Some("June 2021: 2021-06-01"));
        assert_eq!(first("It will end in June 2021"), None);
        assert_eq!(first("May I ask 2021 women"), None);
    }
}
