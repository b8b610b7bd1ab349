//! The people of whom sections speak under a pseudonym, and what each of them has agreed to.
//!
//! Consent is given to one receiving body at a time and can be taken back; names that may stand in a text as
//! they are, are listed with the reason. What a person is called in life is no part of the corpus: real names
//! lie below `private/`, which nothing leaves, and are read only to be looked for.

use std::collections::BTreeMap;

use super::folder;
use super::shape::{check_format, check_id, filled};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::Workspace;
use crate::tables::{Date, Entry, Kind, Reader, Table, Text};

/// The key of the names that may stand in a text as they are.
const CLEARED: &str = "cleared";
/// Where real names may lie, on the machine of who keeps them.
const REAL_NAMES: &str = "private/names.toml";

/// Those whom sections mention with `{person=…}`, and names that are public.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// The people, by id.
    pub by_id: BTreeMap<String, Person>,
    /// Names that may be printed, each with the reason.
    pub cleared: Vec<(Text, Text)>,
}

/// A person under a pseudonym.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Where the record begins: its id.
    pub span: Span,
    /// What was agreed to, body by body.
    pub consents: Vec<Consent>,
}

/// What a person has agreed to: that one body reads what is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    /// The body, by the name of its file: `csw`; a template without a body by its own.
    pub to: Text,
    /// The day on which it was given.
    pub given: (Date, Span),
    /// Who asked.
    pub asked_by: Text,
    /// The last day on which it holds, when it ends by itself.
    pub until: Option<(Date, Span)>,
    /// The day on which it was taken back.
    pub withdrawn: Option<(Date, Span)>,
    /// True when the person knows that the Government concerned will read it, and agrees.
    pub government: bool,
    /// All of it.
    pub span: Span,
}

/// The people of `submissions/corpus/people.toml`; none when there is no such file.
pub fn read_people(workspace: &mut Workspace, found: &mut Diagnostics) -> People {
    let mut people = People::default();
    let Some(table) = folder::table_if_there(workspace, folder::PEOPLE, found) else { return people };
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    if let Some(table) = reader.table(CLEARED) {
        people.cleared = cleared(table, reader.found());
    }
    for entry in reader.rest() {
        let Kind::Table(table) = entry.value.kind else {
            let fault = Diagnostic::error(entry.key.span, format!("`{}` is no person", entry.key.value));
            found.push(fault.hint("lines about a person stand under a line with the id in brackets: [witness-4]"));
            continue;
        };
        check_id(&entry.key, "the id of a person", found);
        let person = Person { span: entry.key.span, consents: consents(table, found) };
        people.by_id.insert(entry.key.value, person);
    }
    people
}

/// Names with their reasons: `"Ban Ki-moon" = "spoke as Secretary-General"`.
fn cleared(table: Table, found: &mut Diagnostics) -> Vec<(Text, Text)> {
    let name = |entry: Entry, found: &mut Diagnostics| {
        let why = entry.value.into_text(&entry.key.value, found);
        Some((entry.key, filled(why, "the reason", found)?))
    };
    table.entries.into_iter().filter_map(|entry| name(entry, found)).collect()
}

fn consents(table: Table, found: &mut Diagnostics) -> Vec<Consent> {
    let mut reader = Reader::new(table, found);
    let tables = reader.tables("consent");
    let consents = tables.into_iter().filter_map(|table| consent(table, reader.found())).collect();
    reader.finish();
    consents
}

/// One consent. Without its day and without who asked it is none.
fn consent(table: Table, found: &mut Diagnostics) -> Option<Consent> {
    let span = table.span;
    let mut reader = Reader::new(table, found);
    let to = reader.required_text("to");
    if !reader.has("given") {
        reader.missing("given", "2022-05-03");
    }
    let given = reader.date("given");
    let asked_by = reader.required_text("asked-by");
    let asked_by = filled(asked_by, "asked-by", reader.found());
    let until = reader.date("until");
    let withdrawn = reader.date("withdrawn");
    let government = reader.flag("government").unwrap_or_default();
    reader.finish();
    Some(Consent { to: to?, given: given?, asked_by: asked_by?, until, withdrawn, government, span })
}

/// The names that people have in life, by the ids of their pseudonyms; none when nobody keeps them here.
///
/// They are read for each judgement and kept nowhere: no other stage may see them.
pub fn read_real_names(workspace: &mut Workspace, found: &mut Diagnostics) -> BTreeMap<String, Vec<Text>> {
    let Some(table) = folder::table_if_there(workspace, REAL_NAMES, found) else { return BTreeMap::new() };
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let names = reader.rest().into_iter().map(|entry| {
        let key = entry.key.value;
        let values = match entry.value.kind {
            Kind::List(list) => list,
            _ => vec![entry.value],
        };
        let texts = values.into_iter().filter_map(|value| value.into_text(&key, found));
        (key.clone(), texts.filter(|text| text.value.chars().count() > 1).collect())
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::testing::said;

    fn read(text: &str) -> (People, Vec<String>) {
        let mut workspace = Workspace::from_text([(folder::PEOPLE, text)]);
        let mut found = Diagnostics::new();
        let people = read_people(&mut workspace, &mut found);
        (people, said(&found, &workspace))
    }

    #[test]
    fn a_person_agrees_to_one_body_at_a_time() {
        let (people, faults) = read(
            "[witness-4]\nconsent = [\n  { to = \"csw\", given = 2022-05-03, asked-by = \"interviewer 2\" },\n  \
             { to = \"hrc\", given = 2022-05-03, asked-by = \"interviewer 2\", until = 2023-05-03, government = true },\n]\n",
        );
        assert_eq!(faults, [""; 0]);
        let consents = &people.by_id["witness-4"].consents;
        assert_eq!(consents.iter().map(|consent| consent.to.as_str()).collect::<Vec<_>>(), ["csw", "hrc"]);
        assert_eq!(consents.iter().map(|consent| consent.government).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_consent_without_its_day_or_without_who_asked_is_none() {
        let (people, faults) = read("[witness-4]\nconsent = [{ to = \"csw\" }]\n[cleared]\n\"Ban Ki-moon\" = \"\"\n");
        assert_eq!(faults, ["2:12 `given` is missing", "2:12 `asked-by` is missing", "4:18 `the reason` is empty"]);
        assert!(people.by_id["witness-4"].consents.is_empty() && people.cleared.is_empty());
    }

    #[test]
    fn a_real_name_is_one_text_or_several_and_no_single_letter() {
        let text = "witness-4 = \"Jane Roe\"\nwitness-5 = [\"J. Doe\", \"J\"]\n";
        let mut workspace = Workspace::from_text([(REAL_NAMES, text)]);
        let mut found = Diagnostics::new();
        let names = read_real_names(&mut workspace, &mut found);
        assert!(found.is_empty());
        let all: Vec<&str> = names.values().flatten().map(Text::as_str).collect();
        assert_eq!(all, ["Jane Roe", "J. Doe"]);
    }

    const ONE: &str = "[w]\nconsent = [{ to = \"csw\", given = 2022-05-03, asked-by = \"a\", until = 2023 }]\n";

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in crate::corpus::testing::mutated(ONE)) {
            read(&text);
        }
    }
}
