//! Acronyms in a text: capitals that stand together, and where they are said in full.

use std::ops::Range;

use super::prose::Passage;
use super::subject::Subject;

/// One use of an acronym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Acronym {
    /// Its letters, without the s of a plural.
    pub(super) letters: String,
    /// Where it stands in its passage.
    pub(super) range: Range<usize>,
    /// True in brackets after its words, and before its words in brackets.
    pub(super) defines: bool,
}

/// The acronyms of a passage, in order; those of records are none of the author's. A text in capitals has
/// none that could be told from its words.
pub(super) fn acronyms(passage: &Passage<'_>) -> Vec<Acronym> {
    let mut found = of_text(passage.text(), |at| passage.is_of_record(at));
    found.retain(|acronym| !passage.is_of_record(acronym.range.start));
    found
}

/// The initials of those who submit, where they are three or more.
pub(super) fn own(subject: &Subject<'_>) -> Vec<String> {
    let names = subject.document.authors.iter();
    let initials = |name: &String| {
        let words = name.split(|c: char| !c.is_alphabetic());
        words.filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase()).collect::<String>()
    };
    names.map(initials).filter(|initials| initials.chars().count() > 2).collect()
}

/// `of_record` says whether the words at a place come from a record: a citation in brackets defines nothing.
fn of_text(text: &str, of_record: impl Fn(usize) -> bool) -> Vec<Acronym> {
    if !text.contains(char::is_lowercase) {
        return Vec::new();
    }
    let part_of_word = |c: char| c.is_alphanumeric();
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(|c: char| !part_of_word(c)) {
        let range = start..start + word.len();
        start =
            text.get(range.end..).and_then(|rest| rest.chars().next()).map_or(range.end, |c| range.end + c.len_utf8());
        let letters = word.strip_suffix('s').unwrap_or(word);
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        // Symbols of documents, sums of money, addresses, initials and names of reports are no acronyms.
        let joined = |c: char| matches!(c, '/' | '$' | '@' | '_' | '&' | '#');
        let initial = before.ends_with('.') || after.starts_with('.') && letters.len() == 1;
        if is_acronym(letters) && !before.ends_with(joined) && !after.starts_with(joined) && !initial {
            let defines = is_bracketed(before) || is_before_brackets(after) && !of_record(range.end + 2);
            found.push(Acronym { letters: letters.to_owned(), range, defines });
        }
    }
    found
}

/// Two to eight capitals that are no Roman numeral.
fn is_acronym(letters: &str) -> bool {
    (2..=8).contains(&letters.len())
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && !letters.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

fn is_bracketed(before: &str) -> bool {
    let quote = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '\'' | '"' | ' ');
    before.trim_end_matches(quote).ends_with('(')
}

fn is_before_brackets(after: &str) -> bool {
    after.strip_prefix(" (").is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, bool)> {
        of_text(text, |_| false).into_iter().map(|acronym| (acronym.letters, acronym.defines)).collect()
    }

    #[test]
    fn capitals_that_stand_together_are_acronyms() {
        let is = |letters: &str, defines| (letters.to_owned(), defines);
        assert_eq!(
            found("the NGOs, COVID-19 and part IV of E/CN.6/2023, US$ 5"),
            [is("NGO", false), is("COVID", false)]
        );
        assert_eq!(found("the Example Court (‘EC’), or EXC (Example Court)"), [is("EC", true), is("EXC", true)]);
        assert!(of_text("the EXC (Roe, 2016)", |at| at == 9).iter().all(|acronym| !acronym.defines));
        assert_eq!(found("ALL IN CAPITALS"), []);
        assert_eq!(found("J. K. Roe and PhDs"), []);
    }
}
