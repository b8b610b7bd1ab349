//! What renumbered since the last build: the notes of each submission as numbers and keys, kept in a hidden
//! folder among the finished files. It holds no words, and a build without it says nothing.

use std::path::{Path, PathBuf};

use super::output;
use crate::document::Document;
use crate::reuse::notes::{NoteLine, note_lines};
use crate::reuse::renumber::{Renumbering, renumbering};

/// The folder, below that of the finished files.
const FOLDER: &str = ".numbers";

/// So many lines are said of one build.
const LINES: usize = 12;

/// What became of the notes since the submission was last built; keeps their numbers for the next time.
/// Nothing of this can make a build fail.
pub(super) fn since_last(document: &Document, finished: &Path, submission: &str) -> Renumbering {
    let path: PathBuf = finished.join(FOLDER).join(format!("{submission}.json"));
    let now = note_lines(document);
    let before = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Vec<NoteLine>>(&bytes).ok());
    if before.as_ref() != Some(&now)
        && let Ok(bytes) = serde_json::to_vec(&now)
    {
        // Without it the next build says nothing of the notes.
        let _ = output::replace(&path, &bytes);
    }
    before.map_or_else(Renumbering::default, |before| renumbering(&before, &now))
}

/// The lines to be said, not too many of them.
pub(super) fn lines(changes: &Renumbering) -> Vec<String> {
    let all = changes.lines();
    let rest = all.len().saturating_sub(LINES);
    let mut lines: Vec<String> = all.into_iter().take(LINES).map(|line| format!("  {line}")).collect();
    if rest > 0 {
        lines.push(format!("  and {rest} changes more among the notes"));
    }
    lines
}
