//! Paper, margins and running lines.

use serde::Deserialize;

use super::Pattern;
use super::heading::{Numbering, Numeral};
use super::measure::{length, number, within};
use super::style_sheet::Sheet;
use crate::diag::{Diagnostic, Span};
use crate::geom::{Length, Size};
use crate::tables::{Kind, Reader, Table, Value};

/// White at the edges of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// At the head.
    pub top: Length,
    /// At the foot.
    pub bottom: Length,
    /// At the left.
    pub left: Length,
    /// At the right.
    pub right: Length,
}

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageGeometry {
    /// The paper.
    pub size: Size,
    /// The margins.
    pub margins: Margins,
    /// The head margin of the first page, when it differs.
    pub first_top: Option<Length>,
    /// Columns of text, at least 1.
    pub columns: usize,
    /// White between two columns.
    pub gutter: Length,
    /// The baseline grid: heights of lines and the white between them are multiples of it, so that lines of neighbouring
    /// columns stand on one baseline.
    pub grid: Option<Length>,
    /// The numerals of the pages before the text, whose count begins again with the text; no count of their
    /// own when there are none.
    pub front_numbers: Option<Numeral>,
    /// Lines in the margins, which never move the text.
    pub lines: Vec<RunningLine>,
}

/// Where a running line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// In the head margin, at the left edge of the text.
    HeadLeft,
    /// In the head margin, centred.
    HeadCentre,
    /// In the head margin, at the right edge.
    HeadRight,
    /// In the foot margin, at the left edge.
    FootLeft,
    /// In the foot margin, centred.
    FootCentre,
    /// In the foot margin, at the right edge.
    FootRight,
}

/// When a running line is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Always.
    #[default]
    Always,
    /// In a draft.
    Draft,
    /// In a final.
    Final,
}

/// The part of the document that has a running line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunningPart {
    /// All of it.
    #[default]
    All,
    /// The pages before the text.
    Front,
    /// The text and what follows it.
    Text,
}

/// A line in the head or foot margin.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningLine {
    /// Where.
    pub at: Position,
    /// In which status of the submission.
    pub only: When,
    /// The part of the document on whose pages it stands.
    pub part: RunningPart,
    /// The first page that has it, from 1.
    pub from_page: u32,
    /// The last page that has it; all that follow when there is none.
    pub to_page: Option<u32>,
    /// Its style.
    pub style: String,
    /// Its text; `{page}` and `{pages}` are known here beside the fields.
    pub text: Pattern,
}

/// Papers by name, in points.
const PAPERS: [(&str, Size); 2] = [
    ("us-letter", Size { width: Length::from_points(612), height: Length::from_points(792) }),
    // 210 by 297 mm, rounded to 1/65536 of a point.
    ("a4", Size { width: Length::from_scaled(39_011_981), height: Length::from_scaled(55_174_088) }),
];

impl Default for PageGeometry {
    /// US letter with an inch of white all around: what stands in for a page that could not be read.
    fn default() -> Self {
        let inch = Length::from_points(72);
        let margins = Margins { top: inch, bottom: inch, left: inch, right: inch };
        Self {
            size: PAPERS[0].1,
            margins,
            first_top: None,
            columns: 1,
            gutter: Length::ZERO,
            grid: None,
            front_numbers: None,
            lines: Vec::new(),
        }
    }
}

impl PageGeometry {
    /// Width of the text.
    pub fn text_width(&self) -> Length {
        self.size.width - self.margins.left - self.margins.right
    }

    /// Width of a column.
    pub fn column_width(&self) -> Length {
        let columns = i64::try_from(self.columns).unwrap_or(1).max(1);
        (self.text_width() - self.gutter * (columns - 1)) / columns
    }

    /// The left edge of a column, from 0, on the paper.
    pub fn column_left(&self, column: usize) -> Length {
        self.margins.left + (self.column_width() + self.gutter) * i64::try_from(column).unwrap_or(0)
    }

    /// The page from its table.
    pub(super) fn read(table: Table, sheet: &Sheet<'_>, reader: &mut Reader<'_>) -> Self {
        let mut page = Self::default();
        let mut reader = Reader::new(table, reader.found());
        page.read_paper(&mut reader);
        refuse_unbuilt(&mut reader);
        page.read_columns(sheet, &mut reader);
        page.front_numbers = read_front_numbers(&mut reader);
        page.read_margins(sheet, &mut reader);
        if let Some(first) = reader.table("first") {
            let mut first = Reader::new(first, reader.found());
            let most = page.size.height - page.margins.bottom - sheet.em * 12;
            page.first_top = within(&mut first, "top", sheet.em, Length::ZERO..=most).map(|(top, _)| top);
            first.finish();
        }
        for line in reader.tables("line") {
            page.lines.extend(RunningLine::read(line, sheet, &mut reader));
        }
        reader.finish();
        page
    }

