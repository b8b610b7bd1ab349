//! The workspace: the folder below which everything is read.
//!
//! One trait, [`Store`], stands for the outside; tests replace it by texts in memory. What the
//! program brings along (templates, citation styles, bodies, words) lies behind the workspace: a file
//! of the same path in the workspace takes its place.

mod disk;
mod embedded;
pub mod limits;
mod path;
mod store;

pub use disk::Disk;
pub use path::{PathError, WorkspacePath};
pub use store::{Memory, ReadError, Store};

use std::collections::BTreeMap;
use std::fmt;

use crate::diag::{Diagnostic, FileId, Severity, SourceMap, Span};

/// A workspace and what was read of it so far. Each file is read once.
pub struct Workspace {
    store: Box<dyn Store>,
    sources: SourceMap,
    read: BTreeMap<WorkspacePath, FileId>,
}

impl fmt::Debug for Workspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workspace").field("read", &self.read).finish_non_exhaustive()
    }
}

impl Workspace {
    /// The workspace over a store.
    pub fn new(store: Box<dyn Store>) -> Self {
        Self { store, sources: SourceMap::new(), read: BTreeMap::new() }
    }

    /// A workspace in memory, of paths and texts.
    pub fn from_text<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::new(Box::new(Memory::new(files)))
    }

    /// Everything read so far.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// True when the workspace itself, or what the program brings along, has something of this path.
    /// Whether it is a file and can be read, reading it tells.
    pub fn exists(&self, path: &WorkspacePath) -> bool {
        self.read.contains_key(path) || embedded::text(path.as_str()).is_some() || self.store.has(path)
    }

    /// Reads a text file; `asked` is the place that names it, for the message.
    ///
    /// # Errors
    /// When it is missing, no regular file, too large, or not UTF-8.
    pub fn read(&mut self, path: &WorkspacePath, asked: Option<Span>) -> Result<FileId, Diagnostic> {
        if let Some(&file) = self.read.get(path) {
            return Ok(file);
        }
        let text = match self.store.read(path) {
            Ok(bytes) => into_text(bytes, path),
            Err(ReadError::Missing) => match embedded::text(path.as_str()) {
                Some(text) => Ok(text.to_owned()),
                None => Err(format!("there is no file `{path}`")),
            },
            Err(ReadError::Other(why)) => Err(format!("`{path}` cannot be read: {why}")),
        };
        let text = text.map_err(|why| Diagnostic::new(Severity::Error, asked, why))?;
        let file = self.sources.add(path.as_str(), text);
        self.read.insert(path.clone(), file);
        Ok(file)
    }

    /// Looks whether a file still holds what was read of it. If not, it is read anew when it is asked for
    /// next; what was read of it before keeps its places. True for a file that was never read.
    pub fn refresh(&mut self, path: &WorkspacePath) -> bool {
        let Some(&file) = self.read.get(path) else { return true };
        let now = self.store.read(path).ok().and_then(|bytes| into_text(bytes, path).ok());
        let changed = now.as_deref() != Some(self.sources.text(file));
        if changed {
            self.read.remove(path);
        }
        changed
    }

    /// The bytes of a file that is no text: a picture, a font.
    ///
    /// # Errors
    /// When it is missing, no regular file, or too large.
    pub fn read_bytes(&self, path: &WorkspacePath) -> Result<Vec<u8>, ReadError> {
        self.store.read(path)
    }

    /// The files below a folder whose names end in `extension`, sorted by path; what the program brings
    /// along is among them. Hidden files and folders are passed over.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn list(&self, folder: &WorkspacePath, extension: &str) -> Result<Vec<WorkspacePath>, Diagnostic> {
        let mut found = self
            .store
            .list(folder, extension)
            .map_err(|why| Diagnostic::new(Severity::Error, None, format!("`{folder}` cannot be read: {why}")))?;
        found.extend(embedded::list(folder.as_str(), extension));
        found.sort();
        found.dedup();
        Ok(found)
    }
}

/// UTF-8, with or without a byte order mark; lines may end in CRLF.
fn into_text(bytes: Vec<u8>, path: &WorkspacePath) -> Result<String, String> {
    // Without a mark it shows by every other byte of plain letters being 0.
    let zeros = matches!(bytes.as_slice(), [0, a, 0, b, ..] | [a, 0, b, 0, ..] if *a != 0 && *b != 0);
    if zeros || bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(format!("`{path}` is saved as UTF-16; save it as UTF-8"));
    }
    if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        let hint = "save it with the line ends of Unix (LF) or Windows (CRLF)";
        return Err(format!("the lines of `{path}` end in a carriage return alone; {hint}"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().get(..at).map_or(1, |b| b.iter().filter(|&&c| c == b'\n').count() + 1);
        format!("`{path}` is not UTF-8 at byte {at} (line {line}); save it as UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> WorkspacePath {
        WorkspacePath::new(text).unwrap()
    }

    #[test]
    fn a_file_is_read_once() {
        let mut workspace = Workspace::from_text([("a.toml", "x = 1")]);
        let first = workspace.read(&path("a.toml"), None).unwrap();
        assert_eq!(workspace.read(&path("a.toml"), None), Ok(first));
        assert_eq!(workspace.sources().text(first), "x = 1");
    }

    #[test]
    fn utf_16_is_named() {
        let bytes = vec![0xFF, 0xFE, b'a', 0];
        assert!(into_text(bytes, &path("a.toml")).unwrap_err().contains("UTF-16"));
    }

    #[test]
    fn lines_of_an_old_form_are_named() {
        assert!(into_text(b"a = 1\rb = 2\r".to_vec(), &path("a.toml")).unwrap_err().contains("carriage return alone"));
        assert!(into_text(b"a = 1\r\nb = 2\r\n".to_vec(), &path("a.toml")).is_ok());
    }

    #[test]
    fn a_wrong_byte_is_placed() {
        let message = into_text(b"a\nb\xFFc".to_vec(), &path("a.md")).unwrap_err();
        assert!(message.contains("byte 3 (line 2)"), "{message}");
    }

    #[test]
    fn a_missing_file_is_a_fault_at_the_place_that_names_it() {
        let mut workspace = Workspace::from_text([("m.toml", "use = 'x'")]);
        let file = workspace.read(&path("m.toml"), None).unwrap();
        let asked = Span::new(file, 6, 9);
        let fault = workspace.read(&path("corpus/x.md"), Some(asked)).unwrap_err();
        assert_eq!(fault.span, Some(asked));
    }
}
