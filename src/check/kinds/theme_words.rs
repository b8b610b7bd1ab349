//! `theme-words`: the text speaks of the theme of the session: one of its key words stands in it.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::{Reader, Text};

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let session = super::filed_late::session(subject).and_then(|number| subject.body?.sessions.get(&number));
    let Some(session) = session.filter(|session| !session.theme.is_empty()) else { return };
    let stems: Vec<String> = session.theme.iter().map(stem).collect();
    let spoken = subject.prose.text().any(|passage| {
        let text = passage.text().to_lowercase();
        stems.iter().any(|stem| text.contains(stem))
    });
    if !spoken {
        let theme: Vec<&str> = session.theme.iter().map(Text::as_str).collect();
        let message = format!("nothing in the text speaks of the theme: {}", theme.join(", "));
        findings.push(findings.at(subject.first_section(), message).related(session.span, "the session"));
    }
}

/// What the forms of a word share: "institutions" and "institutional".
fn stem(word: &Text) -> String {
    let word = word.value.to_lowercase();
    let ending = ["ations", "ation", "ions", "ing", "ies", "s", "y"]
        .into_iter()
        .find(|ending| word.len() > ending.len() + 4 && word.ends_with(ending));
    ending.map_or(word.clone(), |ending| word.strip_suffix(ending).unwrap_or(&word).to_owned())
}
