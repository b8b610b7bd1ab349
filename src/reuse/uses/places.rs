//! The places of one submission that take, cite or name a subject.

use serde::Serialize;

use super::kind::{Kind, Subject};
use super::mentions::{self, Named};
use crate::corpus::{Corpus, Section, Term};
use crate::diag::{Diagnostics, Origin, SourceMap, Span};
use crate::document::{self, Document, Selection};
use crate::geom::{BlockId, NoteId};
use crate::layout::PageFacts;
use crate::manifest::{Manifest, Use};
use crate::markup::{Dialect, Inline, parse_inlines};
use crate::reading;
use crate::tables::{Kind as Value, Text};

/// How a place uses what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// The manifest takes it.
    Takes,
    /// The manifest leaves it out.
    LeavesOut,
    /// A text cites it.
    Cites,
    /// A text names it, or is about it.
    Names,
    /// A text points at it.
    PointsAt,
    /// It stands here.
    StandsHere,
}

impl Way {
    /// Its name in lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Takes => "takes",
            Self::LeavesOut => "leaves out",
            Self::Cites => "cites",
            Self::Names => "names",
            Self::PointsAt => "points at",
            Self::StandsHere => "stands here",
        }
    }
}

/// One place of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// How it uses what was asked for.
    pub way: Way,
    /// The section, versions as `china/status.short`; none for the manifest's own lines.
    pub section: Option<String>,
    /// The key of the manifest, where it is one of its fields.
    pub field: Option<String>,
    /// The file in which it was typed.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// First and last page, from 1; none without a layout, or for what is not printed.
    pub pages: Option<(usize, usize)>,
    /// The label of the note, "12" or "*".
    pub note: Option<String>,
}

/// What places are looked up in.
#[derive(Clone, Copy, Debug)]
pub struct Where<'a> {
    /// The manifest.
    pub manifest: &'a Manifest,
    /// Its sections.
    pub selection: &'a Selection,
    /// What was assembled of it.
    pub document: &'a Document,
    /// The pages, when it was laid out.
    pub facts: Option<&'a PageFacts>,
    /// The shared corpus.
    pub corpus: &'a Corpus,
    /// The texts of all files.
    pub sources: &'a SourceMap,
}

/// All places of a submission that use the subject, in the order of the manifest's lines.
pub fn places(subject: &Subject, within: &Where<'_>) -> Vec<Place> {
    let mut all = of_fields(subject, within);
    for (entry, sections) in within.manifest.entries.iter().zip(&within.selection.entries) {
        if let Some(heading) = &entry.heading {
            let inlines = inlines(heading);
            mentions::of_inlines(&inlines, &mut |named, span| {
                if concerns(named, subject, None) {
                    all.push(within.place(way(named), None, span));
                }
            });
        }
        for (used, section) in entry.uses.iter().zip(sections) {
            of_use(used, section.as_ref(), subject, within, &mut all);
        }
    }
    all
}

/// True when what is named is the subject. `section` is the one in which it is named.
pub(super) fn concerns(named: Named<'_>, subject: &Subject, section: Option<&str>) -> bool {
    match (named, subject.kind) {
        (Named::Source(key), Kind::Source) | (Named::Term(key), Kind::Term) | (Named::Person(key), Kind::Person) => {
            key == subject.key
        }
        (Named::Anchor(id), Kind::Anchor) => subject.anchor() == section.map(|section| (section, id)),
        (Named::Reference(target), Kind::Anchor) => {
            // `[#id]` points into its own section first; `[#theme/section#id]` names the section.
            let aim = target.split_once('#').or_else(|| section.map(|section| (section, target)));
            aim == subject.anchor()
        }
        // A reference into a section needs it as much as a line of the manifest does.
        (Named::Reference(target), Kind::Section) => {
            target.split_once('#').is_some_and(|(into, _)| into == subject.key && section != Some(into))
        }
        _ => false,
    }
}

fn way(named: Named<'_>) -> Way {
    match named {
        Named::Source(_) => Way::Cites,
        Named::Term(_) | Named::Person(_) => Way::Names,
        Named::Reference(_) => Way::PointsAt,
        Named::Anchor(_) => Way::StandsHere,
    }
}

fn of_use(used: &Use, section: Option<&Section>, subject: &Subject, within: &Where<'_>, all: &mut Vec<Place>) {
    let name = match &used.version {
        Some(version) => format!("{}.{}", used.section.value, version.value),
        None => used.section.value.clone(),
    };
    // What is wrong with a selection was said when the document was assembled.
    let selected = section.map(|section| document::select(used, section, &mut Diagnostics::new()));
    if subject.kind == Kind::Section && used.section.value == subject.key {
        let pages = selected.as_ref().and_then(|selected| within.pages_of(selected));
        all.push(Place { pages, ..within.place(Way::Takes, Some(&name), used.section.span) });
    }
    let omits = |id: &&Text| subject.anchor() == Some((used.section.as_str(), id.as_str()));
    all.extend(used.omit.iter().filter(omits).map(|id| within.place(Way::LeavesOut, Some(&name), id.span)));
    let Some(selected) = selected else { return };
    mentions::of_blocks(selected.blocks.iter().copied(), &mut |named, span| {
        if concerns(named, subject, Some(&used.section.value)) {
            all.push(within.place(way(named), Some(&name), span));
        }
    });
}

