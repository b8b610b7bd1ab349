//! `numbered-paragraphs`: paragraphs carry no numbers. The items of a list may, while they are short: `most`
//! is the number of words from which an item is read as a paragraph.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::document::{Kind, Role};
use crate::reading::count;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let most = reader.integer("most").and_then(|(words, _)| usize::try_from(words).ok()).unwrap_or(60);
    Check::document(move |subject, findings| check(most, subject, findings))
}

fn check(most: usize, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.text() {
        let Kind::Text(text) = &passage.block.kind else { continue };
        let marker = text.marker.as_ref().map_or("", |run| run.text());
        let numbered = marker.contains(|c: char| c.is_ascii_digit());
        let long = || count(passage.text()) >= most;
        match text.role {
            Role::Paragraph if numbered => {
                findings.say(passage.block.span, format!("this paragraph is numbered {marker}"));
            }
            Role::Item(_) if numbered && long() => {
                findings.say(
                    passage.block.span,
                    format!("item {marker} is a numbered paragraph of {} words", count(passage.text())),
                );
            }
            _ => {}
        }
    }
}
