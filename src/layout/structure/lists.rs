//! Lists: items of the document become lists within lists.

use crate::document::{Block, Role, TextBlock};
use crate::geom::structure::{self, Numbering};
use crate::geom::{ElementId, Structure};

/// The lists that are open, from the outermost.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
}

/// A list whose last item may go on.
#[derive(Debug)]
struct List {
    depth: u8,
    /// Which use of a section it stands in: a list does not go on in the next section.
    occurrence: u32,
    element: ElementId,
    /// What the last item holds beyond its label.
    body: ElementId,
    sign: Sign,
}

/// What stands before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Bullet(Numbering),
    Number(u64),
}

impl Sign {
    /// Items are numbered by their Markdown, "1." and so on; all else is a sign.
    fn of(text: &TextBlock) -> Self {
        let sign = text.marker.as_ref().map_or("", |marker| marker.text());
        match (sign.trim_end_matches('.').parse(), sign) {
            (Ok(number), _) => Self::Number(number),
            (_, "") => Self::Bullet(Numbering::None),
            (_, "•") => Self::Bullet(Numbering::Disc),
            _ => Self::Bullet(Numbering::Circle),
        }
    }

    fn numbering(self) -> Numbering {
        match self {
            Self::Bullet(numbering) => numbering,
            Self::Number(_) => Numbering::Decimal,
        }
    }

    fn goes_on(self, before: Self) -> bool {
        match (before, self) {
            (Self::Number(before), Self::Number(number)) => before.checked_add(1) == Some(number),
            (before, sign) => before == sign,
        }
    }
}

impl Lists {
    /// What holds the next block of the innermost item; `None` outside lists.
    pub(super) fn holder(&self) -> Option<ElementId> {
        self.open.last().map(|list| list.body)
    }

    /// Ends the lists that a block does not belong to.
    pub(super) fn end_before(&mut self, block: &Block, role: Role) {
        let depth = match role {
            Role::Item(depth) | Role::ItemMore(depth) => depth,
            _ => 0,
        };
        self.open.retain(|list| list.depth <= depth && list.occurrence == block.occurrence);
    }

    /// Opens an item, and a list for it where none goes on: in the item that it stands under, or in `around`. What
    /// holds its label, and what its words.
    pub(super) fn item(
        &mut self,
        block: &Block,
        depth: u8,
        text: &TextBlock,
        around: ElementId,
        structure: &mut Structure,
    ) -> (ElementId, ElementId) {
        let sign = Sign::of(text);
        if self.open.last().is_some_and(|list| list.depth == depth && !sign.goes_on(list.sign)) {
            self.open.pop();
        }
        let list = match self.open.last().filter(|list| list.depth == depth) {
            Some(list) => list.element,
            None => structure.add(self.holder().unwrap_or(around), structure::Role::List(sign.numbering())),
        };
        let item = structure.add(list, structure::Role::ListItem);
        let label = structure.add(item, structure::Role::Label);
        let body = structure.add(item, structure::Role::ListBody);
        self.open.retain(|open| open.depth < depth);
        self.open.push(List { depth, occurrence: block.occurrence, element: list, body, sign });
        (label, body)
    }
}
