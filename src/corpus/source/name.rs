//! Authors and editors: the four shapes in which a name is written.
//!
//! `"Family, Given"` is a person and `"Name"` an organisation; a table says what a text cannot:
//! `{ family, given, order, suffix }` or `{ org, short }`.

use serde::Deserialize;

use super::Name;
use crate::corpus::shape::{filled, part};
use crate::diag::{Diagnostic, Diagnostics};
use crate::tables::{Kind, Reader, Table, Text, Value};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Order {
    FamilyFirst,
}

/// The names in a list, or one name without a list around it.
pub(super) fn read(value: Value, key: &str, found: &mut Diagnostics) -> Vec<Name> {
    let items = match value.kind {
        Kind::List(items) => items,
        _ => vec![value],
    };
    items.into_iter().filter_map(|item| one(item, key, found)).collect()
}

fn one(item: Value, key: &str, found: &mut Diagnostics) -> Option<Name> {
    match item.kind {
        Kind::Text(text) => of_text(filled(Some(text), key, found)?, found),
        Kind::Table(table) => of_table(table, found),
        other => {
            let fault = Diagnostic::error(item.span, format!("a name is {}", other.name()));
            found.push(fault.hint("write a person as \"Family, Given\" and an organisation as { org = \"…\" }"));
            None
        }
    }
}

fn of_text(text: Text, found: &mut Diagnostics) -> Option<Name> {
    let Some(comma) = text.value.find(", ") else {
        if text.value.contains(',') {
            let fault = Diagnostic::warning(text.span, format!("`{}` is taken as an organisation", text.value));
            found.push(fault.hint("a person is written \"Family, Given\", with a blank after the comma"));
        }
        return Some(Name::Organisation { name: text, short: None });
    };
    let family = part(&text, 0, comma);
    let given = part(&text, comma + 2, text.value.len());
    if family.value.trim().is_empty() || given.value.trim().is_empty() {
        let fault = Diagnostic::error(text.span, format!("a part of the name `{}` is missing", text.value));
        found.push(fault.hint("write \"Family, Given\", or { family = \"…\" } for a single name"));
        return None;
    }
    if given.value.contains(", ") {
        let fault = Diagnostic::warning(text.span, "the name holds more than one comma");
        found.push(fault.hint(
            "each person is a text of its own: [\"Kim, Jieun\", \"Lee, Ann\"]; \
             letters after a name are { family = \"…\", given = \"…\", suffix = \"…\" }",
        ));
    }
    Some(Name::Person { family, given: Some(given), family_first: false, suffix: None })
}

fn of_table(table: Table, found: &mut Diagnostics) -> Option<Name> {
    let mut reader = Reader::new(table, found);
    let name = if reader.has("org") || reader.has("short") { organisation(&mut reader) } else { person(&mut reader) };
    reader.finish();
    name
}

fn organisation(reader: &mut Reader<'_>) -> Option<Name> {
    let name = reader.required_text("org");
    let short = reader.text("short");
    let name = filled(name, "org", reader.found())?;
    Some(Name::Organisation { name, short: filled(short, "short", reader.found()) })
}

fn person(reader: &mut Reader<'_>) -> Option<Name> {
    let family = reader.required_text("family");
    let given = reader.text("given");
    let order = reader.choice::<Order>("order");
    let suffix = reader.text("suffix");
    let family = filled(family, "family", reader.found())?;
    let given = filled(given, "given", reader.found());
    let suffix = filled(suffix, "suffix", reader.found());
    Some(Name::Person { family, given, family_first: matches!(order, Some(Order::FamilyFirst)), suffix })
}
