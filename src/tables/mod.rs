//! TOML walked over recoverable, spanned tables, so that every fault of a file is named at once, each
//! with its place, in words for people who have never seen TOML.
//!
//! [`parse`] makes a [`Table`] of a text, whatever is wrong with it; a [`Reader`] asks a table for its
//! keys and, when it is finished, names the keys that nobody asked for.

mod csv;
mod date;
mod depth;
mod reader;
mod signs;
mod syntax;
mod value;
mod write;

pub use csv::parse_csv;
pub use date::{Date, DateError};
pub use reader::Reader;
pub use value::{Entry, Kind, Table, Text, Value};
pub(crate) use write::{date_in_toml, quoted};

use toml::de::DeTable;

use crate::diag::{Diagnostic, Diagnostics, FileId, Span};

/// Reads a TOML text that begins at byte `offset` of its file (front matter does not begin at 0).
///
/// Faults of syntax go to `found`; the table holds what could be read all the same.
pub fn parse(file: FileId, text: &str, offset: usize, found: &mut Diagnostics) -> Table {
    let place = value::Place { file, offset, text };
    if let Some(deep) = depth::too_deep(text) {
        found.push(Diagnostic::error(place.span(deep), value::too_deep()));
        return Table { span: place.span(0..text.len()), entries: Vec::new(), whole: false };
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let signs = signs::typed(&place);
    let whole = errors.is_empty() && signs.is_empty();
    let mut broken: Vec<Span> = signs.iter().filter_map(|sign| sign.span).map(|span| place.line(span)).collect();
    // What the parser says of a line with such a sign follows from the sign.
    for fault in syntax::explain(&errors, &place) {
        if !fault.span.is_some_and(|span| value::on_one_of(&broken, span.start)) {
            found.push(fault);
        }
    }
    signs.into_iter().for_each(|sign| found.push(sign));
    broken.extend(syntax::broken_lines(&errors, &place));
    broken.sort_by_key(|line| line.start);
    let mut table = value::convert_table(table.get_ref(), Span::new(file, offset, offset + text.len()), &place);
    table.whole = whole;
    value::drop_lines(&mut table, &broken);
    signs::escaped(&table).into_iter().for_each(|sign| found.push(sign));
    if let Some(fault) = value::beyond_limits(&table) {
        found.push(fault);
        // What so large a table says is not looked at: its faults would be as many.
        table = Table { entries: Vec::new(), whole: false, ..table };
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_the_start_of_the_file() {
        let mut found = Diagnostics::new();
        let text = "a = \"x\"\nb = 'y z'\n";
        let table = parse(FileId::new(0), text, 4, &mut found);
        let mut reader = Reader::new(table, &mut found);
        let b = reader.text("b").unwrap();
        assert_eq!(b.value, "y z");
        assert_eq!((b.span.start, b.span.end), (17, 20));
        assert!(b.verbatim);
    }

    #[test]
    fn an_escape_is_not_verbatim() {
        let mut found = Diagnostics::new();
        let mut reader = Reader::new(parse(FileId::new(0), "a = \"x\\ty\"", 0, &mut found), &mut found);
        let a = reader.text("a").unwrap();
        assert_eq!(a.value, "x\ty");
        assert!(!a.verbatim);
    }

    #[test]
    fn unknown_keys_are_named_with_the_nearest_that_was_asked_for() {
        let mut found = Diagnostics::new();
        let mut reader = Reader::new(parse(FileId::new(0), "titel = 'x'\nzzzzz = 1", 0, &mut found), &mut found);
        assert_eq!(reader.text("title"), None);
        reader.finish();
        let said: Vec<_> = found.iter().map(|d| (d.message.as_str(), d.hint.as_deref())).collect();
        assert_eq!(
            said,
            [
                ("unknown key `titel`", Some("did you mean `title`?")),
                ("unknown key `zzzzz`", Some("the keys that may stand here: title")),
            ]
        );
    }

    #[test]
    fn faults_of_syntax_do_not_hide_faults_of_meaning() {
        let mut found = Diagnostics::new();
        let mut reader = Reader::new(parse(FileId::new(0), "a = \nb = 3\n", 0, &mut found), &mut found);
        assert_eq!(reader.text("b"), None);
        assert_eq!(reader.required_text("c"), None);
        reader.finish();
        // The missing value and the wrong type; `c` may have stood on the line that could not be read.
        assert_eq!(found.error_count(), 2);
    }

    #[test]
    fn a_key_given_twice_is_a_fault() {
        let mut found = Diagnostics::new();
        parse(FileId::new(0), "a = 1\na = 2\n", 0, &mut found);
        assert_eq!(found.error_count(), 1);
        assert!(found.iter().all(|d| d.message.contains("twice")));
    }
}
