//! The redline: the new document with what came marked as inserted, and what went put back and marked as
//! deleted. Ordinary layout sets it.
//!
//! What went has no place in the files of the new state: its origin is the block that it stands beside.
//! Rows of cells, such as a caption, keep their new words with their marks; lines of them that are gone are
//! told in the list of changes, for a struck line would move all that stand beside it. A chart is drawn as it
//! is now, and what changed in it stands below it in words.

use std::collections::BTreeMap;

use super::align::{Aligned, Op, Pair};
use super::tokens::{Token, runs, tokens};
use super::{Side, align};
use crate::diag::{Computed, Origin, Span};
use crate::document::{Block, Content, Document, Kind, PageOf, Part, Role, Run, TextBlock};
use crate::geom::{BlockId, Length, NoteId, Revision, Target};
use crate::markup::Look;

/// The redline of two states. `heading` says what it compares, in a line before everything else.
pub fn marked(old: &Side<'_>, new: &Side<'_>, heading: &str) -> Document {
    let mut work = Redline { old, new, words: BTreeMap::new(), gone: BTreeMap::new(), notes: BTreeMap::new() };
    work.gather(&Aligned::of(old, new));
    work.document(heading)
}

/// What is known of the new document's places, by the ids of its blocks.
struct Redline<'a> {
    old: &'a Side<'a>,
    new: &'a Side<'a>,
    /// The words of a text: block, and place among the texts of the block.
    words: BTreeMap<(BlockId, usize), Vec<Run>>,
    /// Blocks that are gone, by the block after which they stand.
    gone: BTreeMap<Option<BlockId>, Vec<(BlockId, Vec<Run>)>>,
    /// Old notes of those that stand in both, or none for those that are new.
    notes: BTreeMap<NoteId, Option<NoteId>>,
}

impl Redline<'_> {
    fn gather(&mut self, aligned: &Aligned) {
        let mut last: Option<BlockId> = None;
        for pair in aligned.groups.iter().flat_map(|group| &group.pairs) {
            let at = pair.new.as_ref().map(|new| new.block).or(last);
            let words = self.pair(pair, at);
            match (&pair.new, &pair.old) {
                (Some(new), _) => {
                    self.words.insert((new.block, new.place), words);
                    last = Some(new.block);
                }
                (None, Some(old)) => self.gone.entry(last).or_default().push((old.block, words)),
                (None, None) => {}
            }
        }
    }

    /// The runs of a pair, marked. `beside` is the new block at which old words stand.
    fn pair(&mut self, pair: &Pair, beside: Option<BlockId>) -> Vec<Run> {
        let span = self.span(beside);
        let mut marked = Vec::new();
        for op in &pair.ops {
            match op {
                Op::Equal(old, new) => {
                    for (before, after) in old.iter().zip(new) {
                        if let (Content::Mark(was), Content::Mark(is)) = (&before.run.content, &after.run.content) {
                            self.notes.insert(*is, Some(*was));
                        }
                    }
                    marked.extend(new.iter().map(|token| token.run.clone()));
                }
                Op::Insert(new) => {
                    for token in new {
                        if let Content::Mark(id) = token.run.content {
                            self.notes.insert(id, None);
                        }
                        marked.push(inserted(token.run.clone()));
                    }
                }
                Op::Delete(old) => marked.extend(old.iter().filter_map(|token| self.deleted(token, span))),
            }
        }
        runs(marked)
    }

    fn span(&self, beside: Option<BlockId>) -> Span {
        let block = beside.and_then(|id| self.new.document.blocks.get(id.0 as usize));
        block.map_or(self.new.manifest.span, |block| block.span)
    }

    /// Old words in the new document: they lead nowhere, and a note's mark is a number.
    fn deleted(&self, token: &Token, span: Span) -> Option<Run> {
        let words = match &token.run.content {
            Content::Text(text) => text.clone(),
            Content::Mark(id) => format!(" [{}]", self.old.document.note(*id)?.label),
            Content::Hole(words) => format!("[{words}]"),
            Content::Break => " ".to_owned(),
            Content::Page(_) => return None,
        };
        let look = Look { target: None, revision: Some(Revision::Deleted), ..token.run.look.clone() };
        Some(Run { content: Content::Text(words), look, origin: Origin::Computed(Computed::Value, span) })
    }

    fn document(mut self, heading: &str) -> Document {
        let mut document = self.new.document.clone();
        let blocks = std::mem::take(&mut document.blocks);
        let mut all = vec![self.heading(heading)];
        let mut places: BTreeMap<BlockId, BlockId> = BTreeMap::new();
        // What was gone before the first block of the text stands at the head of all.
        let first = self.gone.remove(&None).unwrap_or_default();
        all.extend(first.into_iter().filter_map(|(id, words)| self.put_back(id, words, None)));
        for block in blocks {
            let id = block.id;
            places.insert(id, BlockId(u32::try_from(all.len()).unwrap_or(u32::MAX)));
            let changed = self.in_chart(&block);
            all.push(self.with_marks(block));
            all.extend(changed);
            let behind = self.gone.remove(&Some(id)).unwrap_or_default();
            all.extend(behind.into_iter().filter_map(|(old, words)| self.put_back(old, words, Some(id))));
        }
        for note in &mut document.notes {
            match self.notes.get(&note.id) {
                Some(None) => note.content = note.content.drain(..).map(inserted).collect(),
                Some(Some(was)) => note.content = self.note(*was, note.id),
                None => {}
            }
        }
        document.blocks = all;
        renumber(&mut document, &places);
        document
    }

    /// The words of a note that stands on both sides.
    fn note(&mut self, was: NoteId, is: NoteId) -> Vec<Run> {
        let content = |side: &Side<'_>, id| side.document.note(id).map(|note| note.content.clone()).unwrap_or_default();
        let (before, after) = (content(self.old, was), content(self.new, is));
        let span = self.new.document.note(is).map_or(self.new.manifest.span, |note| note.span);
        let ops = align::words(&tokens(&before, self.old.document), &tokens(&after, self.new.document));
        let mut marked = Vec::new();
        for op in ops {
            match op {
                Op::Equal(_, new) => marked.extend(new.into_iter().map(|token| token.run)),
                Op::Insert(new) => marked.extend(new.into_iter().map(|token| inserted(token.run))),
                Op::Delete(old) => marked.extend(old.iter().filter_map(|token| self.deleted(token, span))),
            }
        }
        runs(marked)
    }

    /// A block with the marks of its texts.
    fn with_marks(&mut self, mut block: Block) -> Block {
        let id = block.id;
        let mut place = 0;
        let mut take = |runs: &mut Vec<Run>| {
            if let Some(words) = self.words.remove(&(id, place)) {
                *runs = words;
            }
            place += 1;
        };
        match &mut block.kind {
            Kind::Text(text) => take(&mut text.content),
            Kind::Columns(columns) => {
                let cells = columns.rows.iter_mut().flatten().flat_map(|cell| cell.paragraphs.iter_mut());
                cells.for_each(&mut take);
                columns.beside.iter_mut().for_each(|(_, _, words)| take(words));
            }
            Kind::Chart(_) | Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => {}
        }
        block
    }

    /// What changed in a chart, a line for each of its texts.
    fn in_chart(&mut self, block: &Block) -> Vec<Block> {
        if !matches!(block.kind, Kind::Chart(_)) {
            return Vec::new();
        }
        let texts = (0..).map_while(|place| self.words.remove(&(block.id, place)));
        let changed = texts.filter(|runs| runs.iter().any(|run| run.look.revision.is_some()));
        changed.map(|words| line(words, block.part, block.span, None)).collect()
    }

    /// A block of the old document, all of it deleted.
    fn put_back(&self, id: BlockId, words: Vec<Run>, beside: Option<BlockId>) -> Option<Block> {
        let old = self.old.document.blocks.get(id.0 as usize)?;
        let span = self.span(beside);
        let part =
            beside.and_then(|id| self.new.document.blocks.get(id.0 as usize)).map_or(old.part, |block| block.part);
        let text = match &old.kind {
            Kind::Text(text) => text,
            Kind::Chart(_) => return Some(line(words, part, span, None)),
            Kind::Columns(_) | Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => return None,
        };
        let marker = text.marker.as_ref().map(|marker| Run {
            content: marker.content.clone(),
            look: Look { revision: Some(Revision::Deleted), ..marker.look.clone() },
            origin: Origin::Computed(Computed::BlockNumber, span),
        });
        // An entry of the old contents leads to no page of this document.
        let kind = Kind::Text(TextBlock { marker, content: words, entry: None, ..text.clone() });
        Some(Block { kind, span, part, ..old.clone() })
    }

    fn heading(&self, words: &str) -> Block {
        let span = self.new.manifest.span;
        let origin = Origin::Computed(Computed::Value, span);
        let look = Look { emphasis: true, ..Look::default() };
        let run = Run { content: Content::Text(words.to_owned()), look, origin };
        line(vec![run], Part::Front, span, Some(Length::from_points(12)))
    }
}

