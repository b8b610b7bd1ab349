//! `one-statement`: an organisation sends one statement of its own to a session. `template` is that of the
//! statements; joint ones, and those that it only supports, do not count.

use std::collections::BTreeMap;

use super::super::findings::Findings;
use super::super::subject::Archive;
use super::Check;
use crate::diag::Span;
use crate::manifest::{Manifest, short_name};
use crate::tables::{Kind, Reader, Text};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let template = reader.required_text("template").map_or_else(String::new, |text| text.value);
    Check::corpus(move |archive, findings| check(&template, archive, findings))
}

fn check(template: &str, archive: &Archive<'_>, findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<(i64, &str), (&Manifest, Span)> = BTreeMap::new();
    for manifest in archive.manifests.iter().filter(|manifest| manifest.template.value == template) {
        let Some((session, by)) = own(manifest) else { continue };
        match seen.get(&(session, by.as_str())) {
            Some((first, span)) => {
                let (by, first) = (&by.value, short_name(&first.path));
                let message = format!("`{by}` sends a second statement to session {session}, beside {first}");
                findings.push(findings.at(at(manifest), message).related(*span, "the first of them"));
            }
            None => drop(seen.insert((session, by.as_str()), (manifest, at(manifest)))),
        }
    }
}

/// The session and the organisation of a statement that one organisation sends alone.
fn own(manifest: &Manifest) -> Option<(i64, &Text)> {
    let field = |key: &str| manifest.fields.iter().find(|field| field.key.value == key).map(|field| &field.value.kind);
    let Some(Kind::Integer(session)) = field("session") else { return None };
    let by = match field("submitted-by")? {
        Kind::List(list) => match list.as_slice() {
            [one] => &one.kind,
            _ => return None,
        },
        one => one,
    };
    match by {
        Kind::Text(by) => Some((*session, by)),
        _ => None,
    }
}

fn at(manifest: &Manifest) -> Span {
    let field = manifest.fields.iter().find(|field| field.key.value == "submitted-by");
    field.map_or(manifest.span, |field| field.value.span)
}
