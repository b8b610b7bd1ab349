//! A reduced TrueType program without its hints, the small programs that move outlines to the dots of
//! a coarse screen (OpenType 1.9, `glyf`, `fpgm`, `prep`, `cvt `).
//!
//! On paper and on the screens of today nothing runs them, and they are two thirds of a program: what
//! is not there need be neither deflated nor sent. Left out too are `name` and `post`, which a viewer of
//! a PDF never asks (ISO 32000-1, 9.9).

/// The tables that a viewer needs, sorted by tag as the directory must be.
const KEPT: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

/// The directory of so many tables: how far a search by halves begins, in how many steps it ends, and
/// what is left (OpenType 1.9, *Organization of an OpenType Font*).
const DIRECTORY: [u16; 4] = [6, 64, 2, 32];

/// What a whole font program adds up to.
const CHECKSUM: u32 = 0xB1B0_AFBA;

/// The program without its hints; `None` when it cannot be read, and is best left as it is.
pub(super) fn unhinted(program: &[u8]) -> Option<Vec<u8>> {
    let mut tables = Vec::with_capacity(KEPT.len());
    for tag in KEPT {
        tables.push(table(program, tag)?.to_vec());
    }
    let [glyf, head, _, _, loca, maxp] = tables.as_mut_slice() else { return None };
    (*glyf, *loca) = outlines(glyf, loca, number(head, 50)? != 0)?;
    // Of what the hints would need when they run: storage, functions, instructions, a stack.
    maxp.get_mut(16..28)?.fill(0);
    head.get_mut(8..12)?.fill(0);
    Some(assembled(&tables))
}

/// The bytes of a table.
fn table<'p>(program: &'p [u8], tag: &[u8; 4]) -> Option<&'p [u8]> {
    let records = program.get(12..)?.chunks_exact(16).take(usize::from(number(program, 4)?));
    let record = records.into_iter().find(|record| record.starts_with(tag))?;
    let (start, length) = (long(record, 8)? as usize, long(record, 12)? as usize);
    program.get(start..start.checked_add(length)?)
}

/// Outlines without their instructions, and the places of each among them; `wide` when a place is
/// written with four bytes and not, halved, with two.
fn outlines(glyf: &[u8], loca: &[u8], wide: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let place =
        |at: usize| if wide { long(loca, 4 * at) } else { number(loca, 2 * at).map(|half| 2 * u32::from(half)) };
    let count = loca.len() / if wide { 4 } else { 2 };
    let (mut outlines, mut places) = (Vec::with_capacity(glyf.len()), Vec::with_capacity(loca.len()));
    for glyph in 0..count {
        let start = u32::try_from(outlines.len()).ok()?;
        match wide {
            true => places.extend(start.to_be_bytes()),
            false => places.extend(u16::try_from(start / 2).ok()?.to_be_bytes()),
        }
        if glyph + 1 < count {
            outline(glyf.get(place(glyph)? as usize..place(glyph + 1)? as usize)?, &mut outlines)?;
            outlines.resize(outlines.len().next_multiple_of(2), 0);
        }
    }
    Some((outlines, places))
}

/// Writes one glyph without its instructions. A glyph without contours, such as the space, has no bytes.
fn outline(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    if glyph.is_empty() {
        return Some(());
    }
    let contours = number(glyph, 0)?;
    if contours > i16::MAX.unsigned_abs() {
        return composite(glyph, out);
    }
    // After the box and the ends of the contours: how many bytes of instructions, and these.
    let length = 10 + 2 * usize::from(contours);
    let instructions = usize::from(number(glyph, length)?);
    out.extend_from_slice(glyph.get(..length)?);
    out.extend_from_slice(&[0, 0]);
    out.extend_from_slice(glyph.get(length + 2 + instructions..)?);
    Some(())
}

