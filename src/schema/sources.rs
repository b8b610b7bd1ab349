//! The schema of files of sources: for each kind the fields that its records may have.

use serde_json::{Map, Value, json};

use super::{date, schema};
use crate::corpus::{FIELDS, Holds, SourceKind};

/// The schema of a file below `submissions/corpus/sources`.
pub fn sources() -> Value {
    let kinds: Vec<Value> = SourceKind::ALL.iter().map(|kind| record(*kind)).collect();
    let body = json!({
        "type": "object",
        "properties": { "format": { "const": 1 } },
        "patternProperties": { "^[a-z0-9]+(-[a-z0-9]+)*$": { "oneOf": kinds } },
        "additionalProperties": false,
    });
    schema("Sources", body)
}

/// A record of one kind.
fn record(kind: SourceKind) -> Value {
    let mut properties = Map::new();
    properties.insert("type".to_owned(), json!({ "const": kind.name() }));
    for (field, holds) in FIELDS.iter().filter(|(field, _)| kind.admits(field)) {
        properties.insert((*field).to_owned(), value(*holds));
    }
    json!({
        "type": "object",
        "title": kind.called(),
        "required": ["type"],
        "additionalProperties": false,
        "properties": properties,
    })
}

fn value(holds: Holds) -> Value {
    match holds {
        Holds::Text | Holds::Language => json!({ "type": "string" }),
        Holds::Address => json!({ "type": "string", "pattern": "^https?://" }),
        Holds::Date => date(),
        Holds::Flag => json!({ "type": "boolean" }),
        Holds::Names => json!({ "type": "array", "items": name() }),
        Holds::Table(keys) => {
            let properties: Map<String, Value> =
                keys.iter().map(|key| ((*key).to_owned(), json!({ "type": "string" }))).collect();
            json!({ "type": "object", "additionalProperties": false, "properties": properties })
        }
    }
}

/// "Kim, Jieun", or an organisation, or a person with more than two names.
fn name() -> Value {
    json!({ "anyOf": [{ "type": "string" }, { "type": "object" }] })
}
