//! The display list: finished pages, ready to be written by any output.
//!
//! Distances run from the top left corner of the page, to the right and downward. A glyph run stands
//! on its baseline. Every run says where its words came from and what it belongs to, so that a
//! writer can tag it, link it or point back to the file.

use std::ops::Range;

use super::structure::ElementId;
use super::{Length, Path};
use crate::diag::{Origin, Span};

/// A face of the face table that set the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// What a style asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FaceRequest {
    /// The family, such as "Liberation Serif".
    pub family: String,
    /// Bold rather than regular.
    pub bold: bool,
    /// Italic rather than upright.
    pub italic: bool,
}

/// A block of the document, by its place in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

/// A note of the document, by its place in reading order (all series together).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub u32);

/// A place on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// From the left edge.
    pub x: Length,
    /// From the top edge.
    pub y: Length,
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    /// To the right.
    pub width: Length,
    /// Downward.
    pub height: Length,
}

/// A rectangle by its top left corner and size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rect {
    /// Top left corner.
    pub at: Point,
    /// Width and height.
    pub size: Size,
}

/// A colour: red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub u8, pub u8, pub u8);

/// What became of words since an older state, in a redline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Revision {
    /// They came.
    Inserted,
    /// They went.
    Deleted,
}

/// What stands on the page but is not part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Artefact {
    /// A running line at the head.
    Head,
    /// A running line at the foot, page numbers included.
    Foot,
    /// The rule above the notes, and the line that says a note goes on.
    NoteSeparator,
    /// Rules and other ornament of the layout.
    Ornament,
}

/// What a run or a rule belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A paragraph, heading or list item: a block of the document.
    Block(BlockId),
    /// One of several texts of a block, such as a paragraph of a cell, by its place among the texts of the block
    /// in reading order.
    Part(BlockId, u32),
    /// A note.
    Note(NoteId),
    /// Not part of the text.
    Artefact(Artefact),
}

impl Owner {
    /// The block, when it is one or a part of one.
    pub fn block(self) -> Option<BlockId> {
        match self {
            Self::Block(block) | Self::Part(block, _) => Some(block),
            Self::Note(_) | Self::Artefact(_) => None,
        }
    }
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An address: http, https or mailto, checked before it comes here.
    Address(String),
    /// The start of a note's text.
    Note(NoteId),
    /// The mark of a note in the text.
    Mark(NoteId),
    /// The start of a block.
    Block(BlockId),
}

/// A shaped glyph at its place in a run.
///
/// Distances are kept in half the room of a [`Length`]: glyphs are most of what a long document holds.
/// Longer than 32,767 points, three times what a length may be, they are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// The bytes `start..end` of the run's text that it stands for; empty when an earlier glyph of the
    /// same cluster stands for them.
    pub text: (u32, u32),
    /// In scaled points.
    advance: i32,
    /// In scaled points, to the right and downward.
    offset: [i32; 2],
}

impl Glyph {
    /// The glyph `id`, which moves the pen by `advance` and stands `offset` from it.
    #[must_use]
    #[inline]
    pub fn new(id: u16, advance: Length, offset: Point, text: (u32, u32)) -> Self {
        Self { id, text, advance: cut(advance), offset: [cut(offset.x), cut(offset.y)] }
    }

    /// How far the pen moves: kerning and the justification of spaces included.
    #[must_use]
    #[inline]
    pub fn advance(&self) -> Length {
        Length::from_scaled(self.advance.into())
    }

    /// How far it stands from the pen, to the right and downward.
    #[must_use]
    #[inline]
    pub fn offset(&self) -> Point {
        let [x, y] = self.offset.map(|distance| Length::from_scaled(distance.into()));
        Point { x, y }
    }
}

fn cut(length: Length) -> i32 {
    let limit = if length < Length::ZERO { i32::MIN } else { i32::MAX };
    i32::try_from(length.scaled()).unwrap_or(limit)
}

/// Glyphs of one face and size on one baseline, from one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The size of an em.
    pub size: Length,
    /// Where the pen starts, on the baseline.
    pub at: Point,
    /// The glyphs, in visual order.
    pub glyphs: Vec<Glyph>,
    /// The text that the glyphs stand for, in logical order, spaces included.
    pub text: String,
    /// Its colour.
    pub colour: Colour,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Where the text came from. A hyphen that the line breaker added is a run of its own, with an
    /// empty text.
    pub origin: Origin,
    /// What it belongs to.
    pub owner: Owner,
    /// Where it leads, when it is a link: note marks, titles, references.
    pub target: Option<Target>,
}

impl GlyphRun {
    /// How wide it is.
    pub fn width(&self) -> Length {
        self.glyphs.iter().map(Glyph::advance).sum()
    }
}

/// A filled rectangle: a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Where.
    pub rect: Rect,
    /// Its colour.
    pub colour: Colour,
    /// What it belongs to.
    pub owner: Owner,
}

/// One thing on a page. A page lists them in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Words.
    Glyphs(GlyphRun),
    /// A rule.
    Rule(Rule),
    /// A line or a filled shape.
    Path(Path),
}

impl Item {
    /// What it belongs to.
    pub fn owner(&self) -> Owner {
        match self {
            Self::Glyphs(run) => run.owner,
            Self::Rule(rule) => rule.owner,
            Self::Path(path) => path.owner,
        }
    }
}

/// What a sequence of items is in the structure of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A piece of this element.
    Element(ElementId),
    /// No part of the text.
    Artefact(Artefact),
}

/// Neighbouring items of a page that are one thing in the structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The items, by their places on the page.
    pub items: Range<usize>,
    /// What they are.
    pub tag: Tag,
}

/// A part of the page that leads elsewhere. A link over two lines is two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The part.
    pub area: Rect,
    /// The items in it, by their places on the page.
    pub items: Range<usize>,
    /// Where it leads.
    pub target: Target,
    /// What a reader who cannot see it hears: "Footnote 3", "Back to reference 3", the whole title.
    pub words: String,
    /// What it belongs to.
    pub owner: Owner,
    /// Where its words came from.
    pub source: Span,
}

/// A place that a link may lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// What stands there; never an address.
    pub target: Target,
    /// The top left corner of its first line.
    pub at: Point,
}

/// A finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Width and height.
    pub size: Size,
    /// The number printed on it.
    pub label: String,
    /// What stands on it, in reading order: head, body, notes, foot.
    pub items: Vec<Item>,
    /// All items in sequences, in order, each item in one.
    pub sequences: Vec<Sequence>,
    /// Parts that lead elsewhere.
    pub links: Vec<Link>,
    /// Places that links lead to.
    pub destinations: Vec<Destination>,
}
