//! Pages made by hand: one glyph for a character, with the face's own advances.

use crate::diag::{FileId, Origin, Span};
use crate::geom::structure::{Child, Role};
use crate::geom::{
    BlockId, Colour, Destination, FaceId, Glyph, GlyphRun, Item, Length, Link, Owner, Page, Point, Rect, Sequence,
    Size, Structure, Tag, Target,
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
        Glyph::new(id, advance, Point::default(), range)
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
    let (sequences, links, destinations) = (Vec::new(), Vec::new(), Vec::new());
    Page { size, label: "1".to_owned(), items, sequences, links, destinations }
}

pub(super) fn link(target: Target) -> Link {
    Link {
        area: area(72, 100, 40, 12),
        items: 0..1,
        target,
        words: "Words of it".to_owned(),
        owner: BODY,
        source: span(),
    }
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
    let (pages, structure) = tagged(pages.to_vec());
    write(&Input { pages: &pages, structure: &structure, faces: &faces, metadata, outline, attachments: &[] })
}

/// A paragraph for each stretch of items that belong to one thing, and a link in it for each link of the page.
pub(super) fn tagged(mut pages: Vec<Page>) -> (Vec<Page>, Structure) {
    let mut structure = Structure::default();
    for (number, page) in (0..).zip(&mut pages) {
        let (mut start, mut tagged) = (0, 0);
        for group in page.items.chunk_by(|a, b| a.owner() == b.owner()) {
            let tag = match group[0].owner() {
                Owner::Artefact(artefact) => Tag::Artefact(artefact),
                _ => {
                    let paragraph = structure.add(Structure::ROOT, Role::Paragraph);
                    structure.put(paragraph, Child::Sequence { page: number, number: tagged });
                    tagged += 1;
                    Tag::Element(paragraph)
                }
            };
            page.sequences.push(Sequence { items: start..start + group.len(), tag });
            start += group.len();
        }
        for (link, _) in (0..).zip(&page.links) {
            let element = structure.add(Structure::ROOT, Role::Link);
            structure.put(element, Child::Link { page: number, number: link });
        }
    }
    (pages, structure)
}