/// A glyph of several others: what follows the last of them is instructions.
fn composite(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    const WORDS: u16 = 1;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;
    const INSTRUCTIONS: u16 = 1 << 8;
    out.extend_from_slice(glyph.get(..10)?);
    let mut at = 10;
    loop {
        let flags = number(glyph, at)?;
        let place = if flags & WORDS == 0 { 2 } else { 4 };
        let transform = match flags & (SCALE | TWO_SCALES | MATRIX) {
            SCALE => 2,
            TWO_SCALES => 4,
            MATRIX => 8,
            _ => 0,
        };
        let end = at + 4 + place + transform;
        out.extend_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
        out.extend_from_slice(glyph.get(at + 2..end)?);
        at = end;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

/// A font program of the kept tables, with its sums.
fn assembled(tables: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::from([0, 1, 0, 0]);
    out.extend(DIRECTORY.iter().flat_map(|field| field.to_be_bytes()));
    let mut start = 12 + 16 * tables.len();
    for (tag, table) in KEPT.iter().zip(tables) {
        out.extend_from_slice(*tag);
        for field in [sum(table), cut(start), cut(table.len())] {
            out.extend_from_slice(&field.to_be_bytes());
        }
        start += table.len().next_multiple_of(4);
    }
    let mut adjustment = None;
    for (tag, table) in KEPT.iter().zip(tables) {
        if *tag == b"head" {
            adjustment = Some(out.len() + 8);
        }
        out.extend_from_slice(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let whole = CHECKSUM.wrapping_sub(sum(&out));
    if let Some(field) = adjustment.and_then(|at| out.get_mut(at..at + 4)) {
        field.copy_from_slice(&whole.to_be_bytes());
    }
    out
}

/// The sum of four bytes at a time; what lacks at the end counts as 0.
fn sum(bytes: &[u8]) -> u32 {
    let quad =
        |four: &[u8]| four.iter().fold(0, |sum: u32, &byte| sum << 8 | u32::from(byte)) << (8 * (4 - four.len()));
    bytes.chunks(4).map(quad).fold(0, u32::wrapping_add)
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_be_bytes(*two))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_be_bytes(*four))
}

/// A program is far below four gigabytes: font files are limited.
fn cut(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::{DrawSettings, OutlinePen};
    use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
    use subsetter::GlyphRemapper;

    use super::*;
    use crate::text::Faces;

    /// An outline as it is drawn.
    #[derive(Default)]
    struct Drawn(String);

    impl OutlinePen for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            let _ = write!(self.0, "M{x} {y} ");
        }
        fn line_to(&mut self, x: f32, y: f32) {
            let _ = write!(self.0, "L{x} {y} ");
        }
        fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
            let _ = write!(self.0, "Q{a} {b} {x} {y} ");
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {
            self.0.push('Z');
        }
    }

    fn drawn(program: &[u8], glyph: u16) -> String {
        let font = FontRef::new(program).unwrap();
        let mut pen = Drawn::default();
        let outline = font.outline_glyphs().get(GlyphId::from(glyph)).unwrap();
        outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).unwrap();
        pen.0
    }

    /// Most glyphs of a face, the composite ones among them.
    fn subset(data: &[u8], glyphs: u16) -> Vec<u8> {
        subsetter::subset(data, 0, &GlyphRemapper::new_from_glyphs_sorted(&(0..glyphs).collect::<Vec<_>>())).unwrap()
    }

    #[test]
    fn every_outline_is_the_one_it_was() {
        for (_, face) in Faces::embedded().unwrap().iter() {
            let count = u16::try_from(face.advances.len().min(1000)).unwrap();
            let hinted = subset(&face.data, count);
            let unhinted = unhinted(&hinted).unwrap();
            assert!(unhinted.len() < hinted.len() * 2 / 3);
            let composites = (0..count).filter(|&glyph| {
                assert_eq!(drawn(&unhinted, glyph), drawn(&hinted, glyph), "glyph {glyph}");
                let head = FontRef::new(&hinted).unwrap().table_data(Tag::new(b"head")).unwrap();
                let wide = number(head.as_bytes(), 50) != Some(0);
                let (glyf, loca) = (table(&hinted, b"glyf").unwrap(), table(&hinted, b"loca").unwrap());
                let at = usize::from(glyph);
                let start =
                    if wide { long(loca, 4 * at).unwrap() } else { 2 * u32::from(number(loca, 2 * at).unwrap()) };
                number(glyf, start as usize).is_some_and(|contours| contours > 0x7FFF)
            });
            assert!(composites.count() > 100, "letters with accents are among them");
        }
    }

    #[test]
    fn nothing_is_left_that_would_run() {
        let unhinted = unhinted(&subset(&Faces::embedded().unwrap().iter().next().unwrap().1.data, 1000)).unwrap();
        let font = FontRef::new(&unhinted).unwrap();
        for tag in [b"cvt ", b"fpgm", b"prep"] {
            assert!(font.table_data(Tag::new(tag)).is_none());
        }
        assert_eq!(table(&unhinted, b"maxp").unwrap()[16..28], [0; 12]);
    }

    #[test]
    fn the_sums_are_right() {
        let unhinted = unhinted(&subset(&Faces::embedded().unwrap().iter().next().unwrap().1.data, 1000)).unwrap();
        assert_eq!(sum(&unhinted), CHECKSUM);
        for record in unhinted[12..].chunks_exact(16).take(6).filter(|record| !record.starts_with(b"head")) {
            let tag: &[u8; 4] = record.first_chunk().unwrap();
            assert_eq!(long(record, 4), Some(sum(table(&unhinted, tag).unwrap())), "{tag:?}");
        }
        // Two and a half quads: 0x01020304 + 0x05060000.
        assert_eq!(sum(&[1, 2, 3, 4, 5, 6]), 0x0608_0304);
    }

    #[test]
    fn what_is_cut_off_anywhere_is_left_as_it_is() {
        let whole = subset(&Faces::embedded().unwrap().iter().next().unwrap().1.data, 1000);
        for length in (0..whole.len()).step_by(997) {
            assert!(unhinted(&whole[..length]).is_none_or(|program| FontRef::new(&program).is_ok()), "{length}");
        }
    }
}
