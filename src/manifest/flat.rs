//! A manifest is flat: lines that have fallen into a table are told, and read where they belong.
//!
//! In TOML every line after `[name]` belongs to that table. Who moves a line does not see that, so
//! each such line is a fault with its own words, and is taken out for the rest of the reading.

use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::tables::{Entry, Kind, Table, Value};

/// Keys that every manifest may have, whatever its template.
const OWN: [&str; 8] = ["format", "template", "status", "language", "based-on", "deadline", "sections", "allow"];
/// Keys that templates commonly ask for: known here only to tell where a stray line belongs.
const COMMON: [&str; 9] =
    ["title", "title-short", "session", "filed", "country", "submitted-by", "care-of", "signed-by", "date"];

/// Takes every line to where it belongs.
pub(super) fn flatten(table: &mut Table, found: &mut Diagnostics) {
    mend_brackets(table, found);
    let mut strays = open_tables(table, found);
    strays.extend(out_of_lists(table, found));
    for stray in strays {
        if !table.entries.iter().any(|entry| entry.key.value == stray.key.value) {
            table.entries.push(stray);
        }
    }
    for key in ["template", "sections"] {
        mend_slip(table, key, found);
    }
}

/// `[section]`, `[[section]]`, `[sections]` and `[allow]`: the entries are kept under the right name,
/// in a list.
fn mend_brackets(table: &mut Table, found: &mut Diagnostics) {
    let there = table.entries.iter().any(|entry| entry.key.value == "sections");
    let holds_tables = |items: &[Value]| items.iter().any(|item| matches!(item.kind, Kind::Table(_)));
    for entry in &mut table.entries {
        let key = entry.key.value.as_str();
        let single = matches!(entry.value.kind, Kind::Table(_));
        let many = matches!(&entry.value.kind, Kind::List(items) if holds_tables(items));
        let (message, hint) = match key {
            "section" if single || many => ("the key is `sections`, not `section`", SECTIONS),
            "sections" if single => ("`sections` stands in single brackets", SECTIONS),
            "allow" if single => ("`allow` stands in single brackets", "write [[allow]] above each rule"),
            _ => continue,
        };
        found.push(Diagnostic::error(entry.key.span, message).hint(hint));
        if single {
            entry.value.kind = Kind::List(vec![entry.value.clone()]);
        }
        if key == "section" && !there {
            "sections".clone_into(&mut entry.key.value);
        }
    }
    if there {
        table.entries.retain(|entry| entry.key.value != "section");
    }
}

const SECTIONS: &str = "write [[sections]] above each section, or sections = [ { … }, { … } ]";

/// The lines of `[forum]`, `[parties]` and the like.
fn open_tables(table: &mut Table, found: &mut Diagnostics) -> Vec<Entry> {
    let mut strays = Vec::new();
    let (tables, kept): (Vec<Entry>, Vec<Entry>) =
        std::mem::take(&mut table.entries).into_iter().partition(|entry| matches!(entry.value.kind, Kind::Table(_)));
    table.entries = kept;
    for entry in tables {
        let Kind::Table(inner) = entry.value.kind else { continue };
        let name = &entry.key.value;
        let fault = Diagnostic::error(entry.key.span, format!("a manifest has no table `{name}`"));
        found.push(fault.hint(format!("take the line [{name}] out; the lines below it stand for themselves")));
        strays.extend(inner.entries);
    }
    strays
}

/// Keys of an entry of `sections`.
const OF_ENTRY: [&str; 8] = ["level", "heading", "numbered", "as", "use", "version", "only", "omit"];

/// Lines of the manifest that stand below `[[sections]]` or `[[allow]]`, or in the braces of an entry.
fn out_of_lists(table: &mut Table, found: &mut Diagnostics) -> Vec<Entry> {
    let mut strays = Vec::new();
    for entry in &mut table.entries {
        let name = entry.key.value.clone();
        let Kind::List(items) = &mut entry.value.kind else { continue };
        for item in items {
            let Kind::Table(inner) = &mut item.kind else { continue };
            let braces = inner.span;
            let in_braces = |e: &Entry| braces.start <= e.key.span.start && e.key.span.end <= braces.end;
            let stray = |e: &Entry| is_stray(&name, e.key.as_str(), in_braces(e));
            let (out, kept): (Vec<Entry>, Vec<Entry>) = std::mem::take(&mut inner.entries).into_iter().partition(stray);
            inner.entries = kept;
            for entry in out {
                let message = format!("`{}` stands inside an entry of `{name}`", entry.key.value);
                let hint = match entry.key.as_str() {
                    "title" if in_braces(&entry) => "the words above a section are its `heading`",
                    _ if in_braces(&entry) => "it belongs to the manifest: give it a line of its own",
                    _ => "it belongs to the manifest: move the line above the first line in brackets",
                };
                found.push(Diagnostic::error(entry.key.span, message).hint(hint));
                strays.push(entry);
            }
        }
    }
    strays
}

/// True for a key of the manifest in an entry of the list `name`. A line below `[[sections]]` that is
/// nothing like a key of an entry may be one that the template asks for.
fn is_stray(name: &str, key: &str, in_braces: bool) -> bool {
    let known = OWN.contains(&key) || COMMON.contains(&key);
    let foreign = || name == "sections" && !OF_ENTRY.contains(&key) && nearest(key, OF_ENTRY).is_none();
    known || !in_braces && foreign()
}

/// A key without which there is no manifest is looked for among the keys that nobody knows.
fn mend_slip(table: &mut Table, key: &'static str, found: &mut Diagnostics) {
    if table.entries.iter().any(|entry| entry.key.value == key) {
        return;
    }
    let known = |name: &str| OWN.contains(&name) || COMMON.contains(&name);
    let slip =
        table.entries.iter_mut().find(|entry| !known(&entry.key.value) && nearest(&entry.key.value, [key]).is_some());
    if let Some(entry) = slip {
        let fault = Diagnostic::error(entry.key.span, format!("unknown key `{}`", entry.key.value));
        found.push(fault.hint(format!("did you mean `{key}`?")));
        key.clone_into(&mut entry.key.value);
    }
}
