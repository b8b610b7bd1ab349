//! The language of sections, tested as a whole.

mod blocks;
mod citations;
mod faults;
mod guide;
mod inlines;
mod limits;
mod properties;

use super::{Dialect, dump, parse_blocks, parse_inlines};
use crate::diag::{Diagnostics, FileId, Origin, Span};

/// The blocks of a text as a dump, and the findings.
fn read(text: &str) -> (String, Diagnostics) {
    let mut found = Diagnostics::new();
    let blocks = parse_blocks(FileId::new(0), text, 0, &mut found);
    (dump::blocks(&blocks), found)
}

/// The blocks of a text without findings.
#[track_caller]
fn clean(text: &str) -> String {
    let (dump, found) = read(text);
    assert!(found.is_empty(), "{text}\n{found:#?}");
    dump
}

/// The findings of a text: the words at the place, and the message.
fn said(text: &str) -> Vec<(String, String)> {
    let (_, found) = read(text);
    let place = |span: Span| text[span.start as usize..span.end as usize].to_owned();
    found.sorted().into_iter().map(|d| (d.span.map_or_else(String::new, place), d.message.clone())).collect()
}

/// The inlines of a text with placeholders, without findings.
#[track_caller]
fn placeholders(text: &str) -> String {
    let mut found = Diagnostics::new();
    let origin = Origin::Verbatim(Span::new(FileId::new(0), 0, text.len()));
    let inlines = parse_inlines(text, origin, Dialect::Placeholder, &mut found);
    assert!(found.is_empty(), "{text}\n{found:#?}");
    dump::inlines(&inlines)
}

/// The findings of a text with placeholders.
fn placeholder_faults(text: &str) -> Vec<(String, String)> {
    let mut found = Diagnostics::new();
    let origin = Origin::Verbatim(Span::new(FileId::new(0), 0, text.len()));
    parse_inlines(text, origin, Dialect::Placeholder, &mut found);
    let place = |span: Span| text[span.start as usize..span.end as usize].to_owned();
    found.sorted().into_iter().map(|d| (d.span.map_or_else(String::new, place), d.message.clone())).collect()
}
