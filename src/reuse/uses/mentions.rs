//! What a text names, each with its place.

use crate::diag::Span;
use crate::markup::{Block, BlockKind, Inline, Node};

/// Something that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// A source that it cites.
    Source(&'a str),
    /// A term.
    Term(&'a str),
    /// A place that it points at, as it was typed.
    Reference(&'a str),
    /// A person under a pseudonym.
    Person(&'a str),
    /// A place of its own.
    Anchor(&'a str),
}

/// Says all that blocks name to `say`, in the order in which they are read.
pub(super) fn of_blocks<'a>(blocks: impl IntoIterator<Item = &'a Block>, say: &mut impl FnMut(Named<'a>, Span)) {
    for block in blocks {
        if let Some(anchor) = &block.anchor {
            say(Named::Anchor(&anchor.id), block.span);
        }
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => of_inlines(content, say),
            BlockKind::Display(_) => {}
            BlockKind::Quote(blocks) => of_blocks(blocks, say),
            BlockKind::List { items, .. } => {
                for item in items {
                    if let Some(anchor) = &item.anchor {
                        say(Named::Anchor(&anchor.id), item.span);
                    }
                    of_blocks(&item.blocks, say);
                }
            }
        }
    }
}

/// The same for running text.
pub(super) fn of_inlines<'a>(inlines: &'a [Inline], say: &mut impl FnMut(Named<'a>, Span)) {
    let mut person = None;
    for inline in inlines {
        let span = inline.origin.span();
        // One span may be cut into several pieces, by emphasis or a term in it.
        if inline.look.person != person {
            person.clone_from(&inline.look.person);
            if let Some(id) = &inline.look.person {
                say(Named::Person(id), span);
            }
        }
        match &inline.node {
            Node::Cite(citations) => {
                for citation in citations {
                    of_inlines(&citation.prefix, say);
                    say(Named::Source(&citation.key), citation.key_span);
                    of_inlines(&citation.suffix, say);
                }
            }
            Node::Term { name, .. } => say(Named::Term(name), span),
            Node::Reference { target, .. } => say(Named::Reference(target), span),
            Node::Note { content, anchor, .. } => {
                if let Some(anchor) = anchor {
                    say(Named::Anchor(&anchor.id), span);
                }
                of_inlines(content, say);
            }
            Node::Optional(content) => of_inlines(content, say),
            Node::Text(_) | Node::Break | Node::Hole(_) | Node::Field { .. } => {}
        }
    }
}
