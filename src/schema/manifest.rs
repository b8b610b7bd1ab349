//! The schema of a manifest: the keys of every manifest, and those that its template asks for.

use serde_json::{Map, Value, json};

use super::{date, described, schema, texts};
use crate::corpus::Corpus;
use crate::template::{Field, FieldKind, Template};

/// The schema of manifests of one template. Ids of the corpus are proposed where they may stand.
pub fn manifest(template: &Template, corpus: &Corpus) -> Value {
    let mut properties = own();
    properties.insert("template".to_owned(), json!({ "const": template.name, "description": template.title.value }));
    for field in template.fields.values() {
        properties.insert(field.name.clone(), of_field(field, corpus));
    }
    let body = json!({
        "type": "object",
        "required": ["template", "sections"],
        "additionalProperties": false,
        "properties": properties,
    });
    schema(&format!("Manifest: {}", template.title.value), body)
}

/// What every manifest may have, but for its template.
fn own() -> Map<String, Value> {
    let rule = json!({ "type": "object", "required": ["rule", "why"], "additionalProperties": false,
        "properties": { "rule": { "type": "string" }, "why": { "type": "string" } } });
    let keys = [
        ("format", described(json!({ "const": 1 }), "the form of this file")),
        ("status", described(json!({ "enum": ["draft", "final", "filed"] }), "how far it is; without the line: draft")),
        ("language", described(json!({ "type": "string" }), "the code of the language, such as en")),
        ("based-on", described(json!({ "type": "string" }), "the submission that it was carried on from")),
        ("deadline", described(date(), "the last day for filing, where it is not that of the calendar")),
        ("sections", json!({ "type": "array", "minItems": 1, "items": entry() })),
        ("allow", json!({ "type": "array", "items": rule })),
    ];
    keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// One line of `sections`.
fn entry() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "anyOf": [{ "required": ["heading"] }, { "required": ["use"] }],
        "properties": {
            "heading": described(json!({ "type": "string" }), "the heading; without one the text goes on under the last"),
            "level": described(json!({ "type": "integer", "minimum": 1, "maximum": 9 }), "1 for a main heading"),
            "numbered": described(json!({ "type": "boolean" }), "false for a heading without a number"),
            "as": described(json!({ "enum": ["text", "panel", "pull-quote"] }), "how the text is shown"),
            "use": described(texts(), "a section such as china/status, a text beside the manifest such as ./closing.md, or a list"),
            "version": described(json!({ "type": "string" }), "another version of the section, such as short"),
            "only": described(texts(), "the only blocks that are kept, by their anchors"),
            "omit": described(texts(), "blocks that are left out, by their anchors"),
        },
    })
}

fn of_field(field: &Field, corpus: &Corpus) -> Value {
    let list = |items: Value| {
        let mut list = json!({ "type": "array", "items": items });
        if let (Some(most), Value::Object(object)) = (field.most, &mut list) {
            object.insert("maxItems".to_owned(), json!(most));
        }
        list
    };
    let organisation = || json!({ "enum": corpus.organisations.keys().collect::<Vec<_>>() });
    let signatories: Vec<String> = corpus
        .organisations
        .values()
        .flat_map(|one| one.signatories.keys().map(move |person| format!("{}/{person}", one.id)))
        .collect();
    let value = match field.kind {
        FieldKind::Text => json!({ "type": "string" }),
        FieldKind::Texts => texts(),
        FieldKind::Number | FieldKind::Session => json!({ "type": "integer" }),
        FieldKind::Date | FieldKind::Month => date(),
        FieldKind::Flag => json!({ "type": "boolean" }),
        FieldKind::Countries => list(json!({ "type": "string", "pattern": "^[A-Z]{2}$" })),
        FieldKind::Organisation => organisation(),
        FieldKind::Organisations => list(organisation()),
        FieldKind::Signatories => list(json!({ "enum": signatories })),
    };
    described(value, if field.required { "required in a final" } else { "may be left out" })
}
