//! What is not written.

use super::sample::{file, file_with, link, metadata, page, words};
use crate::geom::{BlockId, FaceId, GlyphRun, Item, Length, NoteId, Target};
use crate::pdf::{OutlineEntry, PdfError};

fn fault(run: GlyphRun) -> PdfError {
    file(&[page(vec![Item::Glyphs(words("x"))]), page(vec![Item::Glyphs(run)])]).unwrap_err()
}

#[test]
fn a_file_without_pages_is_refused() {
    assert_eq!(file(&[]), Err(PdfError::NoPages));
}

#[test]
fn a_link_to_a_place_on_no_page_is_refused_by_name() {
    let mut page = page(vec![Item::Glyphs(words("x"))]);
    page.links = vec![link(Target::Note(NoteId(12)))];
    let fault = file(&[page]).unwrap_err();
    assert_eq!(fault.to_string(), "the link \"Words of it\" on page 1 leads to note-12, which is on no page");
}

#[test]
fn an_outline_entry_for_a_block_on_no_page_is_refused_by_name() {
    let entry = OutlineEntry { level: 1, title: "Facts".to_owned(), block: BlockId(7) };
    let fault = file_with(&[page(Vec::new())], &metadata(), &[entry]).unwrap_err();
    assert_eq!(fault.to_string(), "the outline entry \"Facts\" leads to block-7, which is on no page");
}

#[test]
fn a_link_to_a_script_or_a_file_is_refused() {
    for hostile in ["javascript:app.alert(1)", "file:///etc/passwd", "https://un.org/)\n/OpenAction"] {
        let mut page = page(vec![Item::Glyphs(words("x"))]);
        page.links = vec![link(Target::Address(hostile.to_owned()))];
        let address = hostile.to_owned();
        assert_eq!(file(&[page]), Err(PdfError::Address { address, page: 1 }));
    }
}

#[test]
fn a_missing_glyph_is_refused_with_its_text_and_page() {
    for id in [0, u16::MAX] {
        let mut run = korean();
        run.glyphs[1].id = id;
        let fault = fault(run).to_string();
        assert_eq!(fault, "the face LiberationSerif has no glyph for \"한\" on page 2");
    }
}

#[test]
fn a_run_that_contradicts_itself_is_refused() {
    let faults: [fn(&mut GlyphRun); 6] = [
        |run| run.face = FaceId(999),
        |run| run.size = Length::ZERO,
        |run| run.glyphs[0].text = (0, 99),
        |run| run.text = "é".to_owned(),
        |run| run.text.push_str(" and a word that is not set"),
        |run| run.glyphs.truncate(1),
    ];
    for break_it in faults {
        let mut run = words("ab");
        break_it(&mut run);
        assert!(matches!(fault(run), PdfError::Run { page: 2, .. }));
    }
}

#[test]
fn a_space_or_a_soft_hyphen_without_a_glyph_is_no_fault() {
    let mut run = words("ab");
    run.text = "ab\u{AD} ".to_owned();
    assert!(file(&[page(vec![Item::Glyphs(run)])]).is_ok());
}

/// A run whose middle letter the face has not.
fn korean() -> GlyphRun {
    let mut run = words("axb");
    run.text = "a한b".to_owned();
    run.glyphs[1].text = (1, 4);
    run.glyphs[2].text = (4, 5);
    run
}
