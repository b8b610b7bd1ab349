//! The record of what was filed: the files, what they were made of, and sums by which both can be checked.
//!
//! A record is a folder, `submissions/filed/<name>-<day>/`, and is never changed. Its parts are made here
//! as bytes; whoever writes them to a disk writes all or none.

mod archive;
mod canonical;
mod folder;
mod lock;
mod summary;
mod sums;
#[cfg(test)]
mod tests;
mod verify;

pub use archive::{ArchiveError, pack, unpack};
pub(in crate::reuse) use canonical::canonical;
pub use folder::{Enclosure, Filing, Record, enclose, record, records};
pub use lock::{Lock, Locked};
pub use sums::{Mismatch, compare, sum, sums};
pub use verify::{Rebuilt, Verdict, lock_of, verify, workspace_of};

/// The folder below which records lie.
pub const FOLDER: &str = "submissions/filed";
