//! The way back from a page or a link to the elements that hold its pieces (ISO 32000-1, 14.7.4.4).
//!
//! A page has the number of its place, a link a number after all pages.

use lopdf::{Dictionary, Object, ObjectId};

use super::missing;
use crate::pdf::page::Shell;
use crate::pdf::{PdfError, search_tree, strings};

/// Who holds what.
#[derive(Debug)]
pub(super) struct Parents {
    /// The elements that hold the sequences of each page, in the order of the sequences.
    pages: Vec<Vec<Option<ObjectId>>>,
    /// The links, each with its element.
    links: Vec<(ObjectId, ObjectId)>,
}

impl Parents {
    /// For so many pages.
    pub(super) fn new(pages: usize) -> Self {
        Self { pages: vec![Vec::new(); pages], links: Vec::new() }
    }

    /// Says that a sequence of a page belongs to an element.
    ///
    /// # Errors
    /// When it belongs to another, or there is no such page.
    pub(super) fn sequence(&mut self, page: u32, number: u32, element: ObjectId) -> Result<(), PdfError> {
        let page = self.pages.get_mut(page as usize).ok_or_else(|| missing("a page"))?;
        let at = number as usize;
        if page.len() <= at {
            page.resize(at + 1, None);
        }
        match page.get_mut(at).map(|slot| slot.replace(element)) {
            Some(None) => Ok(()),
            _ => Err(PdfError::assembly("a piece of a page belongs to two elements")),
        }
    }

    /// Says that a link belongs to an element.
    pub(super) fn link(&mut self, link: ObjectId, element: ObjectId) {
        self.links.push((link, element));
    }

    /// Writes the tree, and its numbers into pages and links.
    ///
    /// # Errors
    /// When a page or a link is no dictionary.
    pub(super) fn write(self, shell: &mut Shell, root: &mut Dictionary) -> Result<(), PdfError> {
        let mut entries = Vec::with_capacity(self.pages.len() + self.links.len());
        for ((number, page), elements) in (0_i64..).zip(shell.pages.clone()).zip(self.pages) {
            let elements: Vec<Object> =
                elements.into_iter().map(|e| e.map_or(Object::Null, Object::Reference)).collect();
            entries.push((Object::Integer(number), Object::Reference(shell.add(elements))));
            let page = shell.dictionary(page)?;
            page.set("StructParents", number);
            page.set("Tabs", strings::name("S"));
        }
        for (link, element) in self.links {
            let number = i64::try_from(entries.len()).unwrap_or(i64::MAX);
            shell.dictionary(link)?.set("StructParent", number);
            entries.push((Object::Integer(number), Object::Reference(element)));
        }
        root.set("ParentTreeNextKey", i64::try_from(entries.len()).unwrap_or(i64::MAX));
        let tree = search_tree::write(shell, "Nums", &entries);
        root.set("ParentTree", shell.add(tree));
        Ok(())
    }
}
