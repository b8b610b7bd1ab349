//! Runs into items: words that are shaped, and the glue between them.

use std::ops::Range;
use std::rc::Rc;

use icu_segmenter::GraphemeClusterSegmenter;

use super::{MissingGlyph, RunKind, StyledRun};
use crate::geom::Length;
use crate::text::character::is_glue;
use crate::text::{Em, OpportunityKind, ShapedText, Shaper, break_opportunities};

/// Words longer than this, in bytes, are shaped in parts, so that no work grows with the square of a
/// word. Such a word is none: it is an address without signs, or a fault.
const LONGEST_WORD: usize = 128;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A word, or the part of one up to the next place where a line may break.
    Word,
    /// The mark of a note.
    Mark,
    /// A value with a reserved width: a word that is never parted.
    Field,
    /// Glue: any number of blanks.
    Space,
    /// Glue that stretches before all other.
    Fill,
}

/// Part of a run.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: ItemKind,
    /// Where the line may be broken without a hyphen: at a space, or before a word.
    pub(super) breaks: Option<OpportunityKind>,
    /// Its run.
    pub(super) run: u32,
    /// Its bytes in the run's text.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Its first byte in the segment's text.
    pub(super) at: u32,
    /// Its glyphs; those of a space for glue.
    pub(super) shaped: Rc<ShapedText>,
    /// Its natural width.
    pub(super) width: Length,
}

impl Item {
    /// How much a space may grow: half of it.
    ///
    /// Source of both: Computer Modern Roman at 10 points, whose space of 3.33 points stretches by 1.67
    /// and shrinks by 1.11 (*The TeXbook*, chapter 12). No more after a full stop: French spacing.
    pub(super) fn stretch(&self) -> Length {
        if self.kind == ItemKind::Space { self.width / 2 } else { Length::ZERO }
    }

    /// How much a space may give way: a third of it.
    pub(super) fn shrink(&self) -> Length {
        if self.kind == ItemKind::Space { self.width / 3 } else { Length::ZERO }
    }

    /// One past its last byte in the segment's text, of which a mark has none.
    pub(super) fn end(&self) -> u32 {
        if self.kind == ItemKind::Mark { self.at } else { self.at + self.to - self.from }
    }

    pub(super) fn is_glue(&self) -> bool {
        matches!(self.kind, ItemKind::Space | ItemKind::Fill)
    }
}

/// What stands between two forced breaks.
#[derive(Debug)]
pub(super) struct Segment<'a> {
    /// All runs of the paragraph.
    pub(super) runs: &'a [StyledRun],
    /// Their text without the marks of notes; a fill counts as a no-break space.
    pub(super) text: String,
    pub(super) items: Vec<Item>,
}

/// The runs between forced breaks. A break at the very end opens no further line.
pub(super) fn between_forced_breaks(runs: &[StyledRun]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, run) in runs.iter().enumerate() {
        if run.kind == RunKind::Break {
            out.push(start..at);
            start = at + 1;
        }
    }
    if start < runs.len() {
        out.push(start..runs.len());
    }
    out
}

impl<'a> Segment<'a> {
    /// Shapes the runs of `part`; characters without a glyph are added to `missing`.
    pub(super) fn new(
        runs: &'a [StyledRun],
        part: Range<usize>,
        shaper: &mut Shaper<'_>,
        missing: &mut Vec<MissingGlyph>,
    ) -> Self {
        let within = runs.get(part.clone()).unwrap_or_default();
        let text = text_of(within);
        let language = within.iter().find(|r| r.kind == RunKind::Text).map_or("", |r| r.language.as_str());
        let opportunities: Vec<_> = break_opportunities(&text, language).into_iter().map(|o| (o.at, o.kind)).collect();
        let items = Vec::with_capacity(opportunities.len() * 2 + 2 * within.len());
        let mut builder = Builder { items, opportunities: &opportunities, at: 0, space: None, shaper, missing };
        for (index, run) in part.zip(within) {
            builder.run(index, run);
        }
        let mut items = builder.items;
        while items.last().is_some_and(|item| item.kind == ItemKind::Space) {
            items.pop();
        }
        Self { runs, text, items }
    }

