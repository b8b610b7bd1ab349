//! Pieces of printed text: how each kind of words keeps where it came from.

use crate::diag::{Computed, Origin, Span};
use crate::markup::{Inline, Look, Node};
use crate::tables::Text;

/// What parts the items of a list in running text: the parts of a pinpoint, place and publisher.
pub(super) const COMMA: &str = ", ";

/// Words with their origin, in the plain look.
pub(super) fn piece(words: impl Into<String>, origin: Origin) -> Inline {
    Inline { node: Node::Text(words.into()), look: Look::default(), origin }
}

/// A text of a record, a style or a list of words.
pub(super) fn text(text: &Text) -> Inline {
    piece(text.value.clone(), text.origin())
}

/// Words that no file holds: a space between given and family name, a day of the month.
pub(super) fn computed(words: impl Into<String>, asked: Span) -> Inline {
    piece(words, Origin::Computed(Computed::Value, asked))
}

/// The words of a text; `None` for everything else.
pub(super) fn words(inline: &Inline) -> Option<&str> {
    match &inline.node {
        Node::Text(words) => Some(words),
        _ => None,
    }
}

/// Takes the bytes `from..to` out of the text at `at`; a text that loses all its words goes.
pub(super) fn take_out(inlines: &mut Vec<Inline>, at: usize, from: usize, to: usize) {
    let Some(inline) = inlines.get(at) else { return };
    let Some(text) = words(inline) else { return };
    let kept = |from: usize, to: usize| {
        let part = text.get(from..to).filter(|part| !part.is_empty())?;
        Some(Inline {
            node: Node::Text(part.to_owned()),
            look: inline.look.clone(),
            origin: inline.origin.part(from, to),
        })
    };
    let parts: Vec<Inline> = [kept(0, from), kept(to, text.len())].into_iter().flatten().collect();
    inlines.splice(at..=at, parts);
}

/// Takes out the blanks at the end.
pub(super) fn trim_end(inlines: &mut Vec<Inline>) {
    while let Some(text) = inlines.last().and_then(words) {
        let (kept, all) = (text.trim_end().len(), text.len());
        if kept < all || all == 0 {
            take_out(inlines, inlines.len() - 1, kept, all);
        }
        if kept > 0 {
            return;
        }
    }
}

/// The plain words of a text, for comparing.
pub(super) fn plain(inlines: &[Inline]) -> String {
    inlines.iter().filter_map(words).collect()
}
