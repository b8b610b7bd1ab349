//! Sources that came, went, or say something else.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Side;
use super::report::What;
use crate::reuse::record::canonical;

/// What became of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceChange {
    /// Its key.
    pub key: String,
    /// Whether it came, went or changed.
    pub what: What,
    /// The fields that changed: name, what it held, what it holds.
    pub fields: Vec<(String, Option<String>, Option<String>)>,
}

/// Cited on one side alone, or on both by records that differ.
pub(super) fn changed(old: &Side<'_>, new: &Side<'_>) -> Vec<SourceChange> {
    let keys = |side: &Side<'_>| -> BTreeSet<String> { side.document.cited.iter().cloned().collect() };
    let (before, after) = (keys(old), keys(new));
    let mut all = Vec::new();
    for key in before.union(&after) {
        let what = match (before.contains(key), after.contains(key)) {
            (true, false) => What::Dropped,
            (false, true) => What::Added,
            _ => What::Changed,
        };
        let fields = if what == What::Changed { fields(key, old, new) } else { Vec::new() };
        if what != What::Changed || !fields.is_empty() {
            all.push(SourceChange { key: key.clone(), what, fields });
        }
    }
    all
}

fn fields(key: &str, old: &Side<'_>, new: &Side<'_>) -> Vec<(String, Option<String>, Option<String>)> {
    let lines = |side: &Side<'_>| side.corpus.sources.get(key).map(canonical).unwrap_or_default();
    let (before, after) = (lines(old), lines(new));
    let names: BTreeSet<&String> = before.iter().chain(&after).map(|(name, _)| name).collect();
    let value = |lines: &[(String, String)], name: &str| {
        let values: Vec<&str> =
            lines.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join("; "))
    };
    let both = names.into_iter().map(|name| (name.clone(), value(&before, name), value(&after, name)));
    both.filter(|(_, before, after)| before != after).collect()
}
