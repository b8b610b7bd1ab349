//! Carrying a submission on to another session, another template, or both.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::edits::{Edits, lines};
use super::fields;
use super::local::{self, LocalText};
use crate::body::Body;
use crate::corpus::{Corpus, is_beside};
use crate::diag::Span;
use crate::files::WorkspacePath;
use crate::manifest;
use crate::tables::{Date, Entry, Kind, Table, Text};
use crate::template::{FieldKind, Template, Words};

/// The submission that is carried on.
#[derive(Clone, Copy, Debug)]
pub struct Old<'a> {
    /// Its manifest.
    pub path: &'a WorkspacePath,
    /// The manifest as it was typed.
    pub text: &'a str,
    /// The manifest as a table, with the places of its values.
    pub table: &'a Table,
    /// Its template.
    pub template: &'a Template,
    /// The body that received it.
    pub body: Option<&'a Body>,
    /// The texts beside it, by the name under which it uses them.
    pub beside: &'a BTreeMap<String, (WorkspacePath, String)>,
}

/// What it becomes.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The new manifest.
    pub path: &'a WorkspacePath,
    /// Its template, which may be the old one.
    pub template: &'a Template,
    /// The body that receives it.
    pub body: Option<&'a Body>,
    /// Its session; `None` where the template has none or the body's calendar ends.
    pub session: Option<i64>,
    /// Words of its language.
    pub words: &'a Words,
    /// The shared corpus.
    pub corpus: &'a Corpus,
    /// Texts beside manifests that are there already.
    pub taken: &'a BTreeSet<WorkspacePath>,
}

/// A value that was changed on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The key.
    pub key: String,
    /// What it held; none for a line that is new.
    pub before: Option<String>,
    /// What it holds; none for a line that became a remark.
    pub after: Option<String>,
    /// Why.
    pub why: String,
}

/// A submission carried on.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The new manifest.
    pub text: String,
    /// What was changed in it.
    pub changes: Vec<Change>,
    /// The texts that go with it.
    pub copies: Vec<LocalText>,
}

/// Carries a submission on. Sections, their order and their headings stay.
pub fn carry(old: &Old<'_>, target: &Target<'_>) -> Carried {
    let mut work = Work { old, target, edits: Edits::default(), changes: Vec::new(), copies: Vec::new() };
    work.own_keys();
    work.session();
    work.fields();
    work.new_fields();
    work.local_texts();
    work.head();
    Carried { text: work.edits.make(old.text), changes: work.changes, copies: work.copies }
}

/// The changes so far.
struct Work<'a> {
    old: &'a Old<'a>,
    target: &'a Target<'a>,
    edits: Edits,
    changes: Vec<Change>,
    copies: Vec<LocalText>,
}

/// Keys that every manifest may have.
const OWN: [&str; 8] = ["format", "template", "status", "language", "based-on", "deadline", "sections", "allow"];

