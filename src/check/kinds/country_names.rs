//! `country-names`: States and territories under names that the body does not use. `names` is a table: each
//! name of the body's list with forms that are common elsewhere; `keep` holds words in which such a form is
//! part of another name.
//!
//! At each word the longest name that begins there is taken, right or wrong, so that "Congo" is none in
//! "Democratic Republic of the Congo". What names a thing is left alone: titles, quotations, the names of
//! organisations and authors of the corpus, and a name that goes on with a capital ("North Korea Freedom
//! Week") or that follows others ("Committee for Human Rights in North Korea").

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::findings::Findings;
use super::super::prose::{Passage, is_whole};
use super::super::subject::Subject;
use super::Check;
use crate::corpus::Name;
use crate::diag::{FileId, Span};
use crate::tables::{Kind, Reader, Text};

/// What stands between the words of an organisation's name.
const JOINTS: [&str; 8] = ["of", "for", "in", "on", "and", "the", "with", "to"];

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    if !reader.has("names") {
        reader.missing("names", "{ \"Viet Nam\" = [\"Vietnam\"] }");
    }
    let mut names = Names::default();
    for keep in reader.texts("keep") {
        names.add(&keep.value, None);
    }
    for entry in reader.table("names").into_iter().flat_map(|table| table.entries) {
        names.add(&entry.key.value, None);
        let forms = if let Kind::List(forms) = entry.value.kind { forms } else { vec![entry.value] };
        for form in forms {
            if let Some(form) = form.into_text(&entry.key.value, reader.found()) {
                names.add(&form.value, Some(&entry.key.value));
            }
        }
    }
    Check::document(move |subject, findings| check(&names, subject, findings))
}

/// All names, by their first letter.
#[derive(Debug, Default)]
struct Names {
    by_first: BTreeMap<char, Vec<Known>>,
}

/// A name, and what stands in its place when it is none of the body's.
#[derive(Debug)]
struct Known {
    form: String,
    better: Option<String>,
}

impl Names {
    fn add(&mut self, form: &str, better: Option<&str>) {
        let Some(first) = form.chars().next() else { return };
        let known = Known { form: form.to_owned(), better: better.map(str::to_owned) };
        self.by_first.entry(first).or_default().push(known);
    }

    /// The longest name that begins at a byte of a text, with where it ends.
    fn at(&self, text: &str, start: usize) -> Option<(&Known, usize)> {
        let rest = text.get(start..)?;
        let known = self.by_first.get(&rest.chars().next()?)?;
        let whole = |known: &&Known| {
            let length = begins(rest, &known.form)?;
            is_whole(text, &(start..start + length)).then_some(start + length)
        };
        known.iter().filter_map(|known| Some((known, whole(&known)?))).max_by_key(|(_, end)| *end)
    }
}

/// How many bytes of a text a form takes, with either apostrophe; `None` when the text does not begin with it.
fn begins(text: &str, form: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in form.chars() {
        let (_, letter) = letters.next()?;
        if letter != wanted && !(wanted == '’' && letter == '\'') {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}

/// Where a wrong name stands first in a file, and how often.
struct Place {
    first: Span,
    times: usize,
}

fn check(names: &Names, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let proper = proper_names(subject);
    let mut found: BTreeMap<(FileId, &str), (Place, &str)> = BTreeMap::new();
    for passage in subject.prose.written() {
        for (range, known) in wrong(names, passage.text()) {
            let Some(better) = &known.better else { continue };
            if is_named(passage, &range) || is_within(passage.text(), &range, &proper) {
                continue;
            }
            let span = passage.span(range);
            let entry = found.entry((span.file, &known.form));
            entry.or_insert((Place { first: span, times: 0 }, better)).0.times += 1;
        }
    }
    for ((_, form), (place, better)) in found {
        let times = if place.times > 1 { format!(", {} times in this file", place.times) } else { String::new() };
        let message = format!("“{form}” is not the name that the United Nations uses{times}");
        findings.push(findings.at(place.first, message).hint(format!("write {better}")));
    }
}

/// The names of a text that are not the body's, in order.
fn wrong<'n>(names: &'n Names, text: &str) -> Vec<(Range<usize>, &'n Known)> {
    let mut wrong = Vec::new();
    let mut end = 0;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let begins = letter.is_alphanumeric() && !before.is_alphanumeric();
        before = letter;
        if at < end || !begins {
            continue;
        }
        if let Some((known, stop)) = names.at(text, at) {
            end = stop;
            if known.better.is_some() {
                wrong.push((at..stop, known));
            }
        }
    }
    wrong
}

