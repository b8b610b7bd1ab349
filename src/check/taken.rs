//! What a submission takes of its sections, as it was typed: for rules about citations, which need the words
//! around them before a style has put its own in their place.

use crate::diag::Diagnostics;
use crate::document::{Selection, select};
use crate::manifest::Manifest;
use crate::markup::{Block, BlockKind, Citation, Inline, Node};

/// The blocks that a submission takes, in the order of its text.
pub(super) fn blocks<'a>(manifest: &Manifest, selection: &'a Selection) -> Vec<&'a Block> {
    // Anchors that a section lacks were told when the document was assembled.
    let mut aside = Diagnostics::new();
    let uses = manifest.entries.iter().map(|entry| &entry.uses).zip(&selection.entries);
    let pairs = uses.flat_map(|(uses, sections)| uses.iter().zip(sections));
    let of_use = pairs.filter_map(|(used, section)| Some((used, section.as_ref()?)));
    of_use.flat_map(|(used, section)| select(used, section, &mut aside).blocks).collect()
}

/// A paragraph as it was typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph<'a> {
    pub(super) content: &'a [Inline],
    /// True in a quotation that is set apart.
    pub(super) quotation: bool,
}

/// The paragraphs of blocks, those of quotations and lists among them.
pub(super) fn paragraphs<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Vec<Paragraph<'a>> {
    let mut all = Vec::new();
    blocks.into_iter().for_each(|block| gather(block, false, &mut all));
    all
}

fn gather<'a>(block: &'a Block, quotation: bool, all: &mut Vec<Paragraph<'a>>) {
    match &block.kind {
        BlockKind::Paragraph(content) => all.push(Paragraph { content, quotation }),
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| gather(block, true, all)),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| gather(block, quotation, all));
        }
        _ => {}
    }
}

/// The citations of a text, those in its notes among them.
pub(super) fn citations<'a>(content: &'a [Inline], found: &mut Vec<&'a Citation>) {
    for inline in content {
        match &inline.node {
            Node::Cite(cites) => found.extend(cites),
            Node::Note { content, .. } => citations(content, found),
            _ => {}
        }
    }
}
