//! `personal-names`: what is probably the name of a person stands in a final and nobody has said that it may.
//!
//! A name is known by what stands before it ("Ms.", an initial) or by its first word: `given` names before a
//! capital, `families` of Korea and China before their given names. It is cleared by a mark
//! (`{person=witness-4}`), by the list `cleared` in `people.toml`, and where it is that of a signatory or of an
//! author of a source. With `cleared = true` those are listed that are cleared, so that a list without the name
//! that somebody looks for tells of a forgotten mark.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::findings::Findings;
use super::super::prose::Passage;
use super::super::subject::Subject;
use super::Check;
use crate::corpus::Name;
use crate::tables::Reader;

/// Before a name.
const TITLES: [&str; 9] = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Madam", "Mme"];
/// Before a letter that counts and is no initial: "annex A."
const COUNTED: [&str; 12] = [
    "annex",
    "appendix",
    "article",
    "class",
    "figure",
    "group",
    "note",
    "paragraph",
    "part",
    "section",
    "table",
    "type",
];

/// After the letter that ends a sentence, and no name.
const OPENING: [&str; 24] = [
    "All", "And", "But", "For", "From", "Her", "His", "Its", "Many", "Men", "Most", "Since", "Some", "Such", "That",
    "The", "Then", "There", "These", "They", "This", "When", "With", "Women",
];

/// The first words by which names are known.
#[derive(Debug, Default)]
struct Known {
    given: BTreeSet<String>,
    families: BTreeSet<String>,
}

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let mut words = |key| reader.texts(key).into_iter().map(|text| text.value).collect();
    let known = Known { given: words("given"), families: words("families") };
    let cleared = reader.flag("cleared").unwrap_or_default();
    Check::document(move |subject, findings| match cleared {
        true => list(subject, findings),
        false => check(&known, subject, findings),
    })
}

fn check(known: &Known, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let public = public_names(subject);
    let mut told = BTreeSet::new();
    for passage in subject.prose.written() {
        for range in names(passage.text(), known) {
            let name = passage.text().get(range.clone()).unwrap_or_default();
            if clearing(name, &range, passage, &public).is_none() && told.insert(name.to_owned()) {
                findings
                    .say(passage.span(range), format!("“{name}” may be the name of a person, and nobody cleared it"));
            }
        }
    }
}

/// One finding with all names that are cleared, each with the reason.
fn list(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let public = public_names(subject);
    // By their first run of letters: the authors of all sources are among them, and a text is long.
    let mut known: BTreeMap<&str, Vec<&(String, String)>> = BTreeMap::new();
    for entry in &public {
        let first = runs_of_letters(&entry.0).next();
        known.entry(first.and_then(|range| entry.0.get(range)).unwrap_or_default()).or_default().push(entry);
    }
    let mut cleared: BTreeMap<&str, String> = BTreeMap::new();
    for passage in subject.prose.written() {
        for first in runs_of_letters(passage.text()) {
            let names = passage.text().get(first.clone()).and_then(|letters| known.get(letters));
            for (name, why) in names.into_iter().flatten() {
                if stands_at(passage.text(), first.start, name) && !passage.is_of_record(first.start) {
                    cleared.entry(name).or_insert_with(|| why.clone());
                }
            }
        }
    }
    if !cleared.is_empty() {
        let all: Vec<String> = cleared.iter().map(|(name, why)| format!("{name} ({why})")).collect();
        findings.say(subject.first_section(), format!("names that are cleared: {}", all.join(", ")));
    }
}

/// Why a name may stand there; `None` when nobody has said so. What a record says is outside of this rule.
fn clearing(name: &str, range: &Range<usize>, passage: &Passage<'_>, public: &[(String, String)]) -> Option<String> {
    if let Some(person) = passage.person_at(range.start) {
        return Some(format!("marked as `{person}`"));
    }
    if passage.is_of_record(range.start) {
        return Some("in a citation".to_owned());
    }
    let listed = public.iter().find(|(other, _)| name.contains(other.as_str()) || other.contains(name));
    listed.map(|(_, why)| why.clone())
}

/// Names that may stand in the text, each with the reason.
fn public_names(subject: &Subject<'_>) -> Vec<(String, String)> {
    let corpus = subject.corpus;
    let listed = corpus.people.cleared.iter().map(|(name, why)| (name.value.clone(), why.value.clone()));
    let organisations = corpus.organisations.values();
    let signing = organisations.flat_map(|one| one.signatories.values());
    let signing = signing.map(|person| (person.name.value.clone(), "a signatory".to_owned()));
    let authors = subject.cited.iter().flat_map(|source| source.authors.iter().chain(&source.editors));
    let authors = authors.filter_map(|author| match author {
        Name::Person { family, given: Some(given), family_first, .. } => Some(match family_first {
            true => format!("{} {}", family.value, given.value),
            false => format!("{} {}", given.value, family.value),
        }),
        _ => None,
    });
    let authors = authors.map(|name| (name, "an author of a source".to_owned()));
    // A pseudonym that is marked once may be spoken of afterwards.
    let runs = subject.prose.written().flat_map(|passage| passage.runs);
    let marked = runs.filter_map(|run| Some((run.text().trim().to_owned(), run.look.person.as_ref()?)));
    let marked = marked.filter(|(name, _)| !name.is_empty()).map(|(name, id)| (name, format!("marked as `{id}`")));
    listed.chain(marked).chain(signing).chain(authors).collect()
}

/// Where names probably stand in a text.
fn names(text: &str, known: &Known) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match length(
            text,
            words.get(at..).unwrap_or_default(),
            at.checked_sub(1).and_then(|before| words.get(before)),
            known,
        ) {
            0 => at += 1,
            length => {
                let last = words.get(at + length - 1).map_or(0, |word| word.end);
                found.extend(words.get(at).map(|first| first.start..last));
                at += length;
            }
        }
    }
    found
}

