//! The structure of the finished pages: what each piece of them is, in the order of the text.
//!
//! The blocks of the document make the tree (`skeleton`, `lists`), for the pages know no sections and
//! no lists; the pages then say which of their items each element holds (`sequences`). A note stands right
//! after the paragraph, heading or cell of its mark: at the mark itself it would be read in the middle
//! of a sentence, at the foot of the page far from it.

mod areas;
mod broken_links;
mod lists;
mod quotations;
mod sequences;
mod skeleton;

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::geom::{Artefact, ElementId, Item, Owner, Page, Structure};

/// What holds the words of one owner.
#[derive(Clone, Copy, Debug)]
struct Leaf<'a> {
    /// For its number, bullet or mark, where that is an element of its own.
    label: Option<ElementId>,
    /// For its words.
    words: ElementId,
    /// The language of both.
    language: &'a str,
}

/// What the words of an owner are.
#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    /// Words of the text.
    Leaf(Leaf<'a>),
    /// For the eye only.
    Artefact(Artefact),
}

/// What the words of each owner are.
type Places<'a> = BTreeMap<Owner, Place<'a>>;

/// The structure of a document on these pages, whose sequences are set.
pub(super) fn structure(document: &Document, pages: &mut [Page]) -> Structure {
    let printed: BTreeSet<Owner> = pages.iter().flat_map(|page| &page.items).map(Item::owner).collect();
    let (structure, places) = skeleton::build(document, &printed);
    let quotations = quotations::part(document, pages);
    let structure = sequences::divide(document, pages, structure, places, &quotations);
    broken_links::say_whole(&structure, pages);
    structure
}
