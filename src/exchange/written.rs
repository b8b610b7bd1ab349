//! Records as a file of our own: TOML in one order, so that the same records give the same bytes.

use std::collections::BTreeMap;

use super::record::{Contributor, Record};
use crate::corpus::{FIELDS, Holds};
use crate::diag::{Diagnostics, FileId};
use crate::tables::{self, Kind, date_in_toml, quoted};

const MARK: &str = "# Written by `rapporteur import`";

/// True for a file that an import wrote, which the next one may overwrite.
pub fn is_written_by_import(text: &str) -> bool {
    text.starts_with(MARK)
}

/// The keys that records of an imported file have, by the ids of the program that they came from.
///
/// # Errors
/// In words, when the file cannot be read: then nobody knows which keys the texts cite.
pub fn known_keys(text: &str) -> Result<BTreeMap<String, String>, String> {
    let mut found = Diagnostics::new();
    let table = tables::parse(FileId::new(0), text, 0, &mut found);
    if let Some(fault) = found.sorted().first() {
        return Err(fault.message.clone());
    }
    let mut keys = BTreeMap::new();
    for entry in table.entries {
        let Kind::Table(record) = entry.value.kind else { continue };
        let id = record.entries.iter().find(|field| field.key.value == "origin-id").map(|field| &field.value.kind);
        let id = match id {
            Some(Kind::Text(id)) => id.value.clone(),
            _ => entry.key.value.clone(),
        };
        keys.insert(id, entry.key.value);
    }
    Ok(keys)
}

/// The file, and the byte at which each record begins.
pub(super) fn file(records: &[Record], name: &str, stem: &str) -> (String, Vec<usize>) {
    let safe = |text: &str| text.chars().filter(|c| !c.is_control()).collect::<String>();
    let mut text = format!(
        "{MARK} from {}. It is overwritten at each import: do not edit it.\n\
         # Corrections go to {}.fixes.toml beside it, which is laid over it.\nformat = 1\n",
        safe(name),
        safe(stem),
    );
    let mut starts = Vec::with_capacity(records.len());
    for record in records {
        text.push('\n');
        starts.push(text.len());
        one(record, &mut text);
    }
    (text, starts)
}

/// How many values a record has in the file, at most: its own table, its type, two lists of names, two
/// dates, three inner tables; its texts; and its names, which are texts or tables.
pub(super) fn size(record: &Record) -> usize {
    let parts = |name: &Contributor| match name {
        Contributor::Organisation { .. } => 3,
        person if plain(person).is_some() => 1,
        Contributor::Person { .. } => 5,
    };
    9 + record.texts.len() + record.authors.iter().chain(&record.editors).map(parts).sum::<usize>()
}

/// A record as it stands in a file of sources.
pub(crate) fn in_toml(record: &Record) -> String {
    let mut text = String::new();
    one(record, &mut text);
    text
}

fn one(record: &Record, text: &mut String) {
    text.push_str(&format!("[{}]\ntype = \"{}\"\n", record.key, record.kind.name()));
    for &(field, holds) in FIELDS {
        let value = match holds {
            Holds::Names => names(if field == "editor" { &record.editors } else { &record.authors }),
            Holds::Date => if field == "accessed" { record.accessed } else { record.date }.map(date_in_toml),
            Holds::Flag => record.confidential.then(|| "true".to_owned()),
            Holds::Text | Holds::Address | Holds::Language => record.text(field).map(quoted),
            Holds::Table(keys) => table(record, field, keys),
        };
        if let Some(value) = value {
            text.push_str(&format!("{field} = {value}\n"));
        }
    }
}

fn table(record: &Record, field: &str, keys: &[&str]) -> Option<String> {
    let value = |key: &&str| Some(format!("{key} = {}", quoted(record.text(&format!("{field}.{key}"))?)));
    let values: Vec<String> = keys.iter().filter_map(value).collect();
    (!values.is_empty()).then(|| format!("{{ {} }}", values.join(", ")))
}

fn names(names: &[Contributor]) -> Option<String> {
    let names: Vec<String> = names.iter().map(name).collect();
    (!names.is_empty()).then(|| format!("[{}]", names.join(", ")))
}

fn name(name: &Contributor) -> String {
    let part = |key: &str, words: &Option<String>| {
        words.as_ref().map(|words| format!(", {key} = {}", quoted(words))).unwrap_or_default()
    };
    match name {
        Contributor::Organisation { name, short } => format!("{{ org = {}{} }}", quoted(name), part("short", short)),
        Contributor::Person { family, given, family_first, suffix } => {
            if let Some(plain) = plain(name) {
                return quoted(&plain);
            }
            let order = if *family_first { ", order = \"family-first\"" } else { "" };
            format!("{{ family = {}{}{order}{} }}", quoted(family), part("given", given), part("suffix", suffix))
        }
    }
}

/// "Family, Given", when nothing else is known of a person.
fn plain(name: &Contributor) -> Option<String> {
    match name {
        Contributor::Person { family, given: Some(given), family_first: false, suffix: None }
            if !family.contains(',') && !given.contains(',') =>
        {
            Some(format!("{family}, {given}"))
        }
        _ => None,
    }
}
