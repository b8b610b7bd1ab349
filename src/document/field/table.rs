//! The table of fields: read from the manifest by the template's rules, asked by placeholders.

use std::collections::BTreeMap;

use super::{date, organisation, plain_value, session, words};
use crate::body::Body;
use crate::corpus::{Corpus, Organisation, Signatory};
use crate::diag::{Diagnostic, Diagnostics, Origin, Severity, Span, nearest};
use crate::manifest::{Manifest, Progress};
use crate::markup::{Dialect, FieldValue, Fields, Inline, Look, Node, expand, parse_inlines};
use crate::tables::{Date, Reader, Table, Text};
use crate::template::{Field, FieldKind, FilledBy, Pattern, Template, Words};

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
enum Value<'a> {
    Text(Text),
    Texts(Vec<Text>),
    Number(i64, Span),
    Session(i64, Span),
    Date(Date, Span),
    Flag(bool, Span),
    Organisations(Vec<&'a Organisation>),
    Signatories(Vec<(&'a Organisation, &'a Signatory)>),
}

/// One item of a field that holds several: what `{it}` is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::document) enum Item<'a> {
    Text(&'a Text),
    Organisation(&'a Organisation),
    Signatory(&'a Organisation, &'a Signatory),
}

/// All fields of a submission.
#[derive(Clone, Debug)]
pub(in crate::document) struct FieldTable<'a> {
    rules: &'a BTreeMap<String, Field>,
    values: BTreeMap<&'a str, Value<'a>>,
    body: Option<&'a Body>,
    language: &'a Words,
    draft: bool,
    /// Fields with a value that was told to be a fault: they are no holes.
    faulty: Vec<&'a str>,
    /// What `{it}` is, while a line or row is repeated.
    item: Option<Item<'a>>,
}

impl<'a> FieldTable<'a> {
    /// Reads the fields of a manifest. What a final lacks is a fault; what a draft lacks is said.
    pub(in crate::document) fn read(
        manifest: &Manifest,
        template: &'a Template,
        corpus: &'a Corpus,
        body: Option<&'a Body>,
        language: &'a Words,
        found: &mut Diagnostics,
    ) -> Self {
        let table = Table { span: manifest.span, entries: manifest.fields.clone(), whole: true };
        let mut known: Vec<&'static str> = vec!["template", "status", "language", "sections"];
        let (mut values, mut faulty) = (BTreeMap::new(), Vec::new());
        let mut entries = table.entries;
        for (name, field) in &template.fields {
            let at = entries.iter().position(|entry| entry.key.value == *name);
            let value = at.map(|at| entries.remove(at)).and_then(|entry| {
                let single = Table { span: entry.value.span, entries: vec![renamed(entry)], whole: true };
                read_value(field, single, corpus, found)
            });
            match value {
                Some(value) => drop(values.insert(name.as_str(), value)),
                // What could not be read, or has a slip in its key, is told as that and not as missing.
                None if at.is_none() && manifest.whole && !misspelt(name, manifest, template) => {
                    say_missing(manifest, field, found);
                }
                None => faulty.push(name.as_str()),
            }
        }
        known.sort_unstable();
        for entry in &entries {
            let names = template.fields.keys().map(String::as_str).chain(known.iter().copied());
            let hint = match nearest(&entry.key.value, names.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys of this template: {}", names.collect::<Vec<_>>().join(", ")),
            };
            let message = format!("unknown key `{}`", entry.key.value);
            found.push(Diagnostic::error(entry.key.span, message).hint(hint));
        }
        let draft = manifest.status == Progress::Draft;
        Self { rules: &template.fields, values, body, language, draft, faulty, item: None }
    }

    /// The same table with another `{it}`.
    pub(in crate::document) fn with_item(&self, item: Item<'a>) -> Self {
        Self { item: Some(item), ..self.clone() }
    }

