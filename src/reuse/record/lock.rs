//! The lock: what a filing was made of, each part with its sum.

use serde::{Deserialize, Serialize};

use super::canonical::canonical;
use super::folder::may_be_kept;
use super::sums::sum;
use crate::corpus::{Corpus, Section};
use crate::diag::SourceMap;
use crate::document::{Document, Selection};
use crate::manifest::{self, Manifest};
use crate::reuse::notes::{NoteLine, note_lines};
use crate::text::Faces;

/// A part and its sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locked {
    /// Its name: a path, a key, the name of a face.
    pub name: String,
    /// SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl Locked {
    pub(super) fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self { name: name.into(), sha256: sum(bytes) }
    }
}

/// What a filing was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Lock {
    /// The form of this file: 1.
    pub format: u32,
    /// The version of the program.
    pub program: String,
    /// The submission, by its name in commands.
    pub submission: String,
    /// Its title.
    pub title: String,
    /// Its template.
    pub template: String,
    /// The day of filing.
    pub filed: String,
    /// Its pages, where it has any.
    pub pages: Option<usize>,
    /// Its words, notes left out.
    pub words: usize,
    /// The sections that it took, versions as `china/status.short`; the sum is that of the file.
    pub sections: Vec<Locked>,
    /// The sources that it cites, by key; the sum is that of what the record says.
    pub sources: Vec<Locked>,
    /// The faces that it was set in.
    pub fonts: Vec<Locked>,
    /// Every file that was read: manifest, sections, records, template, style, words, body.
    pub files: Vec<Locked>,
    /// Its notes: numbers and keys.
    pub notes: Vec<NoteLine>,
    /// The finished files.
    pub outputs: Vec<Locked>,
}

/// What a lock is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    pub(super) manifest: &'a Manifest,
    pub(super) selection: &'a Selection,
    pub(super) document: &'a Document,
    pub(super) corpus: &'a Corpus,
    pub(super) faces: &'a Faces,
    pub(super) sources: &'a SourceMap,
}

impl Lock {
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        let records = parts.document.cited.iter().filter_map(|key| parts.corpus.sources.get(key));
        let record = |source: &crate::corpus::Source| {
            let lines: String =
                canonical(source).into_iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
            Locked::new(source.key.clone(), lines.as_bytes())
        };
        Self {
            format: 1,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            submission: manifest::short_name(&parts.manifest.path).to_owned(),
            title: parts.document.title.clone(),
            template: parts.manifest.template.value.clone(),
            filed: String::new(),
            pages: None,
            words: crate::reading::word_count(parts.document).text(),
            sections: sections(parts),
            sources: records.map(record).collect(),
            fonts: parts.faces.iter().map(|(_, face)| Locked::new(face.postscript_name.clone(), &face.data)).collect(),
            files: files(parts.sources),
            notes: note_lines(parts.document),
            outputs: Vec::new(),
        }
    }
}

fn files(sources: &SourceMap) -> Vec<Locked> {
    let own = sources.files().filter(|(_, path, _)| may_be_kept(path));
    own.map(|(_, path, text)| Locked::new(path, text.as_bytes())).collect()
}

fn sections(parts: &Parts<'_>) -> Vec<Locked> {
    let uses = parts.manifest.entries.iter().zip(&parts.selection.entries);
    let pairs = uses.flat_map(|(entry, sections)| entry.uses.iter().zip(sections));
    let locked = |(used, section): (&manifest::Use, &Option<Section>)| {
        let section = section.as_ref()?;
        let version = used.version.as_ref().map_or(String::new(), |version| format!(".{}", version.value));
        let text = parts.sources.text(section.file);
        Some(Locked::new(format!("{}{version}", used.section.value), text.as_bytes()))
    };
    pairs.filter_map(locked).collect()
}
