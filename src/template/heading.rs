//! Headings: how each level is numbered and set.

use super::measure::number;
use super::style_sheet::Sheet;
use crate::diag::{Diagnostic, Diagnostics};
use crate::tables::{Reader, Table, Text};

/// A level of headings.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadingLevel {
    /// The form of its number: `I.`, `A.`, `1.`, `(a)`, `a.`; `None` for no number.
    pub number: Option<Numbering>,
    /// Its style.
    pub style: String,
    /// True when the numbers start again under each heading of the level above.
    pub restart: bool,
}

/// How things are numbered: the kind of numeral, with what stands before and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// "(" of "(a)".
    pub before: String,
    /// The numeral.
    pub numeral: Numeral,
    /// "." of "I.".
    pub after: String,
}

/// Kinds of numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// 1, 2, 3
    Arabic,
    /// I, II, III
    UpperRoman,
    /// i, ii, iii
    LowerRoman,
    /// A, B, C
    UpperLetter,
    /// a, b, c
    LowerLetter,
}

impl HeadingLevel {
    /// `[headings]`: the levels, and the one at which a manifest starts.
    pub(super) fn read_all(table: Table, sheet: &Sheet<'_>, found: &mut Diagnostics) -> (Vec<Self>, u8) {
        let mut reader = Reader::new(table, found);
        if !reader.has("levels") {
            reader.missing("levels", "[{ number = \"I.\", style = \"heading-1\" }]");
        }
        let tables = reader.tables("levels");
        let levels: Vec<Self> = tables.into_iter().map(|table| Self::read(table, sheet, reader.found())).collect();
        let most = i64::try_from(levels.len()).unwrap_or(1).max(1);
        let first = number(&mut reader, "first-level", 1..=most).and_then(|level| u8::try_from(level).ok());
        reader.finish();
        (levels, first.unwrap_or(1))
    }

    fn read(table: Table, sheet: &Sheet<'_>, found: &mut Diagnostics) -> Self {
        let mut reader = Reader::new(table, found);
        let number = reader.required_text("number").and_then(|text| Numbering::read(&text, reader.found()));
        let style = sheet.required_style(&mut reader, "style");
        let restart = reader.flag("restart").unwrap_or(true);
        reader.finish();
        Self { number, style, restart }
    }
}

impl Numbering {
    /// Reads "I.", "A.", "1.", "(a)", "a." or "i.": the numeral is the one letter or digit of it.
    fn read(text: &Text, found: &mut Diagnostics) -> Option<Self> {
        if text.value == "none" {
            return None;
        }
        let numbering = Self::parse(&text.value);
        if numbering.is_none() {
            let fault = Diagnostic::error(text.span, format!("`{}` is no form of a number", text.value));
            found.push(fault.hint("\"I.\", \"A.\", \"1.\", \"(a)\", \"a.\", \"i.\" or \"none\""));
        }
        numbering
    }

    /// The numeral of a text that is nothing else; Arabic figures are no answer.
    pub(super) fn bare(text: &str) -> Option<Numeral> {
        let parsed = Self::parse(text)?;
        let bare = parsed.before.is_empty() && parsed.after.is_empty() && parsed.numeral != Numeral::Arabic;
        bare.then_some(parsed.numeral)
    }

    fn parse(text: &str) -> Option<Self> {
        let (at, letter) = text.char_indices().find(|(_, c)| c.is_alphanumeric())?;
        let numeral = match letter {
            '1' => Numeral::Arabic,
            'I' => Numeral::UpperRoman,
            'i' => Numeral::LowerRoman,
            'A' => Numeral::UpperLetter,
            'a' => Numeral::LowerLetter,
            _ => return None,
        };
        let after = text.get(at + letter.len_utf8()..)?;
        if after.chars().any(char::is_alphanumeric) {
            return None;
        }
        Some(Self { before: text.get(..at)?.to_owned(), numeral, after: after.to_owned() })
    }
}
