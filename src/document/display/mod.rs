//! Figures and tables: each is a caption, what is to be looked at, and a line that says where it comes
//! from.
//!
//! They are numbered in the order in which they stand, before anything is set, so that "figure 3" in a
//! text can only be the third figure. Figures and tables are counted apart.

mod chart;
mod sources;

use std::collections::BTreeMap;

use crate::corpus::Figure;
use crate::diag::{Computed, Diagnostic, Diagnostics, Origin, Span};
use crate::markup::{Dialect, Display, DisplayKind, Inline, Look, Node, parse_inlines};
use crate::tables::Text;

use super::Role;
use super::assemble::Input;
use super::draft::{DisplayNumber, DraftKind, DraftText, Words};

/// What has been counted and cited so far.
pub(super) struct Displays<'a> {
    input: &'a Input<'a>,
    counts: BTreeMap<DisplayKind, u32>,
    /// Where each was asked for first.
    printed: BTreeMap<(DisplayKind, String), Span>,
    /// The keys of the sources that they cite, in order.
    cited: Vec<String>,
}

/// A draft on its way: what it is and what it is called.
pub(super) type Part = (DraftKind, Option<DisplayNumber>);

impl<'a> Displays<'a> {
    pub(super) fn new(input: &'a Input<'a>) -> Self {
        Self { input, counts: BTreeMap::new(), printed: BTreeMap::new(), cited: Vec::new() }
    }

    /// The sources that figures and tables cite, in the order of their first citation.
    pub(super) fn cited(&self) -> &[String] {
        &self.cited
    }

    /// The parts of what a section asks for, in reading order; none when it could not be read, which was
    /// told.
    pub(super) fn parts(&mut self, display: &Display, found: &mut Diagnostics) -> Vec<Part> {
        let Some(figure) = self.input.selection.figures.get(&display.id) else { return Vec::new() };
        if !self.is_first(display, found) {
            return Vec::new();
        }
        let number = self.count(display.kind);
        let mut parts = vec![self.caption(&figure.title, number, display.id_span, found)];
        parts.extend(self.body(figure, display, found).map(|body| (body, None)));
        parts.extend(self.source_line(figure, found).map(|line| (line, None)));
        parts
    }

    /// Whether it was not printed before: two numbers for one figure would be two figures to a reader.
    fn is_first(&mut self, display: &Display, found: &mut Diagnostics) -> bool {
        let key = (display.kind, display.id.clone());
        let first = *self.printed.entry(key).or_insert(display.id_span);
        if first != display.id_span {
            let message = format!("the {} `{}` is printed twice", display.kind.word(), display.id);
            let fault = Diagnostic::error(display.id_span, message).related(first, "the first");
            found.push(fault.hint(format!("refer to it: [#{}]", display.id)));
        }
        first == display.id_span
    }

    fn count(&mut self, kind: DisplayKind) -> DisplayNumber {
        let count = self.counts.entry(kind).or_insert(0);
        *count += 1;
        DisplayNumber { kind, number: *count }
    }

    fn body(&self, figure: &Figure, display: &Display, found: &mut Diagnostics) -> Option<DraftKind> {
        match display.kind {
            DisplayKind::Figure => chart::draft(figure, display, found),
        }
    }

    /// "Figure 3. Title", the number in bold.
    fn caption(&self, title: &Text, number: DisplayNumber, asked: Span, found: &mut Diagnostics) -> Part {
        let strong = Look { strong: true, ..Look::default() };
        let computed = Origin::Computed(Computed::BlockNumber, asked);
        let label = match number.kind {
            DisplayKind::Figure => "figure-caption",
        };
        let (word, origin) = self.word(label, asked);
        let piece = |text: String, origin| Inline { node: Node::Text(text), look: strong.clone(), origin };
        let mut content = vec![piece(word, origin), piece(format!("\u{A0}{}.", number.number), computed)];
        content.push(Inline { look: Look::default(), ..piece(" ".to_owned(), computed) });
        content.extend(plain_words(title, found));
        (text(Role::Caption, "figure-caption", content, true), Some(number))
    }

    /// A word of the document's language, and where it stands.
    fn word(&self, name: &str, asked: Span) -> (String, Origin) {
        let words = self.input.words;
        let origin = words.words.get(name).map_or(Origin::Computed(Computed::Reference, asked), Text::origin);
        (words.word(name).to_owned(), origin)
    }

    /// "Source: …", the terms of use, and what is still to be said.
    fn source_line(&mut self, figure: &Figure, found: &mut Diagnostics) -> Option<DraftKind> {
        let mut content = Vec::new();
        match &figure.sources {
            Some(sources) => {
                let (words, keys) = sources::settle(sources, self.input, found);
                let (label, origin) = self.word(if keys.len() > 1 { "sources" } else { "source" }, sources.span);
                let label = Inline { node: Node::Text(label), look: Look::default(), origin };
                content.extend([label, blank(": ", sources.span)]);
                content.extend(words);
                self.cited.extend(keys);
            }
            None => content.push(hole("where the numbers come from", figure.span)),
        }
        if let Some(licence) = &figure.licence {
            content.push(blank(" ", licence.span));
            content.extend(plain_words(licence, found));
        }
        if figure.alternative.is_none() {
            content.push(blank(" ", figure.span));
            content.push(hole("alternative text: what the figure says, for those who cannot see it", figure.span));
        }
        (!content.is_empty()).then(|| text(Role::Source, "figure-source", content, false))
    }
}

fn text(role: Role, style: &str, content: Vec<Inline>, keep_next: bool) -> DraftKind {
    DraftKind::Text(DraftText {
        role,
        style: style.to_owned(),
        marker: None,
        content: Words::Inlines(content),
        before: None,
        after: None,
        keep_next,
        unnumbered: false,
        entry: None,
    })
}

fn blank(sign: &str, asked: Span) -> Inline {
    let origin = Origin::Computed(Computed::Value, asked);
    Inline { node: Node::Text(sign.to_owned()), look: Look::default(), origin }
}

fn hole(what: &str, place: Span) -> Inline {
    Inline { node: Node::Hole(what.to_owned()), look: Look::default(), origin: Origin::Typed(place) }
}

/// The inlines of a text in which nothing is cited and noted.
fn plain_words(text: &Text, found: &mut Diagnostics) -> Vec<Inline> {
    let mut inlines = parse_inlines(&text.value, text.origin(), Dialect::Section, found);
    inlines.retain(|inline| {
        let refused = matches!(inline.node, Node::Cite(_) | Node::Note { .. });
        if refused {
            let fault = Diagnostic::error(inline.origin.span(), "this text takes no citation and no note");
            found.push(fault.hint("cite in `sources`, and remark in the text of the section"));
        }
        !refused
    });
    inlines
}
