//! The fields of a template as lines of a manifest, each with what it is for.

use crate::corpus::Corpus;
use crate::template::{Field, FieldKind, FilledBy, Template};

/// The fields in the order in which the template describes them.
pub(super) fn in_order(template: &Template) -> Vec<&Field> {
    let mut fields: Vec<&Field> = template.fields.values().collect();
    fields.sort_by_key(|field| field.span.start);
    fields
}

/// A line of a manifest for a field. Without a value it is a remark with an example: a text that was
/// made up would be printed one day, and a missing line is told by every build.
pub(super) fn line(field: &Field, value: Option<&str>, corpus: &Corpus) -> String {
    let remark = remark(field);
    match value {
        Some(value) => format!("{:<40} # {remark}\n", format!("{} = {value}", field.name)),
        None => format!("{:<40} # {remark}\n", format!("# {} = {}", field.name, example(field, corpus))),
    }
}

/// What a field is, in a few words.
fn remark(field: &Field) -> String {
    let kind = match field.kind {
        FieldKind::Text => "a text",
        FieldKind::Texts => "texts",
        FieldKind::Number => "a number",
        FieldKind::Session => "the number of the session",
        FieldKind::Date => "a day",
        FieldKind::Month => "a month, or a day of it",
        FieldKind::Flag => "true or false",
        FieldKind::Countries => "two-letter codes of countries",
        FieldKind::Organisation => "an organisation of organisations.toml",
        FieldKind::Organisations => "organisations of organisations.toml",
        FieldKind::Signatories => "who signs: organisation/person",
    };
    let most = field.most.map_or(String::new(), |most| format!(", at most {most}"));
    let need = match (field.filled_by, field.required, field.default.is_some()) {
        (FilledBy::Body, ..) => "filled by the body",
        (_, true, _) => "required",
        (_, _, true) => "has a default",
        _ => "may be left out",
    };
    format!("{need}: {kind}{most}")
}

/// A value of the right form; ids are those of the corpus, so that the line is right as it stands where
/// there is but one.
fn example(field: &Field, corpus: &Corpus) -> String {
    let organisation = || corpus.organisations.keys().next().map_or("our-organisation", String::as_str);
    let signatory = || {
        let signs =
            corpus.organisations.values().find_map(|o| Some(format!("{}/{}", o.id, o.signatories.keys().next()?)));
        signs.unwrap_or_else(|| "our-organisation/president".to_owned())
    };
    match field.kind {
        FieldKind::Text => "\"…\"".to_owned(),
        FieldKind::Texts => "[\"…\"]".to_owned(),
        FieldKind::Number | FieldKind::Session => "70".to_owned(),
        FieldKind::Date => "2026-08-01".to_owned(),
        FieldKind::Month => "\"2026-10\"".to_owned(),
        FieldKind::Flag => "true".to_owned(),
        FieldKind::Countries => "[\"XX\"]".to_owned(),
        FieldKind::Organisation => format!("\"{}\"", organisation()),
        FieldKind::Organisations => format!("[\"{}\"]", organisation()),
        FieldKind::Signatories => format!("[\"{}\"]", signatory()),
    }
}