    fn read_paper(&mut self, reader: &mut Reader<'_>) {
        let Some(value) = reader.value("size") else { return reader.missing("size", "\"us-letter\"") };
        let size = match value {
            Value { kind: Kind::Table(table), .. } => {
                let mut reader = Reader::new(table, reader.found());
                let mut side = |key: &'static str| {
                    if !reader.has(key) {
                        reader.missing(key, "\"210mm\"");
                    }
                    // 200 inches is the widest page that a PDF of any version can state.
                    let range = Length::from_points(72)..=Length::from_points(14_400);
                    within(&mut reader, key, Length::ZERO, range).map(|(length, _)| length)
                };
                let (width, height) = (side("width"), side("height"));
                reader.finish();
                width.zip(height).map(|(width, height)| Size { width, height })
            }
            value => paper(value, reader),
        };
        if let Some(size) = size {
            self.size = size;
        }
    }

    fn read_margins(&mut self, sheet: &Sheet<'_>, reader: &mut Reader<'_>) {
        if !reader.has("margins") {
            reader.missing("margins", "{ top = \"1in\", bottom = \"1in\", left = \"1.5in\", right = \"1.5in\" }");
        }
        let Some(table) = reader.table("margins") else { return };
        let span = table.span;
        let mut inner = Reader::new(table, reader.found());
        let mut side = |key: &'static str, paper: Length| {
            if !inner.has(key) {
                inner.missing(key, "\"1in\"");
            }
            let (length, span) = length(&mut inner, key, sheet.em)?;
            if (Length::ZERO..paper).contains(&length) {
                return Some(length);
            }
            let fault = Diagnostic::error(span, format!("`{key}` is {length}, the paper {paper}"));
            inner.found().push(fault.hint("a margin is smaller than the paper"));
            None
        };
        let (height, width) = (self.size.height, self.size.width);
        let (top, bottom) = (side("top", height), side("bottom", height));
        let (left, right) = (side("left", width), side("right", width));
        inner.finish();
        if let (Some(top), Some(bottom), Some(left), Some(right)) = (top, bottom, left, right) {
            self.margins = Margins { top, bottom, left, right };
            self.check_room(span, sheet, reader);
        }
    }

    fn read_columns(&mut self, sheet: &Sheet<'_>, reader: &mut Reader<'_>) {
        if let Some(columns) = number(reader, "columns", 1..=2) {
            self.columns = usize::try_from(columns).unwrap_or(1);
        }
        self.gutter = if self.columns > 1 { sheet.em * 2 } else { Length::ZERO };
        let gutter = within(reader, "gutter", sheet.em, Length::ZERO..=Length::from_points(144));
        if let Some((gutter, _)) = gutter.filter(|_| self.columns > 1) {
            self.gutter = gutter;
        }
        let grid = within(reader, "grid", sheet.em, Length::from_points(4)..=Length::from_points(72));
        self.grid = grid.map(|(grid, _)| grid);
    }

    /// There must be room for text: a line of 12 em and 12 lines of it.
    fn check_room(&self, span: Span, sheet: &Sheet<'_>, reader: &mut Reader<'_>) {
        let text = self.size.height - self.margins.top - self.margins.bottom;
        for (word, room) in [("wide", self.column_width()), ("high", text)] {
            if room < sheet.em * 12 {
                let message = format!("between these margins the text is only {room} {word}");
                let hint = format!("at least {}, 12 times the size of the body text", sheet.em * 12);
                reader.found().push(Diagnostic::error(span, message).hint(hint));
            }
        }
    }
}

/// The numeral of the first page before the text: "i", "I", "a" or "A".
fn read_front_numbers(reader: &mut Reader<'_>) -> Option<Numeral> {
    let text = reader.text("front-numbers")?;
    let numeral = Numbering::bare(&text.value);
    if numeral.is_none() {
        let fault = Diagnostic::error(text.span, format!("`{}` is no form of a page number", text.value));
        reader.found().push(fault.hint("\"i\", \"I\", \"a\" or \"A\""));
    }
    numeral
}

/// A paper by its name.
fn paper(value: Value, reader: &mut Reader<'_>) -> Option<Size> {
    let name = value.into_text("size", reader.found())?;
    let size = PAPERS.iter().find(|(known, _)| *known == name.value).map(|(_, size)| *size);
    if size.is_none() {
        let fault = Diagnostic::error(name.span, format!("there is no paper `{}`", name.value));
        reader.found().push(fault.hint("\"us-letter\", \"a4\" or { width = \"…\", height = \"…\" }"));
    }
    size
}

/// Keys that have a meaning already, but are not built.
fn refuse_unbuilt(reader: &mut Reader<'_>) {
    for key in ["bleed", "trim"] {
        if let Some(value) = reader.value(key) {
            let message = format!("`{key}` is reserved for printing on larger sheets, which is not built yet");
            reader.found().push(Diagnostic::error(value.span, message).hint("take the line out"));
        }
    }
}

impl RunningLine {
    fn read(table: Table, sheet: &Sheet<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut reader = Reader::new(table, reader.found());
        if !reader.has("at") {
            reader.missing("at", "\"foot-centre\"");
        }
        let at = reader.choice("at");
        let only = reader.choice("only").unwrap_or_default();
        let part = reader.choice("part").unwrap_or_default();
        let from_page = number(&mut reader, "from-page", 1..=9999).and_then(|page| u32::try_from(page).ok());
        let from_page = from_page.unwrap_or(1);
        let to_page = number(&mut reader, "to-page", i64::from(from_page)..=9999);
        let to_page = to_page.and_then(|page| u32::try_from(page).ok());
        let style = sheet.required_style(&mut reader, "style");
        if !reader.has("text") {
            reader.missing("text", "\"{page}\"");
        }
        let text = Pattern::read(&mut reader, "text");
        reader.finish();
        Some(Self { at: at?, only, part, from_page, to_page, style, text: text? })
    }
}
