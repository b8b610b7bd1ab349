//! The document: everything numbered, cited and in order, with no geometry yet.
//!
//! [`assemble()`] takes a manifest, its template and the selected sections and yields a [`Document`] in
//! which every number, *Id.* and *supra* is settled. Only page numbers wait for the layout.
//!
//! Its steps: the front matter, the sections and the back matter become drafts (`draft`, `front`,
//! `body`); notes, and citations in the text, are gathered in reading order (`notes`); headings, notes
//! and anchors get their numbers (`numbering`, `reference`); citations are settled by [`crate::cite`]
//! (`citing`); what is left becomes runs (`resolve`).

mod assemble;
mod body;
mod citing;
mod display;
mod draft;
mod field;
mod front;
mod generated;
mod notes;
mod numbering;
mod redact;
mod reference;
mod resolve;
mod seams;
mod select;

pub use assemble::{Input, assemble};
pub use numbering::numeral;
pub use redact::{Author, Stand, redact};
pub use select::{Selected, Selection, select};

use crate::cite::Position;
use crate::corpus::{FigureKind, Number, Status};
use crate::diag::{Origin, Span};
use crate::geom::{BlockId, Colour, Length, NoteId, Target};
use crate::manifest::Progress;
use crate::markup::{Look, Series};
use crate::tables::Date;
use crate::template::Column;

/// A document, ready to be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its title, in plain words.
    pub title: String,
    /// What it is, in a line: a statement to this body at that session.
    pub subject: Option<String>,
    /// Its language (BCP 47).
    pub language: String,
    /// Draft or final.
    pub status: Progress,
    /// The organisations that submit it.
    pub authors: Vec<String>,
    /// The consultative status of each of them, and where it is said.
    pub standing: Vec<Option<(Status, Span)>>,
    /// The day on which it is filed.
    pub date: Option<Date>,
    /// Its blocks, in reading order; a block's id is its place here.
    pub blocks: Vec<Block>,
    /// Its notes, in the order of their marks; a note's id is its place here.
    pub notes: Vec<Note>,
    /// Lines in the margins.
    pub running: Vec<RunningText>,
    /// The keys of the sources that it cites, in the order of their first citation.
    pub cited: Vec<String>,
    /// True for a copy from which its author was taken out.
    pub redacted: bool,
}

impl Document {
    /// The note with this id.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(id.0 as usize)
    }
}

/// Which part of the document a block belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Before the text, from the template.
    Front,
    /// The text, from the corpus.
    Body,
    /// After the text, from the template.
    Back,
}

/// A block of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// The part it belongs to.
    pub part: Part,
    /// What it is.
    pub kind: Kind,
    /// Where it comes from.
    pub span: Span,
    /// Which use of that place this is: a section that stands in two submissions, or twice in one, has
    /// the same span and another occurrence.
    pub occurrence: u32,
    /// Its language, when it is not the document's.
    pub language: Option<String>,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words in a style.
    Text(TextBlock),
    /// Rows of cells.
    Columns(Columns),
    /// Numbers, drawn.
    Chart(Chart),
    /// A rule across the text.
    Rule {
        /// Its thickness.
        thickness: Length,
        /// White above.
        before: Length,
        /// White below.
        after: Length,
        /// Its colour.
        colour: Colour,
    },
    /// White.
    Space(Length),
    /// A new page.
    PageBreak,
    /// The numbered notes, where they are collected.
    Notes,
}

impl Kind {
    /// The texts of a block, where they stand.
    fn texts_mut(&mut self) -> Vec<&mut Vec<Run>> {
        match self {
            Self::Text(text) => vec![&mut text.content],
            Self::Columns(columns) => {
                let cells = columns.rows.iter_mut().flatten().flat_map(|cell| &mut cell.paragraphs);
                cells.chain(columns.beside.iter_mut().map(|(_, _, words)| words)).collect()
            }
            Self::Chart(_) | Self::Rule { .. } | Self::Space(_) | Self::PageBreak | Self::Notes => Vec::new(),
        }
    }
}

