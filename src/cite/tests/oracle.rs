//! Positions of random notes against the rules read out loud: every citation looks back over the whole
//! document, one rule after the other, without memory.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::cite::{Position, Sketch, positions};
use crate::diag::{FileId, Origin, Span};
use crate::markup::{Pinpoint, PinpointKind, PinpointPart};
use crate::template::RepeatMode;

/// Source and page (0 for none) of each citation, and whether there is a remark.
type Note = (Vec<(u8, u8)>, bool);

const KEYS: [&str; 4] = ["a", "b", "c", "d"];

fn by_the_rules(notes: &[Note], full_again: bool, shared: &[u8], n: usize, i: usize) -> Position {
    let (sources, remark) = &notes[n];
    let (key, page) = sources[i];
    // Which citation, if any, could "Id." mean here?
    let meant = if i > 0 {
        if *remark { None } else { Some(sources[i - 1]) }
    } else if n > 0 && notes[n - 1].0.len() == 1 && !notes[n - 1].1 {
        Some(notes[n - 1].0[0])
    } else {
        None
    };
    if let Some((other, before)) = meant
        && other == key
    {
        if before == page {
            return Position::Same;
        }
        if page != 0 {
            return Position::SameElsewhere;
        }
    }
    if full_again {
        return Position::First;
    }
    if sources[..i].iter().any(|(k, _)| *k == key) {
        return Position::Within;
    }
    for (m, (earlier, _)) in notes[..n].iter().enumerate() {
        if earlier.iter().any(|(k, _)| *k == key) {
            let alone = earlier.iter().all(|(k, _)| *k == key);
            return Position::Later { note: m, named: !alone || shared.contains(&key) };
        }
    }
    Position::First
}

fn notes() -> impl Strategy<Value = Vec<Note>> {
    // Few sources and pages, so that most citations are repeats; empty notes are remarks.
    let note = (prop::collection::vec((0u8..4, 0u8..3), 0..4), prop::bool::weighted(0.25));
    prop::collection::vec(note, 0..14)
}

fn computed(notes: &[Note], full_again: bool, shared: &[u8]) -> Vec<Vec<Position>> {
    let pages: Vec<Pinpoint> = (0..3).map(|n| page(n.to_string())).collect();
    let source = |&(key, page): &(u8, u8)| (KEYS[usize::from(key)], pages.get(usize::from(page)).filter(|_| page > 0));
    let sketches: Vec<Sketch<'_>> = notes
        .iter()
        .zip(1..)
        .map(|((sources, remark), number)| Sketch {
            number,
            sources: sources.iter().map(source).collect(),
            remark: *remark,
        })
        .collect();
    let shared: BTreeSet<&str> = shared.iter().map(|key| KEYS[usize::from(*key)]).collect();
    positions(&sketches, if full_again { RepeatMode::Full } else { RepeatMode::Short }, &shared)
}

fn page(values: String) -> Pinpoint {
    let origin = Origin::Verbatim(Span::new(FileId::new(0), 0, 1));
    Pinpoint { parts: vec![PinpointPart { kind: PinpointKind::P, values, plural: false, origin }] }
}

fn agree(notes: &[Note], full_again: bool, shared: &[u8]) -> Result<(), TestCaseError> {
    let computed = computed(notes, full_again, shared);
    prop_assert_eq!(computed.len(), notes.len());
    for (n, places) in computed.iter().enumerate() {
        let by_the_rules = |i| by_the_rules(notes, full_again, shared, n, i);
        let expected: Vec<Position> = (0..notes[n].0.len()).map(by_the_rules).collect();
        prop_assert_eq!(places, &expected, "note {}", n + 1);
    }
    Ok(())
}

/// The same citations with neighbouring notes merged into one.
fn merged(notes: &[Note], seams: &[bool]) -> Vec<Note> {
    let mut all: Vec<Note> = Vec::new();
    for (note, seam) in notes.iter().zip(seams.iter().cycle()) {
        match all.last_mut() {
            Some(last) if *seam => {
                last.0.extend(note.0.iter().copied());
                last.1 |= note.1;
            }
            _ => all.push(note.clone()),
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn shuffled_and_merged_notes_are_decided_by_the_rules(
        (original, shuffled) in notes().prop_flat_map(|notes| (Just(notes.clone()), Just(notes).prop_shuffle())),
        seams in prop::collection::vec(any::<bool>(), 1..8),
        full_again in prop::bool::weighted(0.2),
        shared in prop::collection::vec(0u8..4, 0..3),
    ) {
        agree(&original, full_again, &shared)?;
        agree(&shuffled, full_again, &shared)?;
        agree(&merged(&original, &seams), full_again, &shared)?;
    }
}
