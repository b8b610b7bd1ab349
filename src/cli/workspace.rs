//! Which folder is the workspace.

use std::path::{Path, PathBuf};

/// The file that marks a workspace.
pub(super) const MARK: &str = "rapporteur.toml";

/// The workspace that was named, or the nearest folder at or above this one that holds `rapporteur.toml`.
pub(super) fn find(named: Option<PathBuf>) -> Result<PathBuf, String> {
    if let Some(folder) = named {
        return if folder.join(MARK).is_file() {
            Ok(folder)
        } else {
            Err(format!("error: {} is no workspace: it has no {MARK}", folder.display()))
        };
    }
    let here = std::env::current_dir().map_err(|error| format!("error: this folder cannot be read: {error}"))?;
    let found = here.ancestors().find(|folder| folder.join(MARK).is_file()).map(Path::to_path_buf);
    found.ok_or_else(|| format!("error: neither this folder nor one above it holds {MARK}\n  try: go to your workspace, name it with --workspace, or make one with rapporteur init"))
}
