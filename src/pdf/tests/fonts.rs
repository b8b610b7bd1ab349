//! Fonts are embedded, reduced and described exactly.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::ControlBoundsPen;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::reader::File;
use super::sample::{at, file, page, points, run};
use crate::geom::{FaceId, Item};
use crate::text::{Face, Faces};

const TEXT: &str = "Efficient offices; Àéîõü ß € — “quotes”, 0123456789.";

fn written(faces: &[u16]) -> File {
    let all = Faces::embedded().unwrap();
    let runs = faces.iter().map(|&face| Item::Glyphs(run(&all, FaceId(face), points(11), at(72, 100), TEXT)));
    File::read(&file(&[page(runs.collect())]).unwrap())
}

/// The glyphs of the text, sorted: the order of the codes from 1.
fn glyphs(face: &Face) -> Vec<u16> {
    let mut glyphs: Vec<u16> = TEXT.chars().map(|c| face.glyph(c).unwrap()).collect();
    glyphs.sort_unstable();
    glyphs.dedup();
    glyphs
}

/// The box round an outline and its advance, in font units.
fn shape(program: &[u8], glyph: u16) -> (String, f32) {
    let font = FontRef::new(program).unwrap();
    let mut pen = ControlBoundsPen::new();
    let outline = font.outline_glyphs().get(GlyphId::from(glyph)).unwrap();
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).unwrap();
    let advance = font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph.into());
    (format!("{:?}", pen.bounding_box()), advance.unwrap())
}

#[test]
fn only_the_faces_in_use_are_embedded_each_with_a_tag() {
    let fonts = written(&[0, 2]).fonts();
    let names: Vec<_> = fonts.values().map(|font| font.name.split_once('+').unwrap()).collect();
    assert_eq!(fonts.keys().collect::<Vec<_>>(), ["F0", "F2"]);
    assert_eq!([names[0].1, names[1].1], ["LiberationSerif", "LiberationSerif-Italic"]);
    assert!(names.iter().all(|(tag, _)| tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase())));
}

#[test]
fn widths_are_the_faces_advances_to_three_decimals() {
    let faces = Faces::embedded().unwrap();
    for (id, face) in faces.iter() {
        let fonts = written(&[id.0]).fonts();
        let font = fonts.values().next().unwrap();
        let glyphs = glyphs(face);
        assert_eq!(font.widths.len(), glyphs.len() + 1);
        for (code, glyph) in (1..).zip(glyphs) {
            let exact = f64::from(face.advance(glyph)) * 1000.0 / f64::from(face.units_per_em);
            assert!((font.widths[&code] - exact).abs() < 0.000_501, "{} for {exact}", font.widths[&code]);
        }
    }
}

#[test]
fn a_code_draws_the_glyph_that_was_set() {
    let faces = Faces::embedded().unwrap();
    for (id, face) in faces.iter() {
        let fonts = written(&[id.0]).fonts();
        let font = fonts.values().next().unwrap();
        assert!(font.program.len() < face.data.len() / 5, "{} bytes are left", font.program.len());
        for (code, glyph) in (1..).zip(glyphs(face)) {
            assert_eq!(shape(&font.program, code), shape(&face.data, glyph), "{:?}", font.texts[&code]);
        }
    }
}

#[test]
fn every_code_has_the_text_of_its_glyph() {
    let faces = Faces::embedded().unwrap();
    let fonts = written(&[0]).fonts();
    let face = faces.get(FaceId(0));
    for (code, glyph) in (1..).zip(glyphs(face)) {
        let character = TEXT.chars().find(|&c| face.glyph(c) == Some(glyph)).unwrap();
        assert_eq!(fonts["F0"].texts[&code], character.to_string());
    }
}

#[test]
fn hundreds_of_glyphs_have_their_texts() {
    let faces = Faces::embedded().unwrap();
    let face = faces.get(FaceId(0));
    let text: String = ('\u{A1}'..'\u{250}').filter(|&c| c != '\u{AD}' && face.glyph(c).is_some()).collect();
    let page = page(vec![Item::Glyphs(run(&faces, FaceId(0), points(11), at(72, 100), &text))]);
    let fonts = File::read(&file(&[page]).unwrap()).fonts();
    assert!(text.chars().count() > 300);
    assert!(fonts["F0"].texts.len() > 300);
    assert!(fonts["F0"].texts.values().all(|t| text.contains(t.as_str())));
}
