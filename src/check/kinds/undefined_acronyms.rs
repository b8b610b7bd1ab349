//! `undefined-acronyms`: an acronym before its words, or without them. `known` are those that every reader
//! knows or that another rule judges; with `place = "notes"` only what stands in notes is told. Each is told once, where it stands first.

use std::collections::BTreeSet;

use super::super::acronyms::acronyms;
use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::{Reader, Text};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let known = reader.texts("known");
    let in_notes = reader.text("place").is_some_and(|place| place.value == "notes");
    Check::document(move |subject, findings| check(&known, in_notes, subject, findings))
}

fn check(known: &[Text], in_notes: bool, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut said: BTreeSet<String> = known.iter().map(|word| word.value.clone()).collect();
    for passage in subject.prose.written() {
        for acronym in acronyms(passage) {
            if acronym.defines {
                said.insert(acronym.letters);
            } else if !passage.is_quoted(acronym.range.start) && said.insert(acronym.letters.clone()) {
                if in_notes && passage.note.is_none() {
                    continue;
                }
                let message = format!("“{}” stands here before it is said in full", acronym.letters);
                findings.say(passage.span(acronym.range), message);
            }
        }
    }
}