/// The longest stretches of letters and digits.
fn runs_of_letters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = rest + text.get(rest..)?.find(char::is_alphanumeric)?;
        let after = text.get(from..)?;
        rest = from + after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
        Some(from..rest)
    })
}

/// True when a name stands whole at a place where a run of letters begins.
fn stands_at(text: &str, at: usize, name: &str) -> bool {
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let after = text.get(at..).and_then(|from| from.strip_prefix(name));
    after.is_some_and(|after| !name.is_empty() && !after.starts_with(char::is_alphanumeric))
}

/// Words between blanks, without the signs around them; the stop of an initial belongs to it.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let left = piece.find(char::is_alphanumeric).unwrap_or(piece.len());
        let bare = piece.get(left..).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        let end = left + bare.len();
        let stop = usize::from(bare.chars().count() == 1 && piece.get(end..).is_some_and(|rest| rest.starts_with('.')));
        words.push(start + left..start + end + stop);
        start += piece.len();
    }
    words
}

/// How many words from the first on are a name; none when they are not.
fn length(text: &str, words: &[Range<usize>], before: Option<&Range<usize>>, known: &Known) -> usize {
    let word = |at: usize| words.get(at).and_then(|range| text.get(range.clone())).unwrap_or_default();
    // True when nothing but a blank stands between a word and the one before it.
    let joined = |at: usize| match (words.get(at.wrapping_sub(1)), words.get(at)) {
        (Some(one), Some(two)) => text.get(one.end..two.start) == Some(" "),
        _ => false,
    };
    let more = |from: usize| (from..from + 3).take_while(|&at| joined(at) && is_part_of_name(word(at))).count();
    let first = word(0);
    let bare = first.trim_end_matches('.');
    if TITLES.contains(&bare) {
        // "Ms." is followed by its stop and a blank.
        let after = words.first().zip(words.get(1)).and_then(|(one, two)| text.get(one.end..two.start));
        let follows = matches!(after, Some(" " | ". ")) && is_part_of_name(word(1));
        return if follows { 2 + more(2) } else { 0 };
    }
    let counted = before
        .and_then(|range| text.get(range.clone()))
        .is_some_and(|word| COUNTED.contains(&word.to_lowercase().as_str()));
    if is_initial(first) && !counted {
        let initials = 1 + (1..3).take_while(|&at| joined(at) && is_initial(word(at))).count();
        let family = joined(initials) && is_name(word(initials)) && !OPENING.contains(&word(initials));
        return if family && initials < 4 { initials + 1 } else { 0 };
    }
    if known.families.contains(first) && joined(1) {
        let two = joined(2) && is_syllable(word(1)) && is_syllable(word(2));
        return if is_hyphenated(word(1)) { 2 } else { usize::from(two) * 3 };
    }
    let family_after = |at: usize| joined(at) && is_name(word(at));
    if known.given.contains(first) && (family_after(1) || joined(1) && is_initial(word(1)) && family_after(2)) {
        return 1 + more(1);
    }
    0
}

fn is_part_of_name(word: &str) -> bool {
    is_initial(word) || is_name(word) || word.chars().count() == 1 && word.starts_with(char::is_uppercase)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') && letters.next().is_none()
}

/// A capital and small letters, as "Roe", "O’Neill" and "Geun-hye" have them.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && word.contains(char::is_lowercase)
        && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
}

/// "Geun-hye", "Sang-Hun".
fn is_hyphenated(word: &str) -> bool {
    is_name(word) && word.split('-').count() == 2 && word.split('-').all(|part| (2..=6).contains(&part.chars().count()))
}

/// "Jong", "Un".
fn is_syllable(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && (2..=6).contains(&word.len()) && letters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::prose::is_whole;

    fn found(text: &str) -> Vec<&str> {
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let known = Known { given: set(&["Jane", "Robert"]), families: set(&["Kim", "Park", "Song"]) };
        names(text, &known).into_iter().map(|range| &text[range]).collect()
    }

    proptest::proptest! {
        #[test]
        fn names_are_found_wherever_they_stand_whole(text in "[abé’. -]{0,12}", name in "[ab][abé’. -]{0,3}") {
            let first = runs_of_letters(&name).next().unwrap();
            let starts = runs_of_letters(&text).filter(|run| text[run.clone()] == name[first.clone()]);
            let found: Vec<usize> = starts.map(|run| run.start).filter(|&at| stands_at(&text, at, &name)).collect();
            let whole = |at: usize| is_whole(&text, &(at..at + name.len()));
            let places = text.char_indices().map(|(at, _)| at).filter(|&at| text[at..].starts_with(&name) && whole(at));
            proptest::prop_assert_eq!(found, places.collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_name_is_known_by_its_title_its_initials_or_its_first_word() {
        assert_eq!(found("told by Ms. K., and Mr Roe."), ["Ms. K.", "Mr Roe"]);
        assert_eq!(found("J. K. Roe said, with Robert J. King"), ["J. K. Roe", "Robert J. King"]);
        assert_eq!(found("Kim Jong Un and Park Geun-hye"), ["Kim Jong Un", "Park Geun-hye"]);
        assert_eq!(found("by Jane Roe."), ["Jane Roe"]);
    }

    #[test]
    fn capitals_alone_are_no_name() {
        for text in [
            "the Song Dynasty and Kim University",
            "annex A. Women who leave",
            "the U.S. Government, No. 4, Plan B. The rest",
            "Robert, Jane and the Security Council",
            "Mr. and Mrs. of the house",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
