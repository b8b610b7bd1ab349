//! Every word of the selection, in order, is on the pages, and nothing else is among them.

use proptest::prelude::*;
use rapporteur::document::Part;
use rapporteur::geom::Owner;

use crate::stripper::{self, Note, Stripped};
use crate::support::{Files, Line, Made, PLAIN, SAMPLE, flow, lines, plain_workspace, sample, section};

#[test]
fn every_word_of_the_sample_is_on_its_pages_in_order() {
    let made = sample();
    let selected = stripper::selected(&Files::of_repository(), SAMPLE);
    check(made, &selected).unwrap();
    let words: usize = selected.iter().map(|text| text.words.split(' ').count()).sum();
    assert!(words > 1000, "the oracle found {words} words only");
}

/// Compares the pages with what the oracle found.
fn check(made: &Made, selected: &[Stripped]) -> Result<(), String> {
    let lines = lines(&made.layout.pages);
    let body: Vec<&Line<'_>> = lines.iter().filter(|line| is_body(made, line)).collect();
    let typed: Vec<&str> = selected.iter().map(|text| text.words.as_str()).collect();
    same_words(&typed.join(" "), &flow(&body))?;
    let notes: Vec<&Note> = selected.iter().flat_map(|text| &text.notes).collect();
    let of_body = |note: &&rapporteur::document::Note| part_of(made, note.block.0) == Part::Body;
    let printed: Vec<_> = made.document.notes.iter().filter(of_body).collect();
    if notes.len() != printed.len() {
        return Err(format!("{} notes were typed and {} are printed", notes.len(), printed.len()));
    }
    for (typed, printed) in notes.iter().zip(printed) {
        let own: Vec<&Line<'_>> = lines.iter().filter(|line| line.owner == Owner::Note(printed.id)).collect();
        check_note(typed, &flow(&own)).map_err(|why| format!("note {}: {why}", printed.label))?;
    }
    Ok(())
}

fn part_of(made: &Made, block: u32) -> Part {
    made.document.blocks[block as usize].part
}

fn is_body(made: &Made, line: &Line<'_>) -> bool {
    matches!(line.owner, Owner::Block(block) if part_of(made, block.0) == Part::Body)
}

/// A remark without citation is its words; of any other note, its own words stand in it in order.
fn check_note(typed: &Note, printed: &str) -> Result<(), String> {
    if !typed.cites && !printed.contains(crate::support::REFERENCE) {
        return same_words(&typed.pieces.join(" "), printed);
    }
    // Between the pieces stands what the citation engine wrote.
    let printed = printed.replace('\n', " ");
    let mut rest = printed.as_str();
    for piece in &typed.pieces {
        let at = find_piece(rest, piece).ok_or_else(|| format!("“{piece}” is not in “{printed}”"))?;
        rest = &rest[at..];
    }
    Ok(())
}

/// Where a piece ends in a text; its first letter may have become a capital, at the head of a note.
fn find_piece(text: &str, piece: &str) -> Option<usize> {
    let mut capital = piece.to_owned();
    if let Some(first) = piece.chars().next() {
        capital.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    let at = text.find(piece).map(|at| at + piece.len());
    at.or_else(|| text.find(&capital).map(|at| at + capital.len()))
}

/// Compares typed words with a flow. At the end of a line that adds no hyphen a blank stood, or a sign at
/// which a word may part.
fn same_words(typed: &str, printed: &str) -> Result<(), String> {
    let (mut expected, mut so_far) = (typed.chars().peekable(), String::new());
    for sign in printed.trim_end().chars() {
        let agrees = match sign {
            '\n' if expected.peek() == Some(&' ') => expected.next().is_some(),
            '\n' => {
                so_far.chars().next_back().into_iter().chain(expected.peek().copied()).any(|c| !c.is_alphanumeric())
            }
            ' ' if so_far.is_empty() || so_far.ends_with(' ') => true,
            _ => expected.next() == Some(sign),
        };
        if !agrees {
            let context: String = so_far.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
            return Err(format!("after “{context}” stands {sign:?}; typed was “{typed:.9000}”"));
        }
        so_far.push(if sign == '\n' { ' ' } else { sign });
    }
    let rest: String = expected.collect();
    // The final stop of a note is the note engine's.
    if rest.trim().is_empty() { Ok(()) } else { Err(format!("“{rest}” is missing")) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_any_section_is_on_its_pages_in_order(section in section()) {
        let files = plain_workspace(&section.markdown);
        prop_assert_eq!(&stripper::selected(&files, PLAIN)[1..], &section.paragraphs, "the oracle itself");
        let heading = Stripped { words: "Heading".to_owned(), notes: Vec::new() };
        let truth: Vec<Stripped> = [heading].into_iter().chain(section.paragraphs).collect();
        let made = files.make(PLAIN).map_err(TestCaseError::fail)?;
        check(&made, &truth).map_err(TestCaseError::fail)?;
    }
}
