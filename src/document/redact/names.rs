//! Where names stand in running text, and the text without them.
//!
//! A name is found in whatever letters it is typed: capital or small, with a line's end or a no-break space
//! between its words, in several runs where a part of it is set off.

use std::ops::Range;

use super::{Content, Run, Stand};

/// A name that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// As it is written.
    pub(super) text: String,
    letters: Vec<char>,
    /// True for initials, which are a word in small letters.
    exact: bool,
}

impl Name {
    /// A name in any letters.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), letters: folded(text, false), exact: false }
    }

    /// A name that counts only in these letters.
    pub(super) fn exact(text: &str) -> Self {
        Self { text: text.to_owned(), letters: folded(text, true), exact: true }
    }

    /// True when there is nothing of it to look for.
    pub(super) fn is_blank(&self) -> bool {
        self.letters.iter().filter(|letter| letter.is_alphanumeric()).count() < 2
    }

    /// Where it stands among letters, as a whole word.
    fn places(&self, letters: &[Letter]) -> Vec<Range<usize>> {
        let starts = (0..letters.len()).filter(|&at| at == 0 || !is_part_of_word(letters, at - 1));
        let places = starts.filter_map(|at| Some(at..self.end(letters, at)?));
        places.filter(|place| !is_part_of_word(letters, place.end)).collect()
    }

    /// Where it ends that begins at `at`; one blank of it is any number of blanks.
    fn end(&self, letters: &[Letter], mut at: usize) -> Option<usize> {
        let sign = |at: usize| letters.get(at).map(|letter| if self.exact { letter.plain } else { letter.folded });
        for &wanted in &self.letters {
            if sign(at)? != wanted {
                return None;
            }
            at += 1;
            while wanted == ' ' && sign(at) == Some(' ') {
                at += 1;
            }
        }
        Some(at)
    }
}

/// A letter of a text with its place.
struct Letter {
    plain: char,
    folded: char,
    run: usize,
    bytes: Range<usize>,
}

fn is_part_of_word(letters: &[Letter], at: usize) -> bool {
    letters.get(at).is_some_and(|letter| letter.plain.is_alphanumeric())
}

/// One sign for all that are typed for it, or none.
fn plain(sign: char) -> Option<char> {
    match sign {
        '\u{AD}' => None,
        '’' | '‘' | 'ʼ' => Some('\''),
        '\u{2010}'..='\u{2015}' => Some('-'),
        sign if sign.is_whitespace() => Some(' '),
        sign => Some(sign),
    }
}

fn small(sign: char) -> char {
    sign.to_lowercase().next().unwrap_or(sign)
}

fn folded(text: &str, exact: bool) -> Vec<char> {
    let signs = text.trim().chars().filter_map(plain);
    let mut letters: Vec<char> = signs.map(|sign| if exact { sign } else { small(sign) }).collect();
    letters.dedup_by(|one, two| *one == ' ' && *two == ' ');
    letters
}

fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (run, text) in texts.into_iter().enumerate() {
        letters.extend(text.char_indices().filter_map(|(at, sign)| {
            let plain = plain(sign)?;
            Some(Letter { plain, folded: small(plain), run, bytes: at..at + sign.len_utf8() })
        }));
    }
    letters
}

/// A stretch of running text: from a byte of one run to a byte of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    first: (usize, usize),
    last: (usize, usize),
}

/// Where names stand in runs, in order; where two overlap, the longer.
pub(super) fn places(runs: &[Run], names: &[Name]) -> Vec<Place> {
    of_texts(runs.iter().map(words), names)
}

/// The words of a run; a break is a blank.
fn words(run: &Run) -> &str {
    match &run.content {
        Content::Text(text) => text,
        Content::Break => "\n",
        _ => "",
    }
}

fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>, names: &[Name]) -> Vec<Place> {
    let letters = letters(texts);
    let mut ranges: Vec<Range<usize>> = names.iter().flat_map(|name| name.places(&letters)).collect();
    ranges.sort_by_key(|range| (range.start, usize::MAX - range.end));
    let mut places = Vec::new();
    let mut end = 0;
    for range in ranges {
        if let (true, Some(first), Some(last)) =
            (range.start >= end, letters.get(range.start), letters.get(range.end - 1))
        {
            places.push(Place { first: (first.run, first.bytes.start), last: (last.run, last.bytes.end) });
            end = range.end;
        }
    }
    places
}