    /// The items of a field, for what is repeated.
    pub(in crate::document) fn items(&self, name: &Text, found: &mut Diagnostics) -> Vec<Item<'_>> {
        let (base, rest) = split(&name.value);
        match (self.values.get(base), rest) {
            (Some(Value::Texts(texts)), None) => texts.iter().map(Item::Text).collect(),
            (Some(Value::Organisations(all)), None) => all.iter().map(|o| Item::Organisation(o)).collect(),
            (Some(Value::Organisations(all)), Some("address")) => {
                all.iter().flat_map(|o| o.address.iter().map(Item::Text)).collect()
            }
            (Some(Value::Signatories(all)), None) => all.iter().map(|(o, s)| Item::Signatory(o, s)).collect(),
            (None, _) if self.rules.contains_key(base) => Vec::new(),
            _ => {
                found.push(Diagnostic::error(name.span, format!("`{}` is no list that can be repeated", name.value)));
                Vec::new()
            }
        }
    }

    /// True when a field holds nothing.
    pub(in crate::document) fn is_empty(&self, name: &str) -> bool {
        match self.values.get(split(name).0) {
            Some(Value::Organisations(all)) => all.is_empty(),
            Some(Value::Signatories(all)) => all.is_empty(),
            Some(Value::Texts(all)) => all.is_empty(),
            Some(Value::Text(text)) => text.value.trim().is_empty(),
            Some(_) => false,
            None => self.rules.get(name).is_none_or(|field| field.default.is_none()),
        }
    }

    /// The organisations that a field names.
    pub(in crate::document) fn organisations(&self, name: &str) -> Vec<&'a Organisation> {
        match self.values.get(name) {
            Some(Value::Organisations(all)) => all.clone(),
            _ => Vec::new(),
        }
    }

    /// The date that a field holds.
    pub(in crate::document) fn date(&self, name: &str) -> Option<Date> {
        match self.values.get(name) {
            Some(Value::Date(date, _)) => Some(*date),
            _ => None,
        }
    }

    /// A text of a template, with its placeholders filled in.
    pub(in crate::document) fn fill(&self, pattern: &Pattern, found: &mut Diagnostics) -> Vec<Inline> {
        match pattern {
            Pattern::One(text) => expand(text, self, found),
            Pattern::Counted(counted) => {
                let many = self.items(&counted.count, found).len() != 1;
                expand(if many { &counted.other } else { &counted.one }, self, found)
            }
        }
    }

    fn print(&self, value: &Value<'a>, rest: Option<&str>, forms: &[String], asked: Span) -> FieldValue {
        match value {
            Value::Text(text) if rest.is_none() => FieldValue::Is(parsed(text)),
            Value::Texts(all) if rest.is_none() => {
                let comma = words(", ", Origin::Typed(asked));
                let texts = all.iter().map(parsed).collect();
                FieldValue::Is(super::joined(texts, &comma, &comma))
            }
            Value::Number(number, span) if rest.is_none() => {
                FieldValue::Is(vec![words(number.to_string(), Origin::Typed(*span))])
            }
            Value::Session(number, span) => session::print(*number, *span, rest, forms, self.body, self.language),
            Value::Date(day, span) if rest.is_none() => date::print(*day, *span, forms, self.language),
            Value::Flag(flag, span) if rest.is_none() => {
                if *flag {
                    FieldValue::Is(vec![words("", Origin::Typed(*span))])
                } else {
                    FieldValue::Empty
                }
            }
            Value::Organisations(all) => match (all.as_slice(), rest) {
                ([one], _) => organisation::print(one, rest, self.language),
                (all, None | Some("name")) => organisation::list(all, asked, self.language),
                _ => FieldValue::Unknown,
            },
            Value::Signatories(all) => match all.as_slice() {
                [(organisation, person)] => organisation::signatory(organisation, person, rest, self.language),
                _ => FieldValue::Unknown,
            },
            _ => FieldValue::Unknown,
        }
    }

    fn print_item(&self, rest: Option<&str>) -> FieldValue {
        match (&self.item, rest) {
            (Some(Item::Text(text)), None) => plain_value(Some(text)),
            (Some(Item::Organisation(one)), _) => organisation::print(one, rest, self.language),
            (Some(Item::Signatory(one, person)), _) => organisation::signatory(one, person, rest, self.language),
            _ => FieldValue::Unknown,
        }
    }

    /// What an empty field prints: its default, its placeholder, a hole in a draft, or nothing.
    fn print_empty(&self, field: &Field, asked: Span) -> FieldValue {
        if let Some(text) = field.default.as_ref().or(field.placeholder.as_ref()) {
            return FieldValue::Is(self.fill(text, &mut Diagnostics::new()));
        }
        let is_hole = field.required && !self.faulty.contains(&field.name.as_str());
        if self.draft && is_hole && field.filled_by == FilledBy::Organisation {
            let node = Node::Hole(field.name.clone());
            return FieldValue::Is(vec![Inline { node, look: Look::default(), origin: Origin::Typed(asked) }]);
        }
        FieldValue::Empty
    }
}

