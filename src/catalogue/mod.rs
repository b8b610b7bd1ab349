//! The catalogue: what a workspace holds, and what uses it.
//!
//! A view for lists. Every file is read, nothing is assembled, and a file with a fault does not hide
//! the others. The rows are plain data with names that programs may rely on; dates are judged against
//! a day that is given, because the library reads no clock.

mod body;
mod mentions;
mod organisation;
mod section;
mod source;
mod submission;
mod template;
mod term;
#[cfg(test)]
mod tests;
mod uses;
mod words;

pub use body::{BodyRow, SessionRow};
pub use organisation::OrganisationRow;
pub use section::{Review, SectionRow};
pub use source::SourceRow;
pub use submission::SubmissionRow;
pub use template::TemplateRow;
pub use term::TermRow;

use serde::Serialize;

use crate::corpus::{Corpus, read_organisations, read_sources, read_terms};
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::tables::Date;

/// Everything that a workspace holds, each kind in the order of its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Catalogue {
    /// Sections of the corpus, each version by itself.
    pub sections: Vec<SectionRow>,
    /// Bibliographic records.
    pub sources: Vec<SourceRow>,
    /// Manifests.
    pub submissions: Vec<SubmissionRow>,
    /// Templates, those that the program brings along among them.
    pub templates: Vec<TemplateRow>,
    /// Bodies that receive submissions.
    pub bodies: Vec<BodyRow>,
    /// Names in the forms that bodies ask for.
    pub terms: Vec<TermRow>,
    /// Organisations.
    pub organisations: Vec<OrganisationRow>,
}

/// Reads the catalogue of a workspace. `on` is the day against which reviews and deadlines are judged.
pub fn read(workspace: &mut Workspace, on: Date, found: &mut Diagnostics) -> Catalogue {
    let corpus = Corpus {
        sources: read_sources(workspace, found),
        organisations: read_organisations(workspace, found),
        terms: read_terms(workspace, found),
        ..Corpus::default()
    };
    let sections = section::read(workspace, found);
    let templates = template::read(workspace, found);
    let submissions = submission::read(workspace, &sections, &templates, found);
    let uses = uses::gather(&sections, &submissions, &templates);
    Catalogue {
        sections: section::rows(&sections, &corpus.terms, &uses, on),
        sources: source::rows(&corpus.sources, &uses),
        submissions: submission::rows(&submissions, &corpus.terms),
        bodies: body::rows(workspace, &templates, on, found),
        templates: template::rows(&templates, &uses),
        terms: term::rows(&corpus.terms, &uses),
        organisations: organisation::rows(&corpus.organisations, &uses),
    }
}