impl<'a> Work<'a> {
    fn entry(&self, key: &str) -> Option<&'a Entry> {
        self.old.table.entries.iter().find(|entry| entry.key.value == key)
    }

    fn typed(&self, span: Span) -> &'a str {
        self.old.text.get(range(span)).unwrap_or_default()
    }

    /// Another value for a key that is there.
    fn set(&mut self, entry: &Entry, value: &str, why: &str) {
        let before = self.typed(entry.value.span).to_owned();
        if before != value {
            self.edits.replace(range(entry.value.span), value);
            let (key, after) = (entry.key.value.clone(), Some(value.to_owned()));
            self.changes.push(Change { key, before: Some(before), after, why: why.to_owned() });
        }
    }

    /// A line that must not hold any more stays as a remark, with the reason.
    fn remark(&mut self, entry: &Entry, why: &str) {
        let whole = lines(self.old.text, entry.key.span.start as usize..entry.value.span.end as usize);
        let typed = self.old.text.get(whole.clone()).unwrap_or_default();
        let remarked: Vec<String> = typed.lines().map(|line| format!("# {line}")).collect();
        self.edits.replace(whole, format!("{}   # {why}", remarked.join("\n")));
        let before = Some(self.typed(entry.value.span).to_owned());
        self.changes.push(Change { key: entry.key.value.clone(), before, after: None, why: why.to_owned() });
    }

    /// Template, status, what it is based on, and a deadline of its own.
    fn own_keys(&mut self) {
        if let Some(entry) = self.entry("template") {
            self.set(entry, &format!("\"{}\"", self.target.template.name), "as asked for");
        }
        if let Some(entry) = self.entry("status") {
            self.set(entry, "\"draft\"", "a new submission");
        }
        let name = format!("\"{}\"", manifest::short_name(self.old.path));
        if let Some(entry) = self.entry("based-on") {
            self.set(entry, &name, "what it was carried on from");
        } else if let Some(template) = self.entry("template") {
            let end = lines(self.old.text, range(template.value.span)).end;
            self.edits.insert(end, format!("\nbased-on = {name}"));
            let why = "what it was carried on from".to_owned();
            self.changes.push(Change { key: "based-on".to_owned(), before: None, after: Some(name), why });
        }
        if let Some(entry) = self.entry("deadline") {
            self.remark(entry, "look up the new one");
        }
    }

    fn session(&mut self) {
        let Some(entry) = self.of_kind(FieldKind::Session) else { return };
        let takes = |kind| self.target.template.fields.values().any(|field| field.kind == kind);
        match self.target.session {
            _ if !takes(FieldKind::Session) => {}
            Some(number) => self.set(entry, &number.to_string(), "the next session"),
            None => self.remark(entry, "the calendar of the body does not hold the next session"),
        }
    }

    /// The line of the old manifest for the field of this kind.
    fn of_kind(&self, kind: FieldKind) -> Option<&'a Entry> {
        let field = self.old.template.fields.values().find(|field| field.kind == kind)?;
        self.entry(&field.name)
    }

    /// Dates are moved; what the new template does not ask for becomes a remark.
    fn fields(&mut self) {
        for entry in &self.old.table.entries {
            let key = entry.key.value.as_str();
            if OWN.contains(&key) {
                continue;
            }
            let before = self.old.template.fields.get(key).map(|field| field.kind);
            let Some(field) = self.target.template.fields.get(key) else {
                self.remark(entry, &format!("no key of {}", self.target.template.name));
                continue;
            };
            if before.is_some_and(|kind| kind != field.kind) {
                self.remark(entry, &format!("another thing in {}", self.target.template.name));
            } else if matches!(field.kind, FieldKind::Date | FieldKind::Month) {
                self.date(entry);
            }
        }
    }

    /// A day that was the deadline becomes the new deadline; any other moves by as many years as lie
    /// between the sessions, and is to be looked at.
    fn date(&mut self, entry: &Entry) {
        let Some(date) = date_of(&entry.value.kind) else { return };
        let before = self.of_kind(FieldKind::Session).and_then(|entry| number(&entry.value.kind));
        let session = |body: Option<&'a Body>, number: Option<i64>| Some((body?, number?));
        let old = session(self.old.body, before);
        let new = session(self.target.body, self.target.session);
        let deadline = |(body, number): (&Body, i64), template: &Template| {
            body.sessions.get(&number)?.deadline(template.deadline?)
        };
        let was = old.and_then(|old| deadline(old, self.old.template));
        let is = new.and_then(|new| deadline(new, self.target.template));
        if let (true, Some(is)) = (was == Some(date), is) {
            return self.set(entry, &is.to_string(), "the deadline of the new session");
        }
        let years =
            old.and_then(|(body, number)| body.year(number)).zip(new.and_then(|(body, number)| body.year(number)));
        let moved = years.and_then(|(from, to)| moved(date, to - from));
        match moved.filter(|moved| *moved != date) {
            Some(moved) => {
                let quoted = matches!(entry.value.kind, Kind::Text(_));
                let value = if quoted { format!("\"{moved}\"") } else { moved.to_string() };
                self.set(entry, &value, "moved by the years between the sessions: look it up");
            }
            None if years.is_none() => self.remark(entry, "the calendar does not say how far to move it"),
            None => {}
        }
    }

    /// Lines for what the new template asks for and the old manifest does not say.
    fn new_fields(&mut self) {
        let wanting = |field: &&crate::template::Field| {
            let was_asked = self.old.template.fields.contains_key(&field.name);
            self.entry(&field.name).is_none() && (field.required || !was_asked)
        };
        let missing: Vec<_> = fields::in_order(self.target.template).into_iter().filter(wanting).collect();
        let mut added = String::new();
        for field in missing {
            let is_session = field.kind == FieldKind::Session;
            let value = self.target.session.filter(|_| is_session).map(|number| number.to_string());
            added.push('\n');
            added.push_str(fields::line(field, value.as_deref(), self.target.corpus).trim_end());
            if field.required {
                let why = format!("{} asks for it", self.target.template.name);
                self.changes.push(Change { key: field.name.clone(), before: None, after: value, why });
            }
        }
        let before_sections = |entry: &&Entry| !matches!(entry.key.value.as_str(), "sections" | "allow");
        let last = self.old.table.entries.iter().filter(before_sections).map(|entry| entry.value.span.end).max();
        if !added.is_empty() {
            let end = last.map_or(0, |end| lines(self.old.text, end as usize..end as usize).end);
            self.edits.insert(end, added);
        }
    }

    /// Texts beside the manifest go with it.
    fn local_texts(&mut self) {
        for used in uses(self.entry("sections")) {
            if !is_beside(&used.value) {
                continue;
            }
            let Some((from, text)) = self.old.beside.get(&used.value) else { continue };
            let Some((name, to)) = local::place(&used.value, from, self.target.path, self.target.taken) else {
                continue;
            };
            if name != used.value {
                self.edits.replace(range(used.span), name.clone());
            }
            let text = local::marked(text, manifest::short_name(self.old.path));
            if !self.copies.iter().any(|copy| copy.to == to) {
                self.copies.push(LocalText { name, from: from.clone(), to, text });
            }
        }
    }

    /// The remark at the head names the session in words: "sixty-seventh session".
    fn head(&mut self) {
        let first = self.old.table.entries.iter().map(|entry| entry.key.span.start).min().unwrap_or(0);
        let head = self.old.text.get(..first as usize).unwrap_or_default();
        let before = self.of_kind(FieldKind::Session).and_then(|entry| number(&entry.value.kind));
        let ordinals = before.zip(self.target.session).filter(|(old, new)| old != new);
        let Some((old, new)) = ordinals else { return };
        let (Some(old), Some(new)) = (self.target.words.ordinal(old), self.target.words.ordinal(new)) else { return };
        for (at, _) in head.match_indices(&old) {
            self.edits.replace(at..at + old.len(), new.clone());
        }
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

fn number(kind: &Kind) -> Option<i64> {
    if let Kind::Integer(number) = kind { Some(*number) } else { None }
}

fn date_of(kind: &Kind) -> Option<Date> {
    match kind {
        Kind::Date(date) => Some(*date),
        Kind::Integer(year) => Date::parse(&year.to_string()).ok(),
        Kind::Text(text) => Date::parse(&text.value).ok(),
        _ => None,
    }
}

/// The same day so many years on; 29 February becomes the 28th where there is none.
fn moved(date: Date, years: i64) -> Option<Date> {
    let year = i64::from(date.year()) + years;
    let month = date.month().map_or(String::new(), |month| format!("-{month:02}"));
    let with = |day: Option<u32>| {
        let day = day.map_or(String::new(), |day| format!("-{day:02}"));
        Date::parse(&format!("{year:04}{month}{day}")).ok()
    };
    with(date.day()).or_else(|| with(date.day().map(|day| day - 1)))
}

/// The names of all sections that a manifest uses, as they were typed.
fn uses(sections: Option<&Entry>) -> Vec<&Text> {
    let Some(Kind::List(entries)) = sections.map(|entry| &entry.value.kind) else { return Vec::new() };
    let tables =
        entries.iter().filter_map(|entry| if let Kind::Table(table) = &entry.kind { Some(table) } else { None });
    let used = tables.flat_map(|table| table.entries.iter().filter(|entry| entry.key.value == "use"));
    used.flat_map(|entry| match &entry.value.kind {
        Kind::Text(text) => vec![text],
        Kind::List(items) => {
            items.iter().filter_map(|i| if let Kind::Text(t) = &i.kind { Some(t) } else { None }).collect()
        }
        _ => Vec::new(),
    })
    .collect()
}
