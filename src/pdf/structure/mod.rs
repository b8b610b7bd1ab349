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

use lopdf::{Object, ObjectId, dictionary};

use self::parents::Parents;
use super::packed::{Entries, push_reference};
use super::page::Shell;
use super::{PdfError, number, search_tree, strings};
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
    links: &[Vec<u32>],
) -> Result<(), PdfError> {
    let root = shell.number();
    let ids: Vec<u32> = structure.elements().map(|_| shell.number()).collect();
    let heights = pages.iter().map(|page| page.size.height).collect();
    let parents = Parents::new(pages.len(), links);
    let mut writer = Writer { root, ids, pages: shell.pages.clone(), links, parents, heights };
    let mut names: Vec<(String, u32)> = Vec::new();
    for (id, element) in structure.elements() {
        let (object, name) = (writer.id(id)?, name(id, element.role));
        shell.packed.add(object, |out| writer.element(out, object, element, name.as_deref()))?;
        names.extend(name.map(|name| (name, object)));
    }
    let mut tree = dictionary! { "Type" => "StructTreeRoot", "K" => (writer.id(Structure::ROOT)?, 0) };
    tree.set("RoleMap", role::map());
    if !names.is_empty() {
        names.sort();
        let entries = names.iter().map(|(name, id)| (strings::bytes(name.as_bytes()), Object::Reference((*id, 0))));
        let entries: Vec<_> = entries.collect();
        tree.set("IDTree", search_tree::write(shell, "Names", &entries));
    }
    writer.parents.write(shell, &mut tree)?;
    let root = (root, 0);
    shell.document.set_object(root, tree);
    let catalogue = shell.catalogue()?;
    catalogue.set("StructTreeRoot", root);
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// What the elements point at.
struct Writer<'a> {
    root: u32,
    /// The elements.
    ids: Vec<u32>,
    pages: Vec<ObjectId>,
    links: &'a [Vec<u32>],
    parents: Parents,
    /// The heights of the pages.
    heights: Vec<Length>,
}

impl Writer<'_> {
    fn id(&self, element: ElementId) -> Result<u32, PdfError> {
        self.ids.get(element.0 as usize).copied().ok_or_else(|| missing("an element"))
    }

    fn page(&self, page: u32) -> Result<u32, PdfError> {
        self.pages.get(page as usize).map(|id| id.0).ok_or_else(|| missing("a page"))
    }

    /// An element with the number `own`.
    fn element(&mut self, out: &mut Vec<u8>, own: u32, element: &Element, name: Option<&str>) -> Result<(), PdfError> {
        let parent = element.parent.map_or(Ok(self.root), |parent| self.id(parent))?;
        let mut entries = Entries::begin(out);
        entries.name("S", role_name(element.role));
        entries.reference("P", parent);
        let first = element.children.iter().find_map(|child| match child {
            Child::Sequence { page, .. } => Some(*page),
            Child::Element(_) | Child::Link { .. } => None,
        });
        if let Some(page) = first {
            entries.reference("Pg", self.page(page)?);
        }
        self.children(&mut entries, own, &element.children, first)?;
        self.describe(&mut entries, element)?;
        if let Some(name) = name {
            entries.object("ID", &strings::bytes(name.as_bytes()));
        }
        entries.end();
        Ok(())
    }

    /// What the element `own` holds, of which most stands on the page `first`; a single thing needs no list.
    fn children(
        &mut self,
        entries: &mut Entries<'_>,
        own: u32,
        children: &[Child],
        first: Option<u32>,
    ) -> Result<(), PdfError> {
        let Some((one, rest)) = children.split_first() else { return Ok(()) };
        let out = entries.key("K");
        out.push(if rest.is_empty() { b' ' } else { b'[' });
        self.child(out, own, *one, first)?;
        for child in rest {
            out.push(b' ');
            self.child(out, own, *child, first)?;
        }
        if !rest.is_empty() {
            out.push(b']');
        }
        Ok(())
    }

    /// A thing in the element `own`.
    fn child(&mut self, out: &mut Vec<u8>, own: u32, child: Child, first: Option<u32>) -> Result<(), PdfError> {
        match child {
            Child::Element(element) => push_reference(out, self.id(element)?),
            Child::Sequence { page, number } => {
                self.parents.sequence(page, number, own)?;
                if Some(page) == first {
                    number::push_whole(out, u64::from(number));
                } else {
                    let mut entries = Entries::begin(out);
                    entries.name("Type", "MCR");
                    entries.reference("Pg", self.page(page)?);
                    entries.whole("MCID", u64::from(number));
                    entries.end();
                }
            }
            Child::Link { page, number } => {
                let link = self.links.get(page as usize).and_then(|links| links.get(number as usize));
                let link = *link.ok_or_else(|| missing("a link"))?;
                self.parents.link(page, number, own)?;
                let mut entries = Entries::begin(out);
                entries.name("Type", "OBJR");
                entries.reference("Pg", self.page(page)?);
                entries.reference("Obj", link);
                entries.end();
            }
        }
        Ok(())
    }

    /// Language, alternative text and attributes.
    fn describe(&self, entries: &mut Entries<'_>, element: &Element) -> Result<(), PdfError> {
        if let Some(language) = &element.language {
            entries.object("Lang", &strings::text(&strings::plain(language)));
        }
        if let Some(alternative) = &element.alternative {
            entries.object("Alt", &strings::text(&strings::plain(alternative)));
        }
        if let Some(attributes) = attributes::of(element, &self.heights)? {
            entries.object("A", &attributes);
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
