//! Words that the program adds, in one language: `templates/words/<language>.toml`.

use std::collections::BTreeMap;

use super::shelf::{Shelf, check_format};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::Workspace;
use crate::tables::{Kind, Reader, Text};

/// The words that a language must have, by name.
pub const WORD_NAMES: [&str; 21] = [
    "and",
    "back-link",
    "continued",
    "draft",
    "figure",
    "figure-caption",
    "footnote-link",
    "note",
    "notes",
    "page",
    "paragraph",
    "paragraphs",
    "section",
    "sections",
    "source",
    "sources",
    "status-general",
    "status-roster",
    "status-special",
    "todo",
    "withheld",
];

/// The words of a language.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The language.
    pub language: String,
    /// Single words and phrases by name: those of [`WORD_NAMES`].
    pub words: BTreeMap<String, Text>,
    /// Names of the months, January first: twelve.
    pub months: Vec<Text>,
    /// Ordinals in words, "first" to "nineteenth"; `tens` and `tens_cardinal` make the rest.
    pub ordinals: Vec<Text>,
    /// Ordinals of the tens, "tenth" to "ninetieth".
    pub tens: Vec<Text>,
    /// Cardinals of the tens before a hyphen, "twenty" to "ninety".
    pub tens_cardinal: Vec<Text>,
}

impl Words {
    /// A word by its name; the name itself when the language has none, so that it shows.
    pub fn word<'a>(&'a self, name: &'a str) -> &'a str {
        self.words.get(name).map_or(name, |text| text.value.as_str())
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, month: u32) -> Option<&Text> {
        self.months.get(usize::try_from(month).ok()?.checked_sub(1)?)
    }

    /// An ordinal in words, 1 to 99: "sixty-seventh".
    pub fn ordinal(&self, number: i64) -> Option<String> {
        let number = usize::try_from(number).ok().filter(|n| (1..=99).contains(n))?;
        if let Some(word) = self.ordinals.get(number - 1) {
            return Some(word.value.clone());
        }
        let (ten, one) = (number / 10, number % 10);
        if one == 0 {
            return self.tens.get(ten.checked_sub(1)?).map(|word| word.value.clone());
        }
        let ten = self.tens_cardinal.get(ten.checked_sub(2)?)?;
        Some(format!("{}-{}", ten.value, self.ordinals.get(one - 1)?.value))
    }
}

/// Reads the words of a language; `asked` is the place that names it.
pub fn read_words(
    workspace: &mut Workspace,
    language: &str,
    asked: Option<Span>,
    found: &mut Diagnostics,
) -> Option<Words> {
    let shelf = Shelf { what: "file of words for the language", folder: "templates/words", ending: ".toml" };
    let table = shelf.open(workspace, language, asked, found)?;
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let words = read_names(&mut reader);
    let months = counted(&mut reader, "months", 12);
    let ordinals = counted(&mut reader, "ordinals", 19);
    let tens = counted(&mut reader, "tens", 9);
    let tens_cardinal = counted(&mut reader, "tens-cardinal", 8);
    reader.finish();
    Some(Words { language: language.to_owned(), words, months, ordinals, tens, tens_cardinal })
}

fn read_names(reader: &mut Reader<'_>) -> BTreeMap<String, Text> {
    if !reader.has("words") {
        reader.missing("words", "{ draft = \"…\" }");
    }
    let Some(table) = reader.table("words") else { return BTreeMap::new() };
    let mut reader = Reader::new(table, reader.found());
    let word = |name: &'static str| Some((name.to_owned(), reader.required_text(name)?));
    let words = WORD_NAMES.into_iter().filter_map(word).collect();
    reader.finish();
    words
}

/// A list that has exactly so many texts.
fn counted(reader: &mut Reader<'_>, key: &'static str, count: usize) -> Vec<Text> {
    let Some(value) = reader.value(key) else {
        reader.missing(key, "[ … ]");
        return Vec::new();
    };
    let Kind::List(list) = value.kind else {
        let fault = Diagnostic::error(value.span, format!("`{key}` is {}", value.kind.name()));
        reader.found().push(fault.hint("it must be a list, such as [ … ]"));
        return Vec::new();
    };
    if list.len() != count {
        let fault = Diagnostic::error(value.span, format!("`{key}` has {} items instead of {count}", list.len()));
        reader.found().push(fault);
    }
    list.into_iter().filter_map(|item| item.into_text(key, reader.found())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Words {
        let mut found = Diagnostics::new();
        let words = read_words(&mut Workspace::from_text([]), "en", None, &mut found);
        assert!(found.is_empty(), "{found:?}");
        words.unwrap()
    }

    #[test]
    fn ordinals_up_to_ninety_nine() {
        let words = english();
        for (number, ordinal) in [
            (1, "first"),
            (19, "nineteenth"),
            (20, "twentieth"),
            (21, "twenty-first"),
            (67, "sixty-seventh"),
            (70, "seventieth"),
            (99, "ninety-ninth"),
        ] {
            assert_eq!(words.ordinal(number).as_deref(), Some(ordinal));
        }
        assert_eq!((words.ordinal(0), words.ordinal(100), words.ordinal(-1)), (None, None, None));
    }

    #[test]
    fn months_count_from_one() {
        let words = english();
        assert_eq!(words.month(1).map(Text::as_str), Some("January"));
        assert_eq!(words.month(12).map(Text::as_str), Some("December"));
        assert_eq!((words.month(0), words.month(13)), (None, None));
    }

    #[test]
    fn a_language_without_words_is_told_with_those_there_are() {
        let mut found = Diagnostics::new();
        assert_eq!(read_words(&mut Workspace::from_text([]), "tlh", None, &mut found), None);
        let said: Vec<_> = found.iter().map(|fault| (fault.message.as_str(), fault.hint.as_deref())).collect();
        assert_eq!(said, [("there is no file of words for the language `tlh`", Some("there are: en"))]);
    }

    #[test]
    fn eleven_months_are_a_fault() {
        let text = include_str!("../../templates/words/en.toml").replace(", \"December\"", "");
        let mut workspace = Workspace::from_text([("templates/words/en.toml", text.as_str())]);
        let mut found = Diagnostics::new();
        read_words(&mut workspace, "en", None, &mut found);
        let said: Vec<_> = found.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(said, ["`months` has 11 items instead of 12"]);
    }
}
