//! A file of CSL-JSON, made records of our own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::item::Item;
use super::keys::{self, Claim};
use super::record::Record;
use super::remark::{Refusal, Remark, Remarks, Weight};
use super::{marked, variables, written};
use crate::corpus;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::files::{Workspace, limits};

/// What is known before a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library<'a> {
    /// The name of the file that is read.
    pub name: &'a str,
    /// The name of the file that is written, without `.toml`.
    pub stem: &'a str,
    /// The keys that ids were given when the file was imported the last time.
    pub known: BTreeMap<String, String>,
    /// The keys of all other files, with the file that has them.
    pub elsewhere: BTreeMap<String, String>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The records that were taken, by key.
    pub records: Vec<Record>,
    /// They as a file of our own.
    pub text: String,
    /// How many records were read.
    pub read: usize,
    /// What is to be said of single fields, in the order of the keys.
    pub remarks: Vec<Remark>,
    /// Records that were not taken, in the order of the file.
    pub refused: Vec<Refusal>,
    /// Keys that the last import had and that are gone.
    pub gone: Vec<String>,
    /// What no citation prints and every record may have, with the number of records that had it.
    pub passed_over: BTreeMap<String, usize>,
}

/// A record on its way.
struct Draft {
    place: usize,
    record: Record,
    remarks: Remarks,
    passed_over: Vec<String>,
    claim: Claim,
}

/// Reads a file of CSL-JSON, record by record.
///
/// # Errors
/// In words, when it is no JSON, no list of records, or makes a file that is too large.
pub fn import(json: &str, library: &Library<'_>) -> Result<Imported, String> {
    let items = items(json)?;
    let read = items.len();
    let mut refused = Vec::new();
    let mut drafts = Vec::new();
    for (place, item) in (1..).zip(&items) {
        match draft(place, item) {
            Ok(draft) => drafts.push(draft),
            Err(refusal) => refused.push(refusal),
        }
    }
    if drafts.iter().map(|draft| written::size(&draft.record)).sum::<usize>() > limits::TOML_KEYS {
        return Err("it holds more records than one file can; export it in several files".to_owned());
    }
    let drafts = without_doubles(drafts, &mut refused);
    let mut drafts = with_keys(drafts, library, &mut refused);
    drafts.sort_by(|a, b| a.record.key.cmp(&b.record.key));
    let (drafts, text) = judged(drafts, library, &mut refused);
    if text.len() as u64 > limits::FILE_BYTES {
        return Err("it makes a file that is too large; export it in several files".to_owned());
    }
    refused.sort_by_key(|refusal| refusal.place);
    let mut imported = Imported {
        records: Vec::new(),
        text,
        read,
        remarks: Vec::new(),
        refused,
        gone: Vec::new(),
        passed_over: BTreeMap::new(),
    };
    for draft in drafts {
        imported.remarks.extend(draft.remarks.under(&draft.record.key));
        for name in draft.passed_over {
            *imported.passed_over.entry(name).or_default() += 1;
        }
        imported.records.push(draft.record);
    }
    let there = |key: &&String| imported.records.binary_search_by(|record| record.key.cmp(key)).is_ok();
    imported.gone = library.known.values().filter(|key| !there(key)).cloned().collect();
    imported.gone.sort();
    Ok(imported)
}

/// The records of a file: a list, a list under `items`, or one record alone.
fn items(json: &str) -> Result<Vec<Value>, String> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let file: Value = serde_json::from_str(json).map_err(|error| {
        let hint = "export again from the program that wrote it, as CSL JSON";
        format!("it is no JSON at line {}, column {}; {hint}", error.line(), error.column())
    })?;
    match file {
        Value::Array(items) => Ok(items),
        Value::Object(mut file) => match file.remove("items") {
            Some(Value::Array(items)) => Ok(items),
            _ if file.contains_key("type") || file.contains_key("title") => Ok(vec![Value::Object(file)]),
            _ => Err("it holds no list of records; export it as CSL JSON".to_owned()),
        },
        _ => Err("it holds no list of records; export it as CSL JSON".to_owned()),
    }
}

fn draft(place: usize, item: &Value) -> Result<Draft, Refusal> {
    let refusal = |called: String, why: &str| Refusal { place, called, why: why.to_owned() };
    let Value::Object(map) = item else { return Err(refusal(String::new(), "it is no record")) };
    let mut item = Item::new(map);
    let id = item.typed("id");
    let citation_key = item.typed("citation-key");
    let record = variables::read(&mut item);
    if record.authors.is_empty() && record.text("title").is_none() {
        return Err(refusal(id.unwrap_or_default(), "it has neither a title nor an author"));
    }
    let derived = keys::derived(&record, id.as_deref());
    let wished = keys::wished(citation_key, id.as_deref());
    let claim = Claim { id, wished, derived, whole: Value::Object(map.clone()).to_string() };
    let (remarks, passed_over) = item.finish();
    Ok(Draft { place, record, remarks, passed_over, claim })
}

