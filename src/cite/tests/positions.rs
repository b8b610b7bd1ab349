//! Positions: the torture table, each row with its reason.

use std::collections::BTreeSet;

use crate::cite::{Position, Sketch, positions};
use crate::diag::{FileId, Origin, Span};
use crate::markup::{Pinpoint, PinpointKind, PinpointPart};
use crate::template::RepeatMode;

fn page(values: &str) -> Pinpoint {
    let origin = Origin::Verbatim(Span::new(FileId::new(0), 0, values.len()));
    Pinpoint { parts: vec![PinpointPart { kind: PinpointKind::P, values: values.to_owned(), plural: false, origin }] }
}

/// Notes such as `A`, `A3 B` (a page behind the key), `A +` (with a remark), `+` (a remark alone);
/// answers such as `first`, `same`, `elsewhere`, `later 1`, `named 1`, `within`.
fn decided_in(notes: &[&str], repeat: RepeatMode, shared: &[&str]) -> Vec<String> {
    let typed: Vec<Vec<(String, Option<Pinpoint>)>> = notes
        .iter()
        .map(|note| {
            let words = note.split_whitespace().filter(|word| *word != "+");
            words.map(|word| (word[..1].to_owned(), (word.len() > 1).then(|| page(&word[1..])))).collect()
        })
        .collect();
    let sketches: Vec<Sketch<'_>> = typed
        .iter()
        .zip(notes)
        .zip(1..)
        .map(|((sources, note), number)| Sketch {
            number,
            sources: sources.iter().map(|(key, pinpoint)| (key.as_str(), pinpoint.as_ref())).collect(),
            remark: note.contains('+'),
        })
        .collect();
    let said = |position: &Position| match position {
        Position::First => "first".to_owned(),
        Position::Same => "same".to_owned(),
        Position::SameElsewhere => "elsewhere".to_owned(),
        Position::Later { note, named: false } => format!("later {}", note + 1),
        Position::Later { note, named: true } => format!("named {}", note + 1),
        Position::Within => "within".to_owned(),
    };
    let shared: BTreeSet<&str> = shared.iter().copied().collect();
    let all = positions(&sketches, repeat, &shared);
    all.iter().map(|note| note.iter().map(said).collect::<Vec<_>>().join(", ")).collect()
}

fn decided(notes: &[&str]) -> Vec<String> {
    decided_in(notes, RepeatMode::Short, &[])
}

#[test]
fn the_same_source_in_the_next_note_is_the_same() {
    assert_eq!(decided(&["A", "A", "A"]), ["first", "same", "same"]);
    assert_eq!(decided(&["A3", "A3"]), ["first", "same"]);
}

#[test]
fn another_page_is_the_same_source_elsewhere() {
    assert_eq!(decided(&["A3", "A4", "A3"]), ["first", "elsewhere", "elsewhere"]);
    assert_eq!(decided(&["A", "A4"]), ["first", "elsewhere"]);
}

#[test]
fn a_page_before_and_none_now_is_later_because_id_would_keep_the_page() {
    assert_eq!(decided(&["A3", "A"]), ["first", "later 1"]);
    assert_eq!(decided(&["A", "A3", "A"]), ["first", "elsewhere", "later 1"]);
}

#[test]
fn twice_in_a_row_in_one_note_is_the_same() {
    assert_eq!(decided(&["A A"]), ["first, same"]);
    assert_eq!(decided(&["A3 A4"]), ["first, elsewhere"]);
    // A page before and none now: not the same, and no number to point at but its own.
    assert_eq!(decided(&["A3 A"]), ["first, within"]);
}

#[test]
fn after_a_note_with_several_sources_there_is_no_id_even_for_the_last_of_them() {
    assert_eq!(decided(&["B A", "A"]), ["first, first", "named 1"]);
    assert_eq!(decided(&["A", "B A", "A"]), ["first", "first, later 1", "later 1"]);
}

#[test]
fn after_a_note_that_holds_the_source_twice_there_is_no_id_because_either_place_could_be_meant() {
    assert_eq!(decided(&["A3 A4", "A4"]), ["first, elsewhere", "later 1"]);
}

#[test]
fn a_remark_without_source_parts_id_from_its_note() {
    assert_eq!(decided(&["A", "+", "A"]), ["first", "", "later 1"]);
}

#[test]
fn a_remark_beside_the_source_parts_id_as_well() {
    assert_eq!(decided(&["A +", "A"]), ["first", "later 1"]);
    // The remark in the note itself comes too late to part anything.
    assert_eq!(decided(&["A", "A +", "A"]), ["first", "same", "later 1"]);
}

#[test]
fn words_between_two_citations_of_a_remark_part_them() {
    assert_eq!(decided(&["A A +"]), ["first, within"]);
}

#[test]
fn a_b_a_in_one_note_is_within() {
    assert_eq!(decided(&["A B A"]), ["first, first, within"]);
    // Not "supra note 2" inside note 2, nor "supra note 1" for what stands three words before.
    assert_eq!(decided(&["A", "A B A"]), ["first", "same, first, within"]);
}

#[test]
fn id_may_open_a_note_with_several_sources() {
    assert_eq!(decided(&["A", "A4 B"]), ["first", "elsewhere, first"]);
    assert_eq!(decided(&["A", "B A"]), ["first", "first, later 1"]);
}

#[test]
fn later_points_at_the_full_form_and_never_at_another_back_reference() {
    assert_eq!(decided(&["A", "B", "A", "C", "A", "A"]), ["first", "first", "later 1", "first", "later 1", "same"]);
}

#[test]
fn later_names_the_work_when_its_note_holds_several() {
    assert_eq!(decided(&["A B", "C", "A", "B"]), ["first, first", "first", "named 1", "named 1"]);
    // Two citations of one source are one source.
    assert_eq!(decided(&["A3 A4", "C", "A"]), ["first, elsewhere", "first", "later 1"]);
}

#[test]
fn later_names_the_work_when_another_has_the_same_name() {
    let notes = ["A", "B", "A", "C", "B", "C", "A"];
    assert_eq!(
        decided_in(&notes, RepeatMode::Short, &["A", "B"]),
        ["first", "first", "named 1", "first", "named 2", "later 4", "named 1"]
    );
}

#[test]
fn in_full_again_only_id_stays_short() {
    assert_eq!(
        decided_in(&["A", "A", "B", "A", "A4", "B A B", "A3 A3"], RepeatMode::Full, &["A"]),
        ["first", "same", "first", "first", "elsewhere", "first, first, first", "first, same"]
    );
}

#[test]
fn a_gap_in_the_numbers_is_no_note_before() {
    let sketch = |number| Sketch { number, sources: vec![("A", None)], remark: false };
    let found = positions(&[sketch(1), sketch(3)], RepeatMode::Short, &BTreeSet::new());
    assert_eq!(found, [vec![Position::First], vec![Position::Later { note: 0, named: false }]]);
}
