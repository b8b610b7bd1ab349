//! What is copied, searched and read aloud.

use super::interpreter::{Seen, show};
use super::reader::File;
use super::sample::{file, page, words};
use crate::geom::{GlyphRun, Item};
use crate::text::Faces;

fn copied(runs: Vec<GlyphRun>) -> String {
    shown(runs).text
}

fn shown(runs: Vec<GlyphRun>) -> Seen {
    let page = page(runs.into_iter().map(Item::Glyphs).collect());
    show(&File::read(&file(&[page]).unwrap()), 0)
}

/// The hyphen that the line breaker adds.
fn added_hyphen() -> GlyphRun {
    let mut hyphen = words("-");
    hyphen.text.clear();
    hyphen.glyphs[0].text = (0, 0);
    hyphen
}

#[test]
fn words_are_copied_as_they_were_typed() {
    let text = "The State party’s “report” — Àéîõü ß €, (para. 12).";
    assert_eq!(copied(vec![words(text)]), text);
}

#[test]
fn a_ligature_is_copied_as_its_letters() {
    let faces = Faces::embedded().unwrap();
    let mut run = words("office");
    let ligature = faces.get(run.face).glyph('ﬁ').unwrap();
    // o, f, fi, c, e
    run.glyphs[2].id = ligature;
    run.glyphs[2].text = (2, 4);
    run.glyphs.remove(3);
    assert_eq!(copied(vec![run]), "office");
}

#[test]
fn a_glyph_that_stands_for_two_texts_is_copied_as_each() {
    // A small capital set with the glyph of the capital.
    let mut small = words("A");
    small.text = "a".to_owned();
    assert_eq!(copied(vec![words("A"), small.clone(), words("A")]), "AaA");
    assert_eq!(copied(vec![small, words("A")]), "aA");
}

#[test]
fn a_character_of_two_glyphs_is_copied_once() {
    // The acute has a text of its own elsewhere, which must not be copied with the letter.
    let mut letter = words("e´");
    letter.text = "é".to_owned();
    letter.glyphs[0].text = (0, 2);
    letter.glyphs[1].text = (2, 2);
    let shown = shown(vec![words("e´"), letter]);
    assert_eq!(shown.text, "e´é");
    let marks = shown.operators.iter().filter(|operator| *operator == "BDC").count();
    assert_eq!(marks, 2, "one for the paragraph, one for the letter");
}

#[test]
fn a_hyphen_of_the_line_breaker_is_copied_as_a_soft_hyphen() {
    assert_eq!(copied(vec![words("self-consider"), added_hyphen(), words("able")]), "self-consider\u{AD}able");
}

#[test]
fn a_hyphen_that_was_typed_and_one_that_was_added_have_codes_of_their_own_and_one_shape() {
    let runs = vec![words("-"), added_hyphen()];
    let file = File::read(&file(&[page(runs.into_iter().map(Item::Glyphs).collect())]).unwrap());
    let font = &file.fonts()["F0"];
    assert_eq!(font.texts.values().collect::<Vec<_>>(), ["-", "\u{AD}"]);
    assert_eq!(font.widths[&1], font.widths[&2]);
    let shown = show(&file, 0);
    assert_eq!(shown.glyphs.iter().map(|glyph| glyph.code).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(shown.operators.iter().filter(|operator| *operator == "BDC").count(), 1, "no text is said on the spot");
}

#[test]
fn any_blanks_are_one_space_and_a_space_that_holds_words_together_is_its_own() {
    let mut lines = words("a b c d");
    lines.text = "a\nb\tc\u{A0}d".to_owned();
    lines.glyphs[5].text = (5, 7);
    lines.glyphs[6].text = (7, 8);
    let shown = shown(vec![lines]);
    assert_eq!(shown.text, "a b c\u{A0}d");
    assert_eq!(shown.operators.iter().filter(|operator| *operator == "BDC").count(), 1);
}

#[test]
fn a_glyph_that_never_carries_a_text_has_an_invisible_one() {
    let mut letter = words("e´");
    letter.text = "é".to_owned();
    letter.glyphs[0].text = (0, 2);
    letter.glyphs[1].text = (2, 2);
    let page = page(vec![Item::Glyphs(letter)]);
    let fonts = File::read(&file(&[page]).unwrap()).fonts();
    let texts: Vec<_> = fonts["F0"].texts.values().map(String::as_str).collect();
    // In the order of the face: e, then the accent.
    assert_eq!(texts, ["é", "\u{200D}"]);
}
