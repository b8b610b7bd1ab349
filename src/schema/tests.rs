use std::collections::BTreeSet;

use super::*;
use crate::corpus::{Corpus, SourceKind, read_organisations, read_sources};
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::{manifest as manifests, template};

/// The keys that a reader names when it meets one that it does not know.
fn told(found: &Diagnostics) -> BTreeSet<String> {
    let hint = found
        .iter()
        .find_map(|fault| fault.hint.as_ref()?.strip_prefix("the keys that may stand here: ").map(str::to_owned));
    hint.unwrap().split(", ").map(str::to_owned).collect()
}

fn keys(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

fn of_template(name: &str) -> (Value, template::Template) {
    let mut workspace = Workspace::from_text([(
        "submissions/corpus/organisations.toml",
        "[net]\nname = \"Net\"\nstatus = \"special\"\n[net.signatories.chair]\nname = \"A\"\nrole = \"Chair\"\n",
    )]);
    let mut found = Diagnostics::new();
    let organisations = read_organisations(&mut workspace, &mut found);
    let template = template::read_named(&mut workspace, name, None, &mut found).unwrap();
    (manifest(&template, &Corpus { organisations, ..Corpus::default() }), template)
}

/// Each kind of source: the schema has the very keys that the reader names.
#[test]
fn a_record_has_the_keys_that_the_reader_knows() {
    let schema = sources();
    let records = schema["patternProperties"]["^[a-z0-9]+(-[a-z0-9]+)*$"]["oneOf"].as_array().unwrap().clone();
    assert_eq!(records.len(), SourceKind::ALL.len());
    for (kind, record) in SourceKind::ALL.iter().zip(&records) {
        let text = format!("[x-2020]\ntype = \"{}\"\ntitle = \"T\"\nqqqqqqqqqqqq = 1\n", kind.name());
        let mut workspace = Workspace::from_text([("submissions/corpus/sources/a.toml", text.as_str())]);
        let mut found = Diagnostics::new();
        read_sources(&mut workspace, &mut found);
        assert_eq!(keys(record), told(&found), "{}", kind.name());
    }
}

/// An entry of `sections`: the reader is asked for its keys.
#[test]
fn an_entry_has_the_keys_that_the_reader_knows() {
    let (schema, _) = of_template("csw-statement");
    let text = "template = \"x\"\nsections = [{ heading = \"A\", qqqqqqqqqqqq = 1 }]\n";
    let mut workspace = Workspace::from_text([("submissions/m.toml", text)]);
    let mut found = Diagnostics::new();
    manifests::read(&mut workspace, &WorkspacePath::new("submissions/m.toml").unwrap(), &mut found);
    assert_eq!(keys(&schema["properties"]["sections"]["items"]), told(&found));
}

/// What is left over of a manifest is handed to its template: every key of the schema is either a field or
/// one that the reader takes for itself.
#[test]
fn a_manifest_has_its_own_keys_and_the_fields_of_its_template() {
    for name in ["csw-communication", "csw-statement"] {
        let (schema, template) = of_template(name);
        let own: BTreeSet<String> =
            keys(&schema).into_iter().filter(|key| !template.fields.contains_key(key)).collect();
        let values = [
            ("format", "1"),
            ("template", "\"x\""),
            ("status", "\"filed\""),
            ("language", "\"en\""),
            ("based-on", "\"67/x\""),
            ("deadline", "2022-08-01"),
            ("sections", "[{ heading = \"A\" }]"),
            ("allow", "[{ rule = \"A-1\", why = \"w\" }]"),
        ];
        assert_eq!(own, values.iter().map(|(key, _)| (*key).to_owned()).collect());
        let text: String = values.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        let mut workspace = Workspace::from_text([("submissions/m.toml", text.as_str())]);
        let mut found = Diagnostics::new();
        let read = manifests::read(&mut workspace, &WorkspacePath::new("submissions/m.toml").unwrap(), &mut found);
        assert!(found.is_empty() && read.unwrap().fields.is_empty(), "the reader takes each for itself: {found:?}");
    }
}

#[test]
fn ids_of_the_corpus_are_proposed() {
    let (schema, _) = of_template("csw-communication");
    assert_eq!(schema["properties"]["signed-by"]["items"]["enum"], json!(["net/chair"]));
    assert_eq!(schema["properties"]["country"]["items"]["pattern"], "^[A-Z]{2}$");
}
