//! The field "Extra" of Zotero, which comes as `note`: lines such as "Original Date: 1951" or
//! "Type: treaty", in which people put what Zotero has no field for.

use serde_json::{Map, Value, json};

/// What a line's name may be, as variables of CSL-JSON in small letters.
const TEXTS: [&str; 31] = [
    "archive",
    "archive-location",
    "archive-url",
    "authority",
    "chapter-number",
    "citation-key",
    "collection-number",
    "collection-title",
    "container-title",
    "doi",
    "edition",
    "event-title",
    "genre",
    "isbn",
    "issue",
    "jurisdiction",
    "language",
    "medium",
    "number",
    "original-title",
    "page",
    "pmcid",
    "pmid",
    "publisher",
    "publisher-place",
    "section",
    "status",
    "title-short",
    "url",
    "volume",
    "original-publisher",
];
const DATES: [&str; 4] = ["issued", "accessed", "original-date", "event-date"];
const NAMES: [&str; 8] =
    ["author", "editor", "translator", "director", "interviewer", "recipient", "container-author", "collection-editor"];

/// Takes the lines that name a variable out of `note` and makes variables of them. What the record has
/// already is kept as it is; only a type that is typed by hand takes the place of Zotero's.
pub(super) fn spread(record: &mut Map<String, Value>) {
    let Some(Value::String(note)) = record.get("note") else { return };
    let note = note.clone();
    let mut names: Vec<(String, Value)> = Vec::new();
    let mut left: Vec<&str> = Vec::new();
    for line in note.lines() {
        match variable(line) {
            Some((name, value)) if NAMES.contains(&name.as_str()) && !record.contains_key(&name) => {
                names.push((name, person(value)));
            }
            Some((name, value)) if name == "type" => {
                record.insert(name, value.to_lowercase().replace(' ', "_").into());
            }
            Some((name, value)) if name != "note" && !record.contains_key(&name) && !NAMES.contains(&name.as_str()) => {
                record.insert(name, value.into());
            }
            _ => left.push(line),
        }
    }
    for (name, person) in names {
        if let Value::Array(list) = record.entry(name).or_insert_with(|| json!([])) {
            list.push(person);
        }
    }
    record.insert("note".to_owned(), left.join("\n").into());
}

/// The variable that a line names, and its value.
fn variable(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    let name = match name.as_str() {
        "short-title" => "title-short".to_owned(),
        _ => name,
    };
    let value = value.trim();
    let known = name == "type"
        || TEXTS.contains(&name.as_str())
        || DATES.contains(&name.as_str())
        || NAMES.contains(&name.as_str());
    (known && !value.is_empty()).then_some((name, value))
}

/// "Family || Given" is a person, everything else an organisation.
fn person(value: &str) -> Value {
    match value.split_once("||") {
        Some((family, given)) => json!({ "family": family.trim(), "given": given.trim() }),
        None => json!({ "literal": value }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread_out(record: Value) -> Value {
        let Value::Object(mut record) = record else { panic!("an object") };
        spread(&mut record);
        Value::Object(record)
    }

    #[test]
    fn lines_become_variables_and_the_rest_stays() {
        let record = json!({
            "type": "document",
            "DOI": "x",
            "note": "Type: treaty\nOriginal Date: 1951-07-28\nRead it again.\nCitation Key: un-1951-refugees\neditor: Roe || Jane\neditor: Team\nsee: page 3",
        });
        let wanted = json!({
            "type": "treaty",
            "DOI": "x",
            "original-date": "1951-07-28",
            "citation-key": "un-1951-refugees",
            "editor": [{ "family": "Roe", "given": "Jane" }, { "literal": "Team" }],
            "note": "Read it again.\nsee: page 3",
        });
        assert_eq!(spread_out(record), wanted);
    }

    #[test]
    fn what_the_record_has_is_not_overwritten() {
        let record = json!({ "volume": "3", "author": [], "note": "volume: 4\nauthor: X" });
        assert_eq!(spread_out(record.clone()), record);
    }
}