    /// The run of an item.
    pub(super) fn run(&self, item: &Item) -> Option<&'a StyledRun> {
        self.runs.get(item.run as usize)
    }

    /// The text of an item as it stands in its run.
    pub(super) fn text(&self, item: &Item) -> &'a str {
        self.run(item).and_then(|run| run.text.get(item.from as usize..item.to as usize)).unwrap_or_default()
    }
}

fn text_of(runs: &[StyledRun]) -> String {
    let mut text = String::with_capacity(runs.iter().map(|r| r.text.len()).sum());
    for run in runs {
        match run.kind {
            RunKind::Text | RunKind::Field { .. } => text.push_str(&run.text),
            RunKind::Fill => text.push('\u{A0}'),
            RunKind::Mark(_) | RunKind::Break => {}
        }
    }
    text
}

/// Makes items.
///
/// State: the items so far; the opportunities that lie ahead; the first byte of the segment's text that
/// no item covers yet; the space of the run that had the last one, with its width.
struct Builder<'b, 'f> {
    items: Vec<Item>,
    opportunities: &'b [(usize, OpportunityKind)],
    at: usize,
    space: Option<(usize, Rc<ShapedText>, Length)>,
    shaper: &'b mut Shaper<'f>,
    missing: &'b mut Vec<MissingGlyph>,
}

impl Builder<'_, '_> {
    fn run(&mut self, index: usize, run: &StyledRun) {
        match run.kind {
            RunKind::Text => self.words(index, run),
            RunKind::Mark(_) => self.push(ItemKind::Mark, index, run, 0..run.text.len()),
            RunKind::Field { reserved } => {
                self.push(ItemKind::Field, index, run, 0..run.text.len());
                self.at += run.text.len();
                if let Some(field) = self.items.last_mut() {
                    field.width = field.width.max(reserved);
                }
            }
            RunKind::Fill => {
                self.push(ItemKind::Fill, index, run, 0..0);
                self.at += '\u{A0}'.len_utf8();
            }
            RunKind::Break => {}
        }
    }

    fn words(&mut self, index: usize, run: &StyledRun) {
        let base = self.at;
        let mut from = 0;
        while let Some(rest) = run.text.get(from..).filter(|rest| !rest.is_empty()) {
            let blanks = rest.find(|c| !is_glue(c)).unwrap_or(rest.len());
            if blanks > 0 {
                self.space(index, run, from..from + blanks);
            } else {
                let to = self.end_of_word(rest, base + from) - base;
                self.word(index, run, from..to, base);
            }
            from = self.at - base;
        }
    }

    /// A word of a run whose text begins at `base`.
    fn word(&mut self, index: usize, run: &StyledRun, word: Range<usize>, base: usize) {
        if word.len() <= LONGEST_WORD {
            self.push(ItemKind::Word, index, run, word.clone());
            self.at = base + word.end;
            return;
        }
        for part in parts(&run.text, word) {
            self.push(ItemKind::Word, index, run, part.clone());
            self.at = base + part.end;
        }
    }

    /// Where the word that begins at `start` ends: at glue, or where a line may break.
    fn end_of_word(&mut self, rest: &str, start: usize) -> usize {
        let ahead = self.opportunities.iter().map(|&(at, _)| at).find(|&at| at > start);
        // Glue is looked for up to there only: a long address has a thousand places and no glue.
        let rest = ahead.and_then(|at| rest.get(..at - start)).unwrap_or(rest);
        start + rest.find(is_glue).unwrap_or(rest.len())
    }

    /// Glue at the start, or after other glue, is nothing.
    fn space(&mut self, index: usize, run: &StyledRun, range: Range<usize>) {
        let blanks = run.text.get(range.clone()).unwrap_or_default();
        let follows_glue = self.items.last().is_none_or(|item| item.kind == ItemKind::Space);
        if !follows_glue {
            self.push(ItemKind::Space, index, run, range);
        }
        self.at += blanks.len();
    }

