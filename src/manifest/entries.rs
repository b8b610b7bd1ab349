//! The entries of `sections`: a heading, the sections under it, and what of them is left out.

use std::collections::BTreeSet;

use super::anchors::{Choice, hand_out};
use super::{Entry, Use, read::EXAMPLE};
use crate::corpus::shape::{check_id, filled};
use crate::corpus::{is_beside, path_beside};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::WorkspacePath;
use crate::tables::{Kind, Reader, Table, Text, Value};

/// All entries, in order. `manifest` is the file that they stand in.
pub(super) fn read(value: Value, manifest: &WorkspacePath, found: &mut Diagnostics) -> Vec<Entry> {
    let span = value.span;
    let items = match value.kind {
        Kind::List(items) => items,
        other => {
            let fault = Diagnostic::error(span, format!("`sections` is {}", other.name()));
            found.push(fault.hint(format!("write sections = {EXAMPLE}")));
            return Vec::new();
        }
    };
    if items.is_empty() {
        let fault = Diagnostic::error(span, "`sections` holds nothing");
        found.push(fault.hint(format!("write sections = {EXAMPLE}")));
    }
    let mut entries: Vec<Entry> = Vec::new();
    for item in items {
        let before = entries.last().map(|entry| entry.level);
        match item.kind {
            Kind::Table(table) => entries.push(entry(table, before, manifest, found)),
            Kind::Text(name) => {
                let fault = Diagnostic::error(item.span, "an entry of `sections` stands in braces");
                found.push(fault.hint(format!("write {{ use = \"{}\" }}", name.value)));
            }
            other => {
                let fault = Diagnostic::error(item.span, format!("an entry of `sections` is {}", other.name()));
                found.push(fault.hint(format!("write sections = {EXAMPLE}")));
            }
        }
    }
    entries
}

fn entry(table: Table, before: Option<u8>, manifest: &WorkspacePath, found: &mut Diagnostics) -> Entry {
    let (span, whole) = (table.span, table.whole);
    let mut reader = Reader::new(table, found);
    let level = reader.integer("level");
    let has_heading = reader.has("heading");
    let heading = reader.text("heading");
    let heading = filled(heading, "heading", reader.found());
    let has_use = reader.has("use");
    if whole && !has_heading && !has_use {
        let fault = Diagnostic::error(span, "this entry has neither a heading nor a section");
        reader.found().push(fault.hint("write use = \"china/status\", or heading = \"…\", or both"));
    }
    let (mut uses, refused) = uses(&mut reader, manifest);
    version(&mut reader, &mut uses, has_use);
    for (key, choice) in [("only", Choice::Only), ("omit", Choice::Omit)] {
        let anchors = reader.texts(key);
        match anchors.first() {
            Some(first) if !has_use => without_use(key, first, &mut reader),
            _ => hand_out(anchors, choice, &mut uses, reader.found()),
        }
    }
    uses.retain(|used| !refused.contains(&used.section.value));
    let numbered = reader.flag("numbered").unwrap_or(true);
    let shown = reader.choice("as").unwrap_or_default();
    let level = checked_level(level, before, has_heading, reader.found());
    reader.finish();
    Entry { level, heading, numbered, shown, uses, span }
}

fn without_use(key: &str, anchor: &Text, reader: &mut Reader<'_>) {
    let fault = Diagnostic::error(anchor.span, format!("`{key}` stands in an entry that uses no section"));
    reader.found().push(fault.hint("write use = \"china/status\" beside it, or take it out"));
}

