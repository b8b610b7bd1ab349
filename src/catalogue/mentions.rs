//! What a text names: the sources that it cites and the terms that it uses.

use std::collections::BTreeSet;

use crate::markup::{Block, BlockKind, Inline, Node};

/// Names that stand in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mentions {
    /// Citation keys.
    pub(super) sources: BTreeSet<String>,
    /// Names of terms.
    pub(super) terms: BTreeSet<String>,
}

impl Mentions {
    /// Adds what a block names, its notes among it.
    pub(super) fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::Display(_) => {}
            BlockKind::Quote(blocks) => blocks.iter().for_each(|block| self.block(block)),
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
            }
        }
    }

    /// Adds what running text names.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.node {
                Node::Cite(citations) => {
                    for citation in citations {
                        self.sources.insert(citation.key.clone());
                        self.inlines(&citation.prefix);
                        self.inlines(&citation.suffix);
                    }
                }
                Node::Term { name, .. } => {
                    self.terms.insert(name.clone());
                }
                Node::Note { content, .. } | Node::Optional(content) => self.inlines(content),
                Node::Text(_) | Node::Break | Node::Reference { .. } | Node::Hole(_) | Node::Field { .. } => {}
            }
        }
    }
}
