//! The structure as readable text: a line for each element, with the words that it holds of each page.

use rapporteur::geom::structure::{Child, Role};
use rapporteur::geom::{ElementId, Item, Page, Structure, Tag};

use crate::support::Made;

/// The tree, deeper elements further to the right.
pub(crate) fn outline(made: &Made) -> String {
    let mut out = String::new();
    element(&made.layout.structure, &made.layout.pages, Structure::ROOT, 0, &mut out);
    out
}

fn element(structure: &Structure, pages: &[Page], id: ElementId, depth: usize, out: &mut String) {
    let element_of = structure.element(id).unwrap();
    let indent = "  ".repeat(depth);
    let language = element_of.language.as_ref().map_or(String::new(), |language| format!(" ({language})"));
    out.push_str(&format!("{indent}{}{language}\n", name(element_of.role)));
    for child in &element_of.children {
        match child {
            Child::Element(inner) => element(structure, pages, *inner, depth + 1, out),
            Child::Sequence { page, number } => {
                let words = words(&pages[*page as usize], *number as usize);
                out.push_str(&format!("{indent}  {}: {words}\n", page + 1));
            }
            Child::Link { page, number } => {
                let link = &pages[*page as usize].links[*number as usize];
                out.push_str(&format!("{indent}  → {}\n", link.words));
            }
        }
    }
}

/// As the variants are called, without the numbers that only the program needs.
fn name(role: Role) -> String {
    match role {
        Role::Note(_) => "Note".to_owned(),
        other => format!("{other:?}"),
    }
}

fn words(page: &Page, number: usize) -> String {
    let tagged = page.sequences.iter().filter(|sequence| matches!(sequence.tag, Tag::Element(_)));
    let items = tagged.map(|sequence| &page.items[sequence.items.clone()]).nth(number).unwrap();
    let text: String = items
        .iter()
        .map(|item| match item {
            Item::Glyphs(run) if run.text.is_empty() => "\u{AD}",
            Item::Glyphs(run) => &run.text,
            _ => "▭",
        })
        .collect();
    format!("{:?}", text.replace('\u{AD}', "|").replace('\n', " "))
}
