//! The structure tree (ISO 32000-1, 14.7): elements, what of each page they hold, and the way back.
//!
//! ```text
//! catalogue → tree → elements → sequences of pages, links
//! page or link → number → parent tree → element
//! ```

mod attributes;
mod parents;
mod role;

pub(super) use role::name as role_name;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use self::parents::Parents;
use super::page::Shell;
use super::{PdfError, search_tree, strings};
use crate::geom::structure::{Child, Element, Role};
use crate::geom::{ElementId, Length, Page, Structure};

/// Writes the tree. `links` are the link annotations of each page.
///
/// # Errors
/// When the tree holds a page, a link or an element that is not there.
pub(super) fn write(
    shell: &mut Shell,
    pages: &[Page],
    structure: &Structure,
    links: &[Vec<ObjectId>],
) -> Result<(), PdfError> {
    let root = shell.document.new_object_id();
    let ids: Vec<ObjectId> = structure.elements().map(|_| shell.document.new_object_id()).collect();
    let (heights, parents) = (pages.iter().map(|page| page.size.height).collect(), Parents::new(pages.len()));
    let mut writer = Writer { root, ids, pages: shell.pages.clone(), links, parents, heights };
    let mut names: Vec<(String, ObjectId)> = Vec::new();
    for (id, element) in structure.elements() {
        let object = writer.id(id)?;
        let mut dictionary = writer.element(object, element)?;
        if let Some(name) = name(id, element.role) {
            dictionary.set("ID", strings::bytes(name.as_bytes()));
            names.push((name, object));
        }
        shell.document.set_object(object, dictionary);
    }
    let mut tree = dictionary! { "Type" => "StructTreeRoot", "K" => writer.id(Structure::ROOT)? };
    tree.set("RoleMap", role::map());
    if !names.is_empty() {
        names.sort();
        let entries = names.iter().map(|(name, id)| (strings::bytes(name.as_bytes()), Object::Reference(*id)));
        let entries: Vec<_> = entries.collect();
        tree.set("IDTree", search_tree::write(shell, "Names", &entries));
    }
    writer.parents.write(shell, &mut tree)?;
    shell.document.set_object(root, tree);
    let catalogue = shell.catalogue()?;
    catalogue.set("StructTreeRoot", root);
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// What the elements point at.
struct Writer<'a> {
    root: ObjectId,
    /// The elements.
    ids: Vec<ObjectId>,
    pages: Vec<ObjectId>,
    links: &'a [Vec<ObjectId>],
    parents: Parents,
    /// The heights of the pages.
    heights: Vec<Length>,
}

impl Writer<'_> {
    fn id(&self, element: ElementId) -> Result<ObjectId, PdfError> {
        self.ids.get(element.0 as usize).copied().ok_or_else(|| missing("an element"))
    }

    fn page(&self, page: u32) -> Result<ObjectId, PdfError> {
        self.pages.get(page as usize).copied().ok_or_else(|| missing("a page"))
    }

    fn element(&mut self, own: ObjectId, element: &Element) -> Result<Dictionary, PdfError> {
        let parent = element.parent.map_or(Ok(self.root), |parent| self.id(parent))?;
        let mut dictionary = dictionary! { "S" => strings::name(role_name(element.role)), "P" => parent };
        let first = element.children.iter().find_map(|child| match child {
            Child::Sequence { page, .. } => Some(*page),
            Child::Element(_) | Child::Link { .. } => None,
        });
        if let Some(page) = first {
            dictionary.set("Pg", self.page(page)?);
        }
        let children = element.children.iter().map(|child| self.child(own, *child, first));
        let mut children = children.collect::<Result<Vec<Object>, _>>()?;
        match (children.pop(), children.is_empty()) {
            (Some(only), true) => dictionary.set("K", only),
            (Some(last), false) => {
                children.push(last);
                dictionary.set("K", children);
            }
            (None, _) => {}
        }
        self.describe(&mut dictionary, element)?;
        Ok(dictionary)
    }

    /// A thing in the element `own`, whose other things stand on the page `first`.
    fn child(&mut self, own: ObjectId, child: Child, first: Option<u32>) -> Result<Object, PdfError> {
        Ok(match child {
            Child::Element(element) => Object::Reference(self.id(element)?),
            Child::Sequence { page, number } => {
                self.parents.sequence(page, number, own)?;
                let number = i64::from(number);
                if Some(page) == first {
                    Object::Integer(number)
                } else {
                    dictionary! { "Type" => "MCR", "Pg" => self.page(page)?, "MCID" => number }.into()
                }
            }
            Child::Link { page, number } => {
                let link = self.links.get(page as usize).and_then(|links| links.get(number as usize));
                let link = *link.ok_or_else(|| missing("a link"))?;
                self.parents.link(link, own);
                dictionary! { "Type" => "OBJR", "Pg" => self.page(page)?, "Obj" => link }.into()
            }
        })
    }

    /// Language, alternative text, name and attributes.
    fn describe(&self, dictionary: &mut Dictionary, element: &Element) -> Result<(), PdfError> {
        if let Some(language) = &element.language {
            dictionary.set("Lang", strings::text(&strings::plain(language)));
        }
        if let Some(alternative) = &element.alternative {
            dictionary.set("Alt", strings::text(&strings::plain(alternative)));
        }
        if let Some(attributes) = attributes::of(element, &self.heights)? {
            dictionary.set("A", attributes);
        }
        Ok(())
    }
}

/// The name by which other elements point at this one; only notes (ISO 14289-1, 7.9) and header cells have one.
fn name(id: ElementId, role: Role) -> Option<String> {
    match role {
        Role::Note(note) => Some(format!("note-{}", note.0)),
        Role::HeaderCell(_) => Some(cell_name(id)),
        _ => None,
    }
}

fn cell_name(id: ElementId) -> String {
    format!("cell-{}", id.0)
}

fn missing(what: &str) -> PdfError {
    PdfError::assembly(format!("the structure holds {what} that is not there"))
}
