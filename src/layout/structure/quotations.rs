//! Quotations within a paragraph: from a quotation mark to the one that answers it, so that whoever hears the
//! words knows which of them are another's.
//!
//! They are found on the finished pages, for lines are broken without regard to them: a run that was parted before
//! its letters were set would lose the kerning at its ends. Marks that a citation style or a record puts round a
//! title are no quotation, nor is a mark that none answers.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{FileId, Origin};
use crate::document::Document;
use crate::geom::{Glyph, GlyphRun, Item, Length, Owner, Page, Point};

/// An item: its page and its place on it, each counted from 0.
type Place = (usize, usize);

/// The items with which quotations begin and end.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    begins: BTreeSet<Place>,
    ends: BTreeSet<Place>,
}

impl Quotations {
    /// True for the first item of a quotation.
    pub(super) fn begins(&self, page: usize, item: usize) -> bool {
        self.begins.contains(&(page, item))
    }

    /// True for its last.
    pub(super) fn ends(&self, page: usize, item: usize) -> bool {
        self.ends.contains(&(page, item))
    }
}

/// Where a quotation begins or ends in the text of a run, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Begin(usize),
    End(usize),
}

impl Edge {
    fn byte(self) -> usize {
        match self {
            Self::Begin(byte) | Self::End(byte) => byte,
        }
    }
}

/// Parts the runs of all pages where quotations begin and end. Nothing moves.
pub(super) fn part(document: &Document, pages: &mut [Page]) -> Quotations {
    let edges = edges(document, pages);
    let mut quotations = Quotations::default();
    if edges.is_empty() {
        return quotations;
    }
    for (number, page) in pages.iter_mut().enumerate() {
        let mut items: Vec<Item> = Vec::with_capacity(page.items.len());
        let mut places = Vec::with_capacity(page.items.len() + 1);
        for (place, item) in std::mem::take(&mut page.items).into_iter().enumerate() {
            places.push(items.len());
            match (edges.get(&(number, place)), item) {
                (Some(edges), Item::Glyphs(run)) => quotations.part_run(run, edges, number, &mut items),
                (_, item) => items.push(item),
            }
        }
        places.push(items.len());
        let moved = |place: usize| places.get(place).copied().unwrap_or(place);
        page.links.iter_mut().for_each(|link| link.items = moved(link.items.start)..moved(link.items.end));
        page.items = items;
    }
    quotations
}

impl Quotations {
    /// Adds the pieces of a run to the items of a page.
    fn part_run(&mut self, mut rest: GlyphRun, edges: &[Edge], page: usize, items: &mut Vec<Item>) {
        let mut from = 0;
        for edge in edges {
            let at = edge.byte() - from;
            if at > 0 && at < rest.text.len() {
                let (before, after) = split(rest, at);
                items.push(Item::Glyphs(before));
                (rest, from) = (after, edge.byte());
            }
            match edge {
                Edge::Begin(_) => self.begins.insert((page, items.len())),
                // The last piece of a run is not among the items yet.
                Edge::End(byte) if *byte > from => self.ends.insert((page, items.len())),
                Edge::End(_) => self.ends.insert((page, items.len().saturating_sub(1))),
            };
        }
        items.push(Item::Glyphs(rest));
    }
}

/// The edges of all quotations, in the order of the text of each run.
fn edges(document: &Document, pages: &[Page]) -> BTreeMap<Place, Vec<Edge>> {
    // The mark that waits for its answer, by what it belongs to.
    let mut open: BTreeMap<Owner, (Place, usize)> = BTreeMap::new();
    let mut edges: BTreeMap<Place, Vec<Edge>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (place, item) in page.items.iter().enumerate() {
            let Item::Glyphs(run) = item else { continue };
            if matches!(run.origin, Origin::Computed(..)) || file(document, run.owner) != Some(run.origin.span().file) {
                continue;
            }
            for (byte, mark) in run.text.char_indices() {
                let place = (number, place);
                if mark == '“' {
                    open.insert(run.owner, (place, byte));
                } else if mark == '”'
                    && let Some((first, start)) = open.remove(&run.owner)
                {
                    edges.entry(first).or_default().push(Edge::Begin(start));
                    edges.entry(place).or_default().push(Edge::End(byte + mark.len_utf8()));
                }
            }
        }
    }
    edges.values_mut().for_each(|edges| edges.sort_by_key(|edge| edge.byte()));
    edges
}

/// The file in which the words of an owner were typed.
fn file(document: &Document, owner: Owner) -> Option<FileId> {
    match owner {
        Owner::Block(block) => document.blocks.get(block.0 as usize).map(|block| block.span.file),
        Owner::Note(note) => document.note(note).map(|note| note.span.file),
        Owner::Part(..) | Owner::Artefact(_) => None,
    }
}

/// A run in two, at a byte of its text that begins a letter.
fn split(run: GlyphRun, at: usize) -> (GlyphRun, GlyphRun) {
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    let stands_behind = |glyph: &Glyph| glyph.text.0 >= start && glyph.text.1 > glyph.text.0;
    let place = run.glyphs.iter().position(stands_behind).unwrap_or(run.glyphs.len());
    let mut before = run;
    let mut after =
        GlyphRun { glyphs: before.glyphs.split_off(place), text: before.text.split_off(at), ..before.clone() };
    for glyph in &mut after.glyphs {
        glyph.text = (glyph.text.0.saturating_sub(start), glyph.text.1.saturating_sub(start));
    }
    let width: Length = before.glyphs.iter().map(Glyph::advance).sum();
    after.at = Point { x: before.at.x + width, y: before.at.y };
    after.origin = after.origin.part(at, at + after.text.len());
    before.origin = before.origin.part(0, at);
    (before, after)
}
