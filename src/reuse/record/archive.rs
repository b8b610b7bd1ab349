//! An archive of texts: the "ustar" form of POSIX.1-2001 (pax, section "ustar Interchange Format"), which
//! any system can open without this program.
//!
//! Written without owners and times, so that the same files make the same bytes. Only plain files.

use std::collections::BTreeMap;
use std::fmt;

/// Why an archive cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// It ends within a file, or holds no head where one should be.
    Broken,
    /// The sum of a head does not agree with it.
    Sum,
    /// It holds something that is neither a plain file nor a folder or a link.
    Kind,
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Broken => "it is cut short, or no archive",
            Self::Sum => "a head in it was changed",
            Self::Kind => "it holds something that is no plain file",
        })
    }
}

impl std::error::Error for ArchiveError {}

/// The unit in which an archive is written.
const BLOCK: usize = 512;

/// Packs files, in the order of their paths. A path that no head can hold, of more than 255 bytes, is
/// left out and given back.
pub fn pack(files: &BTreeMap<String, Vec<u8>>) -> (Vec<u8>, Vec<String>) {
    let (mut archive, mut left_out) = (Vec::new(), Vec::new());
    for (path, bytes) in files {
        match head(path, bytes.len()) {
            Some(head) => {
                archive.extend_from_slice(&head);
                archive.extend_from_slice(bytes);
                archive.resize(archive.len().next_multiple_of(BLOCK), 0);
            }
            None => left_out.push(path.clone()),
        }
    }
    // Two empty blocks end it.
    archive.resize(archive.len() + 2 * BLOCK, 0);
    (archive, left_out)
}

/// The head of a file: name, mode, owner, group, size, time, sum, kind, mark and the first part of the name.
fn head(path: &str, size: usize) -> Option<[u8; BLOCK]> {
    let (prefix, name) = divided(path)?;
    let mut head = [0u8; BLOCK];
    put(&mut head, 0, name.as_bytes());
    put(&mut head, 100, b"0000644\0");
    put(&mut head, 108, b"0000000\0");
    put(&mut head, 116, b"0000000\0");
    put(&mut head, 124, format!("{size:011o}\0").as_bytes());
    put(&mut head, 136, b"00000000000\0");
    put(&mut head, 148, b"        ");
    put(&mut head, 156, b"0");
    put(&mut head, 257, b"ustar\x0000");
    put(&mut head, 345, prefix.as_bytes());
    let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
    put(&mut head, 148, format!("{sum:06o}\0 ").as_bytes());
    Some(head)
}

fn put(head: &mut [u8; BLOCK], at: usize, bytes: &[u8]) {
    head.iter_mut().skip(at).zip(bytes).for_each(|(place, byte)| *place = *byte);
}

/// A path in two parts that fit: at most 155 bytes, and at most 100 after a stroke.
fn divided(path: &str) -> Option<(&str, &str)> {
    if path.len() <= 100 {
        return Some(("", path));
    }
    let fits = |(prefix, name): &(&str, &str)| prefix.len() <= 155 && name.len() <= 100;
    path.match_indices('/').filter_map(|(at, _)| Some((path.get(..at)?, path.get(at + 1..)?))).find(fits)
}

/// Unpacks an archive: paths and bytes.
///
/// # Errors
/// When it is cut short, was changed, or holds devices and the like.
pub fn unpack(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, ArchiveError> {
    let (mut files, mut long) = (BTreeMap::new(), None);
    let mut rest = archive;
    loop {
        let (head, after) = rest.split_at_checked(BLOCK).ok_or(ArchiveError::Broken)?;
        if head.iter().all(|byte| *byte == 0) {
            return Ok(files);
        }
        check_sum(head)?;
        let size = octal(head, 124..136)?;
        let (bytes, after) = after.split_at_checked(size).ok_or(ArchiveError::Broken)?;
        match head.get(156) {
            Some(b'0' | 0) => {
                files.insert(long.take().map_or_else(|| path(head), Ok)?, bytes.to_vec());
            }
            // What other programs write of the next file: a path that no head holds.
            Some(b'x') => long = long_path(bytes),
            // Of the whole archive, folders, and links, which lead nowhere in a workspace.
            Some(b'g' | b'5' | b'2') => long = None,
            _ => return Err(ArchiveError::Kind),
        }
        rest = after.get(size.next_multiple_of(BLOCK) - size..).ok_or(ArchiveError::Broken)?;
    }
}

/// The path in an extended head: lines of length, blank, `path=…`.
fn long_path(records: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(records).ok()?;
    let value =
        |line: &str| line.split_once(' ').and_then(|(_, record)| record.strip_prefix("path=").map(str::to_owned));
    text.lines().find_map(value)
}

fn check_sum(head: &[u8]) -> Result<(), ArchiveError> {
    let counted = |(at, byte): (usize, &u8)| usize::from(if (148..156).contains(&at) { b' ' } else { *byte });
    let sum: usize = head.iter().enumerate().map(counted).sum();
    if octal(head, 148..156)? == sum { Ok(()) } else { Err(ArchiveError::Sum) }
}

fn octal(head: &[u8], range: std::ops::Range<usize>) -> Result<usize, ArchiveError> {
    let digits = text(head, range)?;
    usize::from_str_radix(digits.trim_matches([' ', '\0']), 8).map_err(|_| ArchiveError::Broken)
}

fn text(head: &[u8], range: std::ops::Range<usize>) -> Result<&str, ArchiveError> {
    let bytes = head.get(range).unwrap_or_default();
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    std::str::from_utf8(bytes.get(..end).unwrap_or_default()).map_err(|_| ArchiveError::Broken)
}

fn path(head: &[u8]) -> Result<String, ArchiveError> {
    let (name, prefix) = (text(head, 0..100)?, text(head, 345..500)?);
    Ok(if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(
            files in prop::collection::btree_map("[a-zé]{1,30}(/[a-z]{1,30}){0,3}", prop::collection::vec(any::<u8>(), 0..1500), 0..6),
        ) {
            let (archive, left_out) = pack(&files);
            prop_assert_eq!(archive.len() % BLOCK, 0);
            prop_assert!(left_out.is_empty());
            prop_assert_eq!(unpack(&archive), Ok(files));
        }

        #[test]
        fn nothing_makes_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
            let _ = unpack(&bytes);
        }
    }

    #[test]
    fn a_changed_head_and_a_cut_are_told() {
        let (archive, _) = pack(&BTreeMap::from([("a.md".to_owned(), b"x".to_vec())]));
        let mut changed = archive.clone();
        changed[0] = b'b';
        assert_eq!(unpack(&changed), Err(ArchiveError::Sum));
        assert_eq!(unpack(&archive[..600]), Err(ArchiveError::Broken));
    }

    #[test]
    fn a_path_that_no_head_holds_is_given_back() {
        let long = "a".repeat(101);
        assert_eq!(pack(&BTreeMap::from([(long.clone(), Vec::new())])).1, [long]);
    }
}
