//! One record of CSL-JSON: its variables, of which each is asked for once; what nobody asked for is told.

use serde_json::{Map, Value};

use super::remark::Remarks;
use super::words::{plain, typed};
use super::{extra, marked};

/// Variables that no citation prints: what a library keeps for itself. They are counted, not told.
pub(super) const PASSED_OVER: [&str; 24] = [
    "abstract",
    "annote",
    "call-number",
    "categories",
    "container-title-short",
    "custom",
    "dimensions",
    "issn",
    "journalabbreviation",
    "keyword",
    "keywords",
    "number-of-pages",
    "number-of-volumes",
    "page-first",
    "pmcid",
    "pmid",
    "part-number",
    "source",
    "system-id",
    "title-sort",
    "year-suffix",
    "attachments",
    "citation-label",
    "citation-number",
];

/// The variables of a record that were not asked for yet, and what is to be said of it.
#[derive(Debug)]
pub(super) struct Item {
    left: Map<String, Value>,
    pub(super) remarks: Remarks,
}

impl Item {
    /// The variables of a record under names in small letters with hyphens: programs write
    /// `archive_location` and `archive-location`, `shortTitle` and `title-short`.
    pub(super) fn new(record: &Map<String, Value>) -> Self {
        let mut left = Map::new();
        for (name, value) in record.iter().filter(|(_, value)| !is_nothing(value)) {
            let name = match name.to_ascii_lowercase().replace('_', "-") {
                short if short == "shorttitle" => "title-short".to_owned(),
                place if place == "archive-place" => "archive-location".to_owned(),
                name => name,
            };
            left.entry(name).or_insert_with(|| value.clone());
        }
        extra::spread(&mut left);
        left.retain(|_, value| !is_nothing(value));
        Self { left, remarks: Remarks::default() }
    }

    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.left.remove(name)
    }

    /// A text as it was typed.
    pub(super) fn typed(&mut self, name: &str) -> Option<String> {
        let value = self.left.remove(name)?;
        typed(&value, name, &mut self.remarks)
    }

    /// The words of a text.
    pub(super) fn words(&mut self, name: &str) -> Option<String> {
        let words = plain(&self.typed(name)?);
        (!words.is_empty()).then_some(words)
    }

    /// A text that may have italics.
    pub(super) fn title(&mut self, name: &str) -> Option<String> {
        let html = self.typed(name)?;
        let title = marked::from_html(&html, name, &mut self.remarks);
        (!title.trim().is_empty()).then_some(title)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.left.contains_key(name)
    }

    /// Says what nobody asked for; the names of what was passed over are for the count.
    pub(super) fn finish(mut self) -> (Remarks, Vec<String>) {
        let (mut passed_over, mut lost) = (Vec::new(), Vec::new());
        for (name, _) in self.left {
            if PASSED_OVER.contains(&name.as_str()) { passed_over.push(name) } else { lost.push(name) }
        }
        for name in lost {
            self.remarks.left_out(&name, "a record has no place for it");
        }
        (self.remarks, passed_over)
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
