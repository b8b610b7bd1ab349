//! Lines, one below the other: the name of an organ, "Respectfully submitted:".

use crate::diag::Span;
use crate::tables::{Reader, Text};
use crate::template::Pattern;
use crate::template::style_sheet::Sheet;

/// Lines, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Their style.
    pub style: String,
    /// The texts; one that comes out empty prints nothing.
    pub lines: Vec<Pattern>,
    /// Printed once for each item of this field; `{it}` is the item.
    pub each: Option<Text>,
    /// Printed only when this field holds something.
    pub unless_empty: Option<Text>,
    /// Stays on one page with the block that follows.
    pub keep_next: bool,
    /// Where they are described.
    pub span: Span,
}

impl Lines {
    pub(super) fn read(reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Option<Self> {
        let style = sheet.required_style(reader, "style");
        if !reader.has("lines") {
            reader.missing("lines", "[\"…\"]");
        }
        Some(Self {
            style,
            lines: Pattern::read_list(reader, "lines"),
            each: reader.text("each"),
            unless_empty: reader.text("unless-empty"),
            keep_next: reader.flag("keep-next").unwrap_or_default(),
            span: reader.span(),
        })
    }
}
