//! Anchors and what a reference to them prints.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::geom::{BlockId, NoteId};
use crate::markup::{Inline, Node};
use crate::template::HeadingLevel;

use super::Role;
use super::draft::{DisplayNumber, Draft, DraftKind, Piece, Words};
use super::notes::DraftNote;
use super::numbering::{HeadingCounter, HeadingNumber};

/// What an anchor names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Block(BlockId),
    Note(NoteId),
}

/// All that a reference may name.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    /// By section and id.
    things: BTreeMap<(String, String), Thing>,
    /// The heading of the entry in which a section stands.
    headings: BTreeMap<String, BlockId>,
    /// Anchors in parts of sections that this submission leaves out.
    left_out: BTreeMap<(String, String), Span>,
    /// For every block the heading that governs it: itself, for a heading.
    governing: Vec<Option<usize>>,
    /// True when a section could not be read: what it holds is not known, and is not asked for.
    incomplete: bool,
    /// Numbers and words of headings, by the place of the block.
    numbers: BTreeMap<usize, (HeadingNumber, String)>,
    /// What figures and tables are called, by the place of their caption.
    displays: BTreeMap<usize, DisplayNumber>,
}

impl Anchors {
    /// Numbers the headings and gathers the anchors of blocks and notes.
    pub(super) fn gather(
        drafts: &[Draft],
        notes: &[DraftNote],
        levels: &[HeadingLevel],
        found: &mut Diagnostics,
    ) -> Self {
        let mut anchors = Self::default();
        let mut counter = HeadingCounter::new(levels);
        let (mut last, mut of_entry) = (None, None);
        for (place, draft) in drafts.iter().enumerate() {
            if let DraftKind::Text(text) = &draft.kind
                && let Role::Heading(level) = text.role
            {
                let number = if text.unnumbered { counter.without_number(level) } else { counter.next(level) };
                anchors.numbers.insert(place, (number, plain(&text.content)));
                last = Some(place);
                // A heading of the manifest stands in no section; one of a section names only its part.
                of_entry = if draft.section.is_none() { last } else { of_entry };
            }
            anchors.governing.push(last);
            anchors.displays.extend(draft.number.map(|number| (place, number)));
            let Some(section) = &draft.section else { continue };
            if let Some(heading) = of_entry {
                anchors.headings.entry(section.clone()).or_insert(block_id(heading));
            }
            for id in &draft.anchors {
                anchors.add(section, id, Thing::Block(block_id(place)), draft.span, found);
            }
        }
        for note in notes {
            if let (Some(section), Some(id)) = (&note.section, &note.anchor) {
                anchors.add(section, id, Thing::Note(note.id), note.span, found);
            }
        }
        anchors
    }

    fn add(&mut self, section: &str, id: &str, thing: Thing, span: Span, found: &mut Diagnostics) {
        let key = (section.to_owned(), id.to_owned());
        if self.things.insert(key, thing).is_some() {
            found.push(Diagnostic::error(span, format!("the anchor `{id}` stands twice in `{section}`")));
        }
    }

    /// Remembers an anchor that stands in what is left out.
    pub(super) fn leave_out(&mut self, section: &str, id: &str, span: Span) {
        self.left_out.insert((section.to_owned(), id.to_owned()), span);
    }

    /// Lets what is not found pass: it may stand in a section that could not be read, which was told.
    pub(super) fn let_pass(&mut self) {
        self.incomplete = true;
    }

    /// The heading number of a block, when it is a heading.
    pub(super) fn number(&self, place: usize) -> Option<&HeadingNumber> {
        self.numbers.get(&place).map(|(number, _)| number)
    }

    /// What a figure or table is called, when the block is its caption.
    pub(super) fn display(&self, block: BlockId) -> Option<DisplayNumber> {
        self.displays.get(&(block.0 as usize)).copied()
    }

    /// How the heading that governs a block is named: "II.a"; without a number of its own, by the number
    /// above it and its words: "II.a, “Arrest”".
    pub(super) fn heading_of(&self, block: BlockId) -> Option<String> {
        let place = (*self.governing.get(block.0 as usize)?)?;
        let (number, words) = self.numbers.get(&place)?;
        if let Some(path) = &number.path {
            return Some(path.clone());
        }
        Some(number.above.as_ref().map_or_else(|| format!("“{words}”"), |path| format!("{path}, “{words}”")))
    }

    /// What a reference names, as seen from a section.
    pub(super) fn find(
        &self,
        target: &str,
        section: Option<&str>,
        asked: Span,
        found: &mut Diagnostics,
    ) -> Option<Thing> {
        let (scope, id) = match target.split_once('#') {
            Some((scope, id)) => (scope, Some(id)),
            None if target.contains('/') => (target, None),
            None => (section.unwrap_or(""), Some(target)),
        };
        let Some(id) = id else {
            let heading = self.headings.get(scope).map(|block| Thing::Block(*block));
            if heading.is_none() && !self.incomplete {
                let fault = Diagnostic::error(asked, format!("the section `{scope}` is not in this submission"));
                let known = self.headings.keys().map(String::as_str);
                found.push(hinted(fault, nearest(scope, known)));
            }
            return heading;
        };
        let key = (scope.to_owned(), id.to_owned());
        let thing = self.things.get(&key).copied();
        if thing.is_none() && (!self.incomplete || self.left_out.contains_key(&key)) {
            found.push(self.unknown(&key, asked));
        }
        thing
    }

    fn unknown(&self, key: &(String, String), asked: Span) -> Diagnostic {
        let (scope, id) = key;
        if let Some(place) = self.left_out.get(key) {
            let message = format!("this refers to `{id}`, which this submission leaves out");
            return Diagnostic::error(asked, message)
                .related(*place, "it stands here")
                .hint("leave this text out as well, or take the other in");
        }
        let fault = Diagnostic::error(asked, format!("there is no anchor `{id}` in `{scope}`"));
        let known = self.things.keys().filter(|(section, _)| section == scope).map(|(_, id)| id.as_str());
        hinted(fault, nearest(id, known))
    }
}

fn hinted(fault: Diagnostic, near: Option<&str>) -> Diagnostic {
    match near {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault,
    }
}

/// The id of the block at a place among the drafts.
pub(super) fn block_id(place: usize) -> BlockId {
    BlockId(u32::try_from(place).unwrap_or(u32::MAX))
}

/// The words of a heading, for a reference to one that has no number.
fn plain(words: &Words) -> String {
    let text = |inline: &Inline| match &inline.node {
        Node::Text(text) => text.clone(),
        _ => String::new(),
    };
    match words {
        Words::Inlines(inlines) => inlines.iter().map(text).collect(),
        Words::Pieces(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Inline(inline) => text(inline),
                Piece::Mark(..) | Piece::Cited(_) => String::new(),
            })
            .collect(),
    }
}
