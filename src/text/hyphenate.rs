//! Where a word may be parted with a hyphen that is not typed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::character::{SOFT_HYPHEN, is_dash, is_default_ignorable};
use super::lexicon::Lexicon;

/// Letters that stay before a hyphen, and letters that go to the next line: 2 and 3, as plain TeX's
/// `\lefthyphenmin` and `\righthyphenmin`.
const BEFORE: usize = 2;
const AFTER: usize = 3;

/// The longest word, in bytes, that the patterns take. What is longer is no word of a language.
const LONGEST: usize = hypher::MAX_INLINE_SIZE;

/// What was found out, by language.
type Found = Vec<(String, Lexicon<Arc<[usize]>>)>;

/// Hyphenation by the patterns of each language, with a list of words that are parted in one way only.
///
/// The roads not taken: hyphenating names (a reader who meets "Xin-jiang" must guess), and a second
/// hyphen in a compound ("self-deter-mination").
///
/// State: the listed words, and what was found out so far, which is remembered because a document
/// repeats its words; it changes no answer, and a copy begins without it.
#[derive(Debug, Default)]
pub struct Hyphenation {
    /// Lower-case word → bytes before which it may be parted.
    exceptions: BTreeMap<String, Vec<usize>>,
    found: Mutex<Found>,
}

impl Clone for Hyphenation {
    fn clone(&self) -> Self {
        Self { exceptions: self.exceptions.clone(), found: Mutex::default() }
    }
}

impl PartialEq for Hyphenation {
    fn eq(&self, other: &Self) -> bool {
        self.exceptions == other.exceptions
    }
}

impl Eq for Hyphenation {}

impl Hyphenation {
    /// Patterns only.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lists a word with the places where it may be parted: "Pyong-yang"; "Dandong" never is.
    ///
    /// It holds in any language and any case, and takes the place of an earlier entry.
    pub fn except(&mut self, listed: &str) {
        let mut word = String::with_capacity(listed.len());
        let mut places = Vec::new();
        for character in listed.trim().chars() {
            if character == '-' {
                places.push(word.len());
            } else {
                word.extend(character.to_lowercase());
            }
        }
        places.retain(|&at| at > 0 && at < word.len());
        self.exceptions.insert(word, places);
        self.found = Mutex::default();
    }

    /// The bytes of a token before which a hyphen may be added; a token is what stands between two
    /// spaces, punctuation included.
    ///
    /// A word with a soft hyphen is parted there and nowhere else. One with a hyphen, a digit, a slash
    /// or a capital letter is not parted, unless it is listed.
    pub fn places(&self, token: &str, language: &str) -> Arc<[usize]> {
        // Whoever panicked while he held the lock left nothing half done: entries are pushed whole.
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let at = found.iter().position(|(known, _)| known == language).unwrap_or_else(|| {
            found.push((language.to_owned(), Lexicon::default()));
            found.len() - 1
        });
        if let Some(known) = found.get(at).and_then(|(_, tokens)| tokens.get(token)) {
            return Arc::clone(known);
        }
        let places: Arc<[usize]> = self.find(token, language).into();
        if let Some((_, tokens)) = found.get_mut(at) {
            tokens.insert(token, Arc::clone(&places));
        }
        places
    }

    fn find(&self, token: &str, language: &str) -> Vec<usize> {
        let mut places = Vec::new();
        let mut start = 0;
        for word in token.split(is_dash) {
            self.word(word, language, start, &mut places);
            let dash = token.get(start + word.len()..).and_then(|rest| rest.chars().next());
            start += word.len() + dash.map_or(0, char::len_utf8);
        }
        places
    }

