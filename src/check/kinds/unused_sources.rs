//! `unused-sources`: records that no text and no manifest cites. They are told file by file: a library of
//! sources may well hold what is to be cited one day.

use std::collections::{BTreeMap, BTreeSet};

use super::super::findings::Findings;
use super::super::subject::Archive;
use super::Check;
use crate::corpus::Source;
use crate::diag::FileId;
use crate::tables::Reader;

/// How many keys a finding names.
const NAMED: usize = 8;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::corpus(check)
}

fn check(archive: &Archive<'_>, findings: &mut Findings<'_>) {
    let mentioned = mentioned(archive);
    if mentioned.is_empty() {
        return;
    }
    let mut unused: BTreeMap<FileId, Vec<&Source>> = BTreeMap::new();
    for source in archive.corpus.sources.values().filter(|source| !mentioned.contains(source.key.as_str())) {
        unused.entry(source.span.file).or_default().push(source);
    }
    for mut sources in unused.into_values() {
        sources.sort_by_key(|source| source.span);
        let Some(first) = sources.first() else { continue };
        let keys: Vec<String> = sources.iter().take(NAMED).map(|source| format!("`{}`", source.key)).collect();
        let more = sources.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        findings.say(first.span, format!("nothing cites {}{more}", keys.join(", ")));
    }
}

/// Every word after an @ in the texts and the manifests. What stands in a comment counts as well: better a
/// record too many than one that is thrown away and missed.
fn mentioned<'a>(archive: &Archive<'a>) -> BTreeSet<&'a str> {
    let records: BTreeSet<FileId> = archive.corpus.sources.values().map(|source| source.span.file).collect();
    let texts = archive.files.files().filter(|(file, _, _)| !records.contains(file));
    texts.flat_map(|(_, _, text)| text.split('@').skip(1)).map(key).filter(|key| !key.is_empty()).collect()
}

/// What stands after an @ up to the end of the key.
fn key(after: &str) -> &str {
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(after.len());
    after.get(..end).unwrap_or_default()
}
