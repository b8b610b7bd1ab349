//! `avoided-words`: words that have a better form. `words` is a table: each word with what to write in its
//! place. Quotations and titles keep their wording.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let mut words = Vec::new();
    if !reader.has("words") {
        reader.missing("words", "{ \"ECOSOC\" = \"Economic and Social Council\" }");
    }
    for entry in reader.table("words").into_iter().flat_map(|table| table.entries) {
        let better = entry.value.into_text(&entry.key.value, reader.found());
        words.extend(better.map(|better| (entry.key.value, better.value)));
    }
    Check::document(move |subject, findings| check(&words, subject, findings))
}

fn check(words: &[(String, String)], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.written() {
        for (word, better) in words {
            for range in passage.find_word(word).filter(|range| !passage.is_foreign(range.start)) {
                let finding = findings.at(passage.span(range), format!("“{word}” stands in the text"));
                findings.push(finding.hint(format!("write {better}")));
            }
        }
    }
}
