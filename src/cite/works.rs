//! The list of works that a document cites.

use super::faults::Faults;
use super::fields::Record;
use super::form::printed;
use super::names::Namesakes;
use super::piece::plain;
use super::writer::Writer;
use super::{House, close};
use crate::corpus::{Source, alphabetical};
use crate::diag::Diagnostics;
use crate::markup::Inline;

/// The full form of each work, in the alphabetical order of what is printed: first authors with their family name first,
/// a law by its State, a work without either by its title. Case, accents, signs and an article at the head do not count.
///
/// The order of the works as they come does not matter, and faults of the style are those of
/// [`settle`](super::settle()): they are not said again here.
pub fn list_of_works(sources: &[&Source], house: &House<'_>, found: &mut Diagnostics) -> Vec<Vec<Inline>> {
    let namesakes = Namesakes::default();
    let writer = Writer { house: *house, namesakes: &namesakes, faults: Faults::new(found) };
    let mut listed: Vec<(String, &str, Vec<Inline>)> = Vec::new();
    for source in sources {
        let Some(pattern) = writer.full(source) else { continue };
        let record = Record { family_first: true, ..writer.record(source) };
        let mut words = printed(pattern, record);
        close(&mut words, &house.style.end);
        // Sorted by a field of the record, a law would stand under its title and be printed under its State.
        listed.push((alphabetical(&plain(&words)), source.key.as_str(), words));
    }
    listed.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    listed.into_iter().map(|(_, _, words)| words).collect()
}
