//! The words of a section before it is assembled.
//!
//! Numbers and names that only a document knows are counted as they usually read: a reference as
//! "section 1", a term in its common form. A citation becomes a note, and is no word of the text.

use std::collections::BTreeMap;

use crate::corpus::Term;
use crate::markup::{Block, BlockKind, Inline, Node};
use crate::reading;

/// How many words the blocks have, sub-headings included, notes not.
pub(super) fn count<'a>(blocks: impl IntoIterator<Item = &'a Block>, terms: &BTreeMap<String, Term>) -> usize {
    blocks.into_iter().map(|block| of_block(block, terms)).sum()
}

fn of_block(block: &Block, terms: &BTreeMap<String, Term>) -> usize {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => reading::count(&plain(content, terms)),
        BlockKind::Display(_) => 0,
        BlockKind::Quote(blocks) => count(blocks, terms),
        BlockKind::List { items, .. } => count(items.iter().flat_map(|item| &item.blocks), terms),
    }
}

/// The words of running text.
pub(super) fn plain(inlines: &[Inline], terms: &BTreeMap<String, Term>) -> String {
    let mut text = String::new();
    for inline in inlines {
        match &inline.node {
            Node::Text(words) | Node::Hole(words) => text.push_str(words),
            Node::Break => text.push('\n'),
            Node::Reference { .. } => text.push_str("section 1"),
            Node::Term { name, form } => {
                let forms = terms.get(name).map(|term| &term.forms);
                let asked = form.as_deref().unwrap_or("common");
                let words = forms.and_then(|forms| forms.get(asked).or_else(|| forms.get("common")));
                text.push_str(words.map_or(name, |words| &words.value));
            }
            // The blank before a citation goes with it, so that no full stop is left alone.
            Node::Cite(_) => text.truncate(text.trim_end().len()),
            Node::Note { .. } | Node::Field { .. } | Node::Optional(_) => {}
        }
    }
    text.replace('\u{AD}', "")
}
