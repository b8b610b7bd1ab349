//! Containers while they are open, and the anchors that belong to them.
//!
//! By Markdown's rules a line `{#id}` directly below a quotation is the last line *of* it. Such an
//! anchor therefore floats: it rises from the paragraph to the outermost container that ends with it.
//! An anchor at the end of a line belongs to its paragraph; where that is all that a quotation or an
//! item holds, it belongs to the quotation or the item.

use std::ops::Range;

use super::tree::{Anchor, Block, BlockKind, ListItem};
use crate::diag::{Diagnostic, Diagnostics, Span};

/// A block that is read, with the anchor that stood alone on its last line.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) block: Block,
    pub(super) floating: Option<Anchor>,
}

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Text,
    Quote,
    List { start: Option<u64> },
    Item,
}

/// A container that is open.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) container: Container,
    pub(super) range: Range<usize>,
    blocks: Vec<Done>,
    items: Vec<(ListItem, Option<Anchor>)>,
    /// True when something in it was told to be a fault and left out.
    left_out: bool,
}

impl Frame {
    pub(super) fn new(container: Container, range: Range<usize>) -> Self {
        Self { container, range, blocks: Vec::new(), items: Vec::new(), left_out: false }
    }

    pub(super) fn push(&mut self, done: Done) {
        self.blocks.push(done);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.items.is_empty() && !self.left_out
    }

    /// Remembers that something in it was told to be a fault, so that it is not told to be empty.
    pub(super) fn leave_out(&mut self) {
        self.left_out = true;
    }

    pub(super) fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The blocks of a whole text.
    pub(super) fn into_blocks(self, found: &mut Diagnostics) -> Vec<Block> {
        self.blocks.into_iter().map(|done| settle(done, found)).collect()
    }

    /// Closes a quotation.
    pub(super) fn into_quote(self, span: Span, found: &mut Diagnostics) -> Done {
        let (blocks, floating, anchor) = self.close(found);
        Done { block: Block { kind: BlockKind::Quote(blocks), anchor, span }, floating }
    }

    /// Closes a list.
    pub(super) fn into_list(mut self, start: Option<u64>, span: Span, found: &mut Diagnostics) -> Done {
        let floating = self.items.last_mut().and_then(|(_, floating)| floating.take());
        let items = self.items.into_iter().map(|(mut item, own)| {
            own.into_iter().for_each(|anchor| give(&mut item.anchor, anchor, found));
            item
        });
        let kind = BlockKind::List { start, items: items.collect() };
        Done { block: Block { kind, anchor: None, span }, floating }
    }

    /// Closes an item and gives it to its list.
    pub(super) fn push_item(&mut self, item: Self, span: Span, found: &mut Diagnostics) {
        let (blocks, floating, anchor) = item.close(found);
        self.items.push((ListItem { blocks, anchor, span }, floating));
    }

    /// The blocks, the anchor that rises further, and the anchor that is the container's own.
    fn close(mut self, found: &mut Diagnostics) -> (Vec<Block>, Option<Anchor>, Option<Anchor>) {
        let floating = self.blocks.last_mut().and_then(|done| done.floating.take());
        let mut blocks: Vec<Block> = self.blocks.into_iter().map(|done| settle(done, found)).collect();
        let own = match blocks.as_mut_slice() {
            [Block { kind: BlockKind::Paragraph(_), anchor, .. }] => anchor.take(),
            _ => None,
        };
        (blocks, floating, own)
    }
}

/// The block with the anchor that rises no further.
fn settle(done: Done, found: &mut Diagnostics) -> Block {
    let Done { mut block, floating } = done;
    floating.into_iter().for_each(|anchor| give(&mut block.anchor, anchor, found));
    block
}

/// Gives a block its anchor; a second one is told.
pub(super) fn give(place: &mut Option<Anchor>, anchor: Anchor, found: &mut Diagnostics) {
    match place {
        Some(first) => found.push(
            Diagnostic::error(anchor.span, "this block has two anchors")
                .hint("keep one of the two")
                .related(first.span, "the first"),
        ),
        None => *place = Some(anchor),
    }
}
