//! Persons and organisations, in the shapes in which programs write them.

use serde_json::{Map, Value, json};

use super::record::Contributor;
use super::remark::Remarks;
use super::words::{for_others, plain, typed};

/// The names of a variable, in order.
pub(super) fn read(value: &Value, field: &str, remarks: &mut Remarks) -> Vec<Contributor> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    items.iter().filter_map(|item| one(item, field, remarks)).collect()
}

fn one(item: &Value, field: &str, remarks: &mut Remarks) -> Option<Contributor> {
    match item {
        Value::Object(name) => of_parts(name, field, remarks),
        Value::String(name) => of_text(&plain(name), field, remarks),
        Value::Null => None,
        _ => {
            remarks.left_out(field, "a name that is no text");
            None
        }
    }
}

fn of_text(name: &str, field: &str, remarks: &mut Remarks) -> Option<Contributor> {
    if name.is_empty() {
        return None;
    }
    match name.split_once(", ") {
        Some((family, given)) if !family.is_empty() && !given.is_empty() => {
            remarks.doubt(field, format!("`{name}` is taken as a person"));
            Some(person(family.to_owned(), Some(given.to_owned())))
        }
        _ => {
            remarks.doubt(field, format!("`{name}` is taken as an organisation"));
            Some(Contributor::Organisation { name: name.to_owned(), short: None })
        }
    }
}

fn person(family: String, given: Option<String>) -> Contributor {
    Contributor::Person { family, given, family_first: false, suffix: None }
}

fn of_parts(name: &Map<String, Value>, field: &str, remarks: &mut Remarks) -> Option<Contributor> {
    let mut part = |key: &str| {
        let words = name.get(key).and_then(|value| typed(value, field, remarks)).map(|words| plain(&words));
        words.filter(|words| !words.is_empty())
    };
    let (literal, family, given) = (part("literal").or_else(|| part("name")), part("family"), part("given"));
    let (dropping, kept, suffix) = (part("dropping-particle"), part("non-dropping-particle"), part("suffix"));
    if let Some(name) = literal {
        return Some(Contributor::Organisation { name, short: None });
    }
    let given = joined(given, dropping);
    let Some(family) = joined(kept, family) else {
        return given.and_then(|name| alone(name, false, suffix, field, remarks));
    };
    let institution = name.get("isInstitution").is_some_and(is_true);
    match given {
        None => alone(family, institution, suffix, field, remarks),
        given => {
            let family_first = name.get("static-ordering").is_some_and(is_true);
            Some(Contributor::Person { family, given, family_first, suffix })
        }
    }
}

/// A name of one part is that of an organisation, unless it is one word that is no abbreviation.
fn alone(
    name: String,
    institution: bool,
    suffix: Option<String>,
    field: &str,
    remarks: &mut Remarks,
) -> Option<Contributor> {
    let word = !name.contains(char::is_whitespace) && name.chars().any(char::is_lowercase);
    if word && !institution {
        remarks.doubt(field, format!("`{name}` is taken as a person with one name"));
        return Some(Contributor::Person { family: name, given: None, family_first: false, suffix });
    }
    if !institution {
        remarks.doubt(field, format!("`{name}` is taken as an organisation"));
    }
    if let Some(suffix) = suffix {
        remarks.left_out(field, format!("`{suffix}` after the name of an organisation"));
    }
    Some(Contributor::Organisation { name, short: None })
}

/// Programs write `true`, `1` and `"true"`.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_i64() == Some(1),
        Value::String(text) => matches!(text.as_str(), "true" | "1"),
        _ => false,
    }
}

/// "van" and "Gogh", "d’" and "Arc".
fn joined(before: Option<String>, after: Option<String>) -> Option<String> {
    match (before, after) {
        (Some(before), Some(after)) if before.ends_with(['’', '\'', '-']) => Some(format!("{before}{after}")),
        (Some(before), Some(after)) => Some(format!("{before} {after}")),
        (before, after) => before.or(after),
    }
}

/// Names as CSL-JSON writes them. The order of a family name that is printed first is its
/// `static-ordering`; a shorter name of an organisation has no place there.
pub(super) fn written(names: &[Contributor]) -> Value {
    let one = |name: &Contributor| match name {
        Contributor::Organisation { name, .. } => json!({ "literal": for_others(name) }),
        Contributor::Person { family, given, family_first, suffix } => {
            let mut parts = Map::new();
            parts.insert("family".to_owned(), for_others(family).into());
            parts.extend(given.as_ref().map(|given| ("given".to_owned(), for_others(given).into())));
            parts.extend(suffix.as_ref().map(|suffix| ("suffix".to_owned(), for_others(suffix).into())));
            parts.extend(family_first.then(|| ("static-ordering".to_owned(), true.into())));
            Value::Object(parts)
        }
    };
    names.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(value: &Value) -> (Vec<Contributor>, usize) {
        let mut remarks = Remarks::default();
        (read(value, "author", &mut remarks), remarks.0.len())
    }

    fn organisation(name: &str) -> Contributor {
        Contributor::Organisation { name: name.to_owned(), short: None }
    }

    fn named(family: &str, given: &str) -> Contributor {
        person(family.to_owned(), Some(given.to_owned()))
    }

    #[test]
    fn names_are_taken_as_they_are_meant() {
        for (value, name) in [
            (json!({ "literal": "Human Rights Watch" }), organisation("Human Rights Watch")),
            (json!({ "family": "Lee", "given": "Ann" }), named("Lee", "Ann")),
            (json!({ "family": "Gogh", "non-dropping-particle": "van", "given": "V." }), named("van Gogh", "V.")),
            (json!({ "family": "Arc", "non-dropping-particle": "d’", "given": "J." }), named("d’Arc", "J.")),
            (json!({ "family": "Humboldt", "dropping-particle": "von", "given": "A." }), named("Humboldt", "A. von")),
            (json!({ "family": "R&amp;D Unit", "isInstitution": 1 }), organisation("R&D Unit")),
        ] {
            assert_eq!(taken(&value), (vec![name], 0), "{value}");
        }
    }

    #[test]
    fn a_family_name_that_stands_first_keeps_its_order() {
        let (names, said) =
            taken(&json!([{ "family": "Pak", "given": "Min-ho", "static-ordering": true, "suffix": "PhD" }]));
        let (family, given, suffix) = ("Pak".to_owned(), Some("Min-ho".to_owned()), Some("PhD".to_owned()));
        assert_eq!(names, [Contributor::Person { family, given, family_first: true, suffix }]);
        assert_eq!(said, 0);
        assert_eq!(taken(&written(&names)).0, names);
    }

    #[test]
    fn what_is_guessed_is_said() {
        for (value, name) in [
            (json!({ "family": "Human Rights Watch" }), organisation("Human Rights Watch")),
            (json!({ "family": "UNHCR" }), organisation("UNHCR")),
            (json!({ "family": "Sukarno" }), person("Sukarno".to_owned(), None)),
            (json!({ "given": "Sukarno" }), person("Sukarno".to_owned(), None)),
            (json!("Lee, Ann"), named("Lee", "Ann")),
            (json!("Office of Examples"), organisation("Office of Examples")),
        ] {
            assert_eq!(taken(&value), (vec![name], 1), "{value}");
        }
    }

    #[test]
    fn empty_names_are_none() {
        for value in [json!([]), json!([{}]), json!([{ "family": "", "given": null }]), json!([null]), json!("")] {
            assert_eq!(taken(&value), (vec![], 0), "{value}");
        }
    }
}
