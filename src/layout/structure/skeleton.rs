//! Blocks into elements, before anything is known of pages.

use std::collections::BTreeSet;

use super::lists::Lists;
use super::{Leaf, Place, Places};
use crate::document::{Block, Cell, Columns, Content, Document, Kind, Part, Role, Run, TextBlock};
use crate::geom::structure::Role as ElementRole;
use crate::geom::{Artefact, ElementId, Owner, Structure};

/// The tree of a document, and what holds the words of each owner that is printed.
pub(super) fn build<'a>(document: &'a Document, printed: &BTreeSet<Owner>) -> (Structure, Places<'a>) {
    let mut skeleton = Skeleton {
        document,
        printed,
        structure: Structure::default(),
        places: Places::new(),
        part: Part::Front,
        sections: Vec::new(),
        lists: Lists::default(),
        quotation: None,
        display: None,
        contents: None,
    };
    document.blocks.iter().for_each(|block| skeleton.block(block));
    (skeleton.structure, skeleton.places)
}

/// The tree so far, and what of it is open.
struct Skeleton<'a, 'p> {
    document: &'a Document,
    printed: &'p BTreeSet<Owner>,
    structure: Structure,
    places: Places<'a>,
    /// The part of the document that the last block belongs to.
    part: Part,
    /// The sections that are open, with the levels of their headings.
    sections: Vec<(u8, ElementId)>,
    lists: Lists,
    /// The quotation that the next paragraph may go on, and the use of a section that it stands in.
    quotation: Option<(ElementId, u32)>,
    /// What holds the parts of the figure or table whose caption was last, until its sources.
    display: Option<ElementId>,
    /// The contents that the next entry goes on.
    contents: Option<ElementId>,
}

