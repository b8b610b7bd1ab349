//! What is known of words that were met before.
//!
//! A word is found by a hash of its letters. In a B-tree it was compared with a dozen others, a tenth
//! of all work. The hash map of the standard library is seeded by chance; this table is not, and nobody
//! walks through it, so that its order decides nothing.

/// What is known of words.
///
/// State: the letters of all words one after another; the words in the order in which they were taken in,
/// each with the one that was taken in before it at the same place; and the last word of each place, as
/// its number and one, or 0. There are as many places as words, or more; their number is a power of two.
#[derive(Clone, Debug)]
pub(super) struct Lexicon<T> {
    letters: String,
    words: Vec<Word<T>>,
    places: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Word<T> {
    /// The bytes of its letters.
    start: u32,
    end: u32,
    /// The word before it at the same place, counted from 1; 0 when there is none.
    before: u32,
    hash: u32,
    value: T,
}

/// Places of an empty lexicon: the words of a page or two.
const PLACES: usize = 256;

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        Self { letters: String::new(), words: Vec::new(), places: vec![0; PLACES] }
    }
}

impl<T> Lexicon<T> {
    /// What is known of a word.
    pub(super) fn get(&self, word: &str) -> Option<&T> {
        let hash = hash(word);
        let mut at = *self.places.get(self.place(hash))?;
        while let Some(known) = (at as usize).checked_sub(1).and_then(|at| self.words.get(at)) {
            if known.hash == hash && self.letters.get(known.start as usize..known.end as usize) == Some(word) {
                return Some(&known.value);
            }
            at = known.before;
        }
        None
    }

    /// Takes in a word that is not known yet. One beyond four gigabytes of letters is not kept.
    pub(super) fn insert(&mut self, word: &str, value: T) {
        if self.words.len() == self.places.len() {
            self.grow();
        }
        let (hash, start, end) = (hash(word), self.letters.len(), self.letters.len() + word.len());
        let (Ok(start), Ok(end), Ok(number)) =
            (u32::try_from(start), u32::try_from(end), u32::try_from(self.words.len() + 1))
        else {
            return;
        };
        let place = self.place(hash);
        if let Some(last) = self.places.get_mut(place) {
            self.letters.push_str(word);
            self.words.push(Word { start, end, before: *last, hash, value });
            *last = number;
        }
    }

    /// Twice as many places, and every word at its own.
    fn grow(&mut self) {
        self.places = vec![0; 2 * self.places.len()];
        let places = self.places.len() - 1;
        for (number, word) in (1..).zip(&mut self.words) {
            if let Some(last) = self.places.get_mut(word.hash as usize & places) {
                word.before = std::mem::replace(last, number);
            }
        }
    }

    fn place(&self, hash: u32) -> usize {
        hash as usize & (self.places.len() - 1)
    }
}

/// FNV-1a of 32 bits (Fowler, Noll and Vo).
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found_again_however_many_there_are() {
        let mut lexicon = Lexicon::default();
        for number in 0..5_000 {
            assert_eq!(lexicon.get(&format!("word {number}")), None);
            lexicon.insert(&format!("word {number}"), number);
        }
        assert!((0..5_000).all(|number| lexicon.get(&format!("word {number}")) == Some(&number)));
        assert_eq!(lexicon.get(""), None);
    }

    #[test]
    fn few_words_share_a_place() {
        let mut lexicon = Lexicon::default();
        (0..5_000).for_each(|number| lexicon.insert(&format!("{number}"), ()));
        let mut shared = vec![0; lexicon.places.len()];
        lexicon.words.iter().for_each(|word| shared[lexicon.place(word.hash)] += 1);
        assert!(shared.iter().all(|words| *words < 12));
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of the FNV reference.
        assert_eq!((hash(""), hash("a"), hash("foobar")), (0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968));
    }
}
