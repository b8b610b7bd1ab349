//! Texts that lie beside a manifest and go with it when it is carried on.

use std::collections::BTreeSet;

use crate::diag::FileId;
use crate::files::WorkspacePath;
use crate::markup;

/// A text beside the old manifest and its copy beside the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalText {
    /// As the new manifest names it: `./closing.md`.
    pub name: String,
    /// The file that was taken over.
    pub from: WorkspacePath,
    /// The file to be written.
    pub to: WorkspacePath,
    /// What is to be written.
    pub text: String,
}

/// The name and the path of the copy. Where a text of its name lies already it needs another: two manifests
/// that share a text would change each other.
pub(super) fn place(
    name: &str,
    from: &WorkspacePath,
    new: &WorkspacePath,
    taken: &BTreeSet<WorkspacePath>,
) -> Option<(String, WorkspacePath)> {
    let last = from.as_str().rsplit('/').next()?;
    // A text that lay in a folder above lies beside the new manifest from now on.
    let below = name.strip_prefix("./").unwrap_or(last).to_owned();
    let to = new.beside(&below).ok()?;
    if !taken.contains(&to) {
        return Some((format!("./{below}"), to));
    }
    let renamed = format!("{}-{last}", new.stem());
    Some((format!("./{renamed}"), new.beside(&renamed).ok()?))
}

/// The text with a hole at its head: a draft prints it, and a final cannot be filed before somebody has
/// read the text again and taken the line out.
pub(super) fn marked(text: &str, old: &str) -> String {
    let body = markup::split_front_matter(FileId::new(0), text).ok().flatten().map_or(0, |(_, body)| body);
    let (head, rest) = text.split_at(body);
    let blank = if head.is_empty() || head.ends_with("\n\n") { "" } else { "\n" };
    format!("{head}{blank}[todo: written for {old}: read it again, and take this line out]\n\n{}", rest.trim_start())
}
