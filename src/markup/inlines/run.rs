//! Runs of text as large as one look and one place in the file allow.

use std::ops::Range;

use crate::diag::Origin;
use crate::markup::source_text::SourceText;
use crate::markup::tree::{Inline, Look, Node};

/// Collects inlines, and joins text that continues the text before it.
#[derive(Debug)]
pub(super) struct Run<'a> {
    source: &'a SourceText,
    out: Vec<Inline>,
    /// Where the last text ended, while nothing came after it.
    end: Option<usize>,
}

impl<'a> Run<'a> {
    pub(super) fn new(source: &'a SourceText) -> Self {
        Self { source, out: Vec::new(), end: None }
    }

    /// Words as they were typed.
    pub(super) fn text(&mut self, range: Range<usize>, look: &Look) {
        for part in self.source.cut(range) {
            if part.is_empty() || self.extend(&part, look) {
                continue;
            }
            let node = Node::Text(self.source.slice(part.clone()).to_owned());
            self.end = Some(part.end);
            self.out.push(Inline { node, look: look.clone(), origin: self.source.origin(part) });
        }
    }

    fn extend(&mut self, part: &Range<usize>, look: &Look) -> bool {
        if self.end != Some(part.start) || !self.source.joins(part.start) {
            return false;
        }
        let Some(Inline { node: Node::Text(words), look: before, origin }) = self.out.last_mut() else { return false };
        if before != look {
            return false;
        }
        words.push_str(self.source.slice(part.clone()));
        if let Origin::Verbatim(span) = origin {
            *span = span.cover(self.source.span(part.clone()));
        }
        self.end = Some(part.end);
        true
    }

    /// Words that were typed in another way.
    pub(super) fn typed(&mut self, words: &str, range: Range<usize>, look: &Look) {
        let origin = Origin::Typed(self.source.span(range));
        self.end = None;
        self.out.push(Inline { node: Node::Text(words.to_owned()), look: look.clone(), origin });
    }

    /// Anything else.
    pub(super) fn node(&mut self, node: Node, range: Range<usize>, look: &Look) {
        self.end = None;
        self.out.push(Inline { node, look: look.clone(), origin: self.source.origin(range) });
    }

    /// Inlines that were made elsewhere.
    pub(super) fn append(&mut self, inlines: Vec<Inline>) {
        self.end = None;
        self.out.extend(inlines);
    }

    pub(super) fn finish(self) -> Vec<Inline> {
        self.out
    }
}

/// Takes blanks from both ends. A no-break space is no blank here: it was asked for.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let is_blank = |inline: &Inline| matches!(&inline.node, Node::Text(words) if words.chars().all(blank));
    let blanks = inlines.iter().take_while(|inline| is_blank(inline)).count();
    inlines.drain(..blanks);
    if let Some(Inline { node: Node::Text(words), origin, .. }) = inlines.first_mut() {
        let from = words.len() - words.trim_start_matches(blank).len();
        *origin = origin.part(from, words.len());
        words.drain(..from);
    }
    while let Some(Inline { node: Node::Text(words), origin, .. }) = inlines.last_mut() {
        let to = words.trim_end_matches(blank).len();
        *origin = origin.part(0, to);
        words.truncate(to);
        if !words.is_empty() {
            break;
        }
        inlines.pop();
    }
}
