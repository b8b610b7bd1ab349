//! All citations of a document's notes, printed.

use std::collections::{BTreeMap, BTreeSet};

use super::faults::Faults;
use super::form::lower_first;
use super::names::Namesakes;
use super::piece::{plain, text};
use super::position::{Position, Sketch, positions};
use super::stops::opens_sentence;
use super::writer::{Writer, surrounded};
use super::{Cite, CitedNote, House, check};
use crate::corpus::Source;
use crate::diag::Diagnostics;
use crate::markup::Inline;
use crate::template::NoteForms;

/// A note whose citations are settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettledNote {
    /// The printed words of each cluster.
    pub clusters: Vec<Vec<Inline>>,
    /// The position of each citation, over all clusters.
    pub positions: Vec<Position>,
}

/// The printed words of every cluster of every note, without the note's final stop; see
/// [`close`](super::close).
///
/// In a note that holds nothing but citations the style's `join` stands at the head of each cluster
/// after the first, so that the clusters are simply strung together. In a remark its own words stand
/// between them. Prefixes and suffixes are passed on as they are: what they hold besides text is for
/// the document to resolve.
///
/// `found` receives, each once: placeholders that no record can answer, kinds of sources without a full
/// form, kinds of pinpoints without a label, pinpoints that a form would lose, and (as warnings) works
/// that cannot be told apart when they are cited again.
pub fn settle(
    notes: &[CitedNote<'_>],
    forms: &NoteForms,
    house: &House<'_>,
    found: &mut Diagnostics,
) -> Vec<SettledNote> {
    check(house.style, found);
    let works: BTreeMap<&str, &Source> = notes
        .iter()
        .flat_map(|note| note.clusters.iter().flatten())
        .map(|c| (c.source.key.as_str(), c.source))
        .collect();
    let namesakes = Namesakes::among(works.values().copied(), &house.style.names);
    let writer = Writer { house: *house, namesakes: &namesakes, faults: Faults::new(found) };
    let mut settling = Settling { notes, forms, writer, calls: BTreeMap::new() };
    settling.calls = works.values().map(|source| (source.key.as_str(), settling.call(source))).collect();
    let shared = settling.shared();
    let places = positions(&sketches(notes), house.repeat, &shared);
    let settled = notes
        .iter()
        .zip(places)
        .map(|(note, positions)| SettledNote { clusters: settling.note(note, &positions), positions });
    settled.collect()
}

fn sketches<'a>(notes: &[CitedNote<'a>]) -> Vec<Sketch<'a>> {
    let sketch = |note: &CitedNote<'a>| {
        let cites = note.clusters.iter().flatten();
        let sources = cites.map(|cite| (cite.source.key.as_str(), cite.citation.pinpoint.as_ref())).collect();
        Sketch { number: note.number, sources, remark: note.remark }
    };
    notes.iter().map(sketch).collect()
}

struct Settling<'a> {
    notes: &'a [CitedNote<'a>],
    forms: &'a NoteForms,
    writer: Writer<'a>,
    /// By key, what a work is called when it is cited again: its name and its short title.
    calls: BTreeMap<&'a str, (String, String)>,
}

impl<'a> Settling<'a> {
    fn call(&self, source: &Source) -> (String, String) {
        let record = self.writer.record(source);
        (plain(&record.name()), plain(&record.title(true)))
    }

    /// The keys of works whose name another cited work has as well.
    fn shared(&self) -> BTreeSet<&'a str> {
        let mut by_name: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
        for (key, (name, _)) in &self.calls {
            by_name.entry(name).or_default().push(key);
        }
        by_name.into_values().filter(|keys| keys.len() > 1).flatten().collect()
    }

    fn note(&mut self, note: &'a CitedNote<'a>, places: &[Position]) -> Vec<Vec<Inline>> {
        let mut places = places.iter();
        let mut clusters = Vec::with_capacity(note.clusters.len());
        for (at, cluster) in note.clusters.iter().enumerate() {
            let mut printed = Vec::new();
            for (nth, (cite, &place)) in cluster.iter().zip(places.by_ref()).enumerate() {
                let joined = nth > 0 || (at > 0 && !note.remark);
                if joined {
                    printed.push(text(&self.writer.house.style.join));
                }
                self.alike(note, cite.source, place);
                let within = note.remark && note.within_sentence.get(at) == Some(&true);
                printed.extend(self.cite(cite, place, joined || within));
            }
            clusters.push(printed);
        }
        clusters
    }

    /// A citation with what was typed around it; `begun` when its sentence has begun before it.
    fn cite(&mut self, cite: &Cite<'a>, place: Position, begun: bool) -> Vec<Inline> {
        let pattern = self.pattern(cite.source, place);
        let note = match place {
            Position::Later { note, .. } => self.notes.get(note).map(|note| (note.id, note.number)),
            _ => None,
        };
        let mut form = self.writer.form(cite, pattern, note, place == Position::Same);
        let prefix = &cite.citation.prefix;
        let begun = if prefix.is_empty() { begun } else { !opens_sentence(prefix) };
        if begun && matches!(place, Position::Same | Position::SameElsewhere) {
            lower_first(&mut form, pattern.unwrap_or_default());
        }
        surrounded(cite.citation, form)
    }

    fn pattern(&self, source: &Source, place: Position) -> Option<&'a [Inline]> {
        Some(match place {
            Position::First => self.writer.full(source)?,
            Position::Same => &self.forms.same,
            Position::SameElsewhere => &self.forms.same_elsewhere,
            Position::Later { named: false, .. } => &self.forms.later,
            Position::Later { named: true, .. } => &self.forms.later_named,
            Position::Within => &self.forms.within,
        })
    }

    /// Names works that a reader cannot tell apart in a note that holds the full form of both.
    fn alike(&mut self, note: &'a CitedNote<'a>, source: &'a Source, place: Position) {
        let there = match place {
            Position::Later { note, named: true } => self.notes.get(note),
            Position::Within => Some(note),
            _ => None,
        };
        let key = source.key.as_str();
        for other in there.into_iter().flat_map(|note| note.clusters.iter().flatten()) {
            let other = other.source;
            if other.key != key && self.calls.get(other.key.as_str()) == self.calls.get(key) {
                self.writer.faults.alike(source, other);
            }
        }
    }
}
