//! The variables of a record of CSL-JSON, each to the field of ours that holds the same.

use super::item::Item;
use super::record::{Contributor, Record};
use super::remark::Remarks;
use super::{contributors, dates, kinds, language, symbol};
use crate::corpus::{SourceKind, is_address, is_doi};
use crate::tables::Date;

/// Variables that are plain words in a field of ours, whatever the kind.
const WORDS: [(&str, &str); 7] = [
    ("publisher", "publisher"),
    ("publisher-place", "place"),
    ("issue", "issue"),
    ("edition", "edition"),
    ("jurisdiction", "jurisdiction"),
    ("collection-number", "series.number"),
    ("note", "note"),
];

/// Whoever made a work that has no author. The first of them that is there is taken.
const MAKERS: [&str; 7] = ["director", "host", "performer", "producer", "composer", "contributor", "organizer"];

/// The record that an item makes, still without a key.
pub(super) fn read(item: &mut Item) -> Record {
    let number = item.words("number");
    let symbol = number.as_deref().and_then(symbol::recognised).map(str::to_owned);
    let csl = item.typed("type").unwrap_or_default();
    let (kind, doubtful) = kinds::kind(&csl, symbol.is_some(), item.has("url"));
    if doubtful {
        let called = if csl.is_empty() { "a record without a type".to_owned() } else { format!("`{csl}`") };
        item.remarks.doubt("type", format!("{called} is kept as {}", kind.called()));
    }
    let mut record = Record::empty(kind);
    names(item, &mut record);
    titles(item, &mut record);
    numbers(item, &mut record, number, symbol);
    places(item, &mut record);
    addresses(item, &mut record);
    days(item, &mut record);
    record
}

/// Puts words into a field, when records of this kind have it.
fn put(record: &mut Record, field: &str, words: Option<String>, variable: &str, remarks: &mut Remarks) {
    let Some(words) = words else { return };
    if !record.kind.admits(field) {
        return remarks.left_out(variable, format!("{} has no `{field}`", record.kind.called()));
    }
    record.texts.insert(field.to_owned(), words);
}

fn names(item: &mut Item, record: &mut Record) {
    let mut of = |name: &str| match item.take(name) {
        Some(value) => contributors::read(&value, name, &mut item.remarks),
        None => Vec::new(),
    };
    record.authors = of("author");
    let editors = of("editor");
    if record.kind.admits("editor") {
        record.editors = editors;
    } else if !editors.is_empty() {
        item.remarks.left_out("editor", format!("{} has no `editor`", record.kind.called()));
    }
    let maker = MAKERS.into_iter().find(|maker| record.authors.is_empty() && item.has(maker));
    if let Some((maker, value)) = maker.and_then(|maker| Some((maker, item.take(maker)?))) {
        record.authors = contributors::read(&value, maker, &mut item.remarks);
        item.remarks.doubt(maker, "is taken as the author");
    }
    authority(item, record);
}

/// The court of a decision; the author of what has none.
fn authority(item: &mut Item, record: &mut Record) {
    let Some(name) = item.words("authority") else { return };
    if record.kind == SourceKind::Case {
        record.texts.insert("court".to_owned(), name);
    } else if record.authors.is_empty() {
        item.remarks.doubt("authority", "is taken as the author");
        record.authors.push(Contributor::Organisation { name, short: None });
    } else {
        item.remarks.left_out("authority", "a record has no place for it");
    }
}

fn titles(item: &mut Item, record: &mut Record) {
    for (variable, field) in [("title", "title"), ("title-short", "title-short"), ("original-title", "original.title")]
    {
        let title = item.title(variable);
        put(record, field, title, variable, &mut item.remarks);
    }
    let series = item.words("collection-title");
    let (container, of_series) = match record.kind {
        SourceKind::Treaty => ("treaty.series", "treaty.series"),
        _ => ("container", "series.title"),
    };
    put(record, of_series, series, "collection-title", &mut item.remarks);
    let words = item.words("container-title");
    put(record, container, words, "container-title", &mut item.remarks);
}

fn numbers(item: &mut Item, record: &mut Record, number: Option<String>, symbol: Option<String>) {
    let (volume, page, plain) = match record.kind {
        SourceKind::Treaty => ("treaty.volume", "treaty.page", "treaty.registration"),
        _ => ("volume", "page", "number"),
    };
    match symbol.filter(|_| record.kind.admits("symbol")) {
        Some(symbol) => put(record, "symbol", Some(symbol), "number", &mut item.remarks),
        None => put(record, plain, number, "number", &mut item.remarks),
    }
    let words = item.words("volume");
    put(record, volume, words, "volume", &mut item.remarks);
    let words = item.words("page").map(|pages| with_dashes(&pages));
    put(record, page, words, "page", &mut item.remarks);
    for (variable, field) in WORDS {
        let words = item.words(variable);
        put(record, field, words, variable, &mut item.remarks);
    }
}

