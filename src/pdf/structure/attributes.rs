//! What an element has beyond its words (ISO 32000-1, 14.8.5): the kind of a list, the scope and the span
//! of a cell, the place of a figure.

use lopdf::{Dictionary, Object, dictionary};

use super::{cell_name, missing};
use crate::geom::Length;
use crate::geom::structure::{Element, Numbering, Role, Scope};
use crate::pdf::{PdfError, number, strings};

/// The attributes of an element, if it has any. `heights` are those of the pages.
pub(super) fn of(element: &Element, heights: &[Length]) -> Result<Option<Object>, PdfError> {
    let attributes = match element.role {
        Role::List(Numbering::None) => None,
        Role::List(kind) => {
            Some(dictionary! { "O" => strings::name("List"), "ListNumbering" => strings::name(numbering(kind)) })
        }
        Role::HeaderCell(_) | Role::Cell => cell(element),
        _ => match &element.area {
            Some((page, area)) => {
                let height = heights.get(*page as usize).ok_or_else(|| missing("a page"))?;
                Some(dictionary! { "O" => strings::name("Layout"), "BBox" => number::corners(*area, *height) })
            }
            None => None,
        },
    };
    Ok(attributes.map(Object::Dictionary))
}

fn numbering(kind: Numbering) -> &'static str {
    match kind {
        Numbering::None => "None",
        Numbering::Disc => "Disc",
        Numbering::Circle => "Circle",
        Numbering::Decimal => "Decimal",
        Numbering::UpperRoman => "UpperRoman",
        Numbering::LowerRoman => "LowerRoman",
        Numbering::UpperLetter => "UpperAlpha",
        Numbering::LowerLetter => "LowerAlpha",
    }
}

fn cell(element: &Element) -> Option<Dictionary> {
    let mut cell = dictionary! { "O" => strings::name("Table") };
    if let Role::HeaderCell(scope) = element.role {
        cell.set("Scope", strings::name(scope_name(scope)));
    }
    if let Some(span) = &element.cell {
        for (key, places) in [("RowSpan", span.rows), ("ColSpan", span.columns)] {
            if places > 1 {
                cell.set(key, i64::from(places));
            }
        }
        if !span.headers.is_empty() {
            let headers = span.headers.iter().map(|header| strings::bytes(cell_name(*header).as_bytes()));
            cell.set("Headers", headers.collect::<Vec<_>>());
        }
    }
    (cell.len() > 1).then_some(cell)
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Row => "Row",
        Scope::Column => "Column",
        Scope::Both => "Both",
    }
}