/// The level of an entry. A heading goes at most one level below the last; without a heading the
/// text goes on at the level of the last.
fn checked_level(typed: Option<(i64, Span)>, before: Option<u8>, heading: bool, found: &mut Diagnostics) -> u8 {
    const DEEPEST: u8 = 9;
    let Some((number, span)) = typed else {
        return if heading { 1 } else { before.unwrap_or(1) };
    };
    if !heading {
        let fault = Diagnostic::error(span, "`level` stands in an entry without a heading");
        found.push(fault.hint("add heading = \"…\"; a text without one goes on under the last heading"));
        return before.unwrap_or(1);
    }
    let Some(level) = u8::try_from(number).ok().filter(|level| (1..=DEEPEST).contains(level)) else {
        let fault = Diagnostic::error(span, format!("there is no level {number}"));
        found.push(fault.hint("level = 1 is the highest, level = 2 stands below it"));
        return before.unwrap_or(1);
    };
    let most = before.map_or(1, |before| before.saturating_add(1));
    if level > most {
        let message = match before {
            None => format!("the first heading has level {level}"),
            Some(before) => format!("level {level} follows level {before}"),
        };
        found.push(Diagnostic::error(span, message).hint(format!("a level is left out: write level = {most}")));
    }
    level
}

/// The sections of an entry, and the names among them that cannot be names. These have been told; they
/// are left out only when the anchors that speak of them have found them.
fn uses(reader: &mut Reader<'_>, manifest: &WorkspacePath) -> (Vec<Use>, BTreeSet<String>) {
    let mut uses: Vec<Use> = Vec::new();
    let mut refused = BTreeSet::new();
    if let Some(Value { kind: Kind::List(list), span }) = reader.peek("use")
        && list.is_empty()
    {
        let fault = Diagnostic::error(*span, "`use` names no section");
        reader.found().push(fault.hint("write use = \"china/status\", or take it out"));
    }
    for section in reader.texts("use") {
        let Some(section) = filled(Some(section), "use", reader.found()) else { continue };
        if let Some(fault) = misnamed(&section, manifest) {
            reader.found().push(fault);
            refused.insert(section.value.clone());
        }
        if uses.iter().any(|used| used.section.value == section.value) {
            let fault = Diagnostic::error(section.span, format!("`{}` stands twice in this entry", section.value));
            reader.found().push(fault.hint("to use two parts of a section, write an entry for each of them"));
        } else {
            uses.push(Use { section, version: None, only: Vec::new(), omit: Vec::new() });
        }
    }
    (uses, refused)
}

/// What is wrong with the form of a name; whether there is such a section is seen when it is read.
fn misnamed(section: &Text, manifest: &WorkspacePath) -> Option<Diagnostic> {
    let name = section.value.as_str();
    if is_beside(name) {
        return path_beside(section, manifest).err();
    }
    let fault = |hint: String| {
        Some(Diagnostic::error(section.span, format!("`{name}` is not the name of a section")).hint(hint))
    };
    if name.chars().any(char::is_control) && !section.verbatim {
        return fault("a backslash in \"…\" has a meaning of its own: type / in its place".to_owned());
    }
    if name.trim() != name {
        return fault(format!("take the blank at its end out: \"{}\"", name.trim()));
    }
    if name.contains(['–', '—', '‑', '−']) {
        return fault("type the plain hyphen in place of the dash".to_owned());
    }
    if let Some((section, anchor)) = name.split_once('#') {
        return fault(format!("to use a part of it, write use = \"{section}\", only = [\"{anchor}\"]"));
    }
    match (WorkspacePath::new(name), name.strip_suffix(".md")) {
        (Err(why), _) => fault(why.to_string()),
        (Ok(_), Some(stem)) if name.contains('/') => fault(format!("write it without its ending: \"{stem}\"")),
        (Ok(_), Some(_)) => fault(format!("a text beside the manifest begins with ./ : \"./{name}\"")),
        _ => None,
    }
}

/// The version of the one section that an entry uses.
fn version(reader: &mut Reader<'_>, uses: &mut [Use], has_use: bool) {
    let version = reader.text("version");
    let Some(version) = filled(version, "version", reader.found()) else { return };
    check_id(&version, "the name of a version", reader.found());
    match uses {
        [one] => one.version = Some(version),
        [] if has_use => {}
        [] => {
            let fault = Diagnostic::error(version.span, "`version` stands in an entry that uses no section");
            reader.found().push(fault.hint("write use = \"china/status\" beside it, or take it out"));
        }
        _ => {
            let fault = Diagnostic::error(version.span, "`version` stands beside several sections");
            reader.found().push(fault.hint("write an entry for the section that it is a version of"));
        }
    }
}
