//! `unused-sections`: a section that no submission takes, in any version.

use std::collections::BTreeSet;

use super::super::findings::Findings;
use super::super::subject::Archive;
use super::Check;
use crate::diag::Span;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::corpus(check)
}

fn check(archive: &Archive<'_>, findings: &mut Findings<'_>) {
    // In a corpus that serves nothing yet all is unused, and in a manifest that could not be read to its end
    // anything may be used.
    if archive.manifests.is_empty() || archive.manifests.iter().any(|manifest| !manifest.whole) {
        return;
    }
    let entries = archive.manifests.iter().flat_map(|manifest| &manifest.entries);
    let used: BTreeSet<&str> = entries.flat_map(|entry| &entry.uses).map(|used| used.section.as_str()).collect();
    for (file, section) in archive.sections {
        if file.version.is_none() && !used.contains(file.name.as_str()) {
            let head = section.title.as_ref().map_or(Span::new(section.file, 0, 0), |title| title.span);
            findings.say(head, format!("no submission uses `{}`", file.name));
        }
    }
}
