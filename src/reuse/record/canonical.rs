//! A source record in one fixed form, so that two records are equal when they say the same.
//!
//! A key added next year must not change the sums of records that do not have it: what a record does not
//! say is not written.

use crate::corpus::{Name, Source};

/// The record as lines `key = value`, in a fixed order. Remarks, order and file are no part of it.
pub(in crate::reuse) fn canonical(source: &Source) -> Vec<(String, String)> {
    let mut lines = vec![("type".to_owned(), source.kind.name().to_owned())];
    lines.extend(source.authors.iter().map(|author| ("author".to_owned(), name(author))));
    lines.extend(source.editors.iter().map(|editor| ("editor".to_owned(), name(editor))));
    lines.extend(source.date.map(|(date, _)| ("date".to_owned(), date.to_string())));
    lines.extend(source.accessed.map(|(date, _)| ("accessed".to_owned(), date.to_string())));
    lines.extend(source.texts.iter().map(|(key, text)| (key.clone(), text.value.clone())));
    lines.extend(source.confidential.then(|| ("confidential".to_owned(), "true".to_owned())));
    lines
}

fn name(name: &Name) -> String {
    match name {
        Name::Person { family, given, family_first, suffix } => {
            let part = |text: &Option<crate::tables::Text>| text.as_ref().map_or("", |t| t.as_str()).to_owned();
            format!("{}|{}|{}|{family_first}", family.value, part(given), part(suffix))
        }
        Name::Organisation { name, short } => {
            format!("{}|{}", name.value, short.as_ref().map_or("", |text| text.as_str()))
        }
    }
}
