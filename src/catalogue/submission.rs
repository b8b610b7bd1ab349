//! Submissions: what a manifest says of itself, and what it takes from the corpus.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mentions::Mentions;
use super::section::Read as ReadSection;
use super::template::Read as ReadTemplate;
use super::words;
use crate::corpus::shape::is_id;
use crate::corpus::{self, Term};
use crate::diag::{Diagnostics, Origin};
use crate::document;
use crate::files::Workspace;
use crate::manifest::{self, Manifest, Use};
use crate::markup::{Block, Dialect, Inline, parse_inlines};
use crate::tables::{Date, Kind, Text};
use crate::template;

/// One manifest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SubmissionRow {
    /// Its name in commands.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Its title; terms stand in their common form.
    pub title: String,
    /// The name of its template.
    pub template: String,
    /// `draft`, `final` or `filed`.
    pub status: &'static str,
    /// The session that it is made for.
    pub session: Option<i64>,
    /// The day of filing.
    pub filed: Option<Date>,
    /// Words of what it takes from its sections, and of its headings; cover, closing and notes not.
    pub words: usize,
    /// The sections that it uses, in order.
    pub sections: Vec<String>,
}

/// A manifest that was read, with what it takes.
pub(super) struct Read {
    pub(super) manifest: Manifest,
    /// Its headings, parsed.
    pub(super) headings: Vec<Vec<Inline>>,
    /// The blocks that it takes.
    pub(super) blocks: Vec<Block>,
}

impl Read {
    /// Its name in commands.
    pub(super) fn name(&self) -> &str {
        manifest::short_name(&self.manifest.path)
    }

    /// A field, when it is a text.
    fn text(&self, key: &str) -> Option<&Text> {
        match self.field(key)? {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn field(&self, key: &str) -> Option<&Kind> {
        self.manifest.fields.iter().find(|field| field.key.value == key).map(|field| &field.value.kind)
    }

    /// All that its text, its headings and its fields name.
    pub(super) fn mentions(&self) -> Mentions {
        let mut mentions = Mentions::default();
        self.blocks.iter().for_each(|block| mentions.block(block));
        self.headings.iter().for_each(|heading| mentions.inlines(heading));
        for field in &self.manifest.fields {
            if let Kind::Text(text) = &field.value.kind {
                mentions.inlines(&inlines(text));
            }
        }
        mentions
    }
}

/// The faults of a text outside of the sections are said when the submission is built.
fn inlines(text: &Text) -> Vec<Inline> {
    parse_inlines(&text.value, Origin::Typed(text.span), Dialect::Section, &mut Diagnostics::new())
}

/// Reads every manifest with what it takes from its sections.
pub(super) fn read(
    workspace: &mut Workspace,
    sections: &[ReadSection],
    templates: &[ReadTemplate],
    found: &mut Diagnostics,
) -> Vec<Read> {
    let mut all = Vec::new();
    for path in manifest::list(workspace, found) {
        let Some(manifest) = manifest::read(workspace, &path, found) else { continue };
        let name = &manifest.template.value;
        if is_id(name) && !templates.iter().any(|(known, _)| known == name) {
            // Only to say that there is none, with the nearest that there is.
            template::read(workspace, &manifest.template, found);
        }
        let mut blocks = Vec::new();
        for used in manifest.entries.iter().flat_map(|entry| &entry.uses) {
            blocks.extend(taken(workspace, used, &manifest, sections, found));
        }
        let headings = manifest.entries.iter().filter_map(|entry| entry.heading.as_ref()).map(inlines).collect();
        all.push(Read { manifest, headings, blocks });
    }
    all
}

/// The blocks that one use takes. A section that could not be read was told when all of them were.
fn taken(
    workspace: &mut Workspace,
    used: &Use,
    manifest: &Manifest,
    sections: &[ReadSection],
    found: &mut Diagnostics,
) -> Vec<Block> {
    let version = used.version.as_ref().map(Text::as_str);
    let meant = |(file, _): &&ReadSection| file.name == used.section.value && file.version.as_deref() == version;
    let beside;
    let section = match sections.iter().find(meant) {
        Some((_, section)) => section.as_ref(),
        None => {
            beside = corpus::read_section(workspace, &used.section, &manifest.path, used.version.as_ref(), found);
            beside.as_ref()
        }
    };
    let Some(section) = section else { return Vec::new() };
    document::select(used, section, found).blocks.into_iter().cloned().collect()
}

pub(super) fn rows(submissions: &[Read], terms: &BTreeMap<String, Term>) -> Vec<SubmissionRow> {
    let row = |read: &Read| {
        let headings = read.headings.iter().map(|heading| crate::reading::count(&words::plain(heading, terms)));
        let uses = read.manifest.entries.iter().flat_map(|entry| &entry.uses);
        SubmissionRow {
            name: read.name().to_owned(),
            file: read.manifest.path.as_str().to_owned(),
            title: read.text("title").map_or_else(String::new, |title| words::plain(&inlines(title), terms)),
            template: read.manifest.template.value.clone(),
            status: read.manifest.status.name(),
            session: read.field("session").and_then(|kind| if let Kind::Integer(n) = kind { Some(*n) } else { None }),
            filed: read.field("filed").and_then(|kind| if let Kind::Date(day) = kind { Some(*day) } else { None }),
            words: headings.sum::<usize>() + words::count(&read.blocks, terms),
            sections: uses.map(|used| used.section.value.clone()).collect(),
        }
    };
    submissions.iter().map(row).collect()
}