    /// Adds an item at the place reached, and settles whether a line may break before it.
    fn push(&mut self, kind: ItemKind, index: usize, run: &StyledRun, range: Range<usize>) {
        let opportunity = self.opportunity_here();
        let breaks = match kind {
            ItemKind::Word | ItemKind::Field => self.before_word(opportunity),
            ItemKind::Mark | ItemKind::Space | ItemKind::Fill => None,
        };
        let glue = matches!(kind, ItemKind::Space | ItemKind::Fill);
        let text = if glue { " " } else { run.text.get(range.clone()).unwrap_or_default() };
        let (shaped, width) = self.shaped(index, run, text);
        if !glue && !shaped.missing.is_empty() {
            self.missing.extend(missing_from(run, range.start, &shaped));
        }
        let (run, from, to, at) = (small(index), small(range.start), small(range.end), small(self.at));
        self.items.push(Item { kind, breaks, run, from, to, at, shaped, width });
    }

    /// The glyphs of a text and their width; a space is looked up once for each run.
    fn shaped(&mut self, index: usize, run: &StyledRun, text: &str) -> (Rc<ShapedText>, Length) {
        if let Some((of, shaped, width)) = self.space.as_ref().filter(|_| text == " ")
            && *of == index
        {
            return (Rc::clone(shaped), *width);
        }
        let shaped = self.shaper.shape(run.face, text, &run.language);
        let width = shaped.width_at(Em::new(self.shaper.faces().get(run.face), run.size));
        if text == " " {
            self.space = Some((index, Rc::clone(&shaped), width));
        }
        (shaped, width)
    }

    /// An opportunity before a word belongs to the space before it, if there is one.
    fn before_word(&mut self, opportunity: Option<OpportunityKind>) -> Option<OpportunityKind> {
        let mut last = self.items.iter_mut().rev();
        match last.next() {
            Some(space) if space.kind == ItemKind::Space => {
                if last.next().is_some_and(|item| item.kind != ItemKind::Fill) {
                    space.breaks = opportunity;
                }
                None
            }
            Some(item) if item.kind != ItemKind::Fill => opportunity,
            _ => None,
        }
    }

    fn opportunity_here(&mut self) -> Option<OpportunityKind> {
        let passed = self.opportunities.iter().take_while(|&&(at, _)| at < self.at).count();
        self.opportunities = self.opportunities.get(passed..).unwrap_or_default();
        self.opportunities.first().filter(|o| o.0 == self.at).map(|o| o.1)
    }
}

/// The characters of a run that its face lacks; the text that was shaped begins at `start`.
fn missing_from(run: &StyledRun, start: usize, shaped: &ShapedText) -> impl Iterator<Item = MissingGlyph> {
    shaped.missing.iter().map(move |&(at, character)| {
        let at = start + at as usize;
        MissingGlyph { character, origin: run.origin.part(at, at + character.len_utf8()), faces: vec![run.face] }
    })
}

/// A word that is too long in parts that are not, cut between what a reader takes for letters.
fn parts(text: &str, word: Range<usize>) -> Vec<Range<usize>> {
    let (mut out, mut start) = (Vec::new(), word.start);
    for letter in letters(text.get(word.clone()).unwrap_or_default()) {
        let at = word.start + letter;
        if at - start >= LONGEST_WORD {
            out.push(start..at);
            start = at;
        }
    }
    out.push(start..word.end);
    out
}

/// The first bytes of the letters of a text (its grapheme clusters), but the first.
pub(super) fn letters(text: &str) -> impl Iterator<Item = usize> + '_ {
    GraphemeClusterSegmenter::new().segment_str(text).filter(|&at| at > 0 && at < text.len())
}

/// A place in a text or a list; files are limited to 16 MB, so nothing is cut.
pub(super) fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
