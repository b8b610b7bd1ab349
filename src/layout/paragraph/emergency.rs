//! What is done about words that are wider than the column: they are broken at last, so that nothing is
//! ever set outside of it that could be inside.

use super::breaks::{Extra, ExtraKind};
use super::items::{Item, ItemKind, Segment, letters, small};
use super::total_fit::{Break, Lines, Place};

/// What is too wide for its line, though it cannot be broken between the two places; in ascending order.
pub(super) fn too_wide(breaks: &[Break], lines: &Lines<'_>) -> Vec<(Place, Place)> {
    let pairs = breaks.windows(2).enumerate().filter(|&(at, _)| lines.too_wide(breaks, at, at + 1));
    pairs.filter_map(|(_, pair)| Some((pair.first()?.starts, pair.last()?.ends))).collect()
}

/// True when a place lies inside of what is too wide.
pub(super) fn lies_within(too_wide: &[(Place, Place)], place: Place) -> bool {
    let passed = too_wide.partition_point(|&(_, to)| to <= place);
    too_wide.get(passed).is_some_and(|&(from, _)| from < place)
}

/// Further places of one kind in all that is too wide.
pub(super) fn extras(segment: &Segment<'_>, breaks: &[Break], lines: &Lines<'_>, kind: ExtraKind) -> Vec<Extra> {
    let mut out = Vec::new();
    for (from, to) in too_wide(breaks, lines) {
        for index in from.item..=to.item {
            let Some(item) = segment.items.get(index as usize) else { continue };
            let after = segment.items.get(index as usize + 1);
            let places = match kind {
                ExtraKind::HeldSpace => held_space(item, after, index),
                _ => between_letters(segment, item, index),
            };
            let within = places.into_iter().filter(|&place| from < place && place < to);
            out.extend(within.map(|place| Extra { place, kind }));
        }
    }
    out
}

/// A space before the mark of a note holds even now.
fn held_space(item: &Item, after: Option<&Item>, index: u32) -> Vec<Place> {
    let parts = item.kind == ItemKind::Space && after.is_some_and(|after| after.kind == ItemKind::Word);
    if parts { vec![Place { item: index, inside: 0 }] } else { Vec::new() }
}

fn between_letters(segment: &Segment<'_>, item: &Item, index: u32) -> Vec<Place> {
    if item.kind != ItemKind::Word {
        return Vec::new();
    }
    let before = (index as usize).checked_sub(1).and_then(|at| segment.items.get(at));
    let joined = before.is_some_and(|before| !before.is_glue());
    let start = joined.then_some(0);
    start.into_iter().chain(letters(segment.text(item))).map(|at| Place { item: index, inside: small(at) }).collect()
}
