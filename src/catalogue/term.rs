//! Terms: their forms, and who uses them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::uses::Uses;
use crate::corpus::Term;

/// One term. Entries for the hyphenation alone are not listed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TermRow {
    /// Its name in `{{…}}`.
    pub name: String,
    /// Its forms by name.
    pub forms: BTreeMap<String, String>,
    /// Sections that name it, versions as `china/status.short`.
    pub used_in: Vec<String>,
    /// Submissions that name it, in their sections, headings or fields.
    pub used_by: Vec<String>,
}

pub(super) fn rows(terms: &BTreeMap<String, Term>, uses: &Uses) -> Vec<TermRow> {
    let row = |term: &Term| TermRow {
        name: term.name.clone(),
        forms: term.forms.iter().map(|(form, text)| (form.clone(), text.value.clone())).collect(),
        used_in: uses.sections_naming(&term.name),
        used_by: uses.submissions_naming(&term.name),
    };
    terms.values().filter(|term| !term.forms.is_empty()).map(row).collect()
}
