//! Quotations that changed. What somebody else wrote may not be mended, so these come first.

use serde::Serialize;

use super::align::{Aligned, Op, Pair, alike};
use super::groups::Name;
use super::report::called;

/// A quotation that reads otherwise than it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotationChange {
    /// The section.
    pub section: Option<String>,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// The quotations that changed. One that is gone, or new, is a change of the text and no more.
pub(super) fn changed(aligned: &Aligned) -> Vec<QuotationChange> {
    let mut all = Vec::new();
    for group in &aligned.groups {
        for pair in group.pairs.iter().filter(|pair| !pair.is_equal()) {
            all.extend(of_pair(pair, &group.name));
        }
    }
    all
}

fn of_pair(pair: &Pair, name: &Name) -> Vec<QuotationChange> {
    let (Some(old), Some(new)) = (&pair.old, &pair.new) else { return Vec::new() };
    let change = |before: &str, after: &str| QuotationChange {
        section: called(name),
        before: before.to_owned(),
        after: after.to_owned(),
    };
    if old.quotation || new.quotation {
        let words = pair.ops.iter().any(|op| !matches!(op, Op::Equal(..)));
        return if words && old.words != new.words { vec![change(&old.words, &new.words)] } else { Vec::new() };
    }
    let (before, after) = (quoted(&old.words), quoted(&new.words));
    let gone: Vec<&str> = before.iter().filter(|quote| !after.contains(quote)).copied().collect();
    let mut came: Vec<&str> = after.iter().filter(|quote| !before.contains(quote)).copied().collect();
    let mut changes = Vec::new();
    for quote in &gone {
        // As many quotations as before in the same paragraph: the one in the same place. Else the most alike.
        let same = (before.len() == after.len()).then(|| before.iter().position(|q| q == quote)).flatten();
        let same = same.and_then(|at| after.get(at)).and_then(|other| came.iter().position(|q| q == other));
        let nearest = || {
            let near = came.iter().enumerate().map(|(at, other)| (alike(quote, other), at));
            near.filter(|(alike, _)| *alike > 0)
                .max_by_key(|(alike, at)| (*alike, std::cmp::Reverse(*at)))
                .map(|(_, at)| at)
        };
        if let Some(at) = same.or_else(nearest) {
            changes.push(change(quote, came.remove(at)));
        }
    }
    changes
}

/// What stands between “ and ”, without the signs. A quotation inside of another belongs to it.
fn quoted(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '“' => {
                depth += 1;
                if depth == 1 {
                    start = at + c.len_utf8();
                }
            }
            '”' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    all.extend(text.get(start..at));
                }
            }
            _ => {}
        }
    }
    all
}
