//! `word-count`: the text has at most `most` words, or `joint` words when several submit it together. For bodies
//! whose limit does not depend on status.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::reading::grouped;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let mut limit = |key| reader.integer(key).and_then(|(words, _)| usize::try_from(words).ok());
    let (most, joint) = (limit("most").unwrap_or(usize::MAX), limit("joint"));
    Check::document(move |subject, findings| check(most, joint, subject, findings))
}

fn check(most: usize, joint: Option<usize>, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let together = subject.document.authors.len() > 1;
    let most = joint.filter(|_| together).unwrap_or(most);
    let words = subject.budget.text().larger();
    if words > most {
        let message = format!("the text has {} words of {}", grouped(words), grouped(most));
        let advice = super::word_limit::advice(subject.budget, subject.cuts);
        findings.push(findings.at(subject.first_section(), message).hint(advice));
    }
}