/// What a text is in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// A line of the front or back matter.
    Line,
    /// A heading, with its level from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A paragraph of a quotation set apart.
    Quotation,
    /// The first paragraph of a list's item, with the depth of the list from 1.
    Item(u8),
    /// A further paragraph of a list's item.
    ItemMore(u8),
    /// The number and title of a figure or table.
    Caption,
    /// Where a figure or table comes from, and on which terms it may be used.
    Source,
    /// Words of the text, drawn out of it.
    PullQuote,
    /// The title of a panel.
    PanelTitle,
    /// An entry of the contents, with the level of its heading.
    Entry(u8),
    /// A work in the list of references.
    Work,
}

/// Words in a style.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBlock {
    /// What it is.
    pub role: Role,
    /// The name of its style in the template.
    pub style: String,
    /// The number or bullet that hangs before it.
    pub marker: Option<Run>,
    /// Its words.
    pub content: Vec<Run>,
    /// White above, when it differs from the style's.
    pub before: Option<Length>,
    /// White below, when it differs from the style's.
    pub after: Option<Length>,
    /// Stays on one page with the block that follows, whatever its style says.
    pub keep_next: bool,
    /// Of an entry of the contents: the heading whose page it tells.
    pub entry: Option<BlockId>,
}

/// Rows of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The style of its cells.
    pub style: String,
    /// The columns.
    pub widths: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Texts set against a line of the first column: column and line, both from 1.
    pub beside: Vec<(usize, usize, Vec<Run>)>,
    /// All of it stays on one page.
    pub keep: bool,
    /// White above.
    pub before: Length,
    /// White below.
    pub after: Length,
}

/// Numbers that are drawn. Its caption and its sources are blocks of their own, before and after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How.
    pub kind: FigureKind,
    /// What the numbers count.
    pub unit: Option<Run>,
    /// The names of the series.
    pub series: Vec<Run>,
    /// The categories, in order.
    pub rows: Vec<ChartRow>,
    /// What it says, for those who cannot see it; empty in a draft that does not say so yet.
    pub alternative: String,
}

/// A category of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    /// Its name.
    pub category: Run,
    /// A number for each series, and the cell that it stands in; `None` where it is not known.
    pub values: Vec<Option<(Number, Origin)>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its style, when it differs from that of the columns.
    pub style: Option<String>,
    /// White above its words, for a signature.
    pub signature: Option<Signature>,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Run>>,
    /// Printed once for each line of the row.
    pub per_line: bool,
}

/// Room for a signature in ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// How much.
    pub height: Length,
    /// True when a rule is drawn under it.
    pub rule: bool,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Its series.
    pub series: Series,
    /// Its mark: "12" or "*".
    pub label: String,
    /// Its text.
    pub content: Vec<Run>,
    /// The sources that it cites, in order.
    pub cites: Vec<NoteCite>,
    /// True when it holds words of its own beside them.
    pub remark: bool,
    /// The block in which its mark stands.
    pub block: BlockId,
    /// The section in which it was typed; `None` for one of the manifest or the template.
    pub section: Option<String>,
    /// Where it was asked for.
    pub span: Span,
}

/// A source that a note cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteCite {
    /// Its key.
    pub key: String,
    /// Which form it takes there; `None` where the style cites in the text.
    pub position: Option<Position>,
    /// Where it is cited.
    pub span: Span,
}

/// A line in the head or foot margin.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningText {
    /// Its place among the template's lines.
    pub line: usize,
    /// Its words.
    pub content: Vec<Run>,
}

/// A piece of text with one look and one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it is.
    pub content: Content,
    /// How it looks and where it leads.
    pub look: Look,
    /// Where its words came from.
    pub origin: Origin,
}

/// What a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Words.
    Text(String),
    /// The mark of a note.
    Mark(NoteId),
    /// The number of the page on which this stands, or of this very page.
    Page(PageOf),
    /// A hole in a draft.
    Hole(String),
    /// A line break.
    Break,
}

/// Which page number is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageOf {
    /// Of the page that the run stands on: running lines only.
    Here,
    /// The number of pages: running lines only.
    Last,
    /// Of the page on which a block or a note's mark stands.
    There(Target),
}

impl Run {
    /// The words of a run of text; nothing for the other kinds.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) | Content::Hole(text) => text,
            _ => "",
        }
    }
}
