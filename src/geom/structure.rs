//! What each piece of the pages is, for readers who do not see them: a tree of elements in reading
//! order.
//!
//! The tree is the text; the pages only say where its pieces stand. An element that runs over a page has
//! a piece on each, and is still one element.

use super::page::{NoteId, Rect};

/// An element, by its place in the [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub u32);

/// What an element is. The names are those of PDF and HTML where these agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// A heading with all that stands under it.
    Section,
    /// A group without a name of its own: the rows of a caption, a block of signatures.
    Division,
    /// What stands beside the text and may be skipped: a pull quote, a side panel.
    Aside,
    /// The title of the document.
    Title,
    /// A heading, with its level from 1 to 6; no level is skipped.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// Paragraphs of a quotation that is set apart.
    BlockQuotation,
    /// A list; its [`Numbering`] says what stands before its items.
    List(Numbering),
    /// An item of a list.
    ListItem,
    /// What stands before an item, a note or a caption: its number, bullet or mark.
    Label,
    /// An item without its label.
    ListBody,
    /// A table of contents.
    Contents,
    /// A line of it.
    ContentsItem,
    /// A table.
    Table,
    /// The rows of a table's head.
    TableHead,
    /// The rows of a table's body.
    TableBody,
    /// A row.
    TableRow,
    /// A cell that says what a row or a column holds.
    HeaderCell(Scope),
    /// A cell.
    Cell,
    /// A picture or a chart; it has an alternative text and an area.
    Figure,
    /// The caption of a figure or a table.
    Caption,
    /// A note.
    Note(NoteId),
    /// A pointer to another place of the document: the mark of a note, "paragraph 12".
    Reference,
    /// What can be followed.
    Link,
    /// A quotation within a paragraph.
    Quotation,
    /// Words that differ from those round them, by their language.
    Span,
}

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numbering {
    /// Nothing.
    None,
    /// •
    Disc,
    /// Another sign.
    Circle,
    /// 1, 2, 3
    Decimal,
    /// I, II, III
    UpperRoman,
    /// i, ii, iii
    LowerRoman,
    /// A, B, C
    UpperLetter,
    /// a, b, c
    LowerLetter,
}

/// Which cells a header cell speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Those of its row.
    Row,
    /// Those of its column.
    Column,
    /// Both.
    Both,
}

/// What a cell has beyond its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellSpan {
    /// How many rows it covers, at least 1.
    pub rows: u16,
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// The header cells that speak for it, where their scope does not say it.
    pub headers: Vec<ElementId>,
}

/// One thing in an element, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// An element.
    Element(ElementId),
    /// What a page shows: a sequence of it, both counted from 0. Artefacts do not count.
    Sequence {
        /// The page.
        page: u32,
        /// The place among the sequences of the page that belong to the structure.
        number: u32,
    },
    /// A link of a page, both counted from 0.
    Link {
        /// The page.
        page: u32,
        /// The place among the links of the page.
        number: u32,
    },
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// The element that holds it; `None` for the whole.
    pub parent: Option<ElementId>,
    /// What it holds.
    pub children: Vec<Child>,
    /// Its language, where it is not that of its parent (BCP 47).
    pub language: Option<String>,
    /// What is said in place of it.
    pub alternative: Option<String>,
    /// Where a figure stands: its page and area.
    pub area: Option<(u32, Rect)>,
    /// For cells that cover more than one place or name their headers.
    pub cell: Option<CellSpan>,
}

/// The tree. An element stands after its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    elements: Vec<Element>,
}

impl Default for Structure {
    /// A document that holds nothing yet.
    fn default() -> Self {
        Self { elements: vec![Element::new(Role::Document, None)] }
    }
}

impl Element {
    fn new(role: Role, parent: Option<ElementId>) -> Self {
        let children = Vec::new();
        Self { role, parent, children, language: None, alternative: None, area: None, cell: None }
    }
}

impl Structure {
    /// The whole.
    pub const ROOT: ElementId = ElementId(0);

    /// Adds an element as the last thing in `parent`, which must be one of this tree.
    pub fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = ElementId(u32::try_from(self.elements.len()).unwrap_or(u32::MAX));
        self.elements.push(Element::new(role, Some(parent)));
        self.put(parent, Child::Element(id));
        id
    }

    /// Adds a thing as the last in `parent`.
    pub fn put(&mut self, parent: ElementId, child: Child) {
        if let Some(parent) = self.element_mut(parent) {
            parent.children.push(child);
        }
    }

    /// The element with this id.
    pub fn element(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.0 as usize)
    }

    /// The same, to be changed.
    pub fn element_mut(&mut self, id: ElementId) -> Option<&mut Element> {
        self.elements.get_mut(id.0 as usize)
    }

    /// All elements with their ids, each after its parent.
    pub fn elements(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        (0..).map(ElementId).zip(&self.elements)
    }
}
