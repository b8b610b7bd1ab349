//! The way back from a page or a link to the elements that hold its pieces (ISO 32000-1, 14.7.4.4).
//!
//! A page has the number of its place, a link a number after all pages, in the order of the pages.

use lopdf::{Dictionary, Object};

use super::missing;
use crate::pdf::packed::push_reference;
use crate::pdf::page::Shell;
use crate::pdf::{PdfError, search_tree, strings};

/// Who holds what.
#[derive(Debug)]
pub(super) struct Parents {
    /// The elements that hold the sequences of each page, in the order of the sequences.
    pages: Vec<Vec<Option<u32>>>,
    /// The element of each link, page by page.
    links: Vec<Vec<Option<u32>>>,
}

impl Parents {
    /// For so many pages, with these links.
    pub(super) fn new(pages: usize, links: &[Vec<u32>]) -> Self {
        Self { pages: vec![Vec::new(); pages], links: links.iter().map(|links| vec![None; links.len()]).collect() }
    }

    /// Says that a sequence of a page belongs to an element.
    ///
    /// # Errors
    /// When it belongs to another, or there is no such page.
    pub(super) fn sequence(&mut self, page: u32, number: u32, element: u32) -> Result<(), PdfError> {
        let page = self.pages.get_mut(page as usize).ok_or_else(|| missing("a page"))?;
        let at = number as usize;
        if page.len() <= at {
            page.resize(at + 1, None);
        }
        give(page.get_mut(at), element)
    }

    /// Says that a link of a page belongs to an element.
    ///
    /// # Errors
    /// When it belongs to another, or there is no such link.
    pub(super) fn link(&mut self, page: u32, number: u32, element: u32) -> Result<(), PdfError> {
        let links = self.links.get_mut(page as usize).ok_or_else(|| missing("a page"))?;
        give(links.get_mut(number as usize), element)
    }

    /// Writes the tree, and its numbers into the pages; the links have theirs.
    ///
    /// # Errors
    /// When a page is no dictionary, or a link belongs to no element: nobody would hear of it.
    pub(super) fn write(self, shell: &mut Shell, root: &mut Dictionary) -> Result<(), PdfError> {
        let mut entries = Vec::with_capacity(self.pages.len());
        for ((number, page), elements) in (0_i64..).zip(shell.pages.clone()).zip(self.pages) {
            let list = shell.number();
            shell.packed.add(list, |out| push_list(out, &elements));
            entries.push((Object::Integer(number), Object::Reference((list, 0))));
            let page = shell.dictionary(page)?;
            page.set("StructParents", number);
            page.set("Tabs", strings::name("S"));
        }
        for element in self.links.into_iter().flatten() {
            let element = element.ok_or_else(|| PdfError::assembly("a link belongs to no element"))?;
            let number = i64::try_from(entries.len()).unwrap_or(i64::MAX);
            entries.push((Object::Integer(number), Object::Reference((element, 0))));
        }
        root.set("ParentTreeNextKey", i64::try_from(entries.len()).unwrap_or(i64::MAX));
        let tree = search_tree::write(shell, "Nums", &entries);
        root.set("ParentTree", shell.add(tree));
        Ok(())
    }
}

/// Gives a piece its element.
fn give(slot: Option<&mut Option<u32>>, element: u32) -> Result<(), PdfError> {
    match slot.map(|slot| slot.replace(element)) {
        Some(None) => Ok(()),
        _ => Err(PdfError::assembly("a piece of a page belongs to two elements, or there is none")),
    }
}

fn push_list(out: &mut Vec<u8>, elements: &[Option<u32>]) {
    out.push(b'[');
    for (place, element) in elements.iter().enumerate() {
        if place > 0 {
            out.push(b' ');
        }
        match element {
            Some(element) => push_reference(out, *element),
            None => out.extend_from_slice(b"null"),
        }
    }
    out.push(b']');
}
