//! Blocks before and after the text, one file for each kind.

mod columns;
mod generated;
mod lines;
mod rule;
mod space;
mod text_block;

pub use columns::{Cell, Column, Columns, Fill, Row};
pub use generated::{Generated, Listed};
pub use lines::Lines;
pub use text_block::TextBlock;

use serde::Deserialize;

use super::style_sheet::Sheet;
use crate::diag::{Diagnostics, Span};
use crate::geom::{Colour, Length};
use crate::tables::{Reader, Table};

/// A block of the front or back matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Lines, one below the other.
    Lines(Lines),
    /// Rows of cells: a caption, signature blocks.
    Columns(Columns),
    /// The title of the document.
    Title(TextBlock),
    /// A heading, with its level.
    Heading(u8, TextBlock),
    /// A list that the program makes.
    Generated(Generated),
    /// A paragraph.
    Paragraph(TextBlock),
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
        /// Where it is described.
        span: Span,
    },
    /// White.
    Space {
        /// How much.
        height: Length,
        /// Where it is described.
        span: Span,
    },
    /// A new page.
    PageBreak {
        /// Where it is described.
        span: Span,
    },
}

/// The `kind` of a block.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum BlockName {
    Lines,
    Columns,
    Rule,
    Space,
    Title,
    Heading,
    Paragraph,
    PageBreak,
    Contents,
    Notes,
    References,
}

impl Block {
    /// A block from its table.
    pub(super) fn read(table: Table, sheet: &Sheet<'_>, found: &mut Diagnostics) -> Option<Self> {
        let mut reader = Reader::new(table, found);
        if !reader.has("kind") {
            reader.missing("kind", "\"paragraph\"");
        }
        // Which keys may stand there depends on the kind: without it none is judged.
        let kind: BlockName = reader.choice("kind")?;
        let block = match kind {
            BlockName::Lines => Lines::read(&mut reader, sheet).map(Self::Lines),
            BlockName::Columns => Columns::read(&mut reader, sheet).map(Self::Columns),
            BlockName::Rule => rule::read(&mut reader, sheet),
            BlockName::Space => space::read(&mut reader, sheet),
            BlockName::Title => TextBlock::read_title(&mut reader, sheet).map(Self::Title),
            BlockName::Heading => {
                TextBlock::read_heading(&mut reader, sheet).map(|(level, block)| Self::Heading(level, block))
            }
            BlockName::Paragraph => TextBlock::read_paragraph(&mut reader, sheet).map(Self::Paragraph),
            BlockName::PageBreak => Some(Self::PageBreak { span: reader.span() }),
            BlockName::Contents => Some(Self::Generated(Generated::read(Listed::Headings, &mut reader, sheet))),
            BlockName::Notes => Some(Self::Generated(Generated::read(Listed::Notes, &mut reader, sheet))),
            BlockName::References => Some(Self::Generated(Generated::read(Listed::Works, &mut reader, sheet))),
        };
        reader.finish();
        block
    }
}