    fn word(&self, word: &str, language: &str, start: usize, places: &mut Vec<usize>) {
        if word.contains(SOFT_HYPHEN) {
            let soft = word.match_indices(SOFT_HYPHEN).map(|(at, hyphen)| at + hyphen.len());
            places.extend(soft.filter(|&at| at < word.len()).map(|at| start + at));
            return;
        }
        let trimmed = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = start + word.len() - trimmed.len();
        let core = trimmed.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_default_ignorable(c));
        let mut at = start;
        if core.chars().all(|c| c.is_alphabetic() || is_apostrophe(c)) {
            for part in core.split_inclusive(is_apostrophe) {
                let letters = part.trim_end_matches(is_apostrophe);
                places.extend(self.letters(letters, language).into_iter().map(|place| at + place));
                at += part.len();
            }
        }
    }

    fn letters(&self, word: &str, language: &str) -> Vec<usize> {
        if let Some(listed) = self.listed(word) {
            return listed;
        }
        let lang = language.as_bytes().first_chunk().and_then(|code| hypher::Lang::from_iso(*code));
        let Some(lang) = lang.filter(|_| !word.chars().any(char::is_uppercase)) else { return Vec::new() };
        if word.len() > LONGEST || word.chars().count() < BEFORE + AFTER {
            return Vec::new();
        }
        let mut places: Vec<usize> = Vec::new();
        for syllable in hypher::hyphenate_bounded(word, lang, BEFORE, AFTER) {
            places.push(places.last().copied().unwrap_or(0) + syllable.len());
        }
        places.pop();
        places
    }

    /// Listed places count bytes of the lower-case word, so a word whose case changes its length is
    /// taken as not to be parted.
    fn listed(&self, word: &str) -> Option<Vec<usize>> {
        if self.exceptions.is_empty() {
            return None;
        }
        let lower = word.to_lowercase();
        let places = self.exceptions.get(&lower)?;
        Some(if lower.len() == word.len() { places.clone() } else { Vec::new() })
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The token with a bar at each place where it may be parted.
    fn parted(hyphenation: &Hyphenation, token: &str, language: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for &at in hyphenation.places(token, language).iter() {
            out.push_str(&token[from..at]);
            out.push('|');
            from = at;
        }
        out + &token[from..]
    }

    #[test]
    fn words_are_parted_by_the_patterns_of_their_language() {
        let patterns = Hyphenation::new();
        for (language, token) in [
            ("en", "(ex|ten|sive),"),
            ("en-GB", "gov|ern|ment’s"),
            ("en", "rep|re|sen|ta|tion—ex|ten|sive"),
            ("fr", "l’or|ga|ni|sa|tion"),
            ("ru", "ор|га|ни|за|ция"),
            ("ko", "extensive"),
            ("", "extensive"),
        ] {
            assert_eq!(parted(&patterns, &token.replace('|', ""), language), token, "{language}");
        }
    }

    #[test]
    fn what_is_no_common_word_stays_whole() {
        let patterns = Hyphenation::new();
        for token in [
            "Extensive",
            "EXTENSIVE",
            "well-extensive",
            "extensive2",
            "2extensive",
            "A/HRC/43/58",
            "and/extensive",
            "a.extensive@example.org",
            "idea",
            "rock''roll",
            "",
            "—",
            "…",
            "extensiveextensiveextensiveextensiveextensiveextensive",
        ] {
            assert_eq!(parted(&patterns, token, "en"), token);
        }
    }

    #[test]
    fn two_letters_stay_and_three_go_over() {
        for token in ["about", "cities", "believe", "women", "every", "needed", "ability", "elephant"] {
            for &at in Hyphenation::new().places(token, "en").iter() {
                assert!(at >= 2 && token.len() - at >= 3, "{token} at {at}");
            }
        }
    }

    #[test]
    fn a_listed_word_is_parted_as_listed_whatever_its_case_and_language() {
        let mut house = Hyphenation::new();
        house.except("Pyong-yang");
        house.except("Dandong");
        house.except("extensive");
        for token in ["Pyong|yang", "PYONG|YANG’s", "“Pyong|yang”", "Dandong", "dandong", "extensive", "ex|ten|sively"]
        {
            assert_eq!(parted(&house, &token.replace('|', ""), "en"), token);
        }
        assert_eq!(parted(&house, "Pyongyang", "ko"), "Pyong|yang");
    }

    #[test]
    fn what_is_remembered_gives_way_to_what_is_listed_later_and_is_kept_by_language() {
        let mut house = Hyphenation::new();
        assert_eq!(parted(&house, "extensive", "en"), "ex|ten|sive");
        assert_eq!(parted(&house, "extensive", "ko"), "extensive");
        assert_eq!(parted(&house, "extensive", "en"), "ex|ten|sive");
        house.except("exten-sive");
        assert_eq!(parted(&house, "extensive", "en"), "exten|sive");
    }

    #[test]
    fn a_word_with_a_soft_hyphen_is_parted_there_only() {
        assert_eq!(parted(&Hyphenation::new(), "exten\u{AD}sive", "en"), "exten\u{AD}|sive");
        assert_eq!(parted(&Hyphenation::new(), "Xin\u{AD}jiang2\u{AD}", "en"), "Xin\u{AD}|jiang2\u{AD}");
    }
}