impl Fields for FieldTable<'_> {
    fn field(&self, name: &str, forms: &[String], asked: Span) -> FieldValue {
        let (base, rest) = split(name);
        match base {
            "it" => return self.print_item(rest),
            // Known only when pages are made: kept as they are.
            "page" | "pages" if rest.is_none() => {
                let node = Node::Field { name: name.to_owned(), forms: Vec::new() };
                return FieldValue::Is(vec![Inline { node, look: Look::default(), origin: Origin::Typed(asked) }]);
            }
            "word" => {
                let word = rest.and_then(|rest| self.language.words.get(rest));
                return word.map_or(FieldValue::Unknown, |word| plain_value(Some(word)));
            }
            _ => {}
        }
        // `{title|short}` is the field `title-short` where the manifest has one.
        let short = format!("{base}-short");
        let wanted =
            if forms.iter().any(|f| f == "short") && self.values.contains_key(short.as_str()) { &short } else { base };
        match (self.values.get(wanted), self.rules.get(base)) {
            (Some(value), _) => self.print(value, rest, forms, asked),
            (None, Some(field)) => self.print_empty(field, asked),
            (None, None) => FieldValue::Unknown,
        }
    }

    fn known(&self) -> Vec<&str> {
        self.rules.keys().map(String::as_str).collect()
    }
}

/// `care-of.name` is the field `care-of` and what is asked of it.
fn split(name: &str) -> (&str, Option<&str>) {
    name.split_once('.').map_or((name, None), |(base, rest)| (base, Some(rest)))
}

/// A text of a manifest, in which emphasis, terms, notes and citations may stand. Its faults are said
/// when the manifest is checked, once, not each time it is printed.
fn parsed(text: &Text) -> Vec<Inline> {
    parse_inlines(&text.value, text.origin(), Dialect::Section, &mut Diagnostics::new())
}

/// The reader asks for keys that are known when the program is written; a field's name is not.
fn renamed(entry: crate::tables::Entry) -> crate::tables::Entry {
    crate::tables::Entry { key: Text { value: KEY.to_owned(), ..entry.key }, value: entry.value }
}

const KEY: &str = "value";

/// True when a key that nobody knows is near to this name.
fn misspelt(name: &str, manifest: &Manifest, template: &Template) -> bool {
    let unknown =
        manifest.fields.iter().map(|field| field.key.as_str()).filter(|key| !template.fields.contains_key(*key));
    nearest(name, unknown).is_some()
}

fn say_missing(manifest: &Manifest, field: &Field, found: &mut Diagnostics) {
    if !field.required || field.filled_by == FilledBy::Body || field.default.is_some() {
        return;
    }
    let severity = if manifest.status.is_final() { Severity::Error } else { Severity::Warning };
    let message = format!("`{}` is missing", field.name);
    let fault = Diagnostic::new(severity, Some(Span { end: manifest.span.start, ..manifest.span }), message);
    found.push(fault.hint(format!("add a line: {} = {}", field.name, example(field.kind))));
}

fn example(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "\"…\"",
        FieldKind::Texts => "[\"…\"]",
        FieldKind::Number | FieldKind::Session => "67",
        FieldKind::Date => "2022-08-01",
        FieldKind::Month => "\"2022-08\"",
        FieldKind::Flag => "true",
        FieldKind::Countries => "[\"CN\"]",
        FieldKind::Organisation => "\"example-network\"",
        FieldKind::Organisations => "[\"example-network\"]",
        FieldKind::Signatories => "[\"example-network/president\"]",
    }
}

