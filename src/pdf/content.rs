//! The content stream of a page: its items in reading order, grouped by what they belong to.
//!
//! Only the graphics state that changes is written: the font, the colour and the rise stay from one
//! run to the next.

use super::number::{push, thousandths};
use super::vocabulary::Vocabulary;
use super::{PdfError, text};
use crate::geom::{Colour, FaceId, Item, Length, Owner, Page, Rule};

/// A content stream being written.
#[derive(Debug)]
pub(super) struct Canvas<'a> {
    /// The operators so far.
    pub(super) out: Vec<u8>,
    /// What the pages use of every face.
    pub(super) vocabulary: &'a Vocabulary<'a>,
    /// The height of the page: PDF counts from the foot.
    height: Length,
    /// A text object is open.
    in_text: bool,
    /// The face and the size, in thousandths of a point.
    font: Option<(FaceId, i64)>,
    colour: Colour,
    /// In thousandths of a point, upward.
    rise: i64,
}

/// Writes what stands on the page.
///
/// # Errors
/// When a run cannot be set.
pub(super) fn write(page: &Page, vocabulary: &Vocabulary<'_>) -> Result<Vec<u8>, PdfError> {
    let mut canvas = Canvas::new(page.size.height, vocabulary);
    for group in page.items.chunk_by(|a, b| owner(a) == owner(b)) {
        let owner = group.first().map(owner);
        canvas.open(owner);
        for item in group {
            match item {
                Item::Glyphs(run) => text::write(&mut canvas, run)?,
                Item::Rule(rule) => canvas.rule(rule),
            }
        }
        canvas.close(owner);
    }
    Ok(canvas.out)
}

fn owner(item: &Item) -> Owner {
    match item {
        Item::Glyphs(run) => run.owner,
        Item::Rule(rule) => rule.owner,
    }
}

impl<'a> Canvas<'a> {
    fn new(height: Length, vocabulary: &'a Vocabulary<'a>) -> Self {
        let (out, colour) = (Vec::with_capacity(16_384), Colour::default());
        Self { out, vocabulary, height, in_text: false, font: None, colour, rise: 0 }
    }

    /// Before a group. Words of blocks and notes go unmarked; a structure tree would mark them here.
    fn open(&mut self, owner: Option<Owner>) {
        if let Some(Owner::Artefact(_)) = owner {
            self.out.extend(b"/Artifact BMC\n");
        }
    }

    /// After a group.
    fn close(&mut self, owner: Option<Owner>) {
        self.end_text();
        if let Some(Owner::Artefact(_)) = owner {
            self.out.extend(b"EMC\n");
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.end_text();
        self.colour(rule.colour);
        let (at, size) = (rule.rect.at, rule.rect.size);
        let corner = [thousandths(at.x), self.upward(at.y + size.height)];
        for number in corner.into_iter().chain([size.width, size.height].map(thousandths)) {
            self.number(number);
        }
        self.out.extend(b"re f\n");
    }

    /// From the foot of the page, in thousandths of a point.
    pub(super) fn upward(&self, from_top: Length) -> i64 {
        thousandths(self.height - from_top)
    }

    /// A number and a space.
    pub(super) fn number(&mut self, thousandths: i64) {
        push(&mut self.out, thousandths);
        self.out.push(b' ');
    }

    /// Opens a text object unless one is open.
    pub(super) fn begin_text(&mut self) {
        if !self.in_text {
            self.out.extend(b"BT\n");
            self.in_text = true;
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.out.extend(b"ET\n");
            self.in_text = false;
        }
    }

    /// Sets the face, and the size in thousandths of a point.
    pub(super) fn font(&mut self, face: FaceId, size: i64) {
        if self.font.replace((face, size)) != Some((face, size)) {
            self.out.extend(format!("/{} ", resource_name(face)).bytes());
            self.number(size);
            self.out.extend(b"Tf\n");
        }
    }

    /// Sets the colour of words and rules.
    pub(super) fn colour(&mut self, colour: Colour) {
        if self.colour == colour {
            return;
        }
        self.colour = colour;
        for part in [colour.0, colour.1, colour.2] {
            self.number((i64::from(part) * 1000 + 127) / 255);
        }
        self.out.extend(b"rg\n");
    }

    /// True when the next glyph needs another rise than the last.
    pub(super) fn rises(&self, rise: i64) -> bool {
        self.rise != rise
    }

    /// Sets how far glyphs stand above the baseline, in thousandths of a point.
    pub(super) fn rise(&mut self, rise: i64) {
        self.rise = rise;
        self.number(rise);
        self.out.extend(b"Ts\n");
    }
}

/// The name of a face among the resources of a page.
pub(super) fn resource_name(face: FaceId) -> String {
    format!("F{}", face.0)
}