/// True where the words name a thing and not a State: titles and quotations, money, parts of longer names.
fn is_named(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let (before, after) = around(passage.text(), range);
    let joined = |c: char| matches!(c, '-' | '/' | '$' | '@');
    let goes_on = after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    passage.is_foreign(range.start)
        || passage.is_emphasized(range.start)
        || before.ends_with(joined)
        || after.starts_with(joined)
        || goes_on
        || follows_a_name(before)
}

fn around<'t>(text: &'t str, range: &Range<usize>) -> (&'t str, &'t str) {
    (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default())
}

/// True after "Committee for Human Rights in ": at least two words with capitals, joined to what comes.
fn follows_a_name(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().peekable();
    let mut joints = 0;
    while words.next_if(|word| JOINTS.contains(word)).is_some() {
        joints += 1;
    }
    let ends = |word: &str| word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '’' | '\''));
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && ends(word);
    joints > 0 && words.take_while(capital).count() >= 2
}

/// Names of organisations and of authors of the corpus.
fn proper_names<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let organisations = subject.corpus.organisations.values();
    let own = organisations.flat_map(|one| [Some(&one.name), one.short.as_ref()]).flatten().map(Text::as_str);
    let authors = subject.cited.iter().flat_map(|source| &source.authors).filter_map(|author| match author {
        Name::Organisation { name, .. } => Some(name.as_str()),
        Name::Person { .. } => None,
    });
    own.chain(authors).collect()
}

/// True when a range lies within one of the names, which stands there as a whole.
fn is_within(text: &str, range: &Range<usize>, names: &[&str]) -> bool {
    let form = text.get(range.clone()).unwrap_or_default();
    names.iter().filter(|name| name.len() > form.len()).any(|name| {
        name.match_indices(form).any(|(at, _)| {
            let start = range.start.checked_sub(at);
            start.and_then(|start| text.get(start..)).is_some_and(|rest| rest.starts_with(name))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut names = Names::default();
        for right in ["Democratic Republic of the Congo", "Iran (Islamic Republic of)", "People’s Republic of China"]
        {
            names.add(right, None);
        }
        for wrong in ["Iran", "North Korea", "Congo", "Republic of China"] {
            names.add(wrong, Some("x"));
        }
        wrong(&names, text).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn the_longest_name_at_a_place_is_taken() {
        assert_eq!(found("the Democratic Republic of the Congo and the Congo"), ["Congo"]);
        assert_eq!(found("Iran (Islamic Republic of), Iran, Iranian"), ["Iran"]);
        assert_eq!(found("the People's Republic of China"), [""; 0], "with a straight apostrophe");
        assert_eq!(found("North Korean women in North Korea’s camps"), ["North Korea"]);
    }

    #[test]
    fn a_name_is_part_of_another_after_two_capitals() {
        assert!(follows_a_name("the Committee for Human Rights in "));
        assert!(follows_a_name("the Workers’ Party of "));
        assert!(!follows_a_name("Women in "));
        assert!(!follows_a_name("the Government of "));
        assert!(!follows_a_name("Human Rights Watch. In "));
    }

    #[test]
    fn a_name_lies_within_that_of_an_organisation() {
        let text = "Radio Korea says, and Korea hears";
        assert!(is_within(text, &(6..11), &["Radio Korea"]));
        assert!(!is_within(text, &(22..27), &["Radio Korea"]));
    }
}
