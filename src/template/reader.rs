//! Reading a template from its file.

use std::collections::BTreeMap;

use super::citations::Citations;
use super::shelf::{Shelf, check_format};
use super::style_sheet::{self, Sheet};
use super::{
    Block, Field, HeadingLevel, Listed, NotePlace, Notes, PageGeometry, Pattern, Template, WordRules, placeholders,
};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::Workspace;
use crate::geom::Length;
use crate::rules::RuleSheet;
use crate::tables::{Reader, Table, Text};

/// Reads `templates/<name>/template.toml`; `name` is the text of the manifest that names it.
///
/// Every fault goes to `found`. The template is there when its file is and says what it makes and
/// how it cites.
pub fn read(workspace: &mut Workspace, name: &Text, found: &mut Diagnostics) -> Option<Template> {
    read_named(workspace, &name.value, Some(name.span), found)
}

/// The same for a template that need not be named in a file; `asked` is the place that names it.
pub fn read_named(
    workspace: &mut Workspace,
    name: &str,
    asked: Option<Span>,
    found: &mut Diagnostics,
) -> Option<Template> {
    let table = SHELF.open(workspace, name, asked, found)?;
    read_table(table, name, found)
}

/// The names of all templates, sorted; those that the program brings along are among them.
pub fn names(workspace: &Workspace) -> Vec<String> {
    SHELF.names(workspace)
}

const SHELF: Shelf<'_> = Shelf { what: "template", folder: "templates", ending: "/template.toml" };

fn read_table(table: Table, name: &str, found: &mut Diagnostics) -> Option<Template> {
    let whole = table.whole;
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let title = reader.required_text("title");
    let subject = Pattern::read(&mut reader, "subject");
    let body = reader.text("body");
    let deadline = reader.choice("deadline");
    let formats = read_formats(&mut reader);
    let terms = reader.text("terms");
    let style = required(&mut reader, "style");
    let names: Vec<Text> = style.iter().flat_map(|table| &table.entries).map(|entry| entry.key.clone()).collect();
    let styles = style.map(|table| style_sheet::read(table, reader.found())).unwrap_or_default();
    let em = styles.get("body").cloned().unwrap_or_default().size;
    let mut sheet =
        Sheet { styles: &styles, em, measure: Length::MAX, column: Length::MAX, headings: Vec::new(), whole };
    require_body(&sheet, &mut reader);
    let page = required(&mut reader, "page");
    let page = page.map(|table| PageGeometry::read(table, &sheet, &mut reader)).unwrap_or_default();
    (sheet.measure, sheet.column) = (page.text_width(), page.column_width());
    style_sheet::check_room(&names, &sheet, reader.found());
    let (headings, first_level) = read_headings(&mut reader, &mut sheet);
    let notes = required(&mut reader, "notes");
    let notes = notes.map(|table| Notes::read(table, &sheet, reader.found())).unwrap_or_default();
    let citations = required(&mut reader, "citations");
    let citations = citations.and_then(|table| Citations::read(table, reader.found()));
    let words = reader.table("words").map(|table| WordRules::read(table, reader.found())).unwrap_or_default();
    let fields = read_fields(&mut reader);
    let rules = RuleSheet::read(&mut reader);
    let front = read_blocks(&mut reader, "front", &sheet);
    let back = read_blocks(&mut reader, "back", &sheet);
    check_end_notes(&notes, &back, &mut reader);
    reader.finish();
    let (name, title, citations, all_fields) = (name.to_owned(), title?, citations?, fields.is_ok());
    let fields = fields.unwrap_or_else(|read| read);
    let template = Template {
        name,
        title,
        subject,
        body,
        deadline,
        formats,
        terms,
        page,
        styles,
        headings,
        first_level,
        notes,
        citations,
        words,
        fields,
        rules,
        front,
        back,
    };
    if whole && all_fields {
        placeholders::check(&template, found);
    }
    Some(template)
}

fn read_headings(reader: &mut Reader<'_>, sheet: &mut Sheet<'_>) -> (Vec<HeadingLevel>, u8) {
    let table = required(reader, "headings");
    let headings = table.map(|table| HeadingLevel::read_all(table, sheet, reader.found()));
    let (headings, first_level) = headings.unwrap_or((Vec::new(), 1));
    sheet.headings = headings.iter().map(|level| level.style.clone()).collect();
    (headings, first_level)
}

type Fields = BTreeMap<String, Field>;

/// The fields; `Err` when one of them could not be read. It may be named all over the template: then no
/// name is judged.
fn read_fields(reader: &mut Reader<'_>) -> Result<Fields, Fields> {
    let Some(table) = reader.table("fields") else { return Ok(Fields::new()) };
    let described = table.entries.len();
    let fields = Field::read_all(table, reader.found()).into_iter().map(|field| (field.name.clone(), field));
    let fields: Fields = fields.collect();
    if fields.len() == described { Ok(fields) } else { Err(fields) }
}

/// A table that must be there.
fn required(reader: &mut Reader<'_>, key: &'static str) -> Option<Table> {
    if !reader.has(key) {
        reader.missing(key, "{ … }");
    }
    reader.table(key)
}

/// There must be a style for the text: widths are judged by its size, and other styles fall back to it.
fn require_body(sheet: &Sheet<'_>, reader: &mut Reader<'_>) {
    if sheet.whole && !sheet.styles.is_empty() && !sheet.styles.contains_key("body") {
        let fault = Diagnostic::error(reader.span(), "there is no style for the text");
        reader.found().push(fault.hint("add a table: [style.body]"));
    }
}

fn read_blocks(reader: &mut Reader<'_>, key: &'static str, sheet: &Sheet<'_>) -> Vec<Block> {
    let tables = reader.tables(key);
    tables.into_iter().filter_map(|table| Block::read(table, sheet, reader.found())).collect()
}

/// Collected notes need a place, and a place for them needs collected notes.
fn check_end_notes(notes: &Notes, back: &[Block], reader: &mut Reader<'_>) {
    let listed = back.iter().find_map(|block| match block {
        Block::Generated(list) if list.of == Listed::Notes => Some(list.span),
        _ => None,
    });
    match (notes.place == NotePlace::End, listed) {
        (true, None) => {
            let fault = Diagnostic::error(reader.span(), "notes are collected, but no block lists them");
            reader.found().push(fault.hint("add a block: [[back]] with kind = \"notes\""));
        }
        (false, Some(span)) => {
            let fault = Diagnostic::error(span, "this block lists notes, which stand elsewhere");
            reader.found().push(fault.hint("set place = \"end\" in [notes], or take the block out"));
        }
        _ => {}
    }
}

fn read_formats(reader: &mut Reader<'_>) -> Vec<Text> {
    const FORMATS: [&str; 4] = ["pdf", "docx", "txt", "html"];
    let formats = reader.texts("formats");
    for format in formats.iter().filter(|format| !FORMATS.contains(&format.value.as_str())) {
        let fault = Diagnostic::error(format.span, format!("there is no format `{}`", format.value));
        reader.found().push(fault.hint(format!("one of: {}", FORMATS.join(", "))));
    }
    formats
}
