//! Every word on a page is where its origin says that it is.

use proptest::prelude::*;
use rapporteur::diag::{Computed, Origin, Span};
use rapporteur::document::{Kind, Role};
use rapporteur::geom::{GlyphRun, Target};

use crate::support::{Made, PLAIN, plain_workspace, runs, sample, section};

#[test]
fn every_word_of_the_sample_is_what_its_origin_says() {
    check(sample()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_any_section_is_what_its_origin_says(section in section()) {
        let made = plain_workspace(&section.markdown).make(PLAIN).map_err(TestCaseError::fail)?;
        check(&made).map_err(TestCaseError::fail)?;
    }
}

/// Checks the claims of all runs on all pages.
pub(crate) fn check(made: &Made) -> Result<(), String> {
    for page in &made.layout.pages {
        for run in runs(page) {
            let slice = made.sources.slice(run.origin.span());
            let said = claim(made, run, slice, &page.label).and_then(|()| glyphs(run));
            said.map_err(|why| format!("page {}: {why}: {:?} {:?} {slice:?}", page.label, run.text, run.origin))?;
        }
    }
    Ok(())
}

fn holds(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

/// What each kind of origin claims about a text.
fn claim(made: &Made, run: &GlyphRun, slice: &str, page: &str) -> Result<(), String> {
    match run.origin {
        Origin::Verbatim(_) => holds(run.text == slice, "the words are not those of the file"),
        Origin::Typed(span) if run.text.is_empty() => holds(within_a_word(made, span), "a hyphen outside of a word"),
        Origin::Typed(_) => holds(words(&run.text) == words(&unescaped(slice)), "typed in another way"),
        // Part of the word, where a line's end parts it.
        Origin::Computed(Computed::Case, _) => {
            holds(slice.to_uppercase().contains(run.text.trim_end()), "the capitals of other words")
        }
        Origin::Computed(Computed::NoteNumber, _) => note_number(made, run, slice),
        // Or the blank that ends it.
        Origin::Computed(Computed::BlockNumber, _) => {
            holds(run.text == " " || is_number(&run.text), "no number and no bullet")
        }
        Origin::Computed(Computed::Reference, _) => reference(made, run, slice),
        Origin::Computed(Computed::PageNumber, _) => {
            holds(slice == "{page}" && run.text == page || slice.contains(", page]"), "another page")
        }
        Origin::Computed(Computed::Leader, _) => holds(run.text.chars().all(|dot| dot == '.'), "no dots"),
        Origin::Computed(Computed::Value, _) => value(made, run, slice),
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescaped(slice: &str) -> String {
    slice.replace("\\*", "*").replace("\\[", "[").replace("\\]", "]")
}

/// A word is parted between two letters of the file, or at the end of a word that was not typed so.
fn within_a_word(made: &Made, span: Span) -> bool {
    let (text, at) = (made.sources.text(span.file), span.start as usize);
    let is_of_word = |c: char| c.is_alphabetic() || c == '\u{AD}' || c == '’';
    text[..at].ends_with(is_of_word) && text[at..].starts_with(is_of_word)
}

/// A mark, the number before a note, the blank after it, or a back-reference to the note of a source.
fn note_number(made: &Made, run: &GlyphRun, slice: &str) -> Result<(), String> {
    let typed_as_note = ["[", "^[", "^*["].iter().any(|sign| slice.starts_with(sign));
    match &run.target {
        Some(Target::Note(id) | Target::Mark(id)) => {
            let note = made.document.note(*id).ok_or("there is no such note")?;
            holds(run.text.trim_start_matches(',') == note.label, "the number of another note")?;
            let cites = made.sources.slice(note.span).contains(&format!("@{slice}"));
            holds(typed_as_note && made.sources.slice(note.span) == slice || cites, "a note of other sources")
        }
        _ => holds(run.text == "\u{A0}" && typed_as_note, "a number that leads nowhere"),
    }
}

/// "IV.", "a.", "12.", "•", "–".
fn is_number(text: &str) -> bool {
    let text = text.trim_end();
    let number = text.trim_end_matches('.');
    matches!(text, "•" | "–") || number != text && number.chars().all(char::is_alphanumeric)
}

/// The number of the note, or of the last heading at or above the block, that it leads to.
fn reference(made: &Made, run: &GlyphRun, slice: &str) -> Result<(), String> {
    holds(slice.starts_with("[#"), "no reference was typed")?;
    if run.text == "\u{A0}" {
        return Ok(());
    }
    match &run.target {
        Some(Target::Note(id)) => holds(made.document.note(*id).is_some_and(|n| n.label == run.text), "another note"),
        Some(Target::Block(id)) => {
            let mut above = made.document.blocks.iter().take(id.0 as usize + 1).rev();
            let number = above.find_map(|block| match &block.kind {
                Kind::Text(text) if matches!(text.role, Role::Heading(_)) => text.marker.as_ref(),
                _ => None,
            });
            let number = number.ok_or("no heading above")?.text().trim_end_matches('.');
            let printed = run.text.split(", ").next().unwrap_or_default();
            holds(printed.rsplit('.').next() == Some(number), "another heading")
        }
        _ => holds(false, "it leads nowhere"),
    }
}

/// A blank between two values; a number of a date; the year of a session.
fn value(made: &Made, run: &GlyphRun, slice: &str) -> Result<(), String> {
    let text = run.text.trim();
    if text.is_empty() {
        return Ok(());
    }
    let mut numbers = slice.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok());
    let is_part_of_date = numbers.any(|number| number.to_string() == text);
    let offset = made.sources.files().find(|(_, path, _)| *path == "templates/bodies/csw.toml").map(|(_, _, text)| {
        let table: toml::Table = text.parse().unwrap();
        table["year-offset"].as_integer().unwrap()
    });
    let year = slice.parse::<i64>().ok().zip(offset).map(|(session, offset)| (session + offset).to_string());
    holds(is_part_of_date || year.as_deref() == Some(text), "a value that does not follow from what was typed")
}

/// The glyphs stand for the text, byte for byte, in its order; only soft hyphens have none.
fn glyphs(run: &GlyphRun) -> Result<(), String> {
    let invisible = |from: u32, to: u32| {
        let between = run.text.get(from as usize..to as usize);
        between.is_some_and(|text| text.chars().all(|c| c == '\u{AD}'))
    };
    let mut at = 0;
    for glyph in &run.glyphs {
        let (from, to) = glyph.text;
        holds(from == to || invisible(at, from), "glyphs leave a gap in the text")?;
        holds(run.text.get(from as usize..to as usize).is_some(), "a glyph stands for half a character")?;
        at = at.max(to);
    }
    holds(invisible(at, u32::try_from(run.text.len()).unwrap()), "glyphs do not reach the end of the text")
}
