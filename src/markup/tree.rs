//! What a parsed text is made of.

use std::sync::Arc;

use serde::Deserialize;

use crate::diag::{Origin, Span};
use crate::geom::{Revision, Target};

/// The name of a place in a text, `{#id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The id, without the `#`.
    pub id: String,
    /// Where it is given.
    pub span: Span,
}

/// A block of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its anchor.
    pub anchor: Option<Anchor>,
    /// All of it in the file.
    pub span: Span,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A sub-heading: `##` is depth 1, one level below the heading of the manifest that it stands under.
    Heading {
        /// 1 for `##`, 2 for `###`.
        depth: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A quotation set apart.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The number of the first item; `None` for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<ListItem>,
    },
    /// `[figure: id]`: something of the corpus that stands here.
    Display(Display),
}

/// A figure, picture or table of the corpus, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Display {
    /// What is asked for.
    pub kind: DisplayKind,
    /// Its id.
    pub id: String,
    /// Where the id stands.
    pub id_span: Span,
}

/// What a section may take from the corpus to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisplayKind {
    /// Numbers as a chart.
    Figure,
}

impl DisplayKind {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Figure];

    /// Its word in a section.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
        }
    }
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its blocks: at least one.
    pub blocks: Vec<Block>,
    /// Its anchor.
    pub anchor: Option<Anchor>,
    /// All of it in the file.
    pub span: Span,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub node: Node,
    /// How it looks, and what it is part of.
    pub look: Look,
    /// Where it was typed. Of a text the words; of everything else the whole of it, brackets included.
    pub origin: Origin,
}

/// How a piece of text looks, and what spans lie around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Within an odd number of `*…*`.
    pub emphasis: bool,
    /// Within `**…**`.
    pub strong: bool,
    /// Where it leads. An address has the scheme http, https or mailto.
    pub target: Option<Target>,
    /// Its language, when it is not that of the text around it (BCP 47).
    pub language: Option<Arc<str>>,
    /// The person whom it names, by the pseudonym's id.
    pub person: Option<Arc<str>>,
    /// What became of it since an older state: in redlines alone.
    pub revision: Option<Revision>,
}

/// What a piece of running text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words. Line ends and runs of blanks are as typed; they count as one space.
    Text(String),
    /// A line break that was asked for: a backslash at a line's end.
    Break,
    /// `[@a, p. 3; see @b]`: at least one citation.
    Cite(Vec<Citation>),
    /// `^[…]` or `^*[…]`.
    Note {
        /// Numbered, or marked with asterisks.
        series: Series,
        /// Its text.
        content: Vec<Inline>,
        /// Its anchor, `{#id}` at its end.
        anchor: Option<Anchor>,
    },
    /// `[#id]`, `[#theme/section#id]`, `[#id, page]`.
    Reference {
        /// What it points at, without the first `#`.
        target: String,
        /// What it prints.
        form: ReferenceForm,
    },
    /// `{{China}}`, `{{China|common}}`.
    Term {
        /// Its name in `terms.toml`.
        name: String,
        /// The form that is asked for; the template's when none is.
        form: Option<String>,
    },
    /// `[todo: …]`, with the words after the colon.
    Hole(String),
    /// `{title|short}`: in template texts and citation patterns only.
    Field {
        /// The field, such as `title` or `series.title`.
        name: String,
        /// The forms, in order.
        forms: Vec<String>,
    },
    /// `[? … ]`, dropped when a field in it is empty: in template texts and citation patterns only.
    Optional(Vec<Inline>),
}

/// The series of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// 1, 2, 3 …
    Numbered,
    /// *, **, *** …
    Asterisk,
}

/// What a reference prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceForm {
    /// What the thing is called: "paragraph 12", "section III.B", "note 1".
    Name,
    /// The page that it stands on.
    Page,
    /// The note, where a paragraph holds one.
    Note,
}

/// One source cited, with what is said around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Words before it: "see also".
    pub prefix: Vec<Inline>,
    /// The key of the source.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The place in the source.
    pub pinpoint: Option<Pinpoint>,
    /// Words after it, with the comma before them where one was typed.
    pub suffix: Vec<Inline>,
    /// All of it.
    pub span: Span,
}

/// A place in a source: "pp. 3–4", "art. 33 (1)", "paras. 4, 7–9".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinpoint {
    /// Its parts, in order: at least one.
    pub parts: Vec<PinpointPart>,
}

impl Pinpoint {
    /// True when both name the same place, wherever they were typed.
    pub fn same_place(&self, other: &Self) -> bool {
        let plain = |p: &Self| p.parts.iter().map(|part| (part.kind, part.values.clone())).collect::<Vec<_>>();
        plain(self) == plain(other)
    }
}

/// Values under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinpointPart {
    /// What the values count.
    pub kind: PinpointKind,
    /// The values as typed: "3–4", "4, 7–9", "33 (1)". Empty for a preamble.
    pub values: String,
    /// True when the values name more than one thing, so that the label is plural.
    pub plural: bool,
    /// Where the values stand.
    pub origin: Origin,
}

/// What a pinpoint counts. The names are the keys of a citation style's `[pinpoints]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinpointKind {
    /// Pages.
    P,
    /// Paragraphs.
    Para,
    /// Articles.
    Art,
    /// Chapters.
    Ch,
    /// Figures.
    Fig,
    /// Notes.
    Note,
    /// Volumes.
    Vol,
    /// Sections.
    Sect,
    /// The preamble, without a number.
    Preamble,
}
