//! The stages in order: what a submission goes through from its manifest to its bytes.
//!
//! Each stage is a function of its inputs. Faults gather in one place; nothing is written while there
//! is an error among them.

mod attach;
mod examine;
mod judgement;
mod outputs;
mod redact;
mod words;

use std::collections::BTreeMap;

pub use attach::build_with_sources;
pub use examine::{Examined, examine};
pub use judgement::{check, check_corpus};
pub use outputs::{Built, Format, Output, build};
pub use redact::build_redacted;
pub use words::budget;

use crate::body::{self, Body};
use crate::cite;
use crate::corpus::shape::is_id;
use crate::corpus::{self, Corpus, Figure, Section};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::document::{self, Document, Selection};
use crate::files::{Workspace, WorkspacePath};
use crate::geom::BlockId;
use crate::layout::{self, Frame, Layout, Why};
use crate::manifest::{self, Manifest, Settings};
use crate::markup::BlockKind;
use crate::pdf;
use crate::reading;
use crate::tables::{Date, Text};
use crate::template::{self, CitationStyle, Template, Words};
use crate::text::{Faces, Hyphenation};

/// What all submissions of a workspace share.
#[derive(Debug)]
pub struct Shared {
    /// House defaults.
    pub settings: Settings,
    /// Sources, organisations and terms.
    pub corpus: Corpus,
    /// The faces.
    pub faces: Faces,
    /// How words are parted.
    pub hyphenation: Hyphenation,
}

/// A submission with all that it is assembled from.
#[derive(Debug)]
pub struct Submission {
    /// The manifest.
    pub manifest: Manifest,
    /// Its template.
    pub template: Template,
    /// The body that receives it.
    pub body: Option<Body>,
    /// Words of its language.
    pub words: Words,
    /// Its citation style.
    pub style: CitationStyle,
    /// The sections that it uses.
    pub selection: Selection,
    /// Its language.
    pub language: String,
}

/// Reads what all submissions of a workspace share.
pub fn load_shared(workspace: &mut Workspace, found: &mut Diagnostics) -> Shared {
    let settings = manifest::read_settings(workspace, found);
    let faults = found.error_count();
    let sources = corpus::read_sources(workspace, found);
    let incomplete = found.error_count() > faults;
    let corpus = Corpus {
        sources,
        incomplete,
        organisations: corpus::read_organisations(workspace, found),
        people: corpus::read_people(workspace, found),
        terms: corpus::read_terms(workspace, found),
    };
    let faces = Faces::embedded().unwrap_or_else(|error| {
        found.push(Diagnostic::new(Severity::Error, None, error.to_string()));
        Faces::new()
    });
    let mut hyphenation = Hyphenation::new();
    let listed = corpus.terms.values().flat_map(|term| &term.hyphenate).chain(&settings.hyphenate);
    listed.for_each(|word| hyphenation.except(&word.value));
    Shared { settings, corpus, faces, hyphenation }
}

/// Reads a manifest and everything that it names.
pub fn load(
    workspace: &mut Workspace,
    shared: &Shared,
    path: &WorkspacePath,
    found: &mut Diagnostics,
) -> Option<Submission> {
    let manifest = manifest::read(workspace, path, found)?;
    let language = manifest.language.as_ref().map_or_else(|| shared.settings.language.clone(), |l| l.value.clone());
    let selection = select(workspace, &manifest, found);
    // What cannot be a name was told when the manifest was read.
    let name = Some(&manifest.template).filter(|name| is_id(&name.value))?;
    let template = template::read(workspace, name, found)?;
    let body = template.body.as_ref().and_then(|id| body::read(workspace, id, found));
    let words = template::read_words(workspace, &language, manifest.language.as_ref().map(|l| l.span), found);
    let style = template::read_citation_style(workspace, &template.citations.style, &language, found);
    if let Some(style) = &style {
        cite::check(style, found);
    }
    Some(Submission { selection, body, words: words?, style: style?, language, template, manifest })
}

fn select(workspace: &mut Workspace, manifest: &Manifest, found: &mut Diagnostics) -> Selection {
    let mut entries = Vec::new();
    for entry in &manifest.entries {
        let uses = entry.uses.iter();
        entries.push(uses.map(|used| section(workspace, manifest, used, found)).collect());
    }
    let figures = figures(workspace, &entries, found);
    Selection { entries, figures }
}

