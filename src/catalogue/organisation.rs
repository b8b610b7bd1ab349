//! Organisations: their names, their status, who signs, and where they stand.

use std::collections::BTreeMap;

use serde::Serialize;

use super::uses::Uses;
use crate::corpus::Organisation;
use crate::tables::Text;

/// One organisation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrganisationRow {
    /// Its id in manifests.
    pub id: String,
    /// Its name as registered.
    pub name: String,
    /// A shorter name.
    pub short: Option<String>,
    /// Its consultative status: `general`, `special`, `roster` or `none`.
    pub status: Option<&'static str>,
    /// Those who may sign for it, by id.
    pub signatories: Vec<String>,
    /// Submissions that name it or one who signs for it.
    pub used_by: Vec<String>,
}

pub(super) fn rows(organisations: &BTreeMap<String, Organisation>, uses: &Uses) -> Vec<OrganisationRow> {
    let row = |organisation: &Organisation| OrganisationRow {
        id: organisation.id.clone(),
        name: organisation.name.value.clone(),
        short: organisation.short.as_ref().map(Text::as_str).map(str::to_owned),
        status: organisation.status.map(|(status, _)| status.name()),
        signatories: organisation.signatories.keys().cloned().collect(),
        used_by: uses.of_organisation(&organisation.id),
    };
    organisations.values().map(row).collect()
}
