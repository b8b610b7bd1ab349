//! What a key may name. One key may be the name of several things, and then all of them are looked for.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::corpus::{self, Corpus};
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::template;

/// The kinds of things that submissions use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A section of the corpus: `china/status`.
    Section,
    /// A place in a section: `china/status#crime`.
    Anchor,
    /// A bibliographic record.
    Source,
    /// A term, `{{China}}`.
    Term,
    /// An organisation.
    Organisation,
    /// One who signs for an organisation: `network/president`.
    Signatory,
    /// A person under a pseudonym, `{person=witness-4}`.
    Person,
    /// A template.
    Template,
}

/// Something that can be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// Its name; of an anchor with that of its section.
    pub key: String,
}

impl Subject {
    /// A thing of this kind and name.
    pub fn new(kind: Kind, key: &str) -> Self {
        Self { kind, key: key.to_owned() }
    }

    /// The letters without which no file can name it.
    pub(super) fn letters(&self) -> &str {
        match self.kind {
            Kind::Anchor => self.anchor().map_or(self.key.as_str(), |(_, id)| id),
            _ => &self.key,
        }
    }

    /// Section and id of an anchor.
    pub(super) fn anchor(&self) -> Option<(&str, &str)> {
        self.key.split_once('#').filter(|_| self.kind == Kind::Anchor)
    }
}

/// All that a key names. Nothing keeps a list of persons: a key that is nothing else may be one.
pub fn subjects(key: &str, corpus: &Corpus, workspace: &Workspace) -> Vec<Subject> {
    let (section, anchor) = key.split_once('#').map_or((key, None), |(section, id)| (section, Some(id)));
    let is_section = corpus::section_names(workspace).iter().any(|name| name == section);
    let signs = |(organisation, person): (&str, &str)| {
        corpus.organisations.get(organisation).is_some_and(|found| found.signatories.contains_key(person))
    };
    let named = [
        (Kind::Section, is_section && anchor.is_none()),
        (Kind::Anchor, is_section && anchor.is_some()),
        (Kind::Source, corpus.sources.contains_key(key)),
        (Kind::Term, corpus.terms.get(key).is_some_and(|term| !term.forms.is_empty())),
        (Kind::Organisation, corpus.organisations.contains_key(key)),
        (Kind::Signatory, key.split_once('/').is_some_and(signs)),
        (Kind::Template, template::names(workspace).iter().any(|name| name == key)),
    ];
    let found: Vec<Subject> =
        named.into_iter().filter(|(_, named)| *named).map(|(kind, _)| Subject::new(kind, key)).collect();
    if found.is_empty() && anchor.is_none() { vec![Subject::new(Kind::Person, key)] } else { found }
}

/// All names that can be looked for, persons and anchors left out: for "did you mean", and for the
/// completion of a key in a shell.
pub fn known_names(corpus: &Corpus, workspace: &Workspace) -> Vec<String> {
    let signatories = corpus.organisations.values().flat_map(|organisation| {
        organisation.signatories.keys().map(move |person| format!("{}/{person}", organisation.id))
    });
    let sections = corpus::section_files(workspace, &mut Diagnostics::new()).into_iter().map(|file| file.name);
    let names: BTreeSet<String> = sections
        .chain(corpus.sources.keys().cloned())
        .chain(corpus.terms.values().filter(|term| !term.forms.is_empty()).map(|term| term.name.clone()))
        .chain(corpus.organisations.keys().cloned())
        .chain(signatories)
        .chain(template::names(workspace))
        .collect();
    names.into_iter().collect()
}
