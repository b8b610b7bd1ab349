//! What rules look at: one submission with everything that it is made of, or the corpus.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::Prose;
use super::taken::{self, Paragraph};
use super::{Budget, Cut};
use crate::body::Body;
use crate::corpus::{Corpus, Section, SectionFile, Source};
use crate::diag::{FileId, SourceMap, Span};
use crate::document::{Document, Selection};
use crate::manifest::Manifest;
use crate::markup::Citation;
use crate::tables::{Date, Entry, Kind, Text};
use crate::template::{CitationStyle, Template};

/// One submission, assembled.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The manifest.
    pub manifest: &'a Manifest,
    /// Its template.
    pub template: &'a Template,
    /// The body that receives it.
    pub body: Option<&'a Body>,
    /// Its citation style.
    pub style: &'a CitationStyle,
    /// The sections that it takes from.
    pub selection: &'a Selection,
    /// Sources, organisations, terms.
    pub corpus: &'a Corpus,
    /// The document.
    pub document: &'a Document,
    /// Its words as the body counts them.
    pub budget: &'a Budget,
    /// What short versions would save; empty while the text is within its limit.
    pub cuts: &'a [Cut],
    /// Real names by the ids of pseudonyms, to be looked for and nothing else.
    pub real_names: &'a BTreeMap<String, Vec<Text>>,
    /// All files that were read.
    pub files: &'a SourceMap,
    /// The day on which it is judged, when that is known.
    pub on: Option<Date>,
}

/// One submission as rules look at it.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    matter: Matter<'a>,
    /// Its words with their places.
    pub(super) prose: Prose<'a>,
    /// The sources that it cites, in the order of their first citation.
    pub(super) cited: Vec<&'a Source>,
    /// Its paragraphs as they were typed.
    pub(super) paragraphs: Vec<Paragraph<'a>>,
}

impl<'a> std::ops::Deref for Subject<'a> {
    type Target = Matter<'a>;

    fn deref(&self) -> &Matter<'a> {
        &self.matter
    }
}

impl<'a> Subject<'a> {
    /// `records` are the files of bibliographic records.
    pub(super) fn new(matter: Matter<'a>, records: &'a BTreeSet<FileId>) -> Self {
        let prose = Prose::of(matter.document, records);
        let cited = matter.document.cited.iter().filter_map(|key| matter.corpus.sources.get(key)).collect();
        let paragraphs = taken::paragraphs(taken::blocks(matter.manifest, matter.selection));
        Self { matter, prose, cited, paragraphs }
    }

    /// Every citation as it was typed, with its source.
    pub(super) fn citations(&self) -> Vec<(&'a Citation, &'a Source)> {
        let mut cites = Vec::new();
        self.paragraphs.iter().for_each(|paragraph| taken::citations(paragraph.content, &mut cites));
        let source = |cite: &'a Citation| Some((cite, self.matter.corpus.sources.get(&cite.key)?));
        cites.into_iter().filter_map(source).collect()
    }

    /// What the manifest says under a key of its template.
    pub(super) fn field(&self, key: &str) -> Option<&'a Entry> {
        self.matter.manifest.fields.iter().find(|field| field.key.value == key)
    }

    /// The texts of a field that is one or a list of them.
    pub(super) fn texts(&self, key: &str) -> Vec<&'a Text> {
        let text = |kind: &'a Kind| if let Kind::Text(text) = kind { Some(text) } else { None };
        match self.field(key).map(|field| &field.value.kind) {
            Some(Kind::List(list)) => list.iter().filter_map(|value| text(&value.kind)).collect(),
            Some(kind) => text(kind).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The day of filing, or the day of the check.
    pub(super) fn day(&self) -> Option<Date> {
        self.matter.document.date.or(self.matter.on)
    }

    /// The first line of `sections`: where that stands which concerns the text as a whole.
    pub(super) fn first_section(&self) -> Span {
        self.matter.manifest.entries.first().map_or(self.matter.manifest.span, |entry| entry.span)
    }
}

/// A manifest with all of its sections, for what must be found in every submission.
#[derive(Debug)]
pub struct Trace {
    /// Who receives it: the name of the body or, without one, of the template.
    pub receiver: String,
    /// Its sections.
    pub selection: Selection,
}

/// The corpus with all that uses it.
#[derive(Debug)]
pub struct Archive<'a> {
    /// Sources, organisations, terms.
    pub corpus: &'a Corpus,
    /// Every section, each version by itself; those that could not be read are wanting.
    pub sections: &'a [(SectionFile, Section)],
    /// Every manifest.
    pub manifests: &'a [Manifest],
    /// Of each manifest what it takes, in their order, while there is a withdrawal to be traced; else empty.
    pub traces: &'a [Trace],
    /// All files that were read.
    pub files: &'a SourceMap,
    /// The day on which it is judged.
    pub on: Option<Date>,
}
