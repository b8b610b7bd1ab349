//! Items of pages into the elements that hold them: links, references and words in another language
//! get elements of their own within a paragraph.

use std::collections::BTreeMap;

use super::quotations::Quotations;
use super::{Leaf, Place, Places, areas};
use crate::diag::{Computed, Origin};
use crate::document::Document;
use crate::geom::structure::{Child, Role};
use crate::geom::{ElementId, GlyphRun, Item, Owner, Page, Sequence, Structure, Tag, Target};

/// Divides the items of all pages into sequences and puts these into the tree.
pub(super) fn divide<'a>(
    document: &'a Document,
    pages: &mut [Page],
    structure: Structure,
    places: Places<'a>,
    quotations: &'a Quotations,
) -> Structure {
    let (inlines, quoted) = (BTreeMap::new(), BTreeMap::new());
    let mut divider = Divider { document, structure, places, quotations, inlines, quoted };
    for (number, page) in (0..).zip(pages) {
        let sequences = divider.page(number, page);
        page.sequences = sequences;
    }
    divider.structure
}

/// The tree, and what runs of text are put into.
struct Divider<'a> {
    document: &'a Document,
    structure: Structure,
    places: Places<'a>,
    quotations: &'a Quotations,
    /// Elements within paragraphs, by the outermost of each.
    inlines: BTreeMap<ElementId, Inline>,
    /// The quotations that are not at their end yet, by what they belong to.
    quoted: BTreeMap<Owner, ElementId>,
}

/// An element within a paragraph that neighbouring runs share.
struct Inline {
    target: Option<Target>,
    language: String,
    /// What holds the runs.
    holder: ElementId,
}

impl<'a> Divider<'a> {
    fn page(&mut self, number: u32, page: &Page) -> Vec<Sequence> {
        let mut sequences: Vec<Sequence> = Vec::new();
        let mut tagged = 0;
        let mut links = (0..).zip(&page.links).peekable();
        for (place, item) in page.items.iter().enumerate() {
            if self.quotations.begins(number as usize, place) {
                self.open_quotation(item.owner());
            }
            let tag = self.tag(item);
            if self.quotations.ends(number as usize, place) {
                self.quoted.remove(&item.owner());
            }
            if let Tag::Element(element) = tag {
                areas::widen(&mut self.structure, element, number, item);
            }
            match sequences.last_mut().filter(|last| last.tag == tag) {
                Some(last) => last.items.end = place + 1,
                None => {
                    if let Tag::Element(element) = tag {
                        self.structure.put(element, Child::Sequence { page: number, number: tagged });
                        tagged += 1;
                    }
                    sequences.push(Sequence { items: place..place + 1, tag });
                }
            }
            if let (Some((link, _)), Tag::Element(element)) = (links.next_if(|(_, l)| l.items.start == place), tag) {
                self.structure.put(element, Child::Link { page: number, number: link });
            }
        }
        sequences
    }

    fn tag(&mut self, item: &Item) -> Tag {
        let owner = item.owner();
        if let Owner::Artefact(artefact) = owner {
            return Tag::Artefact(artefact);
        }
        let leaf = match self.place(owner) {
            Place::Leaf(leaf) => leaf,
            Place::Artefact(artefact) => return Tag::Artefact(artefact),
        };
        Tag::Element(match item {
            Item::Glyphs(run) => self.element(leaf, run),
            Item::Rule(_) | Item::Path(_) => leaf.words,
        })
    }

    fn open_quotation(&mut self, owner: Owner) {
        if let Place::Leaf(leaf) = self.place(owner) {
            let quotation = self.structure.add(leaf.words, Role::Quotation);
            self.quoted.insert(owner, quotation);
        }
    }

    /// What the words of an owner are. Words that the document does not account for are kept all the same, at its
    /// end.
    fn place(&mut self, owner: Owner) -> Place<'a> {
        if let Some(place) = self.places.get(&owner) {
            return *place;
        }
        let words = self.structure.add(Structure::ROOT, Role::Paragraph);
        let place = Place::Leaf(Leaf { label: None, words, language: &self.document.language });
        self.places.insert(owner, place);
        place
    }

    /// What holds a run.
    fn element(&mut self, leaf: Leaf<'_>, run: &GlyphRun) -> ElementId {
        let words = self.quoted.get(&run.owner).copied().unwrap_or(leaf.words);
        let parent = leaf.label.filter(|_| is_label(run)).unwrap_or(words);
        if run.target.is_none() && run.language == leaf.language {
            return parent;
        }
        if let Some(Child::Element(last)) = self.structure.element(parent).and_then(|element| element.children.last())
            && let Some(inline) = self.inlines.get(last)
            && (&inline.target, &inline.language) == (&run.target, &run.language)
        {
            return inline.holder;
        }
        let outer = match &run.target {
            None => self.structure.add(parent, Role::Span),
            Some(Target::Address(_)) => self.structure.add(parent, Role::Link),
            Some(Target::Note(_) | Target::Mark(_) | Target::Block(_)) => self.structure.add(parent, Role::Reference),
        };
        let holder = match &run.target {
            Some(Target::Note(_) | Target::Mark(_) | Target::Block(_)) => self.structure.add(outer, Role::Link),
            None | Some(Target::Address(_)) => outer,
        };
        if run.language != leaf.language
            && let Some(element) = self.structure.element_mut(holder)
        {
            element.language = Some(run.language.clone());
        }
        let inline = Inline { target: run.target.clone(), language: run.language.clone(), holder };
        self.inlines.insert(outer, inline);
        holder
    }
}

/// True for the number or bullet of an item, the number of a note, and the white behind it.
fn is_label(run: &GlyphRun) -> bool {
    match run.origin {
        Origin::Computed(Computed::BlockNumber, _) => true,
        Origin::Computed(Computed::NoteNumber, _) => {
            matches!(run.target, Some(Target::Mark(_))) || run.text.trim().is_empty()
        }
        _ => false,
    }
}
