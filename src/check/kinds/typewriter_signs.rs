//! `typewriter-signs`: straight quotation marks and apostrophes, and a hyphen between blanks for a dash. Each
//! sign is told once for each file.

use std::collections::BTreeMap;

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::diag::{FileId, Span};
use crate::tables::Reader;

/// Each sign as it is looked for, what it is, and what is printed in its place.
const SIGNS: [(&str, &str, &str); 3] = [
    ("\"", "a straight quotation mark", "“ before and ” after the words"),
    ("'", "a straight apostrophe", "’, and ‘ ’ around a quotation within a quotation"),
    (" - ", "a hyphen in the place of a dash", "– between blanks"),
];

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut found: BTreeMap<(FileId, usize), (Span, usize)> = BTreeMap::new();
    for passage in subject.prose.written() {
        for (place, (sign, _, _)) in SIGNS.iter().enumerate() {
            let text = passage.text();
            for (at, _) in
                text.match_indices(sign).filter(|(at, _)| !passage.is_of_record(*at) && !is_measure(text, *at))
            {
                let blanks = sign.len() - sign.trim_start().len();
                let span = passage.span(at + blanks..at + blanks + 1);
                found.entry((span.file, place)).or_insert((span, 0)).1 += 1;
            }
        }
    }
    for ((_, place), (span, times)) in found {
        let Some((_, what, better)) = SIGNS.get(place) else { continue };
        let times = if times > 1 { format!(", {times} times in this file") } else { String::new() };
        findings.push(findings.at(span, format!("{what} stands in the text{times}")).hint(format!("type {better}")));
    }
}

/// Feet and inches, minutes and seconds stand after a digit.
fn is_measure(text: &str, at: usize) -> bool {
    let after_digit = text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    after_digit && !text.get(at..).is_some_and(|rest| rest.starts_with(" - "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_after_a_digit_measures() {
        assert!(is_measure("a wall of 6' and more", 11));
        assert!(!is_measure("women's", 5));
        assert!(!is_measure("in 2020 - and", 7));
    }
}