/// The first of the names that stands in a text.
pub(super) fn first_in<'n>(text: &str, names: &'n [Name]) -> Option<&'n Name> {
    let letters = letters([text]);
    names.iter().find(|name| !name.places(&letters).is_empty())
}

/// A text with other words in the place of names.
pub(super) fn replaced(text: &str, names: &[Name], words: &str) -> String {
    let mut out = text.to_owned();
    for place in of_texts([text], names).into_iter().rev() {
        out.replace_range(place.first.1..place.last.1, words);
    }
    out
}

/// Runs without the words of some places; each has its stand in the run where it begins.
pub(super) fn cut(runs: Vec<Run>, places: &[Place], stand: &Stand) -> Vec<Run> {
    let mut out = Vec::new();
    let mut rest = places.iter().peekable();
    for (number, run) in runs.into_iter().enumerate() {
        let length = run.text().len();
        // What a place that begins in an earlier run takes of this one.
        let taken = places.iter().filter(|place| place.first.0 < number && place.last.0 >= number);
        let taken = taken.map(|place| if place.last.0 == number { place.last.1 } else { length });
        let mut at = taken.max().unwrap_or(0);
        let mut whole = at == 0;
        while let Some(place) = rest.next_if(|place| place.first.0 == number) {
            out.extend(part(&run, at..place.first.1));
            out.push(stand.run(run.origin.span()));
            at = if place.last.0 == number { place.last.1 } else { length };
            whole = false;
        }
        if whole { out.push(run) } else { out.extend(part(&run, at..length)) }
    }
    out
}

/// A part of a run of text.
fn part(run: &Run, range: Range<usize>) -> Option<Run> {
    let words = run.text().get(range.clone()).filter(|words| !words.is_empty())?;
    let origin = run.origin.part(range.start, range.end);
    Some(Run { content: Content::Text(words.to_owned()), look: run.look.clone(), origin })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Origin, Span};
    use crate::markup::Look;

    fn runs(texts: &[&str]) -> Vec<Run> {
        let mut at = 0;
        let run = |text: &&str| {
            let span = Span::new(FileId::new(0), at, at + text.len());
            at += text.len();
            Run { content: Content::Text((*text).to_owned()), look: Look::default(), origin: Origin::Verbatim(span) }
        };
        texts.iter().map(run).collect()
    }

    fn without(texts: &[&str], names: &[Name]) -> Vec<String> {
        let runs = runs(texts);
        let places = places(&runs, names);
        cut(runs, &places, &Stand { words: "[x]".to_owned() }).iter().map(|run| run.text().to_owned()).collect()
    }

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        let names = [Name::new("Women’s Net"), Name::exact("WNX")];
        for text in
            ["the Women's\u{A0}Net said", "the WOMEN’S  net said", "the Wom\u{AD}en’s\nNet said", "the WNX said"]
        {
            assert_eq!(without(&[text], &names).concat(), "the [x] said", "{text:?}");
        }
        for text in ["women’s network", "the wnx", "Awomen’s net"] {
            assert_eq!(without(&[text], &names), [text], "{text}");
        }
    }

    #[test]
    fn a_name_in_several_runs_is_one() {
        let names = [Name::new("Women’s Net")];
        assert_eq!(
            without(&["by the Women’", "s", " Net, and ", "women’s net"], &names),
            ["by the ", "[x]", ", and ", "[x]"]
        );
        assert_eq!(without(&["Women’s Net, Women’s Net"], &names), ["[x]", ", ", "[x]"]);
    }

    #[test]
    fn of_two_names_that_overlap_the_longer_goes() {
        let names = [Name::new("Women’s Net"), Name::new("Women’s Net of Basel")];
        assert_eq!(replaced("Women’s Net of Basel; women’s net.", &names, "[x]"), "[x]; [x].");
        assert_eq!(first_in("of Basel", &names), None);
    }

    proptest::proptest! {
        #[test]
        fn what_is_no_name_stays_letter_by_letter(texts in proptest::collection::vec("[ab ]{0,6}", 0..5)) {
            let names = [Name::new("ab a")];
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let whole = texts.concat();
            let cut = without(&texts, &names).concat();
            proptest::prop_assert_eq!(replaced(&whole, &names, "[x]"), cut.clone());
            proptest::prop_assert!(first_in(&cut, &names).is_none());
        }
    }
}
