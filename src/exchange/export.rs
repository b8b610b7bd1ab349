//! Records as CSL-JSON that other programs read.

use serde_json::{Map, Value};

use super::record::{Contributor, Record};
use super::remark::{Remark, Weight};
use super::words::for_others;
use super::{contributors, dates, kinds, marked};
use crate::corpus::SourceKind;

/// What became of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// A list of CSL-JSON, in the order of the records.
    pub text: String,
    /// How many records it holds.
    pub written: usize,
    /// What CSL-JSON has no place for.
    pub remarks: Vec<Remark>,
    /// Keys of the confidential records, of which nothing is in the list.
    pub confidential: Vec<String>,
}

/// Fields whose words are those of a variable, whatever the kind.
const WORDS: [(&str, &str); 15] = [
    ("archive", "archive"),
    ("container", "container-title"),
    ("court", "authority"),
    ("edition", "edition"),
    ("issue", "issue"),
    ("jurisdiction", "jurisdiction"),
    ("page", "page"),
    ("place", "publisher-place"),
    ("publisher", "publisher"),
    ("series.number", "collection-number"),
    ("series.title", "collection-title"),
    ("treaty.page", "page"),
    ("treaty.series", "container-title"),
    ("treaty.volume", "volume"),
    ("volume", "volume"),
];

/// Fields that are no words: nobody looks for tags in them.
const CODES: [(&str, &str); 4] = [("doi", "DOI"), ("isbn", "ISBN"), ("language", "language"), ("url", "URL")];

/// What is for colleagues alone, or for the import: it stays in the house without a word.
const OURS: [&str; 2] = ["note", "origin-id"];

/// The records as CSL-JSON. Of a confidential one nothing leaves.
pub fn export(records: &[Record]) -> Exported {
    let (closed, open): (Vec<&Record>, Vec<&Record>) = records.iter().partition(|record| record.confidential);
    let mut remarks = Vec::new();
    let items: Vec<Value> = open.iter().map(|record| Value::Object(item(record, &mut remarks))).collect();
    let written = items.len();
    let text = format!("{:#}\n", Value::Array(items));
    Exported { text, written, remarks, confidential: closed.iter().map(|record| record.key.clone()).collect() }
}

/// A record as an item of CSL-JSON.
pub(super) fn item(record: &Record, remarks: &mut Vec<Remark>) -> Map<String, Value> {
    let mut item = Map::new();
    let mut put = |variable: &str, value: Value| drop(item.insert(variable.to_owned(), value));
    put("id", record.key.as_str().into());
    let part = record.text("container").is_some();
    put("type", kinds::csl_type(record.kind, part).into());
    for (variable, names) in [("author", &record.authors), ("editor", &record.editors)] {
        if !names.is_empty() {
            put(variable, contributors::written(names));
        }
    }
    for (variable, date) in [("issued", record.date), ("accessed", record.accessed)] {
        if let Some(date) = date {
            put(variable, dates::written(date));
        }
    }
    let number = number(record);
    for (field, words) in &record.texts {
        let titles = [("title", "title"), ("title-short", "title-short"), ("original.title", "original-title")];
        let of = |table: &[(&str, &'static str)]| table.iter().find(|(name, _)| name == field).map(|(_, to)| *to);
        if let Some(variable) = of(&titles) {
            put(variable, marked::to_html(words).into());
        } else if let Some(variable) = of(&CODES) {
            put(variable, words.as_str().into());
        } else if number == Some(field) {
            put("number", for_others(words).into());
        } else if let Some(variable) = of(&WORDS) {
            put(variable, for_others(words).into());
        } else if !OURS.contains(&field.as_str()) {
            remarks.push(left_out(record, field));
        }
    }
    if record.authors.iter().chain(&record.editors).any(Contributor::has_short) {
        remarks.push(left_out(record, "short"));
    }
    item
}

/// The field that becomes the number: the symbol of a document of the United Nations before any other.
fn number(record: &Record) -> Option<&'static str> {
    let order: &[&'static str] = match record.kind {
        SourceKind::Treaty => &["treaty.registration", "symbol"],
        SourceKind::Case => &["number", "symbol"],
        _ => &["symbol", "number"],
    };
    order.iter().copied().find(|field| record.text(field).is_some())
}

fn left_out(record: &Record, field: &str) -> Remark {
    let why = "CSL-JSON has no place for it".to_owned();
    Remark { key: record.key.clone(), field: field.to_owned(), weight: Weight::LeftOut, why }
}
