//! The names of roles (ISO 32000-1, 14.8.4), and what those stand for that PDF 1.7 has no name for.
//!
//! The title of a document is no heading of it: taken as the first, it would put all others one level
//! down, and the outline would no longer agree with them. PDF 2.0 knows it by its own name, which older readers are
//! told to take for a paragraph.

use lopdf::{Dictionary, dictionary};

use crate::geom::structure::Role;
use crate::pdf::strings;

/// The name of a role.
pub(in crate::pdf) fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Division => "Div",
        Role::Aside => "Aside",
        Role::Title => "Title",
        Role::Heading(level) => heading(level),
        Role::Paragraph => "P",
        Role::BlockQuotation => "BlockQuote",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::HeaderCell(_) => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Note(_) => "Note",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Quotation => "Quote",
        Role::Span => "Span",
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "H1",
        2 => "H2",
        3 => "H3",
        4 => "H4",
        5 => "H5",
        _ => "H6",
    }
}

/// Names that PDF 1.7 does not know, with the nearest that it knows.
pub(super) fn map() -> Dictionary {
    dictionary! { "Title" => strings::name("P"), "Aside" => strings::name("Div") }
}
