//! The content stream of a page: its items in reading order, in sequences that belong to one element.
//!
//! Only the graphics state that changes is written: the font, the colour and the rise stay from one
//! run to the next.

use super::number::{push, thousandths};
use super::vocabulary::Vocabulary;
use super::{PdfError, path, structure, text};
use crate::geom::{Artefact, Colour, FaceId, Item, Length, Page, Rule, Structure, Tag};

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
    /// The pen has a place in it.
    has_place: bool,
    /// The face and the size, in thousandths of a point.
    font: Option<(FaceId, i64)>,
    colour: Colour,
    /// In thousandths of a point, upward.
    rise: i64,
}

/// Writes what stands on the page.
///
/// # Errors
/// When a run cannot be set, or an item is in no sequence: it would be neither text nor artefact.
pub(super) fn write(page: &Page, structure: &Structure, vocabulary: &Vocabulary<'_>) -> Result<Vec<u8>, PdfError> {
    let mut canvas = Canvas::new(page.size.height, vocabulary);
    let (mut written, mut tagged) = (0, 0);
    for sequence in &page.sequences {
        let items = page.items.get(sequence.items.clone()).filter(|_| sequence.items.start == written);
        let items = items.ok_or_else(|| PdfError::assembly("the sequences of a page are not in order"))?;
        written = sequence.items.end;
        let words_only = items.iter().all(|item| matches!(item, Item::Glyphs(_)));
        canvas.open(words_only, &mark(sequence.tag, structure, &mut tagged)?);
        for item in items {
            match item {
                Item::Glyphs(run) => text::write(&mut canvas, run)?,
                Item::Rule(rule) => canvas.rule(rule),
                Item::Path(shape) => path::write(&mut canvas, shape),
            }
        }
        canvas.close(words_only);
    }
    canvas.end_text();
    if written == page.items.len() {
        Ok(canvas.out)
    } else {
        Err(PdfError::assembly("something on a page is in no sequence"))
    }
}

/// The operands that say what a sequence is (ISO 32000-1, 14.6 and 14.8.2.2); those of the structure are counted.
fn mark(tag: Tag, structure: &Structure, tagged: &mut u64) -> Result<String, PdfError> {
    let element = match tag {
        Tag::Artefact(artefact) => return Ok(artefact_mark(artefact).to_owned()),
        Tag::Element(element) => structure.element(element),
    };
    let role = element.ok_or_else(|| PdfError::assembly("a sequence belongs to no element"))?.role;
    let number = *tagged;
    *tagged += 1;
    Ok(format!("/{}<</MCID {number}>>", structure::role_name(role)))
}

/// What an artefact is (ISO 32000-1, table 330), so that readers who want them can find running lines.
fn artefact_mark(artefact: Artefact) -> &'static str {
    match artefact {
        Artefact::Head => "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>",
        Artefact::Foot => "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>",
        Artefact::NoteSeparator | Artefact::Ornament => "/Artifact<</Type/Layout>>",
    }
}

impl<'a> Canvas<'a> {
    fn new(height: Length, vocabulary: &'a Vocabulary<'a>) -> Self {
        let (out, colour) = (Vec::with_capacity(16_384), Colour::default());
        Self { out, vocabulary, height, in_text: false, has_place: false, font: None, colour, rise: 0 }
    }

    /// Before a sequence. Marked content lies within one text object or holds whole ones (ISO 32000-1, 14.6.1).
    fn open(&mut self, words_only: bool, mark: &str) {
        if words_only {
            self.begin_text();
        } else {
            self.end_text();
        }
        self.out.extend_from_slice(mark.as_bytes());
        self.out.extend_from_slice(b"BDC\n");
    }

    /// After a sequence.
    fn close(&mut self, words_only: bool) {
        if !words_only {
            self.end_text();
        }
        self.out.extend_from_slice(b"EMC\n");
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
            (self.in_text, self.has_place) = (true, false);
        }
    }

    /// Closes the text object, if one is open.
    pub(super) fn end_text(&mut self) {
        if self.in_text {
            self.out.extend(b"ET\n");
            self.in_text = false;
        }
    }

    /// True when a place was given to the pen in this text object.
    pub(super) fn has_place(&self) -> bool {
        self.has_place
    }

    /// Sets the pen to a place, in thousandths of a point from the left edge and from the foot.
    pub(super) fn place(&mut self, x: i64, y: i64) {
        self.out.extend_from_slice(b"1 0 0 1 ");
        self.number(x);
        self.number(y);
        self.out.extend_from_slice(b"Tm\n");
        self.has_place = true;
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
        self.shade(colour);
        self.out.extend(b"rg\n");
    }

    /// The three numbers of a colour.
    pub(super) fn shade(&mut self, colour: Colour) {
        for part in [colour.0, colour.1, colour.2] {
            self.number((i64::from(part) * 1000 + 127) / 255);
        }
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
