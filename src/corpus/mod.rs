//! The shared corpus: sections, sources, organisations, people, terms.

mod alphabetical;
#[cfg(test)]
mod docs_test;
mod drift;
mod figure;
mod folder;
mod organisation;
mod person;
mod section;
pub(crate) mod shape;
mod source;
mod term;
#[cfg(test)]
pub(crate) mod testing;

pub use drift::{SHORT, check_drift};
pub use figure::{Data, Figure, FigureKind, Number, read_figure};
pub use organisation::{Organisation, Signatory, Status, read_organisations};
pub use person::{Consent, People, Person, read_people, read_real_names};
pub use section::{Section, SectionFile, read_section, read_section_file, section_files, section_names};
pub use source::{Name, Source, SourceKind, read_sources};
pub use term::{FORMS, Term, read_terms};

pub(crate) use alphabetical::alphabetical;
pub(crate) use folder::{ORGANISATIONS, PEOPLE, SOURCES, files, table, table_if_there};
pub(crate) use section::{is_beside, path_beside, section_path};
pub(crate) use source::{FIELDS, Holds, is_address, is_doi};
pub(crate) use term::is_divided_word;

use std::collections::BTreeMap;

/// Everything that submissions share, by id. Sections are read one by one, when they are selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// Sources by citation key.
    pub sources: BTreeMap<String, Source>,
    /// Organisations by id.
    pub organisations: BTreeMap<String, Organisation>,
    /// Those who are mentioned under a pseudonym.
    pub people: People,
    /// Terms by name.
    pub terms: BTreeMap<String, Term>,
    /// True when some of the sources could not be read: one that is missing may stand there.
    pub incomplete: bool,
}