/// The figures that sections ask for; one that is asked for twice is read once.
fn figures(
    workspace: &mut Workspace,
    entries: &[Vec<Option<Section>>],
    found: &mut Diagnostics,
) -> BTreeMap<String, Figure> {
    let mut asked = BTreeMap::new();
    for block in entries.iter().flatten().flatten().flat_map(|section| &section.blocks) {
        if let BlockKind::Display(display) = &block.kind {
            let name = Text { value: display.id.clone(), span: display.id_span, verbatim: true };
            asked.entry(display.id.clone()).or_insert(name);
        }
    }
    let read = |(id, name): (String, Text)| Some((id, corpus::read_figure(workspace, &name, found)?));
    asked.into_iter().filter_map(read).collect()
}

/// The section of one use. A version is held against the section itself, so that no figure is filed that
/// has since been mended there.
fn section(
    workspace: &mut Workspace,
    manifest: &Manifest,
    used: &manifest::Use,
    found: &mut Diagnostics,
) -> Option<Section> {
    let section = corpus::read_section(workspace, &used.section, &manifest.path, used.version.as_ref(), found)?;
    if used.version.is_some() {
        // What is wrong with the section itself is a matter for those who use it.
        let whole = corpus::read_section(workspace, &used.section, &manifest.path, None, &mut Diagnostics::new());
        if let Some(whole) = whole {
            corpus::check_drift(&section, &whole, found);
        }
    }
    Some(section)
}

/// Assembles the document of a submission.
pub fn assemble(submission: &Submission, shared: &Shared, found: &mut Diagnostics) -> Document {
    document::assemble(&input(submission, shared), found)
}

fn input<'a>(submission: &'a Submission, shared: &'a Shared) -> document::Input<'a> {
    document::Input {
        manifest: &submission.manifest,
        template: &submission.template,
        body: submission.body.as_ref(),
        words: &submission.words,
        style: &submission.style,
        corpus: &shared.corpus,
        selection: &submission.selection,
        language: &submission.language,
    }
}

/// Lays out a document.
pub fn lay_out(
    document: &Document,
    submission: &Submission,
    shared: &Shared,
    found: &mut Diagnostics,
) -> Option<Layout> {
    layout::lay_out(document, &frame(submission, shared), found)
}

/// Explains why a page, from 0, ends where it does.
pub fn explain(
    document: &Document,
    submission: &Submission,
    shared: &Shared,
    page: usize,
    reach: usize,
    found: &mut Diagnostics,
) -> Option<Why> {
    layout::explain(document, &frame(submission, shared), page, reach, found)
}

fn frame<'a>(submission: &'a Submission, shared: &'a Shared) -> Frame<'a> {
    Frame {
        template: &submission.template,
        words: &submission.words,
        faces: &shared.faces,
        hyphenation: &shared.hyphenation,
    }
}

/// Writes the PDF of finished pages.
pub fn write(document: &Document, layout: &Layout, shared: &Shared, found: &mut Diagnostics) -> Option<Vec<u8>> {
    write_with(document, layout, shared, &[], found)
}

/// The same with files in it.
fn write_with(
    document: &Document,
    layout: &Layout,
    shared: &Shared,
    attachments: &[pdf::Attachment<'_>],
    found: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let metadata = pdf::Metadata {
        title: document.title.clone(),
        authors: document.authors.clone(),
        language: document.language.clone(),
        subject: document.subject.clone(),
        keywords: Vec::new(),
        created: document.date.and_then(Date::whole).and_then(|day| day.and_hms_opt(0, 0, 0)),
        creator: concat!("Rapporteur ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    let outline = outline(document);
    let input = pdf::Input {
        pages: &layout.pages,
        structure: &layout.structure,
        faces: &shared.faces,
        metadata: &metadata,
        outline: &outline,
        attachments,
    };
    match pdf::write(&input) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            found.push(Diagnostic::new(Severity::Error, None, error.to_string()));
            None
        }
    }
}

fn outline(document: &Document) -> Vec<pdf::OutlineEntry> {
    let heading = |block: &document::Block| {
        let document::Kind::Text(text) = &block.kind else { return None };
        let document::Role::Heading(level) = text.role else { return None };
        let number = text.marker.as_ref().map_or(String::new(), |run| format!("{} ", run.text()));
        let title = format!("{number}{}", reading::plain(&text.content));
        Some(pdf::OutlineEntry { level, title, block: BlockId(block.id.0) })
    };
    document.blocks.iter().filter_map(heading).collect()
}

#[cfg(test)]
mod tests;
