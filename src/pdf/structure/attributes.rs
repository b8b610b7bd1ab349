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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::structure::CellSpan;
    use crate::geom::{ElementId, Point, Rect, Size, Structure};

    fn element(role: Role) -> Element {
        let mut structure = Structure::default();
        let id = structure.add(Structure::ROOT, role);
        structure.element(id).unwrap().clone()
    }

    fn written(element: &Element) -> String {
        let heights = [Length::from_points(100)];
        let mut out = Vec::new();
        of(element, &heights).unwrap().iter().for_each(|object| crate::pdf::object::push(&mut out, object));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_list_says_what_stands_before_its_items() {
        assert_eq!(written(&element(Role::List(Numbering::Decimal))), "<</O/List/ListNumbering/Decimal>>");
        assert_eq!(written(&element(Role::List(Numbering::None))), "");
    }

    #[test]
    fn a_header_cell_says_for_which_cells_it_speaks_and_a_cell_which_headers_speak_for_it() {
        assert_eq!(written(&element(Role::HeaderCell(Scope::Column))), "<</O/Table/Scope/Column>>");
        assert_eq!(written(&element(Role::Cell)), "");
        let cell = Some(CellSpan { rows: 1, columns: 2, headers: vec![ElementId(7)] });
        let cell = Element { cell, ..element(Role::Cell) };
        assert_eq!(written(&cell), "<</O/Table/ColSpan 2/Headers[(cell-7)]>>");
    }

    #[test]
    fn a_figure_says_where_it_stands_from_the_foot_of_its_page() {
        let point = Length::from_points;
        let area =
            Rect { at: Point { x: point(10), y: point(20) }, size: Size { width: point(30), height: point(40) } };
        let figure = Element { area: Some((0, area)), ..element(Role::Figure) };
        assert_eq!(written(&figure), "<</O/Layout/BBox[10 40 40 80]>>");
        assert!(of(&Element { area: Some((1, area)), ..figure }, &[point(100)]).is_err(), "there is no such page");
    }
}
