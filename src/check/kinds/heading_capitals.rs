//! `heading-capitals`: a heading that was typed in capitals. Where a style wants capitals it makes them.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::document::Role;
use crate::tables::Reader;

/// Fewer letters may be an acronym.
const LEAST: usize = 6;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.written().filter(|passage| matches!(passage.role, Some(Role::Heading(_)))) {
        let letters = || passage.text().chars().filter(|c| c.is_alphabetic());
        if letters().count() >= LEAST && !letters().any(char::is_lowercase) && letters().any(char::is_uppercase) {
            findings.say(passage.span(0..passage.text().len()), "a heading is typed in capitals");
        }
    }
}
