//! The outside as the library sees it: files below a root.

use std::collections::BTreeMap;

use super::WorkspacePath;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is none.
    Missing,
    /// Anything else, in words.
    Other(String),
}

/// Where files come from.
pub trait Store {
    /// The bytes of a regular file below the root.
    ///
    /// # Errors
    /// When it is missing, no regular file, leaves the root through a link, or is too large.
    fn read(&self, path: &WorkspacePath) -> Result<Vec<u8>, ReadError>;

    /// True when something of this path is there, be it a file or not.
    fn has(&self, path: &WorkspacePath) -> bool;

    /// The regular files below a folder whose names end in `.extension`; none when there is no such folder.
    ///
    /// # Errors
    /// In words, when a folder cannot be read.
    fn list(&self, folder: &WorkspacePath, extension: &str) -> Result<Vec<WorkspacePath>, String>;
}

/// A store of texts in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Holds these paths and texts.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self { files: files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect() }
    }
}

impl Memory {
    /// Holds these paths and bytes.
    pub fn of_bytes(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { files }
    }
}

impl Store for Memory {
    fn read(&self, path: &WorkspacePath) -> Result<Vec<u8>, ReadError> {
        self.files.get(path.as_str()).cloned().ok_or(ReadError::Missing)
    }

    fn has(&self, path: &WorkspacePath) -> bool {
        self.files.contains_key(path.as_str())
    }

    fn list(&self, folder: &WorkspacePath, extension: &str) -> Result<Vec<WorkspacePath>, String> {
        let (folder, ending) = (format!("{folder}/"), format!(".{extension}"));
        let inside = self.files.keys().filter(|path| path.starts_with(&folder) && path.ends_with(&ending));
        Ok(inside.filter_map(|path| WorkspacePath::new(path).ok()).collect())
    }
}
