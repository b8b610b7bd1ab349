//! The summary of a record, for people.

use super::folder::{ARCHIVE, Enclosure, SUMS};
use super::lock::Lock;
use crate::reading::grouped;

/// The summary as Markdown.
pub(super) fn write(lock: &Lock, enclosures: &[Enclosure]) -> String {
    let mut text = format!(
        "# {}\n\nFiled on {} as `{}`, from the template `{}`.\n",
        lock.title, lock.filed, lock.submission, lock.template
    );
    let pages = lock.pages.map_or(String::new(), |pages| format!("{pages} pages, "));
    text.push_str(&format!(
        "{pages}{} words, {} notes, {} sources, {} sections.\n\n## What was made\n\n",
        grouped(lock.words),
        lock.notes.len(),
        lock.sources.len(),
        lock.sections.len(),
    ));
    for output in &lock.outputs {
        text.push_str(&format!("- `{}`, SHA-256 {}\n", output.name, output.sha256));
    }
    if !enclosures.is_empty() {
        text.push_str("\n## What was sent and received\n\n");
        enclosures.iter().for_each(|enclosed| text.push_str(&format!("- `{}/{}`\n", enclosed.kind, enclosed.name)));
    }
    text.push_str("\n## What it was made of\n\n");
    lock.sections.iter().for_each(|section| text.push_str(&format!("- `{}`\n", section.name)));
    text.push_str(&format!(
        "\nAll files that were read lie in `{ARCHIVE}`, which any system opens. Nothing in this folder is to be \
         changed: `sha256sum -c {SUMS}` tells whether it was, and `rapporteur verify {}` makes the submission \
         again from the archive and compares. Made with version {} of the program.\n",
        lock.submission, lock.program
    ));
    text
}
