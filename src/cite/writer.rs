//! One citation in words: what notes and running text have in common.

use super::faults::Faults;
use super::fields::Record;
use super::form::{asks, printed};
use super::names::Namesakes;
use super::piece::{computed, words};
use super::{Cite, House};
use crate::corpus::Source;
use crate::geom::NoteId;
use crate::markup::{Citation, Inline};

/// Writes citations in a style and names, each once, what cannot be written.
pub(super) struct Writer<'a> {
    pub(super) house: House<'a>,
    pub(super) namesakes: &'a Namesakes,
    pub(super) faults: Faults<'a>,
}

impl<'a> Writer<'a> {
    /// A record without a pinpoint.
    pub(super) fn record<'s>(&self, source: &'s Source) -> Record<'s>
    where
        'a: 's,
    {
        Record {
            source,
            pinpoint: None,
            house: self.house,
            namesakes: self.namesakes,
            full: None,
            family_first: false,
            asked: source.span,
            title_follows: false,
        }
    }

    /// The full form of a kind of source.
    pub(super) fn full(&self, source: &Source) -> Option<&'a [Inline]> {
        self.house.style.full.get(&source.kind).map(Vec::as_slice)
    }

    /// A citation by a pattern; without one by its title, which is a fault.
    ///
    /// `note` is the note with the full form. A pinpoint for which the pattern has no place is a fault,
    /// unless the form itself says that the place is the same as before.
    pub(super) fn form(
        &mut self,
        cite: &Cite<'a>,
        pattern: Option<&'a [Inline]>,
        note: Option<(NoteId, u32)>,
        same_place: bool,
    ) -> Vec<Inline> {
        let mut record = self.record(cite.source);
        let Some(pattern) = pattern else {
            self.faults.no_form(cite);
            return record.title(false);
        };
        if let Some(pinpoint) = &cite.citation.pinpoint {
            self.faults.unlabelled(pinpoint, self.house.style);
            if !same_place && !asks(pattern, "pinpoint") {
                self.faults.lost_pinpoint(cite, pattern);
            }
        }
        record.pinpoint = cite.citation.pinpoint.as_ref();
        record.asked = cite.citation.key_span;
        record.full = note;
        printed(pattern, record)
    }
}

/// A form with what was typed before and after it.
pub(super) fn surrounded(citation: &Citation, mut form: Vec<Inline>) -> Vec<Inline> {
    let (prefix, suffix) = (&citation.prefix, &citation.suffix);
    let mut printed = prefix.clone();
    if prefix.last().is_some_and(|last| !words(last).is_some_and(|words| words.ends_with(holds_on))) {
        printed.push(computed(" ", citation.span));
    }
    printed.append(&mut form);
    if suffix.first().is_some_and(|first| !words(first).is_some_and(|words| words.starts_with(leans_on))) {
        printed.push(computed(" ", citation.span));
    }
    printed.extend(suffix.iter().cloned());
    printed
}

/// True of a character after which no space is needed: a blank, or what opens.
pub(crate) fn holds_on(last: char) -> bool {
    last.is_whitespace() || "([“‘«".contains(last)
}

/// True of a character before which no space is needed: a blank, or what follows a word at once.
fn leans_on(first: char) -> bool {
    first.is_whitespace() || ",.;:?!)]”’»…".contains(first)
}
