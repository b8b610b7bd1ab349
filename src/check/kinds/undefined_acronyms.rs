//! `undefined-acronyms`: an acronym before its words, or without them. `known` are those that every reader
//! knows or that another rule judges. Each is told once, where it stands first.

use std::collections::BTreeSet;

use super::super::acronyms::acronyms;
use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::{Reader, Text};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let known = reader.texts("known");
    Check::document(move |subject, findings| check(&known, subject, findings))
}

fn check(known: &[Text], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut said: BTreeSet<String> = known.iter().map(|word| word.value.clone()).collect();
    for passage in subject.prose.written() {
        for acronym in acronyms(passage) {
            if acronym.defines {
                said.insert(acronym.letters);
            } else if !passage.is_quoted(acronym.range.start) && said.insert(acronym.letters.clone()) {
                let message = format!("“{}” stands here before it is said in full", acronym.letters);
                findings.say(passage.span(acronym.range), message);
            }
        }
    }
}
