//! `avoided-acronyms`: acronyms that a body does not admit: those in `words`, and the initials of those who
//! submit.

use super::super::acronyms::{acronyms, own};
use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::{Reader, Text};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let words = reader.texts("words");
    Check::document(move |subject, findings| check(&words, subject, findings))
}

fn check(words: &[Text], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let own = own(subject);
    for passage in subject.prose.written() {
        for acronym in acronyms(passage).into_iter().filter(|acronym| !passage.is_quoted(acronym.range.start)) {
            let letters = &acronym.letters;
            if own.contains(letters) {
                let message = format!("“{letters}” is short for the organization that submits this");
                findings.say(passage.span(acronym.range), message);
            } else if words.iter().any(|word| word.value == *letters) {
                findings.say(passage.span(acronym.range), format!("“{letters}” stands in the text"));
            }
        }
    }
}
