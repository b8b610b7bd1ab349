//! `acronym-style`: acronyms in headings and in the possessive, and those that are defined for less than `least` uses, the
//! definition among them. `known` may stand in headings.

use std::collections::BTreeMap;

use super::super::acronyms::acronyms;
use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::diag::Span;
use crate::document::Role;
use crate::tables::{Reader, Text};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let least = reader.integer("least").and_then(|(least, _)| usize::try_from(least).ok()).unwrap_or(3);
    let known = reader.texts("known");
    Check::document(move |subject, findings| check(least, &known, subject, findings))
}

fn check(least: usize, known: &[Text], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    // Each with the place of its definition, and how often it stands in the text.
    let mut uses: BTreeMap<String, (Option<Span>, usize)> = BTreeMap::new();
    for passage in subject.prose.written() {
        for acronym in acronyms(passage).into_iter().filter(|acronym| !passage.is_quoted(acronym.range.start)) {
            let after = passage.text().get(acronym.range.end..).unwrap_or_default();
            let possessive = after.starts_with("’s") || after.starts_with("'s");
            let span = passage.span(acronym.range);
            let is_known = known.iter().any(|word| word.value == acronym.letters);
            if matches!(passage.role, Some(Role::Heading(_))) && !is_known {
                findings.say(span, format!("“{}” stands in a heading", acronym.letters));
            }
            if possessive {
                findings.say(span, format!("“{}” stands in the possessive", acronym.letters));
            }
            let entry = uses.entry(acronym.letters).or_default();
            entry.1 += 1;
            if acronym.defines && entry.0.is_none() {
                entry.0 = Some(span);
            }
        }
    }
    for (letters, (defined, times)) in uses {
        if let Some(span) = defined.filter(|_| times < least) {
            let times = if times == 1 { "is never used again" } else { "is used once more" };
            findings.say(span, format!("“{letters}” is defined here and {times}"));
        }
    }
}
