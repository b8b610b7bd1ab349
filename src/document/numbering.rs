//! Numbers of headings, list items and notes.

use crate::template::{HeadingLevel, Numbering, Numeral};

/// A number in a kind of numeral; in Arabic figures where the kind has none (0, or roman over 3,999).
pub fn numeral(number: u32, kind: Numeral) -> String {
    match kind {
        Numeral::Arabic => number.to_string(),
        Numeral::UpperRoman => roman(number).unwrap_or_else(|| number.to_string()),
        Numeral::LowerRoman => roman(number).map_or_else(|| number.to_string(), |r| r.to_lowercase()),
        Numeral::UpperLetter => letters(number, b'A'),
        Numeral::LowerLetter => letters(number, b'a'),
    }
}

fn roman(mut number: u32) -> Option<String> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=3999).contains(&number) {
        return None;
    }
    let mut text = String::new();
    for (value, sign) in PARTS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    Some(text)
}

/// a … z, aa, ab …
fn letters(mut number: u32, first: u8) -> String {
    if number == 0 {
        return "0".to_owned();
    }
    let mut signs = Vec::new();
    while number > 0 {
        let digit = u8::try_from((number - 1) % 26).unwrap_or(0);
        signs.push(char::from(first + digit));
        number = (number - 1) / 26;
    }
    signs.iter().rev().collect()
}

/// A number with what stands before and after it.
pub(super) fn numbered(number: u32, form: &Numbering) -> String {
    format!("{}{}{}", form.before, numeral(number, form.numeral), form.after)
}

/// Counts headings.
#[derive(Clone, Debug)]
pub(super) struct HeadingCounter<'t> {
    levels: &'t [HeadingLevel],
    /// How many headings of each level there were since the last one above.
    counts: Vec<u32>,
}

/// The number of a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HeadingNumber {
    /// As it is printed before the heading: "a.".
    pub(super) printed: Option<String>,
    /// As a reference names it, with the levels above: "II.a".
    pub(super) path: Option<String>,
}

impl<'t> HeadingCounter<'t> {
    pub(super) fn new(levels: &'t [HeadingLevel]) -> Self {
        Self { levels, counts: vec![0; levels.len()] }
    }

    /// The next heading of a level, from 1.
    pub(super) fn next(&mut self, level: u8) -> HeadingNumber {
        let at = usize::from(level.max(1)) - 1;
        let Some(count) = self.counts.get_mut(at) else { return HeadingNumber::default() };
        *count += 1;
        for (below, rule) in self.counts.iter_mut().zip(self.levels).skip(at + 1) {
            if rule.restart {
                *below = 0;
            }
        }
        let of = |i: usize| self.levels.get(i).and_then(|l| l.number.as_ref()).zip(self.counts.get(i).copied());
        let Some((form, number)) = of(at) else { return HeadingNumber::default() };
        let path: Vec<String> = (0..=at)
            .filter_map(of)
            .filter(|(_, number)| *number > 0)
            .map(|(form, number)| numeral(number, form.numeral))
            .collect();
        HeadingNumber { printed: Some(numbered(number, form)), path: Some(path.join(".")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(before: &str, numeral: Numeral, after: &str) -> HeadingLevel {
        let number = Some(Numbering { before: before.to_owned(), numeral, after: after.to_owned() });
        HeadingLevel { number, style: String::new(), restart: true }
    }

    #[test]
    fn numerals() {
        assert_eq!(numeral(1994, Numeral::UpperRoman), "MCMXCIV");
        assert_eq!(numeral(4, Numeral::LowerRoman), "iv");
        assert_eq!(numeral(26, Numeral::LowerLetter), "z");
        assert_eq!(numeral(27, Numeral::UpperLetter), "AA");
        assert_eq!(numeral(703, Numeral::LowerLetter), "aaa");
        assert_eq!(numeral(0, Numeral::UpperRoman), "0");
        assert_eq!(numeral(4000, Numeral::UpperRoman), "4000");
    }

    #[test]
    fn letters_start_again_under_each_roman_number() {
        let levels = [level("", Numeral::UpperRoman, "."), level("(", Numeral::LowerLetter, ")")];
        let mut counter = HeadingCounter::new(&levels);
        let paths: Vec<_> = [1, 2, 2, 1, 2].into_iter().map(|l| counter.next(l).path.unwrap()).collect();
        assert_eq!(paths, ["I", "I.a", "I.b", "II", "II.a"]);
        assert_eq!(counter.next(2).printed.as_deref(), Some("(b)"));
    }

    #[test]
    fn a_level_that_the_template_has_not_goes_without_number() {
        assert_eq!(HeadingCounter::new(&[]).next(3), HeadingNumber::default());
    }
}