impl Draft {
    fn refuse(self, why: impl Into<String>) -> Refusal {
        let title = || self.record.text("title").map(|title| marked::plain(title).chars().take(40).collect());
        let called = self.claim.id.clone().or_else(title).unwrap_or_default();
        Refusal { place: self.place, called, why: why.into() }
    }
}

/// A record that stands twice is taken once; two records of one id are refused, because nobody can say
/// which of them a text cites.
fn without_doubles(drafts: Vec<Draft>, refused: &mut Vec<Refusal>) -> Vec<Draft> {
    let mut wholes: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut several: BTreeSet<String> = BTreeSet::new();
    for draft in &drafts {
        let Some(id) = &draft.claim.id else { continue };
        let (first, _) = wholes.entry(id.clone()).or_insert_with(|| (draft.claim.whole.clone(), draft.place));
        if *first != draft.claim.whole {
            several.insert(id.clone());
        }
    }
    let mut kept = Vec::new();
    for draft in drafts {
        let Some(id) = &draft.claim.id else {
            kept.push(draft);
            continue;
        };
        let first = wholes.get(id).map_or(draft.place, |(_, place)| *place);
        if several.contains(id) {
            refused.push(draft.refuse("the file has another record of the same id: give one of them a new id"));
        } else if first == draft.place {
            kept.push(draft);
        } else if let Ok(at) = kept.binary_search_by_key(&first, |kept: &Draft| kept.place)
            && let Some(kept) = kept.get_mut(at)
        {
            let place = draft.place;
            kept.remarks.doubt("id", format!("the record stands twice, again at place {place}: it is taken once"));
        }
    }
    kept
}

fn with_keys(drafts: Vec<Draft>, library: &Library<'_>, refused: &mut Vec<Refusal>) -> Vec<Draft> {
    let claims: Vec<Claim> = drafts.iter().map(|draft| draft.claim.clone()).collect();
    let keys = keys::assign(&claims, &library.known, &library.elsewhere);
    let mut kept = Vec::new();
    for (mut draft, key) in drafts.into_iter().zip(keys) {
        match key {
            Ok(key) => {
                if draft
                    .claim
                    .wished
                    .as_ref()
                    .is_some_and(|wished| *wished != key && draft.claim.id.as_ref() != Some(&key))
                {
                    draft.remarks.doubt("id", "its own key is not the one that it has here");
                }
                let id = draft.claim.id.clone().filter(|id| *id != key);
                draft.record.texts.extend(id.map(|id| ("origin-id".to_owned(), id)));
                draft.record.key = key;
                kept.push(draft);
            }
            Err(why) => refused.push(draft.refuse(why)),
        }
    }
    kept
}

/// Reads the file as the corpus will read it: what is an error there is refused here, what is a warning
/// there is a doubt here.
fn judged(mut drafts: Vec<Draft>, library: &Library<'_>, refused: &mut Vec<Refusal>) -> (Vec<Draft>, String) {
    let (text, starts) = file(&drafts, library);
    let path = format!("{}/imported/read.toml", corpus::SOURCES);
    let mut workspace = Workspace::from_text([(path.as_str(), text.as_str())]);
    let mut found = Diagnostics::new();
    corpus::read_sources(&mut workspace, &mut found);
    let mut errors: BTreeMap<usize, String> = BTreeMap::new();
    for fault in found.sorted() {
        let at = fault.span.map_or(0, |span| span.start as usize);
        let place = starts.partition_point(|start| *start <= at).saturating_sub(1);
        match fault.severity {
            Severity::Error => drop(errors.entry(place).or_insert_with(|| fault.message.clone())),
            _ => doubt(drafts.get_mut(place), fault, &text),
        }
    }
    if errors.is_empty() {
        return (drafts, text);
    }
    let mut kept = Vec::new();
    for (place, draft) in drafts.into_iter().enumerate() {
        match errors.remove(&place) {
            Some(why) => refused.push(draft.refuse(why)),
            None => kept.push(draft),
        }
    }
    let text = file(&kept, library).0;
    (kept, text)
}

/// A warning, under the field on whose line it stands.
fn doubt(draft: Option<&mut Draft>, fault: &Diagnostic, text: &str) {
    let at = fault.span.map_or(0, |span| span.start as usize);
    let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let field = text.get(line..).and_then(|line| line.split(" = ").next()).filter(|field| !field.starts_with('['));
    if let Some(draft) = draft {
        draft.remarks.0.push((field.unwrap_or("record").to_owned(), Weight::Doubtful, fault.message.clone()));
    }
}

fn file(drafts: &[Draft], library: &Library<'_>) -> (String, Vec<usize>) {
    let records: Vec<Record> = drafts.iter().map(|draft| draft.record.clone()).collect();
    written::file(&records, library.name, library.stem)
}