impl<'a> Skeleton<'a, '_> {
    fn block(&mut self, block: &'a Block) {
        if std::mem::replace(&mut self.part, block.part) != block.part {
            // Signatures are no part of the last section.
            self.sections.clear();
        }
        let role = if let Kind::Text(text) = &block.kind { text.role } else { Role::Line };
        self.lists.end_before(block, role);
        self.quotation = self.quotation.filter(|&(_, use_of)| role == Role::Quotation && use_of == block.occurrence);
        self.contents = self.contents.filter(|_| matches!(role, Role::Entry(_)));
        match &block.kind {
            Kind::Text(text) if self.printed.contains(&Owner::Block(block.id)) => self.text(block, text),
            Kind::Columns(columns) => self.columns(block, columns),
            Kind::Chart(chart) => self.figure(block, &chart.alternative),
            Kind::Text(_) | Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => {}
        }
    }

    /// What holds the next block.
    fn holder(&self) -> ElementId {
        self.lists.holder().unwrap_or_else(|| self.around())
    }

    /// What holds the next block outside of lists.
    fn around(&self) -> ElementId {
        self.sections.last().map_or(Structure::ROOT, |&(_, section)| section)
    }

    fn text(&mut self, block: &'a Block, text: &'a TextBlock) {
        let (mut label, mut holder) = (None, self.holder());
        let role = match text.role {
            Role::Title => ElementRole::Title,
            Role::Heading(level) => {
                let depth = self.section(level);
                holder = self.holder();
                ElementRole::Heading(depth)
            }
            Role::Quotation => {
                holder = self.quotation(block, holder);
                ElementRole::Paragraph
            }
            Role::Item(depth) => {
                let around = self.around();
                let (before, body) = self.lists.item(block, depth, text, around, &mut self.structure);
                (label, holder) = (Some(before), body);
                ElementRole::Paragraph
            }
            Role::Caption => {
                let display = self.structure.add(holder, ElementRole::Division);
                (self.display, holder) = (Some(display), display);
                ElementRole::Caption
            }
            Role::Source => {
                holder = self.display.take().unwrap_or(holder);
                ElementRole::Paragraph
            }
            Role::Entry(_) => {
                holder = self.contents(holder);
                ElementRole::ContentsItem
            }
            Role::PullQuote => {
                holder = self.structure.add(holder, ElementRole::Aside);
                ElementRole::Paragraph
            }
            Role::Line | Role::Paragraph | Role::ItemMore(_) | Role::PanelTitle | Role::Work => ElementRole::Paragraph,
        };
        self.leaf(Owner::Block(block.id), block, role, label, holder, &text.content);
    }

    /// A figure is one thing to a reader who does not see it: its alternative text is read, its words are not.
    fn figure(&mut self, block: &'a Block, alternative: &str) {
        let holder = self.display.unwrap_or_else(|| self.holder());
        self.leaf(Owner::Block(block.id), block, ElementRole::Figure, None, holder, &[]);
        if let Some(Place::Leaf(leaf)) = self.places.get(&Owner::Block(block.id))
            && let Some(element) = self.structure.element_mut(leaf.words)
        {
            element.alternative = Some(alternative.to_owned()).filter(|text| !text.is_empty());
        }
    }

    /// Opens a section; its depth from 1 to 6, however levels are skipped.
    fn section(&mut self, level: u8) -> u8 {
        self.sections.retain(|&(open, _)| open < level);
        let section = self.structure.add(self.holder(), ElementRole::Section);
        self.sections.push((level, section));
        u8::try_from(self.sections.len()).unwrap_or(6).min(6)
    }

    /// The contents that an entry goes on, or new ones.
    fn contents(&mut self, holder: ElementId) -> ElementId {
        *self.contents.get_or_insert_with(|| self.structure.add(holder, ElementRole::Contents))
    }

    fn quotation(&mut self, block: &Block, holder: ElementId) -> ElementId {
        match self.quotation {
            Some((open, _)) => open,
            None => {
                let quotation = self.structure.add(holder, ElementRole::BlockQuotation);
                self.quotation = Some((quotation, block.occurrence));
                quotation
            }
        }
    }

    /// Cells stand side by side to be seen so, not to be looked up: their texts are paragraphs, row by row. What is
    /// printed once a line, the ")" of a caption, is no text.
    fn columns(&mut self, block: &'a Block, columns: &'a Columns) {
        let cell = |cell: &'a Cell| cell.paragraphs.iter().map(|words| (cell.per_line, words.as_slice()));
        let beside = columns.beside.iter().map(|(_, _, words)| (false, words.as_slice()));
        let texts: Vec<_> = columns.rows.iter().flatten().flat_map(cell).chain(beside).collect();
        let mut division = None;
        for (place, (per_line, words)) in (0..).zip(texts) {
            let owner = Owner::Part(block.id, place);
            if per_line {
                self.places.insert(owner, Place::Artefact(Artefact::Ornament));
            }
            if per_line || !self.printed.contains(&owner) {
                continue;
            }
            let holder = self.holder();
            let division = *division.get_or_insert_with(|| self.structure.add(holder, ElementRole::Division));
            self.leaf(owner, block, ElementRole::Paragraph, None, division, words);
        }
    }

    /// An element that holds words, and after it the notes whose marks stand among them.
    fn leaf(
        &mut self,
        owner: Owner,
        block: &'a Block,
        role: ElementRole,
        label: Option<ElementId>,
        holder: ElementId,
        content: &[Run],
    ) {
        let words = self.structure.add(holder, role);
        let language = block.language.as_deref().unwrap_or(&self.document.language);
        if language != self.document.language {
            for element in label.into_iter().chain([words]) {
                self.speak(element, language);
            }
        }
        self.places.insert(owner, Place::Leaf(Leaf { label, words, language }));
        for run in content {
            let Content::Mark(id) = run.content else { continue };
            if self.printed.contains(&Owner::Note(id)) {
                let note = self.structure.add(holder, ElementRole::Note(id));
                let label = self.structure.add(note, ElementRole::Label);
                let words = self.structure.add(note, ElementRole::Paragraph);
                let leaf = Leaf { label: Some(label), words, language: &self.document.language };
                self.places.insert(Owner::Note(id), Place::Leaf(leaf));
            }
        }
    }

    fn speak(&mut self, element: ElementId, language: &str) {
        if let Some(element) = self.structure.element_mut(element) {
            element.language = Some(language.to_owned());
        }
    }
}
