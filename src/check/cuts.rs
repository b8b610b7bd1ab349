//! The cheapest cuts: what a text over its limit would save by short versions that are there.

use super::Budget;
use crate::corpus::{self, Section};
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::manifest::{Manifest, Use};
use crate::tables::Text;

/// A section that has a short version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its name.
    pub section: String,
    /// How many words the document would be shorter by.
    pub saves: usize,
}

/// The cuts by short versions, the one that saves most first.
///
/// Each is tried: `count` assembles the document with one section exchanged and counts its words, `None`
/// when that has faults, for example because an anchor of the long version is wanting in the short one.
/// An estimate would overlook that a source which is cited elsewhere as well is given in full there.
pub fn cuts(
    workspace: &mut Workspace,
    manifest: &Manifest,
    budget: &Budget,
    count: &mut dyn FnMut((usize, usize), Section) -> Option<usize>,
) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (entry, uses) in manifest.entries.iter().map(|entry| &entry.uses).enumerate() {
        for (place, used) in uses.iter().enumerate() {
            let Some(short) = short(workspace, manifest, used) else { continue };
            let words = count((entry, place), short);
            let saves = words.and_then(|words| budget.text().larger().checked_sub(words)).unwrap_or_default();
            if saves > 0 {
                cuts.push(Cut { section: used.section.value.clone(), saves });
            }
        }
    }
    cuts.sort_by(|a, b| b.saves.cmp(&a.saves).then_with(|| a.section.cmp(&b.section)));
    cuts
}

/// The short version of a section that is used in full length, when there is a sound one.
fn short(workspace: &mut Workspace, manifest: &Manifest, used: &Use) -> Option<Section> {
    if used.version.is_some() {
        return None;
    }
    let version = Text { value: corpus::SHORT.to_owned(), ..used.section.clone() };
    // Whether there is one, and whether it can be read, is a question here and no fault.
    let mut found = Diagnostics::new();
    let section = corpus::read_section(workspace, &used.section, &manifest.path, Some(&version), &mut found)?;
    (!found.has_errors()).then_some(section)
}
