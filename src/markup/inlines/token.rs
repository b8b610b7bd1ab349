//! The tokens of running text.

use std::ops::Range;

use crate::markup::tree::Series;

/// A token and the bytes of the text that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// The kinds of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words and blanks.
    Words,
    /// `;`, which parts the sources of a citation and is a word everywhere else.
    Semicolon,
    /// `@` before a key, and a word everywhere else.
    At,
    /// A backslash and the sign that it makes plain.
    Escape,
    /// `&nbsp;` and what it stands for.
    Entity(String),
    /// A backslash at a line's end, with the line's end and the blanks after it.
    Break,
    /// `<!-- … -->`.
    Comment,
    /// A run of `*`.
    Stars,
    /// An opening bracket and what stands before it. `close` is the token of its partner.
    Open { opener: Opener, close: Option<usize> },
    /// A closing bracket.
    Close,
    /// `(…)` directly after the closing bracket of plain ones.
    Destination,
    /// `{…}` directly after the closing bracket of plain ones.
    Attributes,
    /// `{{…}}`.
    Term,
    /// `{#…}`.
    Anchor,
    /// `{…}` in a text with placeholders.
    Field,
    /// What was told to be a fault, and prints nothing.
    Fault,
}

/// What a bracket opens, as far as the signs at its head tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// A link, a span, a citation, or a bracket that is text.
    Plain,
    /// `[#`.
    Reference,
    /// `[todo`.
    Hole,
    /// `^[` or `^*[`.
    Note(Series),
    /// `[?` in a text with placeholders.
    Optional,
}

impl Opener {
    /// Bytes of the bracket with all that belongs to it.
    pub(super) fn len(self) -> usize {
        match self {
            Self::Plain | Self::Reference | Self::Hole => 1,
            Self::Note(Series::Numbered) | Self::Optional => 2,
            Self::Note(Series::Asterisk) => 3,
        }
    }
}
