//! A document in groups: what the template puts before and after the text, and each use of a section with
//! the headings above it.

use std::collections::BTreeMap;

use crate::diag::FileId;
use crate::document::{Block, Kind, Part, Role, Run};
use crate::geom::BlockId;
use crate::reading;

use super::tokens::{Token, plain, tokens};
use super::{Side, charts};

/// A text of a block: a paragraph, a heading, an item, a cell.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Its block.
    pub(super) block: BlockId,
    /// Its place among the texts of the block.
    pub(super) place: usize,
    /// True for a quotation set apart.
    pub(super) quotation: bool,
    pub(super) tokens: Vec<Token>,
    /// Its words, by which whole paragraphs are compared.
    pub(super) words: String,
}

/// Paragraphs that go together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) name: Name,
    /// The version of the section.
    pub(super) version: Option<String>,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// By what groups are matched. The number tells uses of one name apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    Front,
    /// Headings with no section under them.
    Headings(usize),
    Section(String, usize),
    Back,
}

/// The groups of a document, in order.
pub(super) fn groups(side: &Side<'_>) -> Vec<Group> {
    let files = files(side);
    let mut groups: Vec<Group> = Vec::new();
    let mut heading: Vec<Paragraph> = Vec::new();
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut last: Option<(FileId, u32)> = None;
    for block in &side.document.blocks {
        let paragraphs = paragraphs(block, side);
        match (block.part, files.get(&block.span.file)) {
            (Part::Front, _) => add(&mut groups, Name::Front, None, paragraphs),
            (Part::Back, _) => {
                flush(&mut groups, &mut heading);
                add(&mut groups, Name::Back, None, paragraphs);
            }
            (Part::Body, None) => {
                heading.extend(paragraphs);
                last = None;
            }
            (Part::Body, Some((name, version))) => {
                if last != Some((block.span.file, block.occurrence)) {
                    let number = used.entry(name.clone()).or_default();
                    *number += 1;
                    let (name, paragraphs) = (Name::Section(name.clone(), *number), std::mem::take(&mut heading));
                    groups.push(Group { name, version: version.clone(), paragraphs });
                    last = Some((block.span.file, block.occurrence));
                }
                if let Some(group) = groups.last_mut() {
                    group.paragraphs.extend(paragraphs);
                }
            }
        }
    }
    flush(&mut groups, &mut heading);
    groups
}

/// Headings that no section followed.
fn flush(groups: &mut Vec<Group>, heading: &mut Vec<Paragraph>) {
    if !heading.is_empty() {
        let number = groups.iter().filter(|group| matches!(group.name, Name::Headings(_))).count();
        groups.push(Group { name: Name::Headings(number), version: None, paragraphs: std::mem::take(heading) });
    }
}

fn add(groups: &mut Vec<Group>, name: Name, version: Option<String>, paragraphs: Vec<Paragraph>) {
    match groups.last_mut() {
        Some(last) if last.name == name => last.paragraphs.extend(paragraphs),
        _ => groups.push(Group { name, version, paragraphs }),
    }
}

/// The section and version of each file that is used.
fn files(side: &Side<'_>) -> BTreeMap<FileId, (String, Option<String>)> {
    let entries = side.manifest.entries.iter().zip(&side.selection.entries);
    let pairs = entries.flat_map(|(entry, sections)| entry.uses.iter().zip(sections));
    let named = pairs.filter_map(|(used, section)| {
        let version = used.version.as_ref().map(|version| version.value.clone());
        Some((section.as_ref()?.file, (used.section.value.clone(), version)))
    });
    named.collect()
}

fn paragraphs(block: &Block, side: &Side<'_>) -> Vec<Paragraph> {
    let quotation = matches!(&block.kind, Kind::Text(text) if text.role == Role::Quotation);
    let paragraph = |(place, runs): (usize, &[Run])| {
        let tokens = tokens(runs, side.document);
        Paragraph { block: block.id, place, quotation, words: plain(&tokens), tokens }
    };
    match &block.kind {
        Kind::Chart(chart) => {
            let texts = charts::texts(chart);
            texts.iter().map(Vec::as_slice).enumerate().map(paragraph).collect()
        }
        _ => reading::texts(block).into_iter().enumerate().map(paragraph).collect(),
    }
}
