//! Sums by which a file is known again: SHA-256 (FIPS 180-4), written as `sha256sum -c` reads them.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// The sum of some bytes, in small hexadecimal digits.
pub fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A line for each file: the sum, two blanks, the name.
pub fn sums(files: &BTreeMap<String, Vec<u8>>) -> String {
    files.iter().map(|(name, bytes)| format!("{}  {name}\n", sum(bytes))).collect()
}

/// What became of a file that was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", content = "file", rename_all = "kebab-case")]
pub enum Mismatch {
    /// It is gone.
    Missing(String),
    /// It holds other bytes.
    Changed(String),
    /// It was not there.
    Added(String),
}

impl Mismatch {
    /// In words.
    pub fn line(&self) -> String {
        match self {
            Self::Missing(file) => format!("{file} is gone"),
            Self::Changed(file) => format!("{file} was changed"),
            Self::Added(file) => format!("{file} was added"),
        }
    }
}

/// Holds the files of a folder against the lines that were written of them. `own` is the name of the file
/// of the lines itself, which no line can hold.
pub fn compare(lines: &str, files: &BTreeMap<String, Vec<u8>>, own: &str) -> Vec<Mismatch> {
    let written: BTreeMap<&str, &str> =
        lines.lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name, sum)).collect();
    let mut found = Vec::new();
    for (name, expected) in &written {
        match files.get(*name) {
            None => found.push(Mismatch::Missing((*name).to_owned())),
            Some(bytes) if sum(bytes) != *expected => found.push(Mismatch::Changed((*name).to_owned())),
            Some(_) => {}
        }
    }
    let added = files.keys().filter(|name| name.as_str() != own && !written.contains_key(name.as_str()));
    found.extend(added.map(|name| Mismatch::Added(name.clone())));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    /// The example of FIPS 180-2, appendix B.1.
    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(sum(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn what_was_changed_by_hand_is_named() {
        let before = files(&[("a.pdf", "1"), ("b.txt", "2"), ("c/d", "3")]);
        let lines = sums(&before);
        assert_eq!(compare(&lines, &before, "SHA256SUMS"), []);
        let after = files(&[("a.pdf", "1"), ("b.txt", "x"), ("e", "4"), ("SHA256SUMS", "")]);
        let told: Vec<String> = compare(&lines, &after, "SHA256SUMS").iter().map(Mismatch::line).collect();
        assert_eq!(told, ["b.txt was changed", "c/d is gone", "e was added"]);
    }
}
