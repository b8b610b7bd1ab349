//! Signs that nobody sees are refused in a TOML text, wherever they stand in it and however they are
//! written: two keys that look alike must be alike, and what a colleague reads in a manifest, remarks
//! included, must be what the program reads (Boucher and Anderson, "Trojan Source", 2021).

use super::value::{Kind, Place, Table, Text, Value};
use crate::diag::{Diagnostic, Span, invisible, is_control};

/// The first of them on each line, as they were typed.
pub(super) fn typed(place: &Place<'_>) -> Vec<Diagnostic> {
    let text = place.text.strip_prefix('\u{feff}').unwrap_or(place.text);
    let skipped = place.text.len() - text.len();
    let mut start = skipped;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        let mut letters = if is_plain(words) { "".char_indices() } else { words.char_indices() };
        let fault = letters.find_map(|(at, sign)| {
            let at = start + at;
            fault(sign, place.span(at..at + sign.len_utf8()))
        });
        found.extend(fault);
        start += line.len();
    }
    found
}

/// True for a line of printable ASCII, as nearly all are: there is nothing to look for.
fn is_plain(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'))
}

/// Those that were written as escapes: `"\u202E"`.
pub(super) fn escaped(table: &Table) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut open: Vec<&Table> = vec![table];
    let mut values: Vec<&Value> = Vec::new();
    while let Some(table) = open.pop() {
        for entry in &table.entries {
            found.extend(in_text(&entry.key));
            values.push(&entry.value);
        }
        while let Some(value) = values.pop() {
            match &value.kind {
                Kind::Text(text) => found.extend(in_text(text)),
                Kind::List(list) => values.extend(list),
                Kind::Table(table) => open.push(table),
                _ => {}
            }
        }
    }
    found
}

fn in_text(text: &Text) -> Option<Diagnostic> {
    if text.verbatim { None } else { text.value.chars().find_map(|sign| fault(sign, text.span)) }
}

fn fault(sign: char, span: Span) -> Option<Diagnostic> {
    // Of a carriage return that ends no line the parser has better words.
    let what = if is_control(sign) && sign != '\r' { Some("a control character") } else { invisible(sign) };
    let fault = Diagnostic::error(span, format!("{} stands here (U+{:04X})", what?, u32::from(sign)));
    Some(fault.hint("delete it; it often comes with text copied from a PDF or a web page"))
}
