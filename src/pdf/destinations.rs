//! Named places: a link keeps its name, and the name its place, however the pages fall
//! (ISO 32000-1, 12.3.2.3 and 7.9.6).

use std::collections::BTreeMap;

use lopdf::{Object, dictionary};

use super::page::Shell;
use super::{PdfError, number, search_tree, strings};
use crate::geom::{Page, Target};

/// All places that links may lead to, by name.
#[derive(Debug)]
pub(super) struct Destinations {
    places: BTreeMap<String, Place>,
}

/// A place: page counted from 0, and its top left corner in thousandths of a point from the foot.
#[derive(Clone, Copy, Debug)]
struct Place {
    page: usize,
    left: i64,
    top: i64,
}

/// The name of a place; `None` for an address, which is none in this file.
pub(super) fn name(target: &Target) -> Option<String> {
    match target {
        Target::Address(_) => None,
        Target::Note(note) => Some(format!("note-{}", note.0)),
        Target::Mark(note) => Some(format!("mark-{}", note.0)),
        Target::Block(block) => Some(format!("block-{}", block.0)),
    }
}

impl Destinations {
    /// Those of the pages. Where a place is given twice, as for a note with two marks, the first counts.
    pub(super) fn new(pages: &[Page]) -> Self {
        let mut places = BTreeMap::new();
        for (number, page) in pages.iter().enumerate() {
            for destination in &page.destinations {
                let place = Place {
                    page: number,
                    left: number::thousandths(destination.at.x),
                    top: number::thousandths(page.size.height - destination.at.y),
                };
                if let Some(name) = name(&destination.target) {
                    places.entry(name).or_insert(place);
                }
            }
        }
        Self { places }
    }

    /// The name as the file refers to it.
    ///
    /// # Errors
    /// When there is no such place, for `wanted_by`: a link that leads nowhere is never written.
    pub(super) fn refer(&self, name: String, wanted_by: impl FnOnce() -> String) -> Result<Object, PdfError> {
        if self.places.contains_key(&name) {
            Ok(strings::bytes(name.as_bytes()))
        } else {
            Err(PdfError::NoDestination { name, wanted_by: wanted_by() })
        }
    }

    /// Writes the tree of names.
    ///
    /// # Errors
    /// When the catalogue is no dictionary.
    pub(super) fn write(&self, shell: &mut Shell) -> Result<(), PdfError> {
        if self.places.is_empty() {
            return Ok(());
        }
        let place = |(name, place): (&String, &Place)| (strings::bytes(name.as_bytes()), place.view(shell));
        let entries: Vec<_> = self.places.iter().map(place).collect();
        let tree = search_tree::write(shell, "Names", &entries);
        let root = shell.add(tree);
        shell.catalogue()?.set("Names", dictionary! { "Dests" => root });
        Ok(())
    }
}

impl Place {
    /// As a viewer takes it: the place comes to the top left corner of the window, as large as all else.
    fn view(&self, shell: &Shell) -> Object {
        let page = shell.pages.get(self.page).map_or(Object::Null, |&page| Object::Reference(page));
        let [left, top] = [self.left, self.top].map(number::object);
        Object::Array(vec![page, strings::name("XYZ"), left, top, Object::Null])
    }
}
