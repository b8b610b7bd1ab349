//! `spelling`: words in a spelling that the body does not use. `words` is a table: each spelling with the one
//! to write; an asterisk stands for any ending, "organisa*" = "organiza*".
//!
//! A capital within a sentence makes a name, which keeps its spelling: "the Department of Labor".

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::findings::Findings;
use super::super::prose::Passage;
use super::super::subject::Subject;
use super::Check;
use crate::diag::{FileId, Span};
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let mut words = Words::default();
    if !reader.has("words") {
        reader.missing("words", "{ \"labor\" = \"labour\", \"organisa*\" = \"organiza*\" }");
    }
    for entry in reader.table("words").into_iter().flat_map(|table| table.entries) {
        let Some(better) = entry.value.into_text(&entry.key.value, reader.found()) else { continue };
        match (entry.key.value.strip_suffix('*'), better.value.strip_suffix('*')) {
            (Some(stem), Some(better)) => words.stems.push((stem.to_owned(), better.to_owned())),
            _ => drop(words.whole.insert(entry.key.value, better.value)),
        }
    }
    Check::document(move |subject, findings| check(&words, subject, findings))
}

#[derive(Debug, Default)]
struct Words {
    whole: BTreeMap<String, String>,
    stems: Vec<(String, String)>,
}

impl Words {
    /// How a word is to be spelt.
    fn better(&self, word: &str) -> Option<String> {
        let of_stem =
            |(stem, better): &(String, String)| Some(format!("{better}{}", word.strip_prefix(stem.as_str())?));
        self.whole.get(word).cloned().or_else(|| self.stems.iter().find_map(of_stem))
    }
}

/// Each word is told once for each file.
fn check(words: &Words, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut found: BTreeMap<(FileId, String), (Span, String, usize)> = BTreeMap::new();
    for passage in subject.prose.written() {
        for range in word_ranges(passage.text()) {
            let word = passage.text().get(range.clone()).unwrap_or_default().to_lowercase();
            let Some(better) = words.better(&word) else { continue };
            if !passage.is_foreign(range.start) && !is_name(passage, &range) {
                let span = passage.span(range);
                found.entry((span.file, word)).or_insert((span, better, 0)).2 += 1;
            }
        }
    }
    for ((_, word), (span, better, times)) in found {
        let times = if times > 1 { format!(", {times} times in this file") } else { String::new() };
        findings
            .push(findings.at(span, format!("“{word}” is spelt another way{times}")).hint(format!("write {better}")));
    }
}

/// The words of a text: letters that stand together.
pub(super) fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        let end = at + letter.len_utf8();
        match words.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => words.push(at..end),
        }
    }
    words
}

/// True for a capital within a sentence, and at its head when the next word has one as well.
fn is_name(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let text = passage.text();
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let at_head = before.is_empty() || before.ends_with(['.', '?', '!', ':']);
    let goes_on = text.get(range.end..).and_then(|after| after.strip_prefix(' ')).is_some_and(capital);
    capital(text.get(range.clone()).unwrap_or_default()) && (!at_head || goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_gives_its_ending_to_the_better_spelling() {
        let words = Words {
            whole: BTreeMap::from([("labor".to_owned(), "labour".to_owned())]),
            stems: vec![("organisa".to_owned(), "organiza".to_owned())],
        };
        assert_eq!(words.better("labor").as_deref(), Some("labour"));
        assert_eq!(words.better("laborious"), None);
        assert_eq!(words.better("organisations").as_deref(), Some("organizations"));
        assert_eq!(words.better("organism"), None);
    }
}
