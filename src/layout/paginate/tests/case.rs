//! A small problem in whole numbers, which the oracle reads as it stands and the paginator as a galley.

use proptest::prelude::*;

use super::super::{Break, Galley, GalleyLine, GalleyNote, PageShape, Policy};
use crate::geom::Length;

#[derive(Clone, Debug)]
pub(super) struct Case {
    /// (gap, height) of each line.
    pub(super) lines: Vec<(i64, i64)>,
    /// One more than lines.
    pub(super) breaks: Vec<Break>,
    /// (anchor, heights) of each note.
    pub(super) notes: Vec<(usize, Vec<i64>)>,
    pub(super) first: i64,
    pub(super) other: i64,
    pub(super) separator: i64,
    pub(super) between: i64,
    pub(super) continued: i64,
    pub(super) tolerance: u32,
    pub(super) policy: Policy,
}

pub(super) fn units(n: i64) -> Length {
    Length::from_scaled(n)
}

impl Case {
    /// Lines of height 1 without gaps or rules on pages of `page`, tolerance 33 %.
    pub(super) fn plain(lines: usize, page: i64) -> Self {
        Self {
            lines: vec![(0, 1); lines],
            breaks: vec![Break::Free; lines + 1],
            notes: vec![],
            first: page,
            other: page,
            separator: 0,
            between: 0,
            continued: 0,
            tolerance: 33,
            policy: Policy::Quality,
        }
    }

    /// The same with a note of `lines` lines of height 1.
    pub(super) fn note(mut self, anchor: usize, lines: usize) -> Self {
        self.notes.push((anchor, vec![1; lines]));
        self
    }

    /// The same with a kind of boundary.
    pub(super) fn kind(mut self, boundary: usize, kind: Break) -> Self {
        self.breaks[boundary] = kind;
        self
    }

    pub(super) fn galley(&self) -> Galley {
        let lines = self.lines.iter().map(|&(gap, height)| GalleyLine { gap: units(gap), height: units(height) });
        let notes = self.notes.iter().map(|(anchor, heights)| GalleyNote {
            anchor: *anchor,
            lines: heights.iter().copied().map(units).collect(),
        });
        Galley::new(lines.collect(), self.breaks.clone(), notes.collect()).unwrap()
    }

    pub(super) fn shape(&self) -> PageShape {
        PageShape {
            first: units(self.first),
            other: units(self.other),
            columns: 1,
            separator: units(self.separator),
            between: units(self.between),
            continued: units(self.continued),
            hole_tolerance: self.tolerance,
            policy: self.policy,
        }
    }

    pub(super) fn stream_length(&self) -> usize {
        self.notes.iter().map(|(_, heights)| heights.len()).sum()
    }
}

fn kind() -> impl Strategy<Value = Break> {
    prop_oneof![
        12 => Just(Break::Free),
        2 => Just(Break::Orphan),
        2 => Just(Break::Widow),
        2 => Just(Break::KeepNext),
        1 => Just(Break::Never),
        1 => Just(Break::Force),
    ]
}

prop_compose! {
    /// A note that is often short and sometimes longer than a page.
    fn note(lines: usize)(
        anchor in 0..lines,
        heights in prop_oneof![
            4 => prop::collection::vec(1..=2_i64, 1..=3),
            3 => prop::collection::vec(Just(1_i64), 4..=7),
            1 => prop::collection::vec(1..=4_i64, 4..=9),
        ],
    ) -> (usize, Vec<i64>) {
        (anchor, heights)
    }
}

/// Random problems, with everything that a galley may hold, down to what fits on no page.
pub(super) fn case(lines: std::ops::RangeInclusive<usize>, notes: usize) -> impl Strategy<Value = Case> {
    lines.prop_flat_map(move |lines| {
        let body =
            prop::collection::vec((0..=1_i64, prop_oneof![6 => Just(1_i64), 2 => 2..=3_i64, 1 => 4..=12_i64]), lines);
        let breaks = prop::collection::vec(kind(), lines + 1);
        let all_notes = prop::collection::vec(note(lines), 0..=notes);
        let white = (0..=2_i64, 0..=1_i64, 0..=1_i64);
        let shape = (4..=10_i64, 5..=10_i64, prop::sample::select(vec![0_u32, 15, 33, 50, 100]), any::<bool>());
        (body, breaks, all_notes, white, shape).prop_map(|(lines, breaks, mut notes, white, shape)| {
            notes.sort_by_key(|&(anchor, _)| anchor);
            let (separator, between, continued) = white;
            let (first, other, tolerance, fit) = shape;
            let policy = if fit { Policy::Fit } else { Policy::Quality };
            Case { lines, breaks, notes, first, other, separator, between, continued, tolerance, policy }
        })
    })
}
