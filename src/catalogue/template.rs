//! Templates: what they make, for which body, and what they ask of a manifest.

use serde::Serialize;

use super::uses::Uses;
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::tables::Text;
use crate::template::{self, Template};

/// One template.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TemplateRow {
    /// Its name in manifests.
    pub name: String,
    /// What it makes; empty when it cannot be read.
    pub title: String,
    /// The body whose calendar and rules it uses.
    pub body: Option<String>,
    /// The forms that the body accepts.
    pub formats: Vec<String>,
    /// The keys that a manifest must state.
    pub required: Vec<String>,
    /// Submissions that use it.
    pub used_by: Vec<String>,
}

/// A template that was read, with its name.
pub(super) type Read = (String, Option<Template>);

/// Reads every template; those that cannot be read keep their place without a content.
pub(super) fn read(workspace: &mut Workspace, found: &mut Diagnostics) -> Vec<Read> {
    let names = template::names(workspace);
    let mut read = |name: String| {
        let template = template::read_named(workspace, &name, None, found);
        (name, template)
    };
    names.into_iter().map(&mut read).collect()
}

pub(super) fn rows(templates: &[Read], uses: &Uses) -> Vec<TemplateRow> {
    let texts = |list: &[Text]| list.iter().map(|text| text.value.clone()).collect();
    let row = |(name, template): &Read| TemplateRow {
        name: name.clone(),
        title: template.as_ref().map_or_else(String::new, |t| t.title.value.clone()),
        body: template.as_ref().and_then(|t| t.body.as_ref()).map(|body| body.value.clone()),
        formats: template.as_ref().map_or_else(Vec::new, |t| texts(&t.formats)),
        required: template.as_ref().map_or_else(Vec::new, |t| {
            t.fields.values().filter(|field| field.required).map(|field| field.name.clone()).collect()
        }),
        used_by: uses.of_template(name),
    };
    templates.iter().map(row).collect()
}
