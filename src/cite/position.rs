//! Positions: whether a source is cited for the first time, as just before, later, or again in its note.
//!
//! The rules are stricter than those of CSL and of every processor of it, because a reader who follows
//! a back-reference must arrive at one work and no other.

use std::collections::{BTreeMap, BTreeSet};

use crate::markup::Pinpoint;
use crate::template::RepeatMode;

/// A note, as far as positions depend on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch<'a> {
    /// Its number. Only the note numbered one less is the note before it.
    pub number: u32,
    /// The keys of its sources in order, each with its pinpoint.
    pub sources: Vec<(&'a str, Option<&'a Pinpoint>)>,
    /// True when it holds words of its own beside its citations.
    pub remark: bool,
}

/// Where a citation stands in the order of all citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Never cited before, or to be given in full again.
    First,
    /// The very same place of the source that was cited just before.
    Same,
    /// Another place of the source that was cited just before.
    SameElsewhere,
    /// Cited before, in an earlier note.
    Later {
        /// The note that holds the full form, by its place in the list of notes.
        note: usize,
        /// True when the number of that note does not tell the work: it holds several sources, or
        /// another cited work goes by the same name.
        named: bool,
    },
    /// Cited before in this note, with something else in between.
    Within,
}

/// The position of every source of every note.
///
/// `shared` holds the keys of works whose short name another cited work has as well.
///
/// - *Id.* at the head of a note asks that the note numbered one less holds this source, once, alone,
///   and no remark: whatever else stood there could be meant.
/// - Inside a note it asks that this source stands directly before it, and that the note holds no
///   remark, whose words could name another work in between. Else `Within` names the work.
/// - A pinpoint before and none now is no *Id.*: it would be read with the pinpoint.
/// - `Later` points at the note with the full form, never at another back-reference.
///
/// With [`RepeatMode::Full`] only the two kinds of *Id.* stay short.
pub fn positions(notes: &[Sketch<'_>], repeat: RepeatMode, shared: &BTreeSet<&str>) -> Vec<Vec<Position>> {
    let mut full: BTreeMap<&str, usize> = BTreeMap::new();
    let mut several: Vec<bool> = Vec::with_capacity(notes.len());
    let mut before: Option<&Sketch<'_>> = None;
    let mut all = Vec::with_capacity(notes.len());
    for (at, note) in notes.iter().enumerate() {
        let mut here: BTreeSet<&str> = BTreeSet::new();
        let mut last = before.and_then(|before| alone(before, note));
        let mut found = Vec::with_capacity(note.sources.len());
        for &(key, pinpoint) in &note.sources {
            let same = last.filter(|(k, _)| *k == key).and_then(|(_, before)| same_or_elsewhere(before, pinpoint));
            let again = match full.get(key) {
                None => Position::First,
                Some(_) if here.contains(key) => Position::Within,
                // Not in this note, so in one before it, whose count is complete.
                Some(&note) => Position::Later { note, named: several[note] || shared.contains(key) },
            };
            found.push(match repeat {
                _ if same.is_some() => same.unwrap_or(again),
                RepeatMode::Short => again,
                RepeatMode::Full => Position::First,
            });
            full.entry(key).or_insert(at);
            here.insert(key);
            last = (!note.remark).then_some((key, pinpoint));
        }
        several.push(here.len() > 1);
        before = Some(note);
        all.push(found);
    }
    all
}

type Cited<'a> = (&'a str, Option<&'a Pinpoint>);

/// The one source of the note before, when *Id.* at the head of `note` can only mean it.
fn alone<'a>(before: &Sketch<'a>, note: &Sketch<'a>) -> Option<Cited<'a>> {
    let adjacent = before.number.checked_add(1) == Some(note.number);
    match before.sources.as_slice() {
        [only] if adjacent && !before.remark => Some(*only),
        _ => None,
    }
}

fn same_or_elsewhere(before: Option<&Pinpoint>, now: Option<&Pinpoint>) -> Option<Position> {
    match (before, now) {
        (None, None) => Some(Position::Same),
        (Some(before), Some(now)) if before.same_place(now) => Some(Position::Same),
        (_, Some(_)) => Some(Position::SameElsewhere),
        (Some(_), None) => None,
    }
}
