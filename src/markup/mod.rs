//! The language of sections: Markdown's blocks, our own inlines.
//!
//! The same inlines serve sections, template texts and citation patterns; the latter two also know
//! placeholders. See `docs/author-guide.md` for the language itself.

mod blocks;
mod display;
mod dump;
mod expand;
mod foreign;
mod frame;
mod front_matter;
mod inlines;
mod mask;
mod source_text;
#[cfg(test)]
mod tests;
mod tree;

pub use blocks::parse_blocks;
pub(crate) use dump::blocks as shape;
pub use expand::{FieldValue, Fields, expand};
pub use front_matter::split_front_matter;
pub(crate) use inlines::named_sign;
pub use inlines::{Dialect, parse_inlines};
pub(crate) use mask::{comments, stands_alone};
pub use tree::{
    Anchor, Block, BlockKind, Citation, Display, DisplayKind, Inline, ListItem, Look, Node, Pinpoint, PinpointKind,
    PinpointPart, ReferenceForm, Series,
};
