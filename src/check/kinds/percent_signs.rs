//! `percent-signs`: "56.1%" in running text. Cells, quotations and records keep the sign.

use std::collections::BTreeMap;

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::diag::{FileId, Span};
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

/// Told once for each file: who mends one of them mends all.
fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut found: BTreeMap<FileId, (Span, usize)> = BTreeMap::new();
    for passage in subject.prose.written().filter(|passage| passage.role.is_some() || passage.note.is_some()) {
        let text = passage.text();
        for (at, sign) in text.match_indices('%').filter(|(at, _)| !passage.is_foreign(*at)) {
            let number = text.get(..at).unwrap_or_default().trim_end();
            if number.ends_with(|c: char| c.is_ascii_digit()) {
                let span = passage.span(at..at + sign.len());
                found.entry(span.file).or_insert((span, 0)).1 += 1;
            }
        }
    }
    for (span, times) in found.into_values() {
        let times = if times > 1 { format!(", {times} times in this file") } else { String::new() };
        findings.say(span, format!("“%” stands in running text{times}"));
    }
}
