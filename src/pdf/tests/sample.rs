//! Pages made by hand: one glyph for a character, with the face's own advances.

use crate::diag::{FileId, Origin, Span};
use crate::geom::{
    BlockId, Colour, Destination, FaceId, Glyph, GlyphRun, Item, Length, Link, Owner, Page, Point, Rect, Size, Target,
};
use crate::pdf::{Input, Metadata, OutlineEntry, PdfError, write};
use crate::text::Faces;

pub(super) const REGULAR: FaceId = FaceId(0);
pub(super) const BODY: Owner = Owner::Block(BlockId(0));

pub(super) fn span() -> Span {
    Span::new(FileId::new(0), 0, 0)
}

pub(super) fn points(points: i64) -> Length {
    Length::from_points(points)
}

pub(super) fn at(x: i64, y: i64) -> Point {
    Point { x: points(x), y: points(y) }
}

pub(super) fn area(x: i64, y: i64, width: i64, height: i64) -> Rect {
    Rect { at: at(x, y), size: Size { width: points(width), height: points(height) } }
}

/// A run of one glyph for each character.
pub(super) fn run(faces: &Faces, face: FaceId, size: Length, place: Point, text: &str) -> GlyphRun {
    let program = faces.get(face);
    let glyph = |(start, character): (usize, char)| {
        let id = program.glyph(character).expect("a character of the face");
        let range = (start as u32, (start + character.len_utf8()) as u32);
        let advance = program.at_size(program.advance(id).into(), size);
        Glyph { id, advance, offset: Point::default(), text: range }
    };
    GlyphRun {
        face,
        size,
        at: place,
        glyphs: text.char_indices().map(glyph).collect(),
        text: text.to_owned(),
        colour: Colour::default(),
        language: "en".to_owned(),
        origin: Origin::Verbatim(span()),
        owner: BODY,
        target: None,
    }
}

/// A run at 11 points.
pub(super) fn words(text: &str) -> GlyphRun {
    run(&Faces::embedded().unwrap(), REGULAR, points(11), at(72, 100), text)
}

/// A page of A4 with these items.
pub(super) fn page(items: Vec<Item>) -> Page {
    // 210 × 297 mm.
    let size = Size { width: Length::from_scaled(39_012_000), height: Length::from_scaled(55_174_000) };
    Page { size, label: "1".to_owned(), items, links: Vec::new(), destinations: Vec::new() }
}

pub(super) fn link(target: Target) -> Link {
    Link { area: area(72, 100, 40, 12), target, words: "Words of it".to_owned(), owner: BODY, source: span() }
}

pub(super) fn destination(target: Target) -> Destination {
    Destination { target, at: at(72, 90) }
}

pub(super) fn metadata() -> Metadata {
    Metadata { title: "A title".to_owned(), language: "en".to_owned(), ..Metadata::default() }
}

/// The file of these pages.
pub(super) fn file(pages: &[Page]) -> Result<Vec<u8>, PdfError> {
    file_with(pages, &metadata(), &[])
}

/// The file with this metadata and outline.
pub(super) fn file_with(pages: &[Page], metadata: &Metadata, outline: &[OutlineEntry]) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::embedded().unwrap();
    write(&Input { pages, faces: &faces, metadata, outline })
}
