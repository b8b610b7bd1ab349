//! The citations of a document on their way to [`crate::cite`] and back: each key with its record, in
//! the order in which they are read.

use std::collections::BTreeSet;

use crate::cite::{self, Cite, CitedGroup, CitedNote, House, Position, SettledNote};
use crate::corpus::Corpus;
use crate::corpus::shape::is_id;
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::markup::{Citation, Inline, Node, Series};
use crate::template::{NoteForms, NotePlace, Repeat, TextForms};

use super::assemble::Input;
use super::notes::{DraftNote, Gathered};

/// The words of all citations.
#[derive(Clone, Debug, Default)]
pub(super) struct Cited {
    /// Of each note, by its place among the notes: the words of each `[@…]` in it.
    pub(super) in_notes: Vec<Vec<Vec<Inline>>>,
    /// Of each note: the position of each citation; none where citations stand in the text.
    pub(super) positions: Vec<Vec<Position>>,
    /// Of each group in the running text, by its place among the groups.
    pub(super) in_text: Vec<Vec<Inline>>,
}

/// Settles all citations.
pub(super) fn settle(input: &Input<'_>, gathered: &Gathered, found: &mut Diagnostics) -> Cited {
    for note in gathered.notes.iter().filter(|note| note.series == Series::Asterisk) {
        refuse_citations(note, found);
    }
    let house = house(input);
    match &input.style.repeat {
        Repeat::Notes(forms) => {
            refuse_notes(input, found);
            in_notes(&gathered.notes, forms, &house, input.corpus, found)
        }
        Repeat::InText(forms) => in_text(gathered, forms, &house, input.corpus, found),
    }
}

/// What citations are printed by.
pub(super) fn house<'a>(input: &Input<'a>) -> House<'a> {
    House { style: input.style, repeat: input.template.citations.repeat, words: input.words }
}

fn in_notes(
    notes: &[DraftNote],
    forms: &NoteForms,
    house: &House<'_>,
    corpus: &Corpus,
    found: &mut Diagnostics,
) -> Cited {
    let mut cited_notes = Vec::new();
    let numbered = notes.iter().filter(|note| note.series == Series::Numbered);
    for (number, note) in (1..).zip(numbered) {
        let clusters = clusters(&note.content).map(|cluster| with_sources(cluster, corpus, found)).collect();
        let remark = note.content.iter().any(is_remark);
        let within_sentence = within_sentence(&note.content);
        cited_notes.push(CitedNote { id: note.id, number, clusters, remark, within_sentence });
    }
    let mut settled = cite::settle(&cited_notes, forms, house, found).into_iter();
    let of_note = |note: &DraftNote| match note.series {
        Series::Numbered => settled.next().unwrap_or_default(),
        Series::Asterisk => SettledNote::default(),
    };
    let settled = notes.iter().map(of_note).map(|note| (note.clusters, note.positions));
    let (in_notes, positions) = settled.unzip();
    Cited { in_notes, positions, in_text: Vec::new() }
}

fn in_text(
    gathered: &Gathered,
    forms: &TextForms,
    house: &House<'_>,
    corpus: &Corpus,
    found: &mut Diagnostics,
) -> Cited {
    let groups = gathered.groups.iter();
    let groups: Vec<CitedGroup<'_>> = groups
        .map(|group| CitedGroup { cites: with_sources(&group.citations, corpus, found), bare: group.bare })
        .collect();
    let in_text = cite::settle_in_text(&groups, forms, house, found);
    let of_note = |note: &DraftNote| in_text.get(note.groups.clone()).unwrap_or_default().to_vec();
    Cited { in_notes: gathered.notes.iter().map(of_note).collect(), positions: Vec::new(), in_text }
}

/// A style for notes needs notes.
fn refuse_notes(input: &Input<'_>, found: &mut Diagnostics) {
    if input.template.notes.place == NotePlace::None {
        let style = &input.template.citations.style;
        let message = format!("`{}` cites in notes, and this template has none", style.value);
        let fault = Diagnostic::error(style.span, message);
        found.push(fault.hint("choose a citation style of the kind \"in-text\", or set place = \"page\" in [notes]"));
    }
}

/// An asterisk note stands outside the order in which the citations of a document are read.
fn refuse_citations(note: &DraftNote, found: &mut Diagnostics) {
    if clusters(&note.content).next().is_some() {
        let fault = Diagnostic::error(note.span, "an asterisk note takes no citation");
        found.push(fault.hint("cite in a numbered note, ^[…], or in the text"));
    }
}

/// The citations of each `[@…]`.
pub(super) fn clusters(content: &[Inline]) -> impl Iterator<Item = &[Citation]> {
    content.iter().filter_map(|inline| match &inline.node {
        Node::Cite(citations) => Some(citations.as_slice()),
        _ => None,
    })
}

/// The keys of all citations in the order of their first, those of the running text before those that
/// stand in notes alone, and last those that stand `below` figures alone.
pub(super) fn keys(gathered: &Gathered, below: Vec<String>) -> Vec<String> {
    let in_text = gathered.groups.iter().flat_map(|group| &group.citations);
    let in_notes = gathered.notes.iter().flat_map(|note| clusters(&note.content)).flatten();
    let mut seen = BTreeSet::new();
    let keys = in_text.chain(in_notes).map(|cite| cite.key.clone()).chain(below);
    keys.filter(|key| seen.insert(key.clone())).collect()
}

/// For each citation in a note: whether words of the same sentence stand before it.
pub(super) fn within_sentence(content: &[Inline]) -> Vec<bool> {
    let cites = content.iter().enumerate().filter(|(_, inline)| matches!(inline.node, Node::Cite(_)));
    cites.map(|(place, _)| !cite::opens_sentence(content.get(..place).unwrap_or_default())).collect()
}

/// Words of a note's own, beside its citations.
pub(super) fn is_remark(inline: &Inline) -> bool {
    match &inline.node {
        Node::Cite(_) => false,
        Node::Text(text) => !text.trim().is_empty(),
        _ => true,
    }
}

/// Citations with their sources; those without a source are faults.
pub(super) fn with_sources<'a>(
    citations: &'a [Citation],
    corpus: &'a Corpus,
    found: &mut Diagnostics,
) -> Vec<Cite<'a>> {
    let source = |citation: &'a Citation| match corpus.sources.get(&citation.key) {
        Some(source) => Some(Cite { source, citation }),
        // What is no key was told when the text was read.
        None if !is_id(&citation.key) => None,
        None => {
            let near = nearest(&citation.key, corpus.sources.keys().map(String::as_str));
            // What a broken record hides is told when the record is mended.
            if corpus.incomplete && near.is_none_or(|near| !is_id(near)) {
                return None;
            }
            let fault = Diagnostic::error(citation.key_span, format!("there is no source `{}`", citation.key));
            found.push(match near {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault.hint("add a record for it to a file below submissions/corpus/sources"),
            });
            None
        }
    };
    citations.iter().filter_map(source).collect()
}
