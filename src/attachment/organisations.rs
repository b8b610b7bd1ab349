//! The organisations that a manifest names, and those persons alone who sign.

use std::collections::BTreeMap;

use super::Input;
use crate::corpus::{Organisation, Signatory, Status};
use crate::tables::{Kind, Text, Value, quoted};
use crate::template::FieldKind;

/// A file of the organisations; `None` when none is named.
pub(super) fn toml(input: &Input<'_>) -> Option<String> {
    let known = &input.parts.corpus.organisations;
    let with_address = prints_addresses(input);
    let named = named(input);
    let written = named.iter().filter_map(|(id, signing)| Some(organisation(known.get(*id)?, signing, with_address)));
    let written: Vec<String> = written.collect();
    (!written.is_empty()).then(|| format!("format = 1\n\n{}", written.join("\n")))
}

/// The ids of organisations that fields of the manifest name, each with the ids of those who sign for it.
fn named<'a>(input: &Input<'a>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in &input.parts.manifest.fields {
        let Some(field) = input.parts.template.fields.get(&entry.key.value) else { continue };
        for text in texts(&entry.value) {
            match field.kind {
                FieldKind::Organisation | FieldKind::Organisations => drop(named.entry(&text.value).or_default()),
                FieldKind::Signatories => {
                    if let Some((organisation, person)) = text.value.split_once('/') {
                        named.entry(organisation).or_default().push(person);
                    }
                }
                _ => {}
            }
        }
    }
    named
}

/// The texts of a value: itself, or those of its list.
fn texts(value: &Value) -> Vec<&Text> {
    match &value.kind {
        Kind::Text(text) => vec![text],
        Kind::List(list) => list.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// An address that no pattern of the template asks for may be that of somebody's home.
fn prints_addresses(input: &Input<'_>) -> bool {
    let file = input.parts.template.title.span.file;
    input.workspace.sources().text(file).contains(".address")
}

fn organisation(one: &Organisation, signing: &[&str], with_address: bool) -> String {
    let mut text = format!("[{}]\nname = {}\n", one.id, quoted(&one.name.value));
    line(&mut text, "short", one.short.as_ref());
    let status = one.status.map_or(Status::None, |(status, _)| status);
    text.push_str(&format!("status = \"{}\"\n", status.name()));
    if with_address && !one.address.is_empty() {
        let lines: Vec<String> = one.address.iter().map(|line| quoted(&line.value)).collect();
        text.push_str(&format!("address = [{}]\n", lines.join(", ")));
    }
    for (id, person) in one.signatories.iter().filter(|(id, _)| signing.contains(&id.as_str())) {
        signatory(&mut text, &one.id, id, person);
    }
    text
}

fn signatory(text: &mut String, organisation: &str, id: &str, person: &Signatory) {
    text.push_str(&format!("\n[{organisation}.signatories.{id}]\nname = {}\n", quoted(&person.name.value)));
    line(text, "credential", person.credential.as_ref());
    line(text, "role", Some(&person.role));
}

fn line(text: &mut String, key: &str, value: Option<&Text>) {
    if let Some(value) = value {
        text.push_str(&format!("{key} = {}\n", quoted(&value.value)));
    }
}
