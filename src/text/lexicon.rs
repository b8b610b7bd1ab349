//! What is known of words that were met before.
//!
//! A word is found by a hash of its letters. In a B-tree it was compared with a dozen others, a tenth
//! of all work. The hash map of the standard library is seeded by chance; this table is not, and nobody
//! walks through it, so that its order decides nothing.

/// What is known of words.
///
/// State: chains of words, each word in the chain of its hash. There are as many chains as words, or
/// more; their number is a power of two.
#[derive(Clone, Debug)]
pub(super) struct Lexicon<T> {
    chains: Vec<Vec<(Box<str>, T)>>,
    words: usize,
}

/// Chains of an empty lexicon: the words of a page or two.
const CHAINS: usize = 256;

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        Self { chains: empty(CHAINS), words: 0 }
    }
}

impl<T> Lexicon<T> {
    /// What is known of a word.
    pub(super) fn get(&self, word: &str) -> Option<&T> {
        let chain = self.chains.get(place(word, self.chains.len()))?;
        chain.iter().find(|(known, _)| **known == *word).map(|(_, value)| value)
    }

    /// Takes in a word that is not known yet.
    pub(super) fn insert(&mut self, word: &str, value: T) {
        if self.words == self.chains.len() {
            let more = empty(2 * self.chains.len());
            let all = std::mem::replace(&mut self.chains, more);
            all.into_iter().flatten().for_each(|(word, value)| self.put(word, value));
        }
        self.words += 1;
        self.put(word.into(), value);
    }

    fn put(&mut self, word: Box<str>, value: T) {
        let place = place(&word, self.chains.len());
        if let Some(chain) = self.chains.get_mut(place) {
            chain.push((word, value));
        }
    }
}

fn empty<T>(chains: usize) -> Vec<Vec<(Box<str>, T)>> {
    std::iter::repeat_with(Vec::new).take(chains).collect()
}

/// FNV-1a of 64 bits (Fowler, Noll and Vo), cut to the number of chains.
#[expect(clippy::cast_possible_truncation, reason = "the low bits choose the chain")]
fn place(word: &str, chains: usize) -> usize {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    hash as usize & (chains - 1)
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
    fn chains_stay_short() {
        let mut lexicon = Lexicon::default();
        (0..5_000).for_each(|number| lexicon.insert(&format!("{number}"), ()));
        assert!(lexicon.chains.iter().all(|chain| chain.len() < 12));
    }
}
