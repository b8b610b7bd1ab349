//! The outline: the headings as a tree in the reader's side panel (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::destinations::{Destinations, name};
use super::page::Shell;
use super::{PdfError, strings};
use crate::geom::{BlockId, Target};

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Its depth, 1 for the highest. A skipped level is no fault: it goes under the last higher heading.
    pub level: u8,
    /// Its words, number included.
    pub title: String,
    /// The block that it leads to.
    pub block: BlockId,
}

/// How the entries hang together, by their places in the list.
#[derive(Debug, Default)]
struct Tree {
    /// The entry that each is under; `None` at the top.
    parents: Vec<Option<usize>>,
    /// The entries under each.
    children: Vec<Vec<usize>>,
    /// The entries at the top.
    top: Vec<usize>,
    /// How many are under each, at any depth.
    descendants: Vec<i64>,
}

impl Tree {
    fn new(entries: &[OutlineEntry]) -> Self {
        let mut tree = Self { children: vec![Vec::new(); entries.len()], ..Self::default() };
        // The entries that are open above the present one, with their levels.
        let mut open: Vec<(usize, u8)> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            while open.last().is_some_and(|&(_, level)| level >= entry.level) {
                open.pop();
            }
            let parent = open.last().map(|&(parent, _)| parent);
            parent.and_then(|p| tree.children.get_mut(p)).unwrap_or(&mut tree.top).push(at);
            tree.parents.push(parent);
            open.push((at, entry.level));
        }
        tree.count();
        tree
    }

    /// A child comes after its parent, so that going backward meets every child first.
    fn count(&mut self) {
        self.descendants = vec![0; self.parents.len()];
        for at in (0..self.parents.len()).rev() {
            let own = self.descendants.get(at).copied().unwrap_or(0);
            if let Some(above) = self.parents.get(at).copied().flatten().and_then(|p| self.descendants.get_mut(p)) {
                *above += own + 1;
            }
        }
    }
}

/// Writes the outline, all of it open; none when there are no entries.
///
/// # Errors
/// When an entry's block is on no page.
pub(super) fn write(shell: &mut Shell, entries: &[OutlineEntry], destinations: &Destinations) -> Result<(), PdfError> {
    if entries.is_empty() {
        return Ok(());
    }
    let tree = Tree::new(entries);
    let root = shell.document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| shell.document.new_object_id()).collect();
    let id = |at: usize| ids.get(at).copied().unwrap_or(root);
    for (((at, entry), parent), children) in entries.iter().enumerate().zip(&tree.parents).zip(&tree.children) {
        let mut item = item(entry, destinations)?;
        item.set("Parent", parent.map_or(root, id));
        let siblings = parent.and_then(|p| tree.children.get(p)).unwrap_or(&tree.top);
        link_siblings(&mut item, at, siblings, id);
        link_children(&mut item, children, tree.descendants.get(at).copied().unwrap_or(0), id);
        shell.document.set_object(id(at), item);
    }
    let mut outline = dictionary! { "Type" => "Outlines" };
    link_children(&mut outline, &tree.top, i64::try_from(entries.len()).unwrap_or(i64::MAX), id);
    shell.document.set_object(root, outline);
    let catalogue = shell.catalogue()?;
    catalogue.set("Outlines", root);
    catalogue.set("PageMode", strings::name("UseOutlines"));
    Ok(())
}

fn item(entry: &OutlineEntry, destinations: &Destinations) -> Result<Dictionary, PdfError> {
    let place = name(&Target::Block(entry.block)).unwrap_or_default();
    let place = destinations.refer(place, || format!("the outline entry {:?}", entry.title))?;
    Ok(dictionary! { "Title" => strings::text(&strings::plain(&entry.title)), "Dest" => place })
}

/// `siblings` are in rising order and hold `at`.
fn link_siblings(item: &mut Dictionary, at: usize, siblings: &[usize], id: impl Fn(usize) -> ObjectId) {
    let Ok(here) = siblings.binary_search(&at) else { return };
    if let Some(&previous) = here.checked_sub(1).and_then(|before| siblings.get(before)) {
        item.set("Prev", id(previous));
    }
    if let Some(&next) = siblings.get(here + 1) {
        item.set("Next", id(next));
    }
}

fn link_children(item: &mut Dictionary, children: &[usize], descendants: i64, id: impl Fn(usize) -> ObjectId) {
    if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
        item.set("First", id(first));
        item.set("Last", id(last));
        item.set("Count", Object::Integer(descendants));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(levels: &[u8]) -> Vec<OutlineEntry> {
        levels.iter().map(|&level| OutlineEntry { level, title: String::new(), block: BlockId(0) }).collect()
    }

    #[test]
    fn headings_hang_under_the_last_higher_one() {
        let tree = Tree::new(&entries(&[1, 2, 3, 2, 1, 3, 2]));
        assert_eq!(tree.parents, [None, Some(0), Some(1), Some(0), None, Some(4), Some(4)]);
        assert_eq!(tree.top, [0, 4]);
        assert_eq!(tree.descendants, [3, 1, 0, 0, 2, 0, 0]);
    }

    #[test]
    fn an_outline_may_begin_below_the_highest_level() {
        let tree = Tree::new(&entries(&[3, 2, 1]));
        assert_eq!(tree.parents, [None, None, None]);
    }
}
