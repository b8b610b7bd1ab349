//! Paths below the workspace root: the only paths that a file may name.

use std::fmt;

use crate::diag::{invisible, is_control};

/// A path below the workspace root, with forward slashes, without `.` and `..`.
///
/// Names are compared to the letter, so that a workspace that builds on one system builds on all;
/// names that some system reserves are refused everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkspacePath(String);

/// Why a text is no path below the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathError {
    /// Empty, or with an empty part.
    Empty,
    /// A backslash, as Windows writes it.
    Backslash,
    /// It begins at a drive or at the root of the disk.
    Absolute,
    /// `..` leads out of the workspace.
    Outside,
    /// A name that a system reserves, or a character that a file name may not hold.
    Reserved,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "a path may not be empty",
            Self::Backslash => "paths are written with forward slashes: china/status",
            Self::Absolute => "a path begins in the workspace, not at the root of the disk or a drive",
            Self::Outside => "the path leads out of the workspace",
            Self::Reserved => "this is no file name that every system can hold",
        })
    }
}

impl std::error::Error for PathError {}

impl WorkspacePath {
    /// Checks a path that a person typed. A `./` at its start is dropped.
    ///
    /// # Errors
    /// [`PathError`] says what is wrong with it.
    pub fn new(text: &str) -> Result<Self, PathError> {
        if text.contains('\\') {
            return Err(PathError::Backslash);
        }
        if text.starts_with('/') || text.chars().nth(1) == Some(':') {
            return Err(PathError::Absolute);
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in text.split('/') {
            match part {
                "" => return Err(PathError::Empty),
                "." => {}
                ".." => {
                    parts.pop().ok_or(PathError::Outside)?;
                }
                name if reserved(name) => return Err(PathError::Reserved),
                name => parts.push(name),
            }
        }
        if parts.is_empty() { Err(PathError::Empty) } else { Ok(Self(parts.join("/"))) }
    }

    /// The path with forward slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A path that starts in the folder of this file.
    ///
    /// # Errors
    /// As [`WorkspacePath::new`]; the root itself is the boundary.
    pub fn beside(&self, relative: &str) -> Result<Self, PathError> {
        if relative.starts_with('/') {
            return Err(PathError::Absolute);
        }
        match self.0.rsplit_once('/') {
            Some((folder, _)) => Self::new(&format!("{folder}/{relative}")),
            None => Self::new(relative),
        }
    }

    /// The file name without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or(&self.0);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

impl fmt::Display for WorkspacePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    let unsafe_letter = |c: char| is_control(c) || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
    device
        || name.ends_with(['.', ' '])
        || name.starts_with(' ')
        || name.chars().any(unsafe_letter)
        // Two names that look alike must be alike.
        || name.chars().any(|c| invisible(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_out_is_refused() {
        for (text, error) in [
            ("../x", PathError::Outside),
            ("a/../../x", PathError::Outside),
            ("/etc/passwd", PathError::Absolute),
            ("C:/x", PathError::Absolute),
            ("a\\b", PathError::Backslash),
            ("", PathError::Empty),
            ("a//b", PathError::Empty),
            ("con.toml", PathError::Reserved),
            ("a/b.", PathError::Reserved),
            ("a\u{200B}b", PathError::Reserved),
        ] {
            assert_eq!(WorkspacePath::new(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_path_is_made_plain() {
        assert_eq!(WorkspacePath::new("./a/b/../c.md").unwrap().as_str(), "a/c.md");
    }

    #[test]
    fn a_file_beside_a_manifest_stays_below_the_root() {
        let manifest = WorkspacePath::new("submissions/67/a.toml").unwrap();
        assert_eq!(manifest.beside("./closing.md").unwrap().as_str(), "submissions/67/closing.md");
        assert_eq!(manifest.beside("../../../x.md"), Err(PathError::Outside));
    }
}
