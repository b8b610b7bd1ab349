//! A title, heading or paragraph of the front or back matter.

use crate::diag::Span;
use crate::geom::Length;
use crate::tables::{Kind, Reader, Text, Value};
use crate::template::Pattern;
use crate::template::measure::{number, white};
use crate::template::style_sheet::Sheet;

/// One text in a style.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBlock {
    /// Its style.
    pub style: String,
    /// White above, when it differs from the style's.
    pub before: Option<Length>,
    /// White below, when it differs from the style's.
    pub after: Option<Length>,
    /// The text.
    pub text: Pattern,
    /// A heading that has a number, where its level has.
    pub numbered: bool,
    /// Printed only when this field holds something.
    pub unless_empty: Option<Text>,
    /// Where it is described.
    pub span: Span,
}

impl TextBlock {
    /// A paragraph, in the style `body` when it names none.
    pub(super) fn read_paragraph(reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Option<Self> {
        let text = required_text(reader);
        Self::read(reader, sheet, "body", text)
    }

    /// The title, in the style `title` when it names none; its text is the field `title`.
    pub(super) fn read_title(reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Option<Self> {
        let text = if reader.has("text") {
            Pattern::read(reader, "text")
        } else {
            let span = reader.span();
            let title = Text { value: "{title}".to_owned(), span, verbatim: false };
            Pattern::of_value(Value { span, kind: Kind::Text(title) }, "text", reader.found())
        };
        Self::read(reader, sheet, "title", text)
    }

    /// A heading with its level, in the style of that level when it names none.
    pub(super) fn read_heading(reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Option<(u8, Self)> {
        if !reader.has("level") {
            reader.missing("level", "1");
        }
        let most = i64::try_from(sheet.headings.len()).unwrap_or(1).max(1);
        let level = number(reader, "level", 1..=most).and_then(|level| u8::try_from(level).ok());
        let of_level = level.and_then(|level| sheet.headings.get(usize::from(level) - 1));
        let text = required_text(reader);
        let numbered = reader.flag("numbered").unwrap_or(true);
        let block = Self::read(reader, sheet, of_level.map_or("body", String::as_str), text);
        level.zip(block.map(|block| Self { numbered, ..block }))
    }

    fn read(reader: &mut Reader<'_>, sheet: &Sheet<'_>, style: &str, text: Option<Pattern>) -> Option<Self> {
        let style = sheet.style(reader, "style", style);
        let before = white(reader, "before", sheet.em);
        let after = white(reader, "after", sheet.em);
        let unless_empty = reader.text("unless-empty");
        let (text, numbered, span) = (text?, true, reader.span());
        Some(Self { style, before, after, text, numbered, unless_empty, span })
    }
}

fn required_text(reader: &mut Reader<'_>) -> Option<Pattern> {
    if !reader.has("text") {
        reader.missing("text", "\"…\"");
    }
    Pattern::read(reader, "text")
}
