//! The sources of a document as a workspace of its own, fit to be given away: what is printed, and
//! nothing that is not.
//!
//! The archive holds the manifest, the template with all that it names, the sections and the records that
//! the document takes. It builds to the same pages; whoever asks for it holds it to that
//! (`pipeline::build_with_sources`), so that nothing here may change a printed word.
//!
//! Left out is what colleagues say to each other (comments, the reasons of allowances, the `note` of a
//! record), blocks of a section that the manifest does not take, records that are not cited, the fields of a
//! confidential record that its citations do not print, the keys of such records and the ids of persons,
//! which may tell a name, persons who do not sign, and when and how people agreed to be mentioned. Text is cut where it stands, so that what remains
//! is as its authors wrote it; records are written anew, field by field, so that nothing can be forgotten.

mod cuts;
mod organisations;
mod people;
mod remarks;
mod section;
mod sources;
mod zip;

pub use zip::zip;

use std::collections::BTreeMap;

use crate::corpus::{ORGANISATIONS, PEOPLE, SOURCES};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::document;
use crate::files::Workspace;
use remarks::Keys;

/// The folder of real names, which nothing may leave.
pub(crate) const PRIVATE: &str = "private/";

/// A document with all that it was assembled from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// A workspace of which nothing was read but what this document needs.
    pub workspace: &'a Workspace,
    /// What the document was assembled from.
    pub parts: document::Input<'a>,
    /// The keys of the sources that it cites.
    pub cited: &'a [String],
}

/// The files of the workspace by path. A file that may never leave the house is a fault.
pub fn files(input: &Input<'_>, found: &mut Diagnostics) -> BTreeMap<String, String> {
    let keys = Keys::of(input.cited, &input.parts.corpus.sources);
    let sections = section::texts(input, &keys);
    let mut files = BTreeMap::new();
    for (_, path, text) in input.workspace.sources().files() {
        if path.starts_with(PRIVATE) {
            let message = format!("`{path}` lies below {PRIVATE}, and what lies there is never given away");
            let fault = Diagnostic::new(Severity::Error, None, message);
            found.push(fault.hint("build without the sources"));
        } else if path.ends_with(".md") {
            files.extend(sections.get(path).map(|text| (path.to_owned(), text.clone())));
        } else if path.ends_with(".toml") && !is_of_records(path) {
            files.insert(path.to_owned(), remarks::toml(text, &keys));
        } else if !path.ends_with(".toml") {
            files.insert(path.to_owned(), text.to_owned());
        }
    }
    let records = sources::toml(input, &keys).map(|text| (format!("{SOURCES}/cited.toml"), text));
    let organisations = organisations::toml(input).map(|text| (ORGANISATIONS.to_owned(), text));
    let people = people::toml(input).map(|text| (PEOPLE.to_owned(), text));
    files.extend(records.into_iter().chain(organisations).chain(people));
    files
}

/// True for a file of records, which are written anew.
fn is_of_records(path: &str) -> bool {
    path == ORGANISATIONS || path == PEOPLE || path.strip_prefix(SOURCES).is_some_and(|rest| rest.starts_with('/'))
}
