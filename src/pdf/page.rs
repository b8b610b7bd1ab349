//! The page objects and the one set of resources that they share, as `printpdf` makes them.
//!
//! It is given empty pages of the right size: written its own way, its text costs three times the time
//! and loses the fractions of widths. Boxes, resources and contents are then set on what it yields.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use super::PdfError;
use super::deflater::Deflater;
use super::number::{object, thousandths};
use super::packed::Packed;
use crate::geom::{Length, Page, Size};

/// A document of pages that other parts fill.
#[derive(Debug)]
pub(super) struct Shell {
    /// All objects.
    pub(super) document: Document,
    /// The page objects, in order.
    pub(super) pages: Vec<ObjectId>,
    /// The fonts, by resource name.
    pub(super) fonts: Dictionary,
    /// Small objects that are already written.
    pub(super) packed: Packed,
    deflater: Deflater,
    catalogue: ObjectId,
    resources: ObjectId,
}

impl Shell {
    /// Empty pages of these sizes.
    ///
    /// # Errors
    /// When there are none.
    pub(super) fn new(pages: &[Page]) -> Result<Self, PdfError> {
        let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
        let blank = PdfDocument { pages: pages.iter().map(|p| blank(p.size)).collect(), ..PdfDocument::default() };
        let document = blank.to_lopdf_document(&options, &mut Vec::new());
        let ids: Vec<_> = document.get_pages().into_values().collect();
        let catalogue = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(PdfError::assembly)?;
        let first = *ids.first().ok_or(PdfError::NoPages)?;
        let resources = reference(&document, first, b"Resources")?;
        let (fonts, packed, deflater) = (Dictionary::new(), Packed::default(), Deflater::new());
        let mut shell = Self { document, pages: ids, fonts, packed, deflater, catalogue, resources };
        shell.set_pages(pages)?;
        shell.catalogue()?.remove(b"PageLayout");
        Ok(shell)
    }

    /// Boxes that are right whatever the origin, one resource dictionary, no empty list of annotations.
    fn set_pages(&mut self, pages: &[Page]) -> Result<(), PdfError> {
        let resources = self.resources;
        for (page, id) in pages.iter().zip(self.pages.clone()) {
            let own = reference(&self.document, id, b"Resources")?;
            if own != resources {
                self.document.objects.remove(&own);
            }
            let corners = [Length::ZERO, Length::ZERO, page.size.width, page.size.height];
            let frame: Vec<Object> = corners.map(thousandths).map(object).into();
            let dictionary = self.dictionary(id)?;
            for name in ["MediaBox", "CropBox", "TrimBox"] {
                dictionary.set(name, frame.clone());
            }
            dictionary.set("Resources", resources);
            dictionary.remove(b"Annots");
        }
        Ok(())
    }

    /// Gives a page, counted from 0, its content stream.
    ///
    /// # Errors
    /// When there is no such page.
    pub(super) fn set_content(&mut self, page: usize, content: &[u8]) -> Result<(), PdfError> {
        let page = *self.pages.get(page).ok_or_else(|| PdfError::assembly("a page is missing"))?;
        let stream = reference(&self.document, page, b"Contents")?;
        self.document.set_object(stream, self.deflater.stream(Dictionary::new(), content)?);
        Ok(())
    }

    /// The dictionary with this number.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn dictionary(&mut self, id: ObjectId) -> Result<&mut Dictionary, PdfError> {
        self.document.get_object_mut(id).and_then(Object::as_dict_mut).map_err(PdfError::assembly)
    }

    /// The root of the document.
    ///
    /// # Errors
    /// When it is no dictionary.
    pub(super) fn catalogue(&mut self) -> Result<&mut Dictionary, PdfError> {
        self.dictionary(self.catalogue)
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.document.add_object(object)
    }

    /// A number for an object of its own.
    pub(super) fn number(&mut self) -> u32 {
        self.document.new_object_id().0
    }

    /// Adds a deflated stream.
    ///
    /// # Errors
    /// When it cannot be deflated.
    pub(super) fn add_deflated(&mut self, dictionary: Dictionary, bytes: &[u8]) -> Result<ObjectId, PdfError> {
        let stream = self.deflater.stream(dictionary, bytes)?;
        Ok(self.add(Object::Stream(stream)))
    }

    /// Adds a stream that any program can read without inflating it.
    pub(super) fn add_open(&mut self, dictionary: Dictionary, bytes: Vec<u8>) -> ObjectId {
        self.add(Object::Stream(Stream::new(dictionary, bytes).with_compression(false)))
    }

    /// The finished document, what of it is already written, and the compressor for the rest: fonts are put
    /// among the resources, empty kinds of resources left out.
    ///
    /// # Errors
    /// When the resources are no dictionary.
    pub(super) fn into_parts(mut self) -> Result<(Document, Packed, Deflater), PdfError> {
        let shared = self.dictionary(self.resources)?.clone();
        for (_, kind) in &shared {
            if let Object::Reference(kind) = kind {
                self.document.objects.remove(kind);
            }
        }
        let fonts = std::mem::take(&mut self.fonts);
        let mut resources = Dictionary::new();
        resources.set("Font", fonts);
        self.document.set_object(self.resources, resources);
        Ok((self.document, self.packed, self.deflater))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "replaced by exact boxes")]
fn blank(size: Size) -> PdfPage {
    let frame = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(size.width.to_points() as f32),
        height: Pt(size.height.to_points() as f32),
        mode: None,
        winding_order: None,
    };
    PdfPage { media_box: frame.clone(), trim_box: frame.clone(), crop_box: frame, ops: Vec::new() }
}

fn reference(document: &Document, of: ObjectId, key: &[u8]) -> Result<ObjectId, PdfError> {
    let dictionary = document.get_dictionary(of).map_err(PdfError::assembly)?;
    dictionary.get(key).and_then(Object::as_reference).map_err(PdfError::assembly)
}
