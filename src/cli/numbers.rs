//! What renumbered since the last build: the notes of each submission as numbers and keys, kept in a hidden
//! folder among the finished files. It holds no words, and a build without it says nothing.
//!
//! The finished file itself could be asked for its notes, but no form of it holds their keys, and a file that
//! goes to a body must not.

use std::path::{Path, PathBuf};

use super::{build, output};
use crate::document::Document;
use crate::reuse::notes::{NoteLine, note_lines};
use crate::reuse::renumber::{Renumbering, renumbering};

/// The folder, below that of the finished files.
const FOLDER: &str = ".numbers";

/// So many lines are said of one build.
const LINES: usize = 12;

/// What became of the notes since the submission was last built; keeps their numbers for the next time.
/// Called when its files are written, and then alone. Nothing of this can make a build fail, and nothing is
/// written through a link that leads out of the workspace.
pub(super) fn since_last(document: &Document, finished: &Path, submission: &str, root: &Path) -> Renumbering {
    let path: PathBuf = finished.join(FOLDER).join(format!("{submission}.json"));
    let now = note_lines(document);
    let Some(before) = kept(&path) else {
        // A submission without notes has no numbers to be kept.
        if !now.is_empty() {
            keep(&now, &path, root);
        }
        return Renumbering::default();
    };
    if before != now {
        keep(&now, &path, root);
    }
    renumbering(&before, &now)
}

/// The numbers of the last build; none when the file is gone, or was edited so that it cannot be read.
fn kept(path: &Path) -> Option<Vec<NoteLine>> {
    // A pipe of that name would be waited for.
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let bytes = std::fs::read(path).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Keeps the numbers, if it can be done: without them the next build says nothing of the notes.
fn keep(notes: &[NoteLine], path: &Path, root: &Path) {
    if build::leads_out(path, root).is_none()
        && let Ok(bytes) = serde_json::to_vec(notes)
    {
        let _ = output::replace(path, &bytes);
    }
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
