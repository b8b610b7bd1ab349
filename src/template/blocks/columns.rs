//! Rows of cells: the caption of a pleading, signature blocks.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::geom::Length;
use crate::tables::{Kind, Reader, Table, Text, Value};
use crate::template::Pattern;
use crate::template::measure::{number, white};
use crate::template::style_sheet::Sheet;

/// The width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// As much as this.
    Fixed(Length),
    /// A share of what the fixed ones leave: `1fr` is 1,000.
    Share(i64),
}

/// Rows of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The style of the cells.
    pub style: String,
    /// The columns.
    pub widths: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Texts set against a line of the first column: column (from 1), line (from 1, counted over all
    /// rows as they are set), text.
    pub beside: Vec<(usize, usize, Pattern)>,
    /// Cells made one for each item of a field, filling row after row from the left.
    pub fill: Option<Fill>,
    /// All of it stays on one page.
    pub keep: bool,
    /// White above.
    pub before: Length,
    /// White below.
    pub after: Length,
    /// Where it is described.
    pub span: Span,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One cell for each column; missing ones are empty.
    pub cells: Vec<Cell>,
    /// Printed once for each item of this field; `{it}` is the item.
    pub each: Option<Text>,
    /// Printed only when this field holds something.
    pub unless_empty: Option<Text>,
    /// Where it is described.
    pub span: Span,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text, in the style of the columns or in one of its own.
    Text {
        /// The text.
        text: Pattern,
        /// Its style.
        style: Option<String>,
    },
    /// A text that is printed once for each line of the row: the ")" of a caption.
    PerLine(Text),
}

/// Cells made one for each item of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// The field.
    pub each: Text,
    /// White above each cell, for a signature in ink.
    pub signature_height: Length,
    /// True when a rule is drawn under that white.
    pub signature_rule: bool,
    /// The lines of a cell; one that comes out empty prints nothing.
    pub lines: Vec<Pattern>,
}

impl Columns {
    pub(super) fn read(reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Option<Self> {
        let style = sheet.required_style(reader, "style");
        let widths = read_widths(reader, sheet.measure_of(&style), sheet.em);
        let count = widths.len();
        let rows = reader.tables("row");
        let rows = rows.into_iter().map(|table| Row::read(table, count, sheet, reader.found())).collect();
        let beside = reader.tables("beside");
        let beside = beside.into_iter().filter_map(|table| read_beside(table, count, reader.found())).collect();
        let fill = reader.table("fill").and_then(|table| Fill::read(table, sheet, reader.found()));
        let keep = reader.flag("keep").unwrap_or_default();
        let before = white(reader, "before", sheet.em).unwrap_or_default();
        let after = white(reader, "after", sheet.em).unwrap_or_default();
        Some(Self { style, widths, rows, beside, fill, keep, before, after, span: reader.span() })
    }
}

fn read_widths(reader: &mut Reader<'_>, measure: Length, em: Length) -> Vec<Column> {
    if !reader.has("widths") {
        reader.missing("widths", "[\"1fr\", \"1fr\"]");
    }
    let mut widths = Vec::new();
    let mut room = measure;
    for text in reader.texts("widths") {
        match Column::parse(&text.value, em) {
            Some(width) => {
                widths.push(width);
                if let Column::Fixed(length) = width {
                    room -= length;
                }
                if room < Length::ZERO {
                    let message = format!("the columns are wider than the text, which has {measure}");
                    reader.found().push(Diagnostic::error(text.span, message));
                    break;
                }
            }
            None => {
                let fault = Diagnostic::error(text.span, format!("`{}` is no width of a column", text.value));
                reader.found().push(fault.hint("a length such as \"2.5in\", or a share of the rest such as \"1fr\""));
            }
        }
    }
    widths
}

impl Column {
    /// `"2.5in"`, or `"1fr"` and `"1.5fr"`: a share of what the fixed ones leave.
    fn parse(text: &str, em: Length) -> Option<Self> {
        let positive = |length: &Length| *length > Length::ZERO && *length <= Length::from_points(14_400);
        match text.strip_suffix("fr") {
            // A share is read as a length of so many thousand units, for the sake of its decimals.
            Some(share) => {
                let share = Length::parse(&format!("{share}em"), Length::from_scaled(1000)).ok()?.scaled();
                (1..=1_000_000).contains(&share).then_some(Self::Share(share))
            }
            None => Length::parse(text, em).ok().filter(positive).map(Self::Fixed),
        }
    }
}

impl Row {
    fn read(table: Table, columns: usize, sheet: &Sheet<'_>, found: &mut Diagnostics) -> Self {
        let mut reader = Reader::new(table, found);
        if !reader.has("cells") {
            reader.missing("cells", "[\"…\"]");
        }
        let values = reader.list("cells");
        if let Some(extra) = values.get(columns) {
            let message = format!("the row has {} cells, the block {columns} columns", values.len());
            reader.found().push(Diagnostic::error(extra.span, message));
        }
        let cells = values.into_iter().filter_map(|value| Cell::read(value, sheet, reader.found())).collect();
        let each = reader.text("each");
        let unless_empty = reader.text("unless-empty");
        let span = reader.span();
        reader.finish();
        Self { cells, each, unless_empty, span }
    }
}

impl Cell {
    /// A text, `{ text = "…", style = "…" }`, a text for each count, or `{ per-line = ")" }`.
    fn read(value: Value, sheet: &Sheet<'_>, found: &mut Diagnostics) -> Option<Self> {
        let table = match value.kind {
            Kind::Table(table) if !table.entries.iter().any(|entry| entry.key.value == "count") => table,
            kind => {
                let text = Pattern::of_value(Value { span: value.span, kind }, "cells", found)?;
                return Some(Self::Text { text, style: None });
            }
        };
        let mut reader = Reader::new(table, found);
        let cell = if reader.has("per-line") {
            reader.text("per-line").map(Self::PerLine)
        } else {
            let style = reader.has("style").then(|| sheet.required_style(&mut reader, "style"));
            if !reader.has("text") {
                reader.missing("text", "\"…\"");
            }
            Pattern::read(&mut reader, "text").map(|text| Self::Text { text, style })
        };
        reader.finish();
        cell
    }
}

/// `{ column = 3, line = 2, text = "…" }`.
fn read_beside(table: Table, columns: usize, found: &mut Diagnostics) -> Option<(usize, usize, Pattern)> {
    let mut reader = Reader::new(table, found);
    for (key, example) in [("column", "3"), ("line", "2"), ("text", "\"…\"")] {
        if !reader.has(key) {
            reader.missing(key, example);
        }
    }
    let most = i64::try_from(columns).unwrap_or(1).max(1);
    let column = number(&mut reader, "column", 1..=most).and_then(|column| usize::try_from(column).ok());
    let line = number(&mut reader, "line", 1..=1000).and_then(|line| usize::try_from(line).ok());
    let text = Pattern::read(&mut reader, "text");
    reader.finish();
    Some((column?, line?, text?))
}

impl Fill {
    fn read(table: Table, sheet: &Sheet<'_>, found: &mut Diagnostics) -> Option<Self> {
        let mut reader = Reader::new(table, found);
        let each = reader.required_text("each");
        let signature_height = white(&mut reader, "signature-height", sheet.em).unwrap_or_default();
        let signature_rule = reader.flag("signature-rule").unwrap_or_default();
        if !reader.has("lines") {
            reader.missing("lines", "[\"{it.name}\"]");
        }
        let lines = Pattern::read_list(&mut reader, "lines");
        reader.finish();
        Some(Self { each: each?, signature_height, signature_rule, lines })
    }
}
