//! One form of one citation: its pattern expanded, with the punctuation put right.

use super::dress::dressed;
use super::fields::Record;
use super::piece::{take_out, words};
use super::tidy::tidied;
use crate::diag::{Computed, Diagnostics, Origin, Span};
use crate::markup::{Inline, Node, expand};

/// The form of a record by a pattern. Faults of patterns are named by [`check`](super::check()), each
/// once, and not again here.
pub(super) fn printed(pattern: &[Inline], mut record: Record<'_>) -> Vec<Inline> {
    record.title_follows = record.source.authors.is_empty() && asks(pattern, "title");
    let pattern = if record.title_follows { without_name(pattern) } else { pattern.to_vec() };
    let words = expand(&pattern, &record, &mut Diagnostics::new());
    let mut literals = Vec::new();
    places_of_words(&pattern, &mut literals);
    let fields = ["title", "title-short", "original.title"];
    let titles: Vec<Span> = fields.iter().filter_map(|field| Some(record.source.texts.get(*field)?.span)).collect();
    let among = |places: &[Span], inline: &Inline| places.iter().any(|place| holds(*place, inline.origin.span()));
    let title = |inline: &Inline| among(&titles, inline);
    let full = record.house.style.full.get(&record.source.kind).map_or(pattern.as_slice(), Vec::as_slice);
    let words = dressed(words, &pattern, full, &title);
    tidied(words, &|inline| among(&literals, inline), &title)
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}

/// True when the pattern has a placeholder for this field.
pub(super) fn asks(pattern: &[Inline], field: &str) -> bool {
    pattern.iter().any(|inline| match &inline.node {
        Node::Field { name, .. } => name == field,
        Node::Optional(part) => asks(part, field),
        Node::Note { content, .. } => asks(content, field),
        _ => false,
    })
}

/// A pattern such as `{name}, {title|short}` without its name and the words that part it from what
/// follows: a work without author goes by its title, which is not to be said twice.
fn without_name(pattern: &[Inline]) -> Vec<Inline> {
    let mut kept = pattern.to_vec();
    let named = |inline: &Inline| matches!(&inline.node, Node::Field { name, .. } if name == "name");
    if let Some(at) = kept.iter().position(named)
        && asks(kept.get(at..).unwrap_or_default(), "title")
    {
        let parted = matches!(kept.get(at + 1), Some(Inline { node: Node::Text(_), .. }));
        kept.drain(at..=at + usize::from(parted));
    }
    kept
}

/// Where the pattern's own words stand.
fn places_of_words(pattern: &[Inline], places: &mut Vec<Span>) {
    for inline in pattern {
        match &inline.node {
            Node::Text(_) => places.push(inline.origin.span()),
            Node::Optional(part) => places_of_words(part, places),
            _ => {}
        }
    }
}

/// Lowers the first letter of a form that begins with a word of its pattern: "see *id.*". The word has
/// one origin, that of a changed case; the rest stays as typed.
pub(super) fn lower_first(form: &mut Vec<Inline>, pattern: &[Inline]) {
    let Some(first) = form.first().cloned() else { return };
    let own =
        pattern.first().is_some_and(|own| words(own).is_some() && own.origin.span().start == first.origin.span().start);
    let Some(text) = words(&first).filter(|_| own) else { return };
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let Some((word, Some(initial))) = text.get(..end).map(|word| (word, word.chars().next())) else { return };
    if !initial.is_uppercase() {
        return;
    }
    let rest = word.get(initial.len_utf8()..).unwrap_or_default();
    let lowered = initial.to_lowercase().chain(rest.chars()).collect();
    let origin = Origin::Computed(Computed::Case, first.origin.part(0, end).span());
    take_out(form, 0, 0, end);
    form.insert(0, Inline { node: Node::Text(lowered), look: first.look.clone(), origin });
}
