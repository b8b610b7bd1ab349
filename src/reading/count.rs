//! How many words a text has, counted both ways in use.

use std::ops::{Add, AddAssign};

/// The words of a text, counted both ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What white space parts, as word processors count: a dash or an "&" that stands alone is one.
    pub parted: usize,
    /// Those of them in which a letter or a digit stands.
    pub spoken: usize,
}

impl Counts {
    /// Counts a text. A no-break space parts words like any other; a hyphen, a stroke or a dash without
    /// spaces does not, and "6,000" is one word.
    pub fn of(text: &str) -> Self {
        let spoken = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        Self { parted: count(text), spoken: spoken.count() }
    }

    /// The larger of the two, which is held against a limit: nobody knows how the body counts.
    pub fn larger(self) -> usize {
        self.parted.max(self.spoken)
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { parted: self.parted + other.parted, spoken: self.spoken + other.spoken }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// How many words a text has: what white space parts, as word processors count, dashes and "&" included.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A number as it is printed in English: 1,398.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_ways_of_counting() {
        for (text, parted, spoken) in [
            ("one – two & three", 5, 3),
            ("one—two", 1, 1),
            ("one–two / three", 3, 2),
            ("non-governmental organisations", 2, 2),
            ("6,000 women, 80 per cent", 5, 5),
            ("US$ 1.5 million", 3, 3),
            ("page\u{A0}12", 2, 2),
            ("10\u{202F}000", 2, 2),
            ("… ; “ ”", 4, 0),
            ("북송 (repatriation)", 2, 2),
            ("", 0, 0),
        ] {
            assert_eq!(Counts::of(text), Counts { parted, spoken }, "{text}");
        }
    }

    #[test]
    fn numbers_are_parted_by_thousands() {
        assert_eq!([grouped(7), grouped(1398), grouped(1_000_000)], ["7", "1,398", "1,000,000"]);
    }

    proptest! {
        /// An oracle that walks characters and knows no `split`.
        #[test]
        fn a_word_begins_where_white_space_ends(text in "[a-z0-9 &–\u{A0}\n,.-]{0,40}") {
            let mut begun = 0;
            let mut before = ' ';
            for character in text.chars() {
                begun += usize::from(before.is_whitespace() && !character.is_whitespace());
                before = character;
            }
            prop_assert_eq!(Counts::of(&text).parted, begun);
        }
    }
}
