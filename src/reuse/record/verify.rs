//! Verifying a record: are its files those that were written, and do its sources still make them?

use std::collections::BTreeMap;

use serde::Serialize;

use super::archive::unpack;
use super::folder::{ARCHIVE, LOCK, SUMS};
use super::lock::Lock;
use super::sums::{Mismatch, compare, sum};
use crate::files::{Memory, Workspace};
use crate::text::Faces;

/// What verifying came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Files of the folder that are not as they were written.
    pub folder: Vec<Mismatch>,
    /// Finished files that the sources make in the very same bytes.
    pub equal: Vec<String>,
    /// Finished files that come out otherwise.
    pub different: Vec<String>,
    /// What may be the reason, or why nothing could be made.
    pub remarks: Vec<String>,
}

impl Verdict {
    /// True when every file is as it was written and is made again byte by byte.
    pub fn is_equal(&self) -> bool {
        self.folder.is_empty() && self.different.is_empty() && !self.equal.is_empty()
    }
}

/// The finished files of a submission by name, or why there are none.
pub type Rebuilt = Result<BTreeMap<String, Vec<u8>>, String>;

/// The workspace that a record was made of, from the archive in it.
///
/// # Errors
/// In words, when the archive is missing or cannot be read.
pub fn workspace_of(files: &BTreeMap<String, Vec<u8>>) -> Result<Workspace, String> {
    let archive = files.get(ARCHIVE).ok_or_else(|| format!("{ARCHIVE} is gone"))?;
    let inputs = unpack(archive).map_err(|why| format!("{ARCHIVE} cannot be read: {why}"))?;
    Ok(Workspace::new(Box::new(Memory::of_bytes(inputs))))
}

/// The lock of a record.
///
/// # Errors
/// In words, when it is missing or was changed so that it cannot be read.
pub fn lock_of(files: &BTreeMap<String, Vec<u8>>) -> Result<Lock, String> {
    let bytes = files.get(LOCK).ok_or_else(|| format!("{LOCK} is gone"))?;
    serde_json::from_slice(bytes).map_err(|why| format!("{LOCK} cannot be read: {why}"))
}

/// Verifies a record. `rebuild` makes the finished files of a submission, by its name, in a workspace;
/// `faces` are those that it would be set in now.
pub fn verify(
    files: &BTreeMap<String, Vec<u8>>,
    faces: &Faces,
    rebuild: &mut dyn FnMut(Workspace, &Lock) -> Rebuilt,
) -> Verdict {
    let mut verdict = Verdict::default();
    match files.get(SUMS).map(|bytes| String::from_utf8_lossy(bytes)) {
        Some(lines) => verdict.folder = compare(&lines, files, SUMS),
        None => verdict.folder.push(Mismatch::Missing(SUMS.to_owned())),
    }
    let made = lock_of(files).and_then(|lock| {
        let made = rebuild(workspace_of(files)?, &lock)?;
        Ok((lock, made))
    });
    let (lock, made) = match made {
        Ok(both) => both,
        Err(why) => {
            verdict.remarks.push(why);
            return verdict;
        }
    };
    for output in &lock.outputs {
        let equal = made.get(&output.name).is_some_and(|bytes| sum(bytes) == output.sha256);
        if equal { &mut verdict.equal } else { &mut verdict.different }.push(output.name.clone());
    }
    if !verdict.different.is_empty() {
        verdict.remarks = reasons(&lock, faces);
    }
    verdict
}

/// What is not as it was when the record was made.
fn reasons(lock: &Lock, faces: &Faces) -> Vec<String> {
    let mut reasons = Vec::new();
    let now = env!("CARGO_PKG_VERSION");
    if lock.program != now {
        reasons.push(format!("it was made with version {} of the program, and this is {now}", lock.program));
    }
    for (_, face) in faces.iter() {
        let was = lock.fonts.iter().find(|font| font.name == face.postscript_name);
        if was.is_some_and(|font| font.sha256 != sum(&face.data)) {
            reasons.push(format!("the face {} is another than it was", face.postscript_name));
        }
    }
    reasons
}
