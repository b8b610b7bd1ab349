//! Inlines: what running text is made of.
//!
//! A pass over the characters makes tokens and pairs the brackets ([`lexer`]); a second makes the tree
//! of them ([`content`]). Neither looks at a byte more than a fixed number of times, and the depth of
//! the second is bounded by the limit that the first enforces.

mod address;
mod characters;
mod citation;
mod content;
mod emphasis;
mod entity;
mod hole;
mod lexer;
mod link;
mod note;
mod opaque;
mod pinpoint;
mod placeholder;
mod reference;
mod run;
mod span;
mod term;
mod token;
mod value;

use super::source_text::SourceText;
use super::tree::{Anchor, Inline};
use crate::diag::{Diagnostics, Origin};

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Sections, headings of manifests, titles of sources.
    Section,
    /// The same with `{field|form}` and `[? … ]`: texts of templates and patterns of citation styles.
    Placeholder,
}

/// Parses running text that is no section: a heading of a manifest, a text of a template, a title.
///
/// With [`Origin::Verbatim`] every piece gets its own range of it, with another origin that range as a
/// whole. Blanks at both ends are kept. Faults go to `found`; the pieces hold what could be read.
pub fn parse_inlines(text: &str, origin: Origin, dialect: Dialect, found: &mut Diagnostics) -> Vec<Inline> {
    let source = SourceText::new(text, origin);
    let content = content::parse(&source, dialect, content::Anchors::Refused, found);
    content.inlines
}

/// The sign that a text begins with when it is written by its HTML name or number, such as `&nbsp;`: how
/// many bytes name it, and what it stands for.
pub(crate) fn named_sign(text: &str) -> Option<(usize, String)> {
    let length = text.starts_with('&').then(|| entity::length(text)).flatten()?;
    Some((length, entity::decode(text.get(..length)?)?))
}

/// The pieces of a block's text, and the anchors at its end.
pub(super) fn parse_block_text(source: &SourceText, found: &mut Diagnostics) -> (Vec<Inline>, Vec<EndAnchor>) {
    let mut content = content::parse(source, Dialect::Section, content::Anchors::AtEnd, found);
    run::trim(&mut content.inlines);
    (content.inlines, content.anchors)
}

/// An anchor at the end of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EndAnchor {
    /// The anchor.
    pub(super) anchor: Anchor,
    /// True when it stands alone on its line.
    pub(super) alone: bool,
}
