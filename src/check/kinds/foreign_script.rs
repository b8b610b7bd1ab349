//! `foreign-script`: words in another script say their language, so that a voice can read them.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::document::Content;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    // Only a document in Latin letters can be judged by a list of the others.
    if ["ar", "zh", "ru", "ko", "ja"].iter().any(|language| subject.document.language.starts_with(language)) {
        return;
    }
    for passage in subject.prose.written().filter(|passage| passage.block.language.is_none()) {
        for run in passage.runs.iter().filter(|run| run.look.language.is_none() && !passage.is_record(run)) {
            let Content::Text(text) = &run.content else { continue };
            let from = text.find(is_other_script);
            if let Some(from) = from {
                let word: String =
                    text.get(from..).unwrap_or_default().chars().take_while(|c| is_other_script(*c)).collect();
                let span = run.origin.part(from, from + word.len()).span();
                findings.say(span, format!("“{word}” does not say its language"));
            }
        }
    }
}

/// Letters of Cyrillic, Hebrew, Arabic, the scripts of India, Thai, Hangul, kana and Han.
fn is_other_script(letter: char) -> bool {
    matches!(letter,
        '\u{400}'..='\u{52F}' | '\u{590}'..='\u{E7F}' | '\u{1100}'..='\u{11FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}
