//! What the tests of this layer share.

use proptest::prelude::*;

use crate::diag::Diagnostics;
use crate::files::Workspace;

/// The findings in the order of their places, each as "line:column message".
pub(crate) fn said(found: &Diagnostics, workspace: &Workspace) -> Vec<String> {
    let line = |d: &&crate::diag::Diagnostic| {
        let (line, column) = d.span.map_or((0, 0), |span| workspace.sources().place(span));
        format!("{line}:{column} {}", d.message)
    };
    found.sorted().iter().map(line).collect()
}

/// Texts that come of this one by up to a dozen cuts, insertions and doublings.
pub(crate) fn mutated(text: &'static str) -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0usize..12, "[\\]\\[{}\"'=,.#\\\\\n\r a-z0-9é–“+-]{0,6}");
    prop::collection::vec(change, 1..12).prop_map(move |changes| {
        let mut letters: Vec<char> = text.chars().collect();
        for (place, cut, put) in changes {
            let from = place.index(letters.len() + 1);
            let to = (from + cut).min(letters.len());
            letters.splice(from..to, put.chars());
        }
        letters.into_iter().collect()
    })
}
