//! Reading a record: its kind, its fields by what they hold, and what the kind says of them.

use super::field::{FIELDS, Holds};
use super::statement::{self, KINDS, Statement};
use super::{Source, SourceKind, check, name};
use crate::corpus::shape::{check_id, check_language, filled};
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::tables::{Entry, Reader, Table, Text};

/// The record under `key`, as much of it as can be read.
///
/// A record without a kind is kept as a web page: a fault was said, so nothing will be written, and
/// citations of it are no further faults.
pub(super) fn read(key: &Text, table: Table, found: &mut Diagnostics) -> Source {
    check_id(key, "a citation key", found);
    let whole = table.whole;
    let mut reader = Reader::new(table, found);
    if !reader.has("type") {
        reader.missing("type", "\"news\"");
    }
    let kind = reader.choice::<SourceKind>("type");
    let mut source = Source::empty(key, kind.unwrap_or(SourceKind::Web));
    let statement = kind.map(statement::of);
    let asks = reader.has("title") || reader.has("author");
    for &(field, holds) in FIELDS {
        if reader.has(field) && statement.is_none_or(|s| s.admits(field)) {
            take(&mut reader, field, holds, &mut source);
        }
    }
    for entry in reader.rest() {
        reader.found().push(stranger(&entry, statement));
    }
    if whole && !asks {
        let fault = Diagnostic::error(key.span, format!("`{}` has neither a title nor an author", key.value));
        found.push(fault.hint("add a line: title = \"…\""));
    }
    if let Some(statement) = statement {
        (statement.check)(&source, found);
    }
    source
}

fn take(reader: &mut Reader<'_>, field: &'static str, holds: Holds, source: &mut Source) {
    match holds {
        Holds::Names => {
            let Some(value) = reader.value(field) else { return };
            let names = name::read(value, field, reader.found());
            if field == "editor" { source.editors = names } else { source.authors = names }
        }
        Holds::Date => {
            let date = reader.date(field);
            if field == "accessed" { source.accessed = date } else { source.date = date }
        }
        Holds::Flag => source.confidential = reader.flag(field) == Some(true),
        Holds::Text | Holds::Address | Holds::Language => {
            let text = reader.text(field);
            keep(text, field, holds, source, reader.found());
        }
        Holds::Table(keys) => {
            let Some(table) = reader.table(field) else { return };
            let mut inner = Reader::new(table, reader.found());
            for &key in keys {
                let holds = if key == "language" { Holds::Language } else { Holds::Text };
                let text = inner.text(key);
                keep(text, &format!("{field}.{key}"), holds, source, inner.found());
            }
            inner.finish();
        }
    }
}

/// Keeps a text when it is what it should be.
fn keep(text: Option<Text>, field: &str, holds: Holds, source: &mut Source, found: &mut Diagnostics) {
    let Some(text) = filled(text, field, found) else { return };
    match holds {
        Holds::Address if !check::address(&text, field, found) => return,
        Holds::Language => check_language(&text, found),
        _ => {}
    }
    source.texts.insert(field.to_owned(), text);
}

/// A key that may not stand here: one of another kind, or a slip of the finger.
fn stranger(entry: &Entry, statement: Option<&Statement>) -> Diagnostic {
    let key = entry.key.value.as_str();
    let admitted = |s: &&Statement| s.admits(key);
    let owners: Vec<&str> = KINDS.map(statement::of).iter().copied().filter(admitted).map(|s| s.called).collect();
    let known = || FIELDS.iter().map(|(field, _)| *field).filter(|f| statement.is_none_or(|s| s.admits(f)));
    if let (Some(statement), false) = (statement, owners.is_empty()) {
        let message = format!("`{key}` is no key of {}", statement.called);
        let hint = match statement.may.contains(&"treaty") && matches!(key, "series" | "volume" | "page" | "number") {
            true => "where a treaty is printed stands in: treaty = { series = …, volume = …, page = … }".to_owned(),
            false => format!("it belongs to {}; is `type` right?", join(&owners)),
        };
        return Diagnostic::error(entry.key.span, message).hint(hint);
    }
    let hint = match nearest(key, known()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys that may stand here: type, {}", known().collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::error(entry.key.span, format!("unknown key `{key}`")).hint(hint)
}

/// "a book, a case or a report"
fn join(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}