/// Ranges of pages with an en dash.
fn with_dashes(pages: &str) -> String {
    let mut typed = String::with_capacity(pages.len());
    let mut rest = pages;
    while let Some(at) = rest.find('-') {
        let (before, after) = rest.split_at(at);
        let after = after.trim_start_matches('-');
        let range = before.trim_end().ends_with(|c: char| c.is_ascii_digit())
            && after.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric());
        typed.push_str(if range { before.trim_end() } else { before });
        typed.push(if range { '–' } else { '-' });
        rest = if range { after.trim_start() } else { after };
    }
    typed + rest
}

fn places(item: &mut Item, record: &mut Record) {
    let event = item.words("event-place");
    match record.text("place") {
        None => put(record, "place", event, "event-place", &mut item.remarks),
        // Zotero writes one place under both names.
        Some(place) if event.as_deref().is_none_or(|event| event == place) => {}
        Some(_) => item.remarks.left_out("event-place", "the place of publication is kept"),
    }
    let archive = [item.words("archive"), item.words("archive-location")];
    let archive: Vec<String> = archive.into_iter().flatten().collect();
    put(record, "archive", (!archive.is_empty()).then(|| archive.join(", ")), "archive", &mut item.remarks);
    let typed = item.words("language");
    let code = typed.and_then(|typed| language::code(&typed, &mut item.remarks));
    put(record, "language", code, "language", &mut item.remarks);
}

fn addresses(item: &mut Item, record: &mut Record) {
    for (variable, field) in [("url", "url"), ("archive-url", "archive-url")] {
        let Some(typed) = item.typed(variable) else { continue };
        if is_address(&typed) {
            record.texts.insert(field.to_owned(), typed);
        } else {
            item.remarks.left_out(variable, format!("`{typed}` is no address of the web"));
        }
    }
    doi(item, record);
    if let Some(typed) = item.words("isbn") {
        let isbn = one_isbn(&typed);
        if isbn != typed {
            item.remarks.left_out("isbn", "it holds several numbers: the first is kept");
        }
        put(record, "isbn", Some(isbn), "isbn", &mut item.remarks);
    }
}

/// A DOI, which gives the address of what has no field for it.
fn doi(item: &mut Item, record: &mut Record) {
    let Some(typed) = item.typed("doi") else { return };
    let doi = typed.find("10.").and_then(|at| typed.get(at..)).unwrap_or_default();
    if !is_doi(doi) {
        item.remarks.left_out("doi", format!("`{typed}` is no DOI"));
    } else if record.kind.admits("doi") {
        record.texts.insert("doi".to_owned(), doi.to_owned());
    } else if record.text("url").is_none() {
        record.texts.insert("url".to_owned(), format!("https://doi.org/{doi}"));
    } else {
        item.remarks.left_out("doi", format!("{} has no `doi`: its address is kept", record.kind.called()));
    }
}

fn one_isbn(typed: &str) -> String {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let first = typed.split([' ', ',', ';']).find(|part| part.chars().filter(char::is_ascii_digit).count() >= 9);
    first.filter(|_| digits > 13).unwrap_or(typed).to_owned()
}

fn days(item: &mut Item, record: &mut Record) {
    record.date = day(item, "issued");
    record.accessed = day(item, "accessed");
    for other in ["event-date", "available-date", "submitted"] {
        if record.date.is_none() && item.has(other) {
            record.date = day(item, other);
            if record.date.is_some() {
                item.remarks.doubt(other, "is taken as the date");
            }
        }
    }
}

fn day(item: &mut Item, variable: &str) -> Option<Date> {
    let value = item.take(variable)?;
    dates::read(&value, variable, &mut item.remarks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_pages_get_their_dash() {
        for (typed, pages) in [
            ("51-66", "51–66"),
            ("51--66", "51–66"),
            ("51 - 66, 70-71", "51–66, 70–71"),
            ("S1-S9", "S1–S9"),
            ("A-12", "A-12"),
            ("51–66", "51–66"),
            ("12-", "12-"),
        ] {
            assert_eq!(with_dashes(typed), pages, "{typed}");
        }
    }

    #[test]
    fn of_several_isbns_the_first_is_kept() {
        assert_eq!(one_isbn("978-1-62313-671-0 0-306-40615-2"), "978-1-62313-671-0");
        assert_eq!(one_isbn("978 1 62313 671 0"), "978 1 62313 671 0");
    }
}