/// A line that the redline adds; it is named when all blocks have their places.
fn line(content: Vec<Run>, part: Part, span: Span, after: Option<Length>) -> Block {
    let (style, role) = ("note".to_owned(), Role::Line);
    let (marker, before, keep_next, entry) = (None, None, false, None);
    let kind = Kind::Text(TextBlock { role, style, marker, content, before, after, keep_next, entry });
    Block { id: BlockId(0), part, kind, span, occurrence: 0, language: None }
}

fn inserted(mut run: Run) -> Run {
    run.look.revision = Some(Revision::Inserted);
    run
}

/// Blocks are named by their places: every reference to one follows it to its new place.
fn renumber(document: &mut Document, places: &BTreeMap<BlockId, BlockId>) {
    let moved = |id: BlockId| places.get(&id).copied().unwrap_or(id);
    let aim = |target: &mut Target| {
        if let Target::Block(id) = target {
            *id = moved(*id);
        }
    };
    let run = |run: &mut Run| {
        run.look.target.iter_mut().for_each(aim);
        if let Content::Page(PageOf::There(target)) = &mut run.content {
            aim(target);
        }
    };
    for (place, block) in document.blocks.iter_mut().enumerate() {
        block.id = BlockId(u32::try_from(place).unwrap_or(u32::MAX));
        match &mut block.kind {
            Kind::Text(text) => {
                text.content.iter_mut().chain(&mut text.marker).for_each(run);
                text.entry = text.entry.map(moved);
            }
            Kind::Columns(columns) => {
                let cells = columns.rows.iter_mut().flatten().flat_map(|cell| cell.paragraphs.iter_mut()).flatten();
                cells.for_each(run);
                columns.beside.iter_mut().flat_map(|(_, _, words)| words).for_each(run);
            }
            Kind::Chart(chart) => {
                let heads = chart.unit.iter_mut().chain(&mut chart.series);
                heads.chain(chart.rows.iter_mut().map(|row| &mut row.category)).for_each(run);
            }
            Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => {}
        }
    }
    for note in &mut document.notes {
        note.block = moved(note.block);
        note.content.iter_mut().for_each(run);
    }
}
