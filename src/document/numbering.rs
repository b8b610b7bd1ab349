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
    /// The headings that the next one may stand under.
    open: Vec<Open>,
}

/// A heading whose section goes on.
#[derive(Clone, Debug)]
struct Open {
    level: u8,
    path: Option<String>,
    /// It has no number where others of its level have one.
    unnumbered: bool,
}

/// The number of a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HeadingNumber {
    /// As it is printed before the heading: "a.".
    pub(super) printed: Option<String>,
    /// As a reference names it, with the levels above: "II.a". Below a chapter without a number there is
    /// none: its "A." is not that of the chapter before it.
    pub(super) path: Option<String>,
    /// The path of the nearest heading that it stands under.
    pub(super) above: Option<String>,
}

impl<'t> HeadingCounter<'t> {
    pub(super) fn new(levels: &'t [HeadingLevel]) -> Self {
        Self { levels, counts: vec![0; levels.len()], open: Vec::new() }
    }

    /// The next heading of a level, from 1.
    pub(super) fn next(&mut self, level: u8) -> HeadingNumber {
        let at = usize::from(level.max(1)) - 1;
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
        let above = self.enter(level);
        let of = |i: usize| self.levels.get(i).and_then(|l| l.number.as_ref()).zip(self.counts.get(i).copied());
        let Some((form, number)) = of(at) else { return HeadingNumber { above, ..HeadingNumber::default() } };
        let printed = Some(numbered(number, form));
        if self.open.iter().any(|heading| heading.unnumbered) {
            return HeadingNumber { printed, path: None, above };
        }
        let path: Vec<String> = (0..=at)
            .filter_map(of)
            .filter(|(_, number)| *number > 0)
            .map(|(form, number)| numeral(number, form.numeral))
            .collect();
        let path = Some(path.join("."));
        if let Some(heading) = self.open.last_mut() {
            heading.path.clone_from(&path);
        }
        HeadingNumber { printed, path, above }
    }

    /// A heading of a level that goes without the number which others have; those below it are counted anew.
    pub(super) fn without_number(&mut self, level: u8) -> HeadingNumber {
        let above = self.enter(level);
        if let Some(heading) = self.open.last_mut() {
            heading.unnumbered = true;
        }
        HeadingNumber { above, ..HeadingNumber::default() }
    }

    /// Begins the section of a heading; the path of the nearest one that it stands under.
    fn enter(&mut self, level: u8) -> Option<String> {
        for (below, rule) in self.counts.iter_mut().zip(self.levels).skip(usize::from(level.max(1))) {
            if rule.restart {
                *below = 0;
            }
        }
        self.open.retain(|heading| heading.level < level);
        let above = self.open.iter().rev().find_map(|heading| heading.path.clone());
        self.open.push(Open { level, path: None, unnumbered: false });
        above
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
    fn below_a_chapter_without_number_letters_start_again_and_are_no_part_of_the_chapter_before() {
        let levels = [level("", Numeral::UpperRoman, "."), level("", Numeral::UpperLetter, ".")];
        let mut counter = HeadingCounter::new(&levels);
        (counter.next(1), counter.next(2)).1.path.unwrap();
        assert_eq!(counter.without_number(1), HeadingNumber::default());
        let below = counter.next(2);
        assert_eq!((below.printed.as_deref(), below.path, below.above), (Some("A."), None, None));
        assert_eq!(counter.next(1).path.as_deref(), Some("II"));
        assert_eq!(counter.next(3).above.as_deref(), Some("II"));
    }

    #[test]
    fn a_level_that_the_template_has_not_goes_without_number() {
        assert_eq!(HeadingCounter::new(&[]).next(3), HeadingNumber::default());
    }
}
