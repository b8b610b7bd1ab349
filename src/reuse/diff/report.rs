//! A difference as plain data, for lists and for programs.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Side;
use super::align::{Aligned, AlignedGroup, Op, Which};
use super::groups::Name;
use super::quotations::QuotationChange;
use super::sources::SourceChange;
use super::tokens::{Token, plain};
use crate::manifest::Progress;
use crate::reuse::renumber::Renumbering;

/// What became of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Quotations that read otherwise.
    pub quotations: Vec<QuotationChange>,
    /// Sections that came, went, moved or changed.
    pub sections: Vec<SectionChange>,
    /// Keys of the manifest that changed.
    pub fields: Vec<FieldChange>,
    /// Sources that came, went or say something else.
    pub sources: Vec<SourceChange>,
    /// What became of the notes.
    pub notes: Renumbering,
    /// Every paragraph that changed, word for word.
    pub passages: Vec<Passage>,
}

impl Difference {
    /// True when nothing changed that a reader could see.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
            && self.fields.is_empty()
            && self.sources.is_empty()
            && self.notes.is_empty()
            && self.passages.is_empty()
    }
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Dropped,
    /// It stands elsewhere.
    Moved,
    /// It has another name.
    Renamed,
    /// Another version of it is used.
    Version,
    /// It says something else.
    Changed,
}

/// What became of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionChange {
    /// Its name.
    pub section: String,
    /// All that became of it.
    pub what: Vec<What>,
    /// The name or the version that it had.
    pub before: Option<String>,
    /// Words that came.
    pub inserted: usize,
    /// Words that went.
    pub deleted: usize,
}

/// A key of the manifest that changed, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The key.
    pub key: String,
    /// What it held.
    pub before: Option<String>,
    /// What it holds.
    pub after: Option<String>,
}

/// A paragraph that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The section; none for the manifest and the template.
    pub section: Option<String>,
    /// Its words, in the order in which a redline shows them.
    pub pieces: Vec<Piece>,
}

/// Words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", content = "words", rename_all = "kebab-case")]
pub enum Piece {
    /// They stayed.
    Same(String),
    /// They went.
    Deleted(String),
    /// They came.
    Inserted(String),
}

/// The name of a section, when the group is one.
pub(super) fn called(name: &Name) -> Option<String> {
    if let Name::Section(name, _) = name { Some(name.clone()) } else { None }
}

pub(super) fn sections(aligned: &Aligned) -> Vec<SectionChange> {
    aligned.groups.iter().filter_map(section).collect()
}

fn section(group: &AlignedGroup) -> Option<SectionChange> {
    let section = called(&group.name)?;
    let (mut inserted, mut deleted, mut what) = (0, 0, Vec::new());
    let count = |tokens: &[Token]| plain(tokens).split_whitespace().count();
    for op in group.pairs.iter().flat_map(|pair| &pair.ops) {
        match op {
            Op::Equal(..) => {}
            Op::Delete(tokens) => deleted += count(tokens),
            Op::Insert(tokens) => inserted += count(tokens),
        }
    }
    match group.side {
        Which::Old => what.push(What::Dropped),
        Which::New => what.push(What::Added),
        Which::Both => {
            let version = group.versions.is_some();
            let changed = group.pairs.iter().any(|pair| !pair.is_equal());
            let told = [
                (group.moved, What::Moved),
                (group.renamed_from.is_some(), What::Renamed),
                (version, What::Version),
                (changed, What::Changed),
            ];
            what.extend(told.into_iter().filter(|(told, _)| *told).map(|(_, what)| what));
        }
    }
    let version =
        group.versions.as_ref().map(|(was, _)| was.clone().unwrap_or_else(|| "the section itself".to_owned()));
    let before = group.renamed_from.clone().or(version);
    (!what.is_empty()).then_some(SectionChange { section, what, before, inserted, deleted })
}

/// The keys of both manifests; sections are told by themselves.
pub(super) fn fields(old: &Side<'_>, new: &Side<'_>) -> Vec<FieldChange> {
    let typed = |side: &Side<'_>, key: &str| match key {
        "template" => Some(format!("\"{}\"", side.manifest.template.value)),
        "status" => Some(format!("\"{}\"", side.manifest.status.name())),
        _ => {
            let field = side.manifest.fields.iter().find(|field| field.key.value == key)?;
            Some(side.sources.slice(field.value.span).to_owned())
        }
    };
    let keys = |side: &Side<'_>| -> BTreeSet<String> {
        side.manifest.fields.iter().map(|field| field.key.value.clone()).collect()
    };
    let mut all: BTreeSet<String> = keys(old).union(&keys(new)).cloned().collect();
    all.insert("template".to_owned());
    // That a final became filed is what filing it does, and no change of what was filed.
    if new.manifest.status != Progress::Filed {
        all.insert("status".to_owned());
    }
    let change = |key: String| FieldChange { before: typed(old, &key), after: typed(new, &key), key };
    all.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

pub(super) fn passages(aligned: &Aligned) -> Vec<Passage> {
    let mut all = Vec::new();
    for group in &aligned.groups {
        for pair in group.pairs.iter().filter(|pair| !pair.is_equal()) {
            let pieces: Vec<Piece> = pair.ops.iter().filter_map(piece).collect();
            let changed = pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)));
            if changed {
                all.push(Passage { section: called(&group.name), pieces });
            }
        }
    }
    all
}

/// A change of marks alone has no words; it is told among the notes.
fn piece(op: &Op) -> Option<Piece> {
    let (make, tokens): (fn(String) -> Piece, &[Token]) = match op {
        Op::Equal(_, new) => (Piece::Same, new),
        Op::Delete(old) => (Piece::Deleted, old),
        Op::Insert(new) => (Piece::Inserted, new),
    };
    let words = plain(tokens);
    (!words.is_empty()).then(|| make(words))
}
