//! Schemas for editors: which keys a file may have and what they hold, as JSON Schema (draft 7, which the
//! language servers for TOML read).
//!
//! Made from what the readers themselves go by, the fields of templates and the kinds of sources, and not
//! kept by hand beside them; where a reader holds its keys in code, a test asks it for them.

mod manifest;
mod sources;
#[cfg(test)]
mod tests;

pub use manifest::manifest;
pub use sources::sources;

use serde_json::{Map, Value, json};

/// The folder of a workspace in which schemas lie.
pub const FOLDER: &str = "schemas";

/// The head of a schema.
fn schema(title: &str, body: Value) -> Value {
    let mut all = Map::new();
    all.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    all.insert("title".to_owned(), json!(title));
    if let Value::Object(body) = body {
        all.extend(body);
    }
    Value::Object(all)
}

/// A value with what an editor shows beside it.
fn described(mut value: Value, words: &str) -> Value {
    if let Value::Object(object) = &mut value {
        object.insert("description".to_owned(), json!(words));
    }
    value
}

/// A date: whole, or as much of it as is known.
fn date() -> Value {
    json!({ "anyOf": [
        { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
        { "type": "integer", "minimum": 1000, "maximum": 9999 },
    ] })
}

/// A text, or a list of them.
fn texts() -> Value {
    json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
}