fn read_value<'a>(field: &Field, table: Table, corpus: &'a Corpus, found: &mut Diagnostics) -> Option<Value<'a>> {
    let span = table.span;
    // The fault should name the field, not the key under which the reader sees it.
    let mut said = Diagnostics::new();
    let mut reader = Reader::new(table, &mut said);
    let value = match field.kind {
        FieldKind::Text => reader.text(KEY).map(Value::Text),
        FieldKind::Texts => Some(Value::Texts(reader.texts(KEY))),
        FieldKind::Number => reader.integer(KEY).map(|(number, at)| Value::Number(number, at)),
        FieldKind::Session => reader.integer(KEY).map(|(number, at)| Value::Session(number, at)),
        FieldKind::Date | FieldKind::Month => {
            reader.date(KEY).filter(|day| is_known(field, *day, found)).map(|(day, at)| Value::Date(day, at))
        }
        FieldKind::Flag => reader.flag(KEY).map(|flag| Value::Flag(flag, span)),
        FieldKind::Countries => Some(Value::Texts(countries(reader.texts(KEY), found))),
        FieldKind::Organisation | FieldKind::Organisations => {
            let named = reader.texts(KEY);
            let all = named.iter().filter_map(|id| find(&corpus.organisations, id, "organisation", found)).collect();
            Some(Value::Organisations(organisation::ordered(all, field.order)))
        }
        FieldKind::Signatories => {
            let named = reader.texts(KEY);
            Some(Value::Signatories(named.iter().filter_map(|id| signatory(id, corpus, found)).collect()))
        }
    };
    for fault in said.iter() {
        let message = fault.message.replace(&format!("`{KEY}`"), &format!("`{}`", field.name));
        found.push(Diagnostic { message, ..fault.clone() });
    }
    if let Some(most) = field.most {
        check_most(field, most, &value, span, found);
    }
    value
}

/// True when as much of a date is known as its field needs: of a day all, of a month the month.
fn is_known(field: &Field, (date, at): (Date, Span), found: &mut Diagnostics) -> bool {
    let known = if field.kind == FieldKind::Month { date.month().is_some() } else { date.whole().is_some() };
    if !known {
        let what = if field.kind == FieldKind::Month { "month" } else { "day" };
        let fault = Diagnostic::error(at, format!("the {what} is missing in `{}`", field.name));
        found.push(fault.hint(format!("write {} = {}", field.name, example(field.kind))));
    }
    known
}

fn check_most(field: &Field, most: usize, value: &Option<Value<'_>>, span: Span, found: &mut Diagnostics) {
    let count = match value {
        Some(Value::Texts(all)) => all.len(),
        Some(Value::Organisations(all)) => all.len(),
        Some(Value::Signatories(all)) => all.len(),
        _ => 0,
    };
    if count > most {
        let message = format!("`{}` names {count} where this template takes {most} at most", field.name);
        found.push(Diagnostic::error(span, message));
    }
}

/// Two capital letters each, as in ISO 3166-1.
fn countries(texts: Vec<Text>, found: &mut Diagnostics) -> Vec<Text> {
    for text in &texts {
        if text.value.len() != 2 || !text.value.bytes().all(|b| b.is_ascii_uppercase()) {
            let fault = Diagnostic::error(text.span, format!("`{}` is no code of a country", text.value));
            found.push(fault.hint("two capital letters, such as CN or KP"));
        }
    }
    texts
}

fn find<'a, T>(all: &'a BTreeMap<String, T>, id: &Text, what: &str, found: &mut Diagnostics) -> Option<&'a T> {
    let one = all.get(&id.value);
    if one.is_none() {
        let fault = Diagnostic::error(id.span, format!("there is no {what} `{}`", id.value));
        found.push(match nearest(&id.value, all.keys().map(String::as_str)) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint(format!("known: {}", all.keys().cloned().collect::<Vec<_>>().join(", "))),
        });
    }
    one
}

fn signatory<'a>(id: &Text, corpus: &'a Corpus, found: &mut Diagnostics) -> Option<(&'a Organisation, &'a Signatory)> {
    let Some((organisation, person)) = id.value.split_once('/') else {
        let fault = Diagnostic::error(id.span, format!("`{}` names no person", id.value));
        found.push(fault.hint("organisation and person: \"example-network/president\""));
        return None;
    };
    let part = |text: &str, from: usize| Text {
        value: text.to_owned(),
        span: id.span.part(from, from + text.len()),
        verbatim: id.verbatim,
    };
    let organisation = find(&corpus.organisations, &part(organisation, 0), "organisation", found)?;
    let at = id.value.len() - person.len();
    Some((organisation, find(&organisation.signatories, &part(person, at), "signatory", found)?))
}
