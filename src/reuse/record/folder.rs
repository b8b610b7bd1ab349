//! The folder of a record: what it is called and what lies in it.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::pack;
use super::lock::{Lock, Locked, Parts};
use super::sums::sums as write_sums;
use super::{FOLDER, summary};
use crate::attachment::PRIVATE;
use crate::corpus::Corpus;
use crate::diag::SourceMap;
use crate::document::{Document, Selection};
use crate::files::{Workspace, WorkspacePath};
use crate::manifest::{self, Manifest};
use crate::tables::Date;
use crate::text::Faces;

/// Names of the files of a record.
pub(super) const ARCHIVE: &str = "sources.tar";
pub(super) const LOCK: &str = "lock.json";
pub(super) const SUMS: &str = "SHA256SUMS";
pub(super) const SUMMARY: &str = "summary.md";

/// A submission that is about to be filed.
#[derive(Debug)]
pub struct Filing<'a> {
    /// Its manifest.
    pub manifest: &'a Manifest,
    /// Its sections.
    pub selection: &'a Selection,
    /// The document.
    pub document: &'a Document,
    /// The shared corpus.
    pub corpus: &'a Corpus,
    /// The faces that it was set in.
    pub faces: &'a Faces,
    /// Every file that was read for it, and no other.
    pub sources: &'a SourceMap,
    /// Files that were read and are no texts: pictures, by their paths.
    pub binaries: BTreeMap<String, Vec<u8>>,
    /// The finished files by name.
    pub outputs: BTreeMap<String, Vec<u8>>,
    /// How many pages it has.
    pub pages: Option<usize>,
    /// The day of filing.
    pub day: Date,
}

/// Something that is kept beside what the program made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// `sent` for what was really sent, `receipt` for the answer.
    pub kind: &'static str,
    /// The name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A record: the folder and its files, by their paths below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its path in the workspace.
    pub folder: String,
    /// Its files.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files whose paths are too long for an archive.
    pub left_out: Vec<String>,
}

/// The record of a filing.
pub fn record(filing: Filing<'_>, enclosures: &[Enclosure]) -> Record {
    let Filing { manifest, selection, document, corpus, faces, sources, .. } = filing;
    let mut lock = Lock::of(&Parts { manifest, selection, document, corpus, faces, sources });
    lock.filed = filing.day.to_string();
    lock.pages = filing.pages;
    lock.outputs = filing.outputs.iter().map(|(name, bytes)| Locked::new(name.clone(), bytes)).collect();
    let own = sources.files().filter(|(_, path, _)| may_be_kept(path));
    let mut inputs: BTreeMap<String, Vec<u8>> =
        own.map(|(_, path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
    lock.files.extend(filing.binaries.iter().map(|(path, bytes)| Locked::new(path.clone(), bytes)));
    lock.files.sort_by(|a, b| a.name.cmp(&b.name));
    inputs.extend(filing.binaries);
    let (archive, left_out) = pack(&inputs);
    let mut files = filing.outputs;
    files.insert(SUMMARY.to_owned(), summary::write(&lock, enclosures).into_bytes());
    files.insert(ARCHIVE.to_owned(), archive);
    files.insert(LOCK.to_owned(), json(&lock));
    enclose(&mut files, enclosures);
    Record { folder: folder(manifest, filing.day), files, left_out }
}

/// False for the real names, which are read to be looked for and leave their folder for no record: a record
/// is handed on with the rest of the workspace. What is made does not depend on them.
pub(super) fn may_be_kept(path: &str) -> bool {
    !path.starts_with(PRIVATE)
}

/// Puts enclosures among the files of a record and writes the sums anew.
pub fn enclose(files: &mut BTreeMap<String, Vec<u8>>, enclosures: &[Enclosure]) {
    for enclosure in enclosures {
        files.insert(format!("{}/{}", enclosure.kind, enclosure.name), enclosure.bytes.clone());
    }
    files.remove(SUMS);
    let lines = write_sums(files);
    files.insert(SUMS.to_owned(), lines.into_bytes());
}

/// `submissions/filed/67-women-2022-08-01`.
fn folder(manifest: &Manifest, day: Date) -> String {
    format!("{FOLDER}/{}-{day}", manifest::short_name(&manifest.path).replace('/', "-"))
}

fn json(lock: &Lock) -> Vec<u8> {
    // A lock holds texts and numbers alone, which always have a form in JSON.
    let mut text = serde_json::to_vec_pretty(lock).unwrap_or_default();
    text.push(b'\n');
    text
}

/// The records of a workspace with their locks, sorted by folder. A lock that cannot be read, because it
/// was edited by hand, leaves its folder without one.
pub fn records(workspace: &mut Workspace) -> Vec<(String, Option<Lock>)> {
    let Ok(below) = WorkspacePath::new(FOLDER) else { return Vec::new() };
    let paths = workspace.list(&below, "json").unwrap_or_default();
    let locks: BTreeSet<WorkspacePath> =
        paths.into_iter().filter(|path| path.as_str().ends_with("/lock.json")).collect();
    let mut all = Vec::new();
    for path in locks {
        let folder = path.as_str().trim_end_matches("/lock.json").to_owned();
        let bytes = workspace.read_bytes(&path).unwrap_or_default();
        all.push((folder, serde_json::from_slice(&bytes).ok()));
    }
    all
}
