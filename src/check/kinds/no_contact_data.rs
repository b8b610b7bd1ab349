//! `no-contact-data`: no address, telephone number or signatory's name stands in the text.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let organisations = subject.corpus.organisations.values();
    let named: Vec<(&str, &str)> = organisations
        .flat_map(|organisation| {
            let names =
                organisation.signatories.values().map(|signatory| (signatory.name.as_str(), "the name of a signatory"));
            let lines = organisation.address.iter().map(|line| (line.as_str(), "a line of an address"));
            names.chain(lines)
        })
        .collect();
    for passage in subject.prose.written() {
        for (words, what) in &named {
            for range in passage.find_word(words).filter(|range| !passage.is_of_record(range.start)) {
                findings.say(passage.span(range), format!("“{words}” is {what}"));
            }
        }
        for (at, word) in words(passage.text()).filter(|(at, _)| !passage.is_of_record(*at)) {
            if let Some(what) = contact(word) {
                findings.say(passage.span(at..at + word.len()), format!("“{word}” is {what}"));
            }
        }
    }
}

/// The words of a text without the punctuation at their ends, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| {
        let bare = word.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '+')));
        (bare.as_ptr() as usize - start, bare)
    })
}

/// An address of electronic mail, or a telephone number with the sign of its country.
fn contact(word: &str) -> Option<&'static str> {
    let mail = word.split_once('@').is_some_and(|(name, host)| {
        let plain =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-+".contains(c));
        plain(name) && plain(host) && host.contains('.')
    });
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let telephone =
        word.starts_with('+') && digits > 1 && digits + 1 + word.matches(['-', '(', ')']).count() == word.len();
    match (mail, telephone) {
        (true, _) => Some("an address"),
        (_, true) => Some("a telephone number"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_person_is_told_from_what_does_not() {
        assert!(contact("anna@example.org").is_some() && contact("+1-212-555").is_some());
        for word in ["@example", "6,000", "+", "1-2", "a@b"] {
            assert_eq!(contact(word), None, "{word}");
        }
        assert_eq!(words("(a@b.org), +1 2").collect::<Vec<_>>(), [(1, "a@b.org"), (11, "+1"), (14, "2")]);
    }
}
