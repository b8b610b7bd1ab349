//! Lists that the program makes: contents, collected notes, works cited.

use serde::Deserialize;

use crate::diag::Span;
use crate::tables::Reader;
use crate::template::Pattern;
use crate::template::measure::number;
use crate::template::style_sheet::Sheet;

/// What a generated list lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Listed {
    /// Headings, with their numbers and pages.
    Headings,
    /// Numbered notes, where they do not stand at the foot of the page.
    Notes,
    /// The works that the document cites, in alphabetical order.
    Works,
}

/// A list that the program makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// What it lists.
    pub of: Listed,
    /// Its title, printed only when there is something to list.
    pub title: Option<Pattern>,
    /// The level of the title, when it is a heading that the contents list; it gets no number.
    pub level: Option<u8>,
    /// The style of the title.
    pub title_style: String,
    /// How many levels of headings are listed.
    pub levels: u8,
    /// The style of each level; the last one serves all levels below.
    pub styles: Vec<String>,
    /// Where it is described.
    pub span: Span,
}

impl Generated {
    pub(super) fn read(of: Listed, reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Self {
        let most = i64::try_from(sheet.headings.len()).unwrap_or(1).max(1);
        let small = |level: i64| u8::try_from(level).ok();
        let level = number(reader, "level", 1..=most).and_then(small);
        let of_level = level.and_then(|level| sheet.headings.get(usize::from(level) - 1));
        let title = reader.has("title").then(|| Pattern::read(reader, "title")).flatten();
        let title_style = sheet.style(reader, "title-style", of_level.map_or("body", String::as_str));
        let levels = match of {
            Listed::Headings => number(reader, "levels", 1..=most).and_then(small).unwrap_or(2),
            Listed::Notes | Listed::Works => 1,
        };
        let styles = match of {
            Listed::Notes => Vec::new(),
            Listed::Headings | Listed::Works => sheet.required_styles(reader, "styles"),
        };
        Self { of, title, level, title_style, levels, styles, span: reader.span() }
    }

    /// The style of a level, from 1.
    pub fn style(&self, level: u8) -> &str {
        let at = usize::from(level.max(1)) - 1;
        self.styles.get(at).or_else(|| self.styles.last()).map_or("body", String::as_str)
    }
}