/// The manifest's own keys: organisations, who signs, terms in a title, the template.
fn of_fields(subject: &Subject, within: &Where<'_>) -> Vec<Place> {
    let mut all = Vec::new();
    let manifest = within.manifest;
    if subject.kind == Kind::Template && manifest.template.value == subject.key {
        all.push(Place {
            field: Some("template".to_owned()),
            ..within.place(Way::Takes, None, manifest.template.span)
        });
    }
    for field in &manifest.fields {
        for text in texts(&field.value.kind) {
            let organisation = text.value.split('/').next().unwrap_or("");
            let named = match subject.kind {
                Kind::Organisation => organisation == subject.key,
                Kind::Signatory => text.value == subject.key,
                Kind::Term => names_term(text, subject),
                _ => false,
            };
            if named {
                // Of an organisation for which someone signs, that person's name is printed.
                let signs = text.value.contains('/') && subject.kind != Kind::Term;
                let signatory = signs.then(|| Subject::new(Kind::Signatory, &text.value));
                let pages = within.printed(signatory.as_ref().unwrap_or(subject));
                let place = within.place(Way::Names, None, text.span);
                all.push(Place { field: Some(field.key.value.clone()), pages, ..place });
            }
        }
    }
    all
}

fn names_term(text: &Text, subject: &Subject) -> bool {
    let mut named = false;
    mentions::of_inlines(&inlines(text), &mut |mention, _| named |= concerns(mention, subject, None));
    named
}

/// The faults of a manifest's texts are said when it is built.
fn inlines(text: &Text) -> Vec<Inline> {
    parse_inlines(&text.value, text.origin(), Dialect::Section, &mut Diagnostics::new())
}

fn texts(value: &Value) -> Vec<&Text> {
    match value {
        Value::Text(text) => vec![text],
        Value::List(items) => items.iter().flat_map(|item| texts(&item.kind)).collect(),
        _ => Vec::new(),
    }
}

impl Where<'_> {
    /// The place of this range, with the note or the block that it was printed in.
    fn place(&self, way: Way, section: Option<&str>, span: Span) -> Place {
        let note = self.document.notes.iter().find(|note| contains(note.span, span));
        let page = match note {
            Some(note) => self.page_of_mark(note.id),
            None => self.block(span).and_then(|block| self.page(block)),
        };
        Place {
            way,
            section: section.map(str::to_owned),
            field: None,
            file: self.sources.path(span.file).to_owned(),
            line: self.sources.place(span).0,
            pages: page.map(|page| (page, page)),
            note: note.map(|note| note.label.clone()),
        }
    }

    /// The block that was made of this range, or of the first part of it: the smallest that holds it,
    /// else the first that lies in it (an anchored list is no block of the document, its items are).
    fn block(&self, span: Span) -> Option<BlockId> {
        let blocks = &self.document.blocks;
        let around = blocks.iter().filter(|block| contains(block.span, span)).min_by_key(|block| block.span.len());
        around.or_else(|| blocks.iter().find(|block| contains(span, block.span))).map(|block| block.id)
    }

    fn page(&self, block: BlockId) -> Option<usize> {
        self.facts?.blocks.get(&block).map(|page| page + 1)
    }

    fn page_of_mark(&self, note: NoteId) -> Option<usize> {
        self.facts?.marks.get(&note).map(|page| page + 1)
    }

    /// The pages on which the blocks of a use begin and end.
    fn pages_of(&self, selected: &document::Selected<'_>) -> Option<(usize, usize)> {
        let printed = |block: &&document::Block| selected.blocks.iter().any(|taken| contains(taken.span, block.span));
        let ids: Vec<BlockId> = self.document.blocks.iter().filter(printed).map(|block| block.id).collect();
        let first = ids.iter().find_map(|id| self.page(*id))?;
        let last = ids.iter().rev().find_map(|id| self.facts?.ends.get(id)).map_or(first, |page| page + 1);
        Some((first, last))
    }

    /// The first page on which a name of the subject is printed outside of the sections.
    fn printed(&self, subject: &Subject) -> Option<(usize, usize)> {
        let forms = self.forms(subject);
        let here = |origin: Origin| forms.iter().any(|form| contains(*form, origin.span()));
        let outside = self.document.blocks.iter().filter(|block| block.part != document::Part::Body);
        let mut printed =
            outside.filter(|block| reading::texts(block).into_iter().flatten().any(|run| here(run.origin)));
        printed.find_map(|block| self.page(block.id)).map(|page| (page, page))
    }

    /// Where the words stand that are printed for a subject.
    fn forms(&self, subject: &Subject) -> Vec<Span> {
        let corpus = self.corpus;
        let (organisation, person) = subject.key.split_once('/').unwrap_or((&subject.key, ""));
        let organisation = corpus.organisations.get(organisation);
        match subject.kind {
            Kind::Term => corpus.terms.get(&subject.key).map(term_forms).unwrap_or_default(),
            Kind::Signatory => {
                organisation.and_then(|o| o.signatories.get(person)).map(|s| s.name.span).into_iter().collect()
            }
            Kind::Organisation => organisation
                .into_iter()
                .flat_map(|o| [Some(&o.name), o.short.as_ref()])
                .flatten()
                .map(|t| t.span)
                .collect(),
            _ => Vec::new(),
        }
    }
}

fn term_forms(term: &Term) -> Vec<Span> {
    term.forms.values().map(|form| form.span).collect()
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}
