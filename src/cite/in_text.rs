//! Citations in the running text: words in brackets, in full at first and short from then on.
//!
//! There is no *Id.* here. A reader of notes has the one before at hand; a reader of running text would
//! have to search the lines for the brackets that it means. So there are two positions only, first and
//! later, and every pair of brackets names its work.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{ShortForm, short_forms};
use super::faults::Faults;
use super::names::Namesakes;
use super::piece::text;
use super::writer::{Writer, surrounded};
use super::{Cite, CitedGroup, House, check};
use crate::corpus::Source;
use crate::diag::Diagnostics;
use crate::markup::Inline;
use crate::template::{RepeatMode, TextForms};

/// The printed words of every group, brackets included; nothing for a group without citations.
///
/// The groups come in the order in which they are read, over the whole document. A work that was cited
/// before goes by the first of `later`, `later-named` and its full form that no reader can take for
/// another work that the document cites.
///
/// Letters behind the year ("2019a") would tell works apart as well. They are not used: they mean
/// something only where the full form, or a list of works, bears them too, and a date is not to be
/// changed.
///
/// `found` receives the same faults as for notes (see [`settle`](super::settle())), and besides, as notes,
/// works that are given in full again because nothing shorter tells them apart.
pub fn settle_in_text(
    groups: &[CitedGroup<'_>],
    forms: &TextForms,
    house: &House<'_>,
    found: &mut Diagnostics,
) -> Vec<Vec<Inline>> {
    check(house.style, found);
    let cites = groups.iter().flat_map(|group| &group.cites);
    let works: BTreeMap<&str, &Source> = cites.map(|cite| (cite.source.key.as_str(), cite.source)).collect();
    let namesakes = Namesakes::among(works.values().copied(), &house.style.names);
    let writer = Writer { house: *house, namesakes: &namesakes, faults: Faults::new(found) };
    let short = short_forms(&works, forms, &writer);
    let mut settling = Settling { forms, writer, works, short, cited: BTreeSet::new() };
    groups.iter().map(|group| settling.group(group)).collect()
}

struct Settling<'a> {
    forms: &'a TextForms,
    writer: Writer<'a>,
    works: BTreeMap<&'a str, &'a Source>,
    short: BTreeMap<&'a str, ShortForm<'a>>,
    /// The keys of works whose full form was printed.
    cited: BTreeSet<&'a str>,
}

impl<'a> Settling<'a> {
    fn group(&mut self, group: &CitedGroup<'a>) -> Vec<Inline> {
        let mut printed = Vec::new();
        for (nth, cite) in group.cites.iter().enumerate() {
            if nth > 0 {
                printed.push(text(&self.writer.house.style.join));
            }
            printed.extend(self.cite(cite));
        }
        if !group.bare && !printed.is_empty() {
            printed.insert(0, text(&self.forms.open));
            printed.push(text(&self.forms.close));
        }
        printed
    }

    fn cite(&mut self, cite: &Cite<'a>) -> Vec<Inline> {
        let first = self.cited.insert(cite.source.key.as_str());
        let pattern = match self.writer.house.repeat {
            RepeatMode::Short if !first => self.short(cite.source),
            _ => self.writer.full(cite.source),
        };
        surrounded(cite.citation, self.writer.form(cite, pattern, None, false))
    }

    /// The form of a work that was cited before.
    fn short(&mut self, source: &'a Source) -> Option<&'a [Inline]> {
        match self.short.get(source.key.as_str()) {
            Some(ShortForm::Later) => Some(&self.forms.later),
            Some(ShortForm::Named) => Some(&self.forms.later_named),
            Some(ShortForm::Full(other)) => {
                if let Some(other) = self.works.get(other) {
                    self.writer.faults.full_again(source, other);
                }
                self.writer.full(source)
            }
            None => self.writer.full(source),
        }
    }
}
