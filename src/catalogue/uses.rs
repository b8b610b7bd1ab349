//! Who uses what: the one table that the rows of all kinds ask.

use std::collections::{BTreeMap, BTreeSet};

use super::mentions::Mentions;
use super::section::Read as ReadSection;
use super::submission::Read as ReadSubmission;
use super::template::Read as ReadTemplate;
use crate::tables::{Kind, Text};
use crate::template::FieldKind;

/// Names of what is used, each with the names of those that use it.
type Table = BTreeMap<String, BTreeSet<String>>;

/// Who uses what. All lists that it gives are sorted.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Sections by name and version, with submissions.
    sections: BTreeMap<(String, Option<String>), BTreeSet<String>>,
    /// Sources with sections.
    cited_in: Table,
    /// Sources with submissions.
    cited_by: Table,
    /// Terms with sections.
    named_in: Table,
    /// Terms with submissions.
    named_by: Table,
    /// Templates with submissions.
    templates: Table,
    /// Organisations with submissions.
    organisations: Table,
}

pub(super) fn gather(sections: &[ReadSection], submissions: &[ReadSubmission], templates: &[ReadTemplate]) -> Uses {
    let mut uses = Uses::default();
    for (file, section) in sections {
        let name = file.version.as_ref().map_or(file.name.clone(), |version| format!("{}.{version}", file.name));
        let mut mentions = Mentions::default();
        section.iter().flat_map(|section| &section.blocks).for_each(|block| mentions.block(block));
        add(&mut uses.cited_in, mentions.sources, &name);
        add(&mut uses.named_in, mentions.terms, &name);
    }
    for submission in submissions {
        uses.submission(submission, templates);
    }
    uses
}

impl Uses {
    fn submission(&mut self, read: &ReadSubmission, templates: &[ReadTemplate]) {
        let name = read.name();
        let manifest = &read.manifest;
        for used in manifest.entries.iter().flat_map(|entry| &entry.uses) {
            let version = used.version.as_ref().map(|version| version.value.clone());
            self.sections.entry((used.section.value.clone(), version)).or_default().insert(name.to_owned());
        }
        let mentions = read.mentions();
        add(&mut self.cited_by, mentions.sources, name);
        add(&mut self.named_by, mentions.terms, name);
        add(&mut self.templates, [manifest.template.value.clone()], name);
        add(&mut self.organisations, organisations(read, templates), name);
    }

    pub(super) fn of_section(&self, name: &str, version: Option<&str>) -> Vec<String> {
        let key = (name.to_owned(), version.map(str::to_owned));
        self.sections.get(&key).into_iter().flatten().cloned().collect()
    }

    pub(super) fn sections_citing(&self, source: &str) -> Vec<String> {
        list(&self.cited_in, source)
    }

    pub(super) fn submissions_citing(&self, source: &str) -> Vec<String> {
        list(&self.cited_by, source)
    }

    pub(super) fn sections_naming(&self, term: &str) -> Vec<String> {
        list(&self.named_in, term)
    }

    pub(super) fn submissions_naming(&self, term: &str) -> Vec<String> {
        list(&self.named_by, term)
    }

    pub(super) fn of_template(&self, name: &str) -> Vec<String> {
        list(&self.templates, name)
    }

    pub(super) fn of_organisation(&self, id: &str) -> Vec<String> {
        list(&self.organisations, id)
    }
}

fn add(table: &mut Table, used: impl IntoIterator<Item = String>, by: &str) {
    for name in used {
        table.entry(name).or_default().insert(by.to_owned());
    }
}

fn list(table: &Table, name: &str) -> Vec<String> {
    table.get(name).into_iter().flatten().cloned().collect()
}

/// The organisations in those fields of a manifest that hold organisations or persons who sign for one.
fn organisations(read: &ReadSubmission, templates: &[ReadTemplate]) -> BTreeSet<String> {
    let template = templates.iter().find(|(name, _)| *name == read.manifest.template.value);
    let fields = template.and_then(|(_, template)| template.as_ref()).into_iter().flat_map(|t| t.fields.values());
    let holds = |kind| matches!(kind, FieldKind::Organisation | FieldKind::Organisations | FieldKind::Signatories);
    let values = fields.filter(|field| holds(field.kind)).filter_map(|field| read.field(&field.name));
    // A person is named by organisation and person: `example-network/president`.
    let id = |text: &Text| text.value.split('/').next().unwrap_or("").to_owned();
    values.flat_map(texts).map(id).collect()
}

fn texts(kind: &Kind) -> Vec<&Text> {
    match kind {
        Kind::Text(text) => vec![text],
        Kind::List(items) => items.iter().flat_map(|item| texts(&item.kind)).collect(),
        _ => Vec::new(),
    }
}
