//! Where a line may break without a hyphen: the Unicode rules, tailored to legal writing.

mod address;
mod bound;
mod symbol;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::character::{SOFT_HYPHEN, is_blank, is_dash, is_hyphen};

/// What stands before the place where a line may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpportunityKind {
    /// A space.
    Blank,
    /// A hyphen that is typed.
    Hyphen,
    /// A dash or a slash.
    Joint,
    /// A sign of an address: it is parted without a hyphen.
    Address,
    /// None of them: between ideographs, or where a zero-width space is typed.
    Open,
}

/// A place where a line may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opportunity {
    /// The first byte of the next line. Spaces before it belong to neither line.
    pub at: usize,
    /// What stands before it.
    pub kind: OpportunityKind,
}

/// The places where a text may be broken into lines, in ascending order; the start and the end of the
/// text are not among them. `language` is a BCP 47 tag.
///
/// Source: Unicode Standard Annex #14. Tailored: no break inside a UN symbol, after "p.", "para." and
/// their kin, before a dash, inside a range of numbers, before a closing mark, or inside a Korean word;
/// addresses break at their own signs.
pub fn break_opportunities(text: &str, language: &str) -> Vec<Opportunity> {
    let unicode = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut before = (0, "");
    for (start, token) in tokens(text) {
        if !before.1.is_empty()
            && parts(unicode, text, before, (start, token))
            && !bound::holds(before.1, token, language)
        {
            out.push(Opportunity { at: start, kind: OpportunityKind::Blank });
        }
        before = (start, token);
        if is_simple(token) {
            continue;
        }
        match address::places(token) {
            Some(places) => {
                let place = |at| Opportunity { at: start + at, kind: OpportunityKind::Address };
                out.extend(places.into_iter().map(place));
            }
            None => inside(unicode, text, start, token, &mut out),
        }
    }
    out
}

/// The tokens of a text, each with its first byte: what stands between blanks.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive(is_blank).filter_map(move |piece| {
        let at = start;
        start += piece.len();
        let token = piece.trim_end_matches(is_blank);
        (!token.is_empty()).then_some((at, token))
    })
}

/// True for a Latin, Greek or Cyrillic letter or a digit: between two of them, no line breaks, and
/// after a blank one of them may always begin a line.
fn is_simple_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || (matches!(character, '\u{C0}'..='\u{24F}' | '\u{386}'..='\u{52F}') && character.is_alphabetic())
}

/// True for a word with nothing but punctuation at its end. No rule breaks it, which is quicker to see
/// than to ask for: most tokens are such words.
fn is_simple(token: &str) -> bool {
    let marks = ['.', ',', ';', ':', '!', '?', ')', '”', '’'];
    !token.starts_with("www.") && token.trim_end_matches(marks).chars().all(is_simple_letter)
}

/// True when the Unicode rules allow a break at the blanks between two tokens.
fn parts(unicode: LineSegmenterBorrowed<'_>, text: &str, before: (usize, &str), after: (usize, &str)) -> bool {
    let ends = before.1.chars().next_back().is_some_and(|c| is_simple_letter(c) || matches!(c, '.' | ',' | ';' | ':'));
    if ends && after.1.chars().next().is_some_and(is_simple_letter) {
        return true;
    }
    // Only what stands next to the blanks decides; marks above a letter go with it.
    let last = before.1.char_indices().rev().nth(CONTEXT).map_or(0, |(at, _)| at);
    let next = after.1.char_indices().nth(CONTEXT).map_or(after.1.len(), |(at, _)| at);
    places(unicode, text, before.0 + last, after.0 + next).any(|at| at == after.0)
}

/// The places of the Unicode rules in `from..to`. Quotation marks are judged by what stands next to
/// them, so one character more is looked at on both sides.
fn places(unicode: LineSegmenterBorrowed<'_>, text: &str, from: usize, to: usize) -> impl Iterator<Item = usize> {
    let before = text.get(..from).and_then(|head| head.chars().next_back()).map_or(0, char::len_utf8);
    let after = text.get(to..).and_then(|tail| tail.chars().next()).map_or(0, char::len_utf8);
    let around = text.get(from - before..to + after).unwrap_or_default();
    unicode.segment_str(around).map(move |at| from - before + at).filter(move |&at| from < at && at < to)
}

/// How many characters beside a blank are looked at.
const CONTEXT: usize = 16;

/// The places inside a token that is no address.
fn inside(unicode: LineSegmenterBorrowed<'_>, text: &str, start: usize, token: &str, out: &mut Vec<Opportunity>) {
    let mut places = places(unicode, text, start, start + token.len()).map(|at| at - start).peekable();
    if places.peek().is_none() {
        return;
    }
    let symbols = symbol::ranges(token);
    for here in places {
        let passed = symbols.partition_point(|&(_, to)| to <= here);
        if symbols.get(passed).is_none_or(|&(from, _)| here <= from)
            && let Some(kind) = token.split_at_checked(here).and_then(|(left, right)| between(left, right))
        {
            out.push(Opportunity { at: start + here, kind });
        }
    }
}

