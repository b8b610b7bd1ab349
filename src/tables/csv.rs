//! Rows of cells as spreadsheets export them (RFC 4180), each cell with its place.
//!
//! A spreadsheet of a country that writes decimals with a comma exports semicolons, and some export
//! tabs: the sign that parts the cells is read off the first line.

use super::Text;
use crate::diag::{Diagnostic, Diagnostics, FileId, Span};

/// The rows of a file, without those that are empty. Faults of quotation marks go to `found`.
pub fn parse_csv(file: FileId, text: &str, found: &mut Diagnostics) -> Vec<Vec<Text>> {
    let separator = separator(text);
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut at = usize::from(text.starts_with('\u{FEFF}')) * '\u{FEFF}'.len_utf8();
    while at < text.len() {
        let (cell, end) = cell(file, text, at, separator, found);
        row.push(cell);
        let rest = text.get(end..).unwrap_or("");
        let line_end = ["\r\n", "\n", "\r"].iter().find(|sign| rest.starts_with(**sign));
        at = end + line_end.map_or(separator.len_utf8(), |sign| sign.len());
        if rest.is_empty() || line_end.is_some() {
            finish(&mut row, &mut rows);
        } else if at >= text.len() {
            // The last line ends in a separator: an empty cell stands behind it.
            row.push(Text { value: String::new(), span: Span::new(file, at, at), verbatim: true });
        }
    }
    finish(&mut row, &mut rows);
    rows
}

fn finish(row: &mut Vec<Text>, rows: &mut Vec<Vec<Text>>) {
    let row = std::mem::take(row);
    if row.iter().any(|cell| !cell.value.is_empty()) {
        rows.push(row);
    }
}

/// The sign that parts the cells: the first of the usual ones on the first line, outside quotation marks.
fn separator(text: &str) -> char {
    let mut quoted = false;
    for sign in text.lines().next().unwrap_or("").chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' | ';' | '\t' if !quoted => return sign,
            _ => {}
        }
    }
    ','
}

/// The cell that begins at `at`, and where it ends.
fn cell(file: FileId, text: &str, at: usize, separator: char, found: &mut Diagnostics) -> (Text, usize) {
    let rest = text.get(at..).unwrap_or("");
    if let Some(inside) = rest.strip_prefix('"') {
        return quoted(file, inside, at, separator, found);
    }
    let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
    let typed = rest.get(..end).unwrap_or("");
    let start = at + (typed.len() - typed.trim_start().len());
    let value = typed.trim().to_owned();
    let span = Span::new(file, start, start + value.len());
    (Text { value, span, verbatim: true }, at + end)
}

fn quoted(file: FileId, inside: &str, at: usize, separator: char, found: &mut Diagnostics) -> (Text, usize) {
    let mut value = String::new();
    let (mut doubled, mut closed) = (false, true);
    let mut rest = inside;
    loop {
        let Some(end) = rest.find('"') else {
            let open = Span::new(file, at, at + 1);
            let fault = Diagnostic::error(open, "the quotation mark that opens this cell is not closed");
            found.push(fault.hint("a quotation mark within a cell is typed twice"));
            value.push_str(rest);
            (rest, closed) = ("", false);
            break;
        };
        value.push_str(rest.get(..end).unwrap_or(""));
        rest = rest.get(end + 1..).unwrap_or("");
        let Some(after) = rest.strip_prefix('"') else { break };
        value.push('"');
        doubled = true;
        rest = after;
    }
    let close = at + 1 + (inside.len() - rest.len());
    // Blanks between the closing mark and the separator are none of the cell.
    let stray = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
    if rest.get(..stray).is_some_and(|words| !words.trim().is_empty()) {
        let place = Span::new(file, close, close + stray);
        found.push(Diagnostic::error(place, "words stand behind the quotation mark that closes this cell"));
    }
    let span = Span::new(file, at + 1, close - usize::from(closed));
    (Text { value, span, verbatim: !doubled }, close + stray)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let mut found = Diagnostics::new();
        let rows = parse_csv(FileId::new(0), text, &mut found);
        for cell in rows.iter().flatten().filter(|cell| cell.verbatim) {
            assert_eq!(&text[cell.span.start as usize..cell.span.end as usize], cell.value);
        }
        let plain = rows.into_iter().map(|row| row.into_iter().map(|cell| cell.value).collect()).collect();
        (plain, found.iter().map(|fault| fault.message.clone()).collect())
    }

    #[test]
    fn cells_may_be_quoted_empty_and_hold_the_separator() {
        let (rows, faults) = read("\u{FEFF}Year,Women\r\n2019, 845 \n\n\"a, b\",\"say \"\"no\"\"\"\n2020,\n");
        assert_eq!(rows, [["Year", "Women"], ["2019", "845"], ["a, b", "say \"no\""], ["2020", ""]]);
        assert_eq!(faults, [""; 0]);
        assert_eq!(read("a,b\n1,").0, [["a", "b"], ["1", ""]]);
    }

    #[test]
    fn semicolons_and_tabs_part_cells_where_the_first_line_has_them() {
        assert_eq!(read("Year;Share\n2019;1,5").0, [["Year", "Share"], ["2019", "1,5"]]);
        assert_eq!(read("a\tb\n1\t2").0, [["a", "b"], ["1", "2"]]);
        assert_eq!(read("\"a;b\",c").0, [["a;b", "c"]]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_told() {
        assert_eq!(read("a,\"b\nc").1, ["the quotation mark that opens this cell is not closed"]);
        assert_eq!(read("\"a\" b,c").1, ["words stand behind the quotation mark that closes this cell"]);
    }

    proptest! {
        /// What a spreadsheet writes, every cell in quotation marks, is read back.
        #[test]
        fn written_cells_are_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z\",;\n ]{1,6}", 2..4), 1..5)) {
            let line = |row: &Vec<String>| {
                let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                cells.join(",")
            };
            let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(read(&text), (rows, vec![]));
        }
    }
}
