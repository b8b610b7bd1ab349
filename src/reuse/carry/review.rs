//! What is to be read again before a carried submission is filed.

use serde::Serialize;

use crate::corpus::{Section, is_beside};
use crate::diag::{SourceMap, Span};
use crate::document::Selection;
use crate::manifest::Manifest;
use crate::markup::{Block, BlockKind, Inline, Node, Series};
use crate::tables::{Date, Kind, Text};
use crate::template::{Remarks, Template};

/// Something to be looked at, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Matter {
    /// What it is, in words.
    pub what: String,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// What is to be looked at in a carried submission: sections whose review is over or was never made,
/// words of its own that speak of the old session, and notes that the template does not print as notes.
///
/// `on` is the day against which reviews are judged; `phrases` are names of the old session and its years.
/// The corpus may speak of any year; only the manifest and the texts beside it were written for one.
pub fn review(
    manifest: &Manifest,
    template: &Template,
    selection: &Selection,
    phrases: &[String],
    on: Date,
    sources: &SourceMap,
) -> Vec<Matter> {
    let mut matters = Matters { all: Vec::new(), remarks: template.notes.remarks, phrases, sources };
    for text in texts(manifest) {
        matters.text(&text.value, text.span);
    }
    for section in selection.entries.iter().flatten().flatten() {
        let own = is_beside(&section.name);
        if !own {
            matters.section(section, on);
        }
        section.blocks.iter().for_each(|block| matters.block(block, own));
    }
    matters.all
}

/// The texts of a manifest that are printed: fields and headings. Dates were moved.
fn texts(manifest: &Manifest) -> Vec<&Text> {
    let fields = manifest.fields.iter().filter_map(|field| match &field.value.kind {
        Kind::Text(text) if Date::parse(&text.value).is_err() => Some(text),
        _ => None,
    });
    fields.chain(manifest.entries.iter().filter_map(|entry| entry.heading.as_ref())).collect()
}

/// What was found so far, and what is looked for.
struct Matters<'a> {
    all: Vec<Matter>,
    /// What becomes of remarks.
    remarks: Remarks,
    phrases: &'a [String],
    sources: &'a SourceMap,
}

impl Matters<'_> {
    fn push(&mut self, what: String, span: Span) {
        let (file, line) = (self.sources.path(span.file).to_owned(), self.sources.place(span).0);
        let matter = Matter { what, file, line };
        if !self.all.contains(&matter) {
            self.all.push(matter);
        }
    }

    fn section(&mut self, section: &Section, on: Date) {
        let head = section.title.as_ref().map_or(Span::new(section.file, 0, 0), |title| title.span);
        match (section.reviewed, section.review_by) {
            (_, Some((by, span))) if by.is_over(on) => {
                self.push(format!("`{}` was to be reviewed by {by}", section.name), span);
            }
            (None, _) => self.push(format!("`{}` was never reviewed", section.name), head),
            _ => {}
        }
    }

    /// `own` is true for a text that was written for the old submission.
    fn block(&mut self, block: &Block, own: bool) {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => self.inlines(content, own),
            BlockKind::Display(_) => {}
            BlockKind::Quote(blocks) => blocks.iter().for_each(|block| self.block(block, own)),
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block, own));
            }
        }
    }

    fn inlines(&mut self, content: &[Inline], own: bool) {
        for inline in content {
            match &inline.node {
                Node::Text(words) if own => self.text(words, inline.origin.span()),
                Node::Note { series: Series::Numbered, content, .. } => {
                    self.remark(inline.origin.span());
                    self.inlines(content, own);
                }
                _ => {}
            }
        }
    }

    /// What the template makes of a note with words of its own.
    fn remark(&mut self, span: Span) {
        let fate = match self.remarks {
            Remarks::Note => return,
            Remarks::Parenthesis => "a note whose words will stand in the text, in brackets",
            Remarks::Drop => "a note that will be left out",
            Remarks::Refuse => "a note that may not stand there",
        };
        self.push(fate.to_owned(), span);
    }

    fn text(&mut self, text: &str, span: Span) {
        for phrase in self.phrases.iter().filter(|phrase| !phrase.is_empty()) {
            for (at, _) in text.match_indices(phrase.as_str()) {
                // A span of another length than its text holds an escape or a soft line end: its start will do.
                let place = if span.len() == text.len() { span.part(at, at + phrase.len()) } else { span };
                self.push(format!("names “{phrase}”"), place);
            }
        }
    }
}