/// What kind of place lies between two parts of a token; `None` when the line must not break there.
fn between(left: &str, right: &str) -> Option<OpportunityKind> {
    let (mut back, next) = (left.chars().rev(), right.chars().next()?);
    let last = back.next()?;
    let range = next.is_ascii_digit() && back.next().is_some_and(|c| c.is_ascii_digit());
    match last {
        // Whoever hyphenates decides about it.
        SOFT_HYPHEN => None,
        _ if is_dash(next) || bound::is_closing(next) => None,
        _ if is_hangul(last) && is_hangul(next) => None,
        _ if is_hyphen(last) => (!range).then_some(OpportunityKind::Hyphen),
        _ if is_dash(last) => (!range).then_some(OpportunityKind::Joint),
        '/' => Some(OpportunityKind::Joint),
        _ => Some(OpportunityKind::Open),
    }
}

/// Korean is written with spaces between words, and its words are kept whole.
fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with a bar at each place where a line may break.
    fn barred(text: &str, language: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for place in break_opportunities(text, language) {
            out.push_str(&text[from..place.at]);
            out.push('|');
            from = place.at;
        }
        out + &text[from..]
    }

    fn check(language: &str, table: &[&str]) {
        for text in table {
            assert_eq!(barred(&text.replace('|', ""), language), *text);
        }
    }

    #[test]
    fn a_line_breaks_at_spaces_hyphens_and_dashes() {
        check(
            "en",
            &[
                "",
                "word",
                "one |two",
                " one  |two ",
                "one\n|two\t|three",
                "one \n |two",
                "well-|known |fact",
                "and/|or",
                "word—|word",
                "one\u{A0}two",
                "one\u{200B}|two",
                "non\u{2011}breaking",
                "1,500 |words",
                "narrow\u{202F}space",
                "soft\u{AD}hyphen",
            ],
        );
    }

    #[test]
    fn a_symbol_stays_whole() {
        check(
            "en",
            &[
                "see |A/HRC/43/58, |and",
                "(CCPR/C/123/D/2728/2016)",
                "E/CN.6/2023/NGO/15; |next",
                "A/HRC/WG.6/33/L.1/Add.1",
                "A/HRC/43/58–|A/HRC/43/60",
                "S/RES/1325 |(2000)",
            ],
        );
    }

    #[test]
    fn a_number_stays_with_the_word_that_announces_it() {
        check(
            "en",
            &[
                "p. 3",
                "pp. 3–4",
                "(p. 3)",
                "at |para. 12 |of",
                "paras. 12, |13",
                "art. 9 |(2)",
                "Arts. 9 |and |12",
                "No. 1951",
                "vol. 189",
                "Vol. II",
                "ch. VII",
                "fig. 2",
                "§ 12",
                "§§ 12",
                "p.  3",
                "p.\n3",
                "supra |note 9, |at",
            ],
        );
        check("fr", &["n° 3", "par. 12"]);
        check("ru", &["№ 3", "ст. 9", "п. 4"]);
    }

    #[test]
    fn the_same_letters_at_the_end_of_a_sentence_hold_nothing() {
        check(
            "en",
            &[
                "a |work |of |art. |The |next",
                "said |no. |Then",
                "no. 3",
                "stop. |The",
                "the |app. |3",
                "note |the |date",
            ],
        );
    }

    #[test]
    fn a_dash_stays_with_the_word_before_it() {
        check("en", &["word – |next", "word — |next", "word —|next", "word - |next", "word. – |Next"]);
    }

    #[test]
    fn a_range_of_numbers_stays_whole() {
        check("en", &["12-15", "pp. 12–15", "2021–|present", "1951-1967", "COVID-19", "12‐15"]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        check("en", &["word ) |next", "(pre-)", "“pre-”", "word ? |next", "(one |two)", "[one] |two", "word |’90s"]);
        check("fr", &["«\u{A0}mot\u{A0}» |et", "« mot » |et", "mot ; |et"]);
    }

    #[test]
    fn an_address_breaks_at_its_signs_without_a_hyphen() {
        check(
            "en",
            &[
                "http://|www.|un.|org/|a/|b|-c?|d=|1&|e=|2. |Next",
                "(https://|example.|org/)",
                "<https://|example.|org/|a|_b|%20c>",
                "www.|example.|org",
                "staff@|example.|org",
            ],
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// What is seen at a glance is what the rules say of the whole text.
        #[test]
        fn every_place_is_one_of_the_unicode_rules_and_a_blank_is_one_unless_bound(
            text in "([a-zA-Zéжα0-9.,;:!?()«»“”‘’'\"/%§°…–—＠@#$€№\u{AD}\u{A0}\u{300}\u{202F}中ーア한\\[\\]-]{1,6}[ \t\n]{1,2}){1,6}",
        ) {
            let unicode = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
            let rules: Vec<usize> = unicode.segment_str(&text).collect();
            let found = break_opportunities(&text, "en");
            for place in &found {
                let own = place.kind == OpportunityKind::Address;
                prop_assert!(own || rules.contains(&place.at), "{:?}|{:?}", &text[..place.at], &text[place.at..]);
            }
            for pair in tokens(&text).collect::<Vec<_>>().windows(2) {
                let at = pair[1].0;
                let bound = !rules.contains(&at) || bound::holds(pair[0].1, pair[1].1, "en");
                prop_assert_eq!(!bound, found.iter().any(|place| place.at == at), "{:?}", pair);
            }
            for (start, token) in tokens(&text).filter(|(_, token)| is_simple(token)) {
                prop_assert!(!rules.iter().any(|&at| start < at && at < start + token.len()), "{:?}", token);
            }
        }
    }

    #[test]
    fn korean_words_stay_whole_and_chinese_breaks_anywhere() {
        check("en", &["북송 |사람들"]);
        check("zh", &["人|权|理|事|会。"]);
    }
}
