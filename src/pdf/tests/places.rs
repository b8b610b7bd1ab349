//! Where things stand.

use proptest::prelude::*;

use super::interpreter::{Seen, show};
use super::reader::File;
use super::sample::{area, at, file, page, points, run, words};
use crate::geom::{
    Artefact, Colour, FaceId, Glyph, GlyphRun, Item, Length, Owner, Page, Path, Point, Rule, Segment, Stroke,
};
use crate::text::Faces;

fn seen(page: &Page) -> Seen {
    show(&File::read(&file(std::slice::from_ref(page)).unwrap()), 0)
}

/// Where the display list puts each glyph, in points from the bottom left corner.
fn expected(page: &Page) -> Vec<(f64, f64, f64)> {
    let mut places = Vec::new();
    for item in &page.items {
        let Item::Glyphs(run) = item else { continue };
        let mut pen = run.at.x;
        for glyph in &run.glyphs {
            let y = page.size.height - run.at.y - glyph.offset().y;
            places.push(((pen + glyph.offset().x).to_points(), y.to_points(), run.size.to_points()));
            pen += glyph.advance();
        }
    }
    places
}

/// A run whose advances and offsets are moved from the face's own, as kerning and justifying do.
fn any_run() -> impl Strategy<Value = GlyphRun> {
    let moves = prop::collection::vec((-200_000_i64..400_000, -60_000_i64..60_000, prop::bool::weighted(0.1)), 60);
    let text = "[A-Za-z ,.;()’“”éü€—-]{1,60}";
    (0_u16..4, 300_000_i64..2_000_000, 0_i64..200, 20_i64..820, text, moves).prop_map(
        |(face, size, x, y, text, moves)| {
            let faces = Faces::embedded().unwrap();
            let mut run = run(&faces, FaceId(face), Length::from_scaled(size), at(x, y), &text);
            for (glyph, (kern, aside, raised)) in run.glyphs.iter_mut().zip(moves) {
                let offset = match raised {
                    true => Point { x: Length::from_scaled(aside), y: Length::from_scaled(-2 * aside) },
                    false => Point::default(),
                };
                *glyph = Glyph::new(glyph.id, glyph.advance() + Length::from_scaled(kern), offset, glyph.text);
            }
            run
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_glyph_stands_where_the_layout_put_it(runs in prop::collection::vec(any_run(), 1..12)) {
        let page = page(runs.into_iter().map(Item::Glyphs).collect());
        let (seen, expected) = (seen(&page), expected(&page));
        prop_assert_eq!(seen.glyphs.len(), expected.len());
        for (glyph, (x, y, size)) in seen.glyphs.iter().zip(expected) {
            prop_assert!((glyph.x - x).abs() < 0.001 * size, "{glyph:?} for x {x}");
            prop_assert!((glyph.y - y).abs() < 0.001 + 1e-9, "{glyph:?} for y {y}");
            prop_assert!((glyph.size - size).abs() < 0.000_501, "{glyph:?} for size {size}");
        }
    }
}

#[test]
fn words_with_the_faces_own_advances_need_no_correction() {
    // Six hundred glyphs of 2048 units: with whole widths the pen would be off by a third of an em.
    let seen = seen(&page(vec![Item::Glyphs(words(&"determination of peoples ".repeat(24)))]));
    assert_eq!(seen.operators, ["BT", "BDC", "Tf", "Tm", "Tj", "EMC", "ET"]);
}

#[test]
fn runs_of_one_face_and_colour_set_them_once() {
    let mut blue = words("blue");
    blue.colour = Colour(0, 51, 255);
    let page = page(vec![words("one"), words("two"), blue.clone(), blue].into_iter().map(Item::Glyphs).collect());
    let seen = seen(&page);
    assert_eq!(seen.operators.iter().filter(|o| *o == "Tf").count(), 1);
    assert_eq!(seen.operators.iter().filter(|o| *o == "rg").count(), 1);
    // 51/255 is a fifth.
    assert_eq!((seen.glyphs[0].colour, seen.glyphs[6].colour), ([0.0; 3], [0.0, 0.2, 1.0]));
}

#[test]
fn a_rule_fills_its_rectangle() {
    let mut page = page(Vec::new());
    page.size.height = points(800);
    let rule =
        Rule { rect: area(72, 700, 120, 2), colour: Colour::default(), owner: Owner::Artefact(Artefact::Ornament) };
    page.items = vec![Item::Glyphs(words("above")), Item::Rule(rule), Item::Glyphs(words("below"))];
    assert_eq!(seen(&page).rules, [[72.0, 98.0, 120.0, 2.0]]);
}

#[test]
fn a_path_is_filled_and_stroked_and_leaves_the_pen_of_others_alone() {
    let mut page = page(Vec::new());
    page.size.height = points(800);
    let (grey, red) = (Colour(51, 51, 51), Colour(255, 0, 0));
    let line = Stroke { width: points(1), colour: red, dash: Some((points(3), points(2))) };
    let open = vec![Segment::Move(at(10, 20)), Segment::Line(at(30, 40))];
    let closed = vec![Segment::Move(at(1, 2)), Segment::Line(at(3, 4)), Segment::Line(at(5, 6)), Segment::Close];
    let path = |segments, fill, stroke| Item::Path(Path { segments, fill, stroke, owner: super::sample::BODY });
    page.items = vec![
        Item::Glyphs(words("above")),
        path(open, None, Some(line)),
        path(closed, Some(grey), None),
        Item::Glyphs(words("below")),
    ];
    let seen = seen(&page);
    let stroked = ["q", "1 w", "1 j", "1 0 0 RG", "3 2 0 d", "10 780 m", "30 760 l", "S", "Q"];
    let filled = ["1 798 m", "3 796 l", "5 794 l", "h", "f"];
    assert_eq!(seen.paths, [&stroked[..], &filled[..]].concat());
    assert_eq!(seen.glyphs.last().unwrap().colour, [0.0; 3], "words after a grey shape are black again");
}

#[test]
fn what_is_no_text_is_marked_as_an_artefact() {
    let mut head = words("Head");
    head.owner = Owner::Artefact(Artefact::Head);
    let page = page(vec![Item::Glyphs(head), Item::Glyphs(words("Body"))]);
    let marked: Vec<bool> = seen(&page).glyphs.iter().map(|glyph| glyph.artefact).collect();
    assert_eq!(marked, [true, true, true, true, false, false, false, false]);
}

#[test]
fn the_boxes_are_the_size_of_the_page() {
    let mut page = page(vec![Item::Glyphs(words("x"))]);
    page.size.width = Length::from_scaled(39_012_000);
    let file = File::read(&file(&[page]).unwrap());
    for name in ["MediaBox", "CropBox", "TrimBox"] {
        let corners: Vec<f64> = file.array(file.page(0), name).iter().map(super::reader::number).collect();
        // 39 012 000 / 65 536 = 595.276; 55 174 000 / 65 536 = 841.888
        assert_eq!(corners, [0.0, 0.0, 595.276, 841.888]);
    }
}
