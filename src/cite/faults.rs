//! What can be wrong with citing a record in a style, each said once.

use std::collections::BTreeSet;

use super::{Cite, pinpoints};
use crate::corpus::{Source, SourceKind};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::markup::{Inline, Pinpoint, PinpointKind};
use crate::template::CitationStyle;

pub(super) struct Faults<'a> {
    found: &'a mut Diagnostics,
    kinds: BTreeSet<SourceKind>,
    labels: BTreeSet<PinpointKind>,
    pairs: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(found: &'a mut Diagnostics) -> Self {
        Self { found, kinds: BTreeSet::new(), labels: BTreeSet::new(), pairs: BTreeSet::new() }
    }

    /// The style has no full form for this kind of source.
    pub(super) fn no_form(&mut self, cite: &Cite<'_>) {
        let kind = cite.source.kind;
        if self.kinds.insert(kind) {
            let name = kind_name(kind);
            let message = format!("the citation style does not say how a source of type `{name}` is cited");
            let fault = Diagnostic::error(cite.citation.key_span, message);
            let hint = format!("add a line under [full] in the citation style: {name} = \"…\"");
            self.found.push(fault.hint(hint).related(cite.source.span, "the source"));
        }
    }

    /// The style has no label for a kind of pinpoint.
    pub(super) fn unlabelled(&mut self, pinpoint: &Pinpoint, style: &CitationStyle) {
        for part in &pinpoint.parts {
            if !style.pinpoints.contains_key(&part.kind) && self.labels.insert(part.kind) {
                let name = pinpoints::name(part.kind);
                let message = format!("the citation style has no label for the pinpoint `{name}`");
                let hint = format!("add a line under [pinpoints] in the citation style: {name} = [\"…\", \"…\"]");
                self.found.push(Diagnostic::error(part.origin.span(), message).hint(hint));
            }
        }
    }

    /// A pinpoint was typed, and the form has no place for it: better refused than lost.
    pub(super) fn lost_pinpoint(&mut self, cite: &Cite<'_>, pattern: &[Inline]) {
        let message = "the citation style has no place for this pinpoint";
        let mut fault = Diagnostic::error(cite.citation.span, message);
        if let Some(first) = pattern.first() {
            let whole = pattern.iter().fold(first.origin.span(), |span, inline| span.cover(inline.origin.span()));
            fault = fault.related(whole, "the form that is used here");
        }
        self.found.push(fault.hint("add `[?, {pinpoint}]` to the form in the citation style"));
    }

    /// Two works have the same short author and short title, and a short form has to tell them apart.
    pub(super) fn alike(&mut self, one: &'a Source, other: &'a Source) {
        let pair = (one.key.as_str().min(&other.key), one.key.as_str().max(&other.key));
        if self.pairs.insert(pair) {
            let message = format!("`{}` and `{}` read alike when they are cited again", pair.0, pair.1);
            let warning = Diagnostic::warning(one.span, message).related(other.span, "the other source");
            self.found.push(warning.hint("give each its own `title-short`"));
        }
    }

    /// No short form tells a work from another, so that it is given in full each time.
    pub(super) fn full_again(&mut self, one: &'a Source, other: &'a Source) {
        if self.pairs.insert((one.key.as_str(), other.key.as_str())) {
            let message = format!("`{}` is cited in full again: in short it reads like `{}`", one.key, other.key);
            let note = Diagnostic::new(Severity::Note, Some(one.span), message).related(other.span, "the other source");
            self.found.push(note.hint("give each its own `title-short` to save words"));
        }
    }
}

/// The kind as a record and a style write it.
fn kind_name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::News => "news",
        SourceKind::Web => "web",
        SourceKind::Report => "report",
        SourceKind::UnDocument => "un-document",
        SourceKind::Treaty => "treaty",
        SourceKind::JournalArticle => "journal-article",
        SourceKind::Book => "book",
        SourceKind::Legislation => "legislation",
        SourceKind::Video => "video",
        SourceKind::Case => "case",
        SourceKind::Interview => "interview",
    }
}
