//! Chosen breaks into set lines: the spaces get their widths, the glyphs their places.

use std::ops::Range;
use std::rc::Rc;

use super::breaks::HYPHEN;
use super::items::{Item, ItemKind, Segment};
use super::total_fit::{Break, Place};
use super::{Align, Revised, RunKind, SetLine, Setting, StyledRun};
use crate::diag::Origin;
use crate::geom::{Glyph, GlyphRun, Length, Point};
use crate::layout::blank;
use crate::text::{Em, ShapedGlyph, ShapedText, Shaper};

/// Sets the lines between the chosen breaks of a segment.
pub(super) fn lines(
    segment: &Segment<'_>,
    chosen: &[Break],
    setting: &Setting<'_>,
    shaper: &mut Shaper<'_>,
    out: &mut Vec<SetLine>,
) {
    for (number, pair) in chosen.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        let indent = if number == 0 { setting.measure.first } else { Length::ZERO };
        let room = setting.measure.width - indent;
        // All items between the two, and a hyphen.
        let most = to.ends.item.saturating_sub(from.starts.item) as usize + 2;
        let mut line = Line { slices: Vec::with_capacity(most) };
        line.take(segment, from.starts, to.ends, shaper);
        if to.hyphen > Length::ZERO {
            line.add_hyphen(shaper);
        }
        let last = number + 2 == chosen.len();
        let meets_both = setting.align == Align::Justify && !last;
        let spread = Spread::new(&line, room, meets_both, setting.align == Align::Justify);
        let set = line.set(&spread, indent, room, setting.align);
        let blank = set.runs.last().and_then(|last| blank(segment, to.ends, last, shaper));
        out.push(SetLine { parts_word: to.parts_word, blank, ..set });
    }
}

/// The space at which a line is broken, if it is one.
fn blank(segment: &Segment<'_>, end: Place, last: &GlyphRun, shaper: &Shaper<'_>) -> Option<GlyphRun> {
    let space = segment.items.get(end.item as usize).filter(|item| end.inside == 0 && item.kind == ItemKind::Space)?;
    let run = segment.run(space)?;
    let mut blank = blank::after(last, run.origin.part(space.from as usize, space.to as usize), shaper.faces())?;
    blank.glyphs.iter_mut().for_each(|glyph| glyph.text.1 = space.to - space.from);
    let text = segment.text(space).to_owned();
    Some(GlyphRun { text, language: run.language.clone(), target: run.target.clone(), ..blank })
}

/// Part of an item that stands on the line.
struct Slice<'s> {
    run: &'s StyledRun,
    kind: SliceKind,
    /// Its bytes in the run's text.
    from: u32,
    to: u32,
    shaped: Rc<ShapedText>,
    em: Em,
    width: Length,
    stretch: Length,
    shrink: Length,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SliceKind {
    Words,
    Space,
    Fill,
    /// Added by the breaker.
    Hyphen,
}

/// A line whose spaces are still as wide as nature made them.
struct Line<'s> {
    slices: Vec<Slice<'s>>,
}

impl<'s> Line<'s> {
    /// Takes the items from one place to another.
    fn take(&mut self, segment: &Segment<'s>, from: Place, to: Place, shaper: &mut Shaper<'_>) {
        for index in from.item..=to.item {
            let Some(item) = segment.items.get(index as usize) else { break };
            let start = if index == from.item { item.from + from.inside } else { item.from };
            let end = if index == to.item { item.from + to.inside } else { item.to };
            // The item at the end is on the line only when it is parted there.
            if index < to.item || to.inside > 0 {
                let part = self.slice(segment, item, start..end, shaper);
                self.slices.extend(part);
            }
        }
    }

    /// Part of an item, by its bytes in the run; shaped anew when it is not the whole.
    fn slice(
        &self,
        segment: &Segment<'s>,
        item: &Item,
        part: Range<u32>,
        shaper: &mut Shaper<'_>,
    ) -> Option<Slice<'s>> {
        let run = segment.run(item)?;
        let same = self.slices.last().filter(|last| std::ptr::eq(last.run, run));
        let em = same.map_or_else(|| Em::new(shaper.faces().get(run.face), run.size), |last| last.em);
        let kind = match item.kind {
            ItemKind::Word | ItemKind::Mark | ItemKind::Field => SliceKind::Words,
            ItemKind::Space => SliceKind::Space,
            ItemKind::Fill => SliceKind::Fill,
        };
        let whole = part == (item.from..item.to);
        let shaped = if whole {
            Rc::clone(&item.shaped)
        } else {
            shaper.shape(run.face, run.text.get(part.start as usize..part.end as usize)?, &run.language)
        };
        // A field keeps no more room than it has glyphs for: the rest goes to the spaces.
        let width = if whole && item.kind != ItemKind::Field { item.width } else { shaped.width_at(em) };
        let (stretch, shrink) = (item.stretch(), item.shrink());
        Some(Slice { run, kind, from: part.start, to: part.end, shaped, em, width, stretch, shrink })
    }

    /// A hyphen in the style of what it follows.
    fn add_hyphen(&mut self, shaper: &mut Shaper<'_>) {
        let Some(last) = self.slices.last() else { return };
        let shaped = shaper.shape(last.run.face, HYPHEN, &last.run.language);
        let width = shaped.width_at(last.em);
        let (from, kind) = (last.to, SliceKind::Hyphen);
        let none = Length::ZERO;
        let slice =
            Slice { run: last.run, kind, from, to: from, shaped, em: last.em, width, stretch: none, shrink: none };
        self.slices.push(slice);
    }

    fn sum(&self, part: impl Fn(&Slice<'s>) -> Length) -> Length {
        self.slices.iter().map(part).sum()
    }

    fn set(&self, spread: &Spread, indent: Length, room: Length, align: Align) -> SetLine {
        let start = match align {
            Align::Justify | Align::Left => indent,
            Align::Centre => indent + (room - spread.width) / 2,
            Align::Right => indent + room - spread.width,
        };
        let mut pen = Pen { x: start, spread: *spread, given: Given::default() };
        let portions = self.slices.chunk_by(|before, slice| slice.continues(before));
        let (mut runs, mut revised) = (Vec::new(), Vec::new());
        for portion in portions {
            let Some(run) = pen.write(portion) else { continue };
            let revision = portion.first().and_then(|slice| slice.run.revision);
            revised.extend(revision.map(|revision| Revised {
                at: run.at,
                width: run.width(),
                size: run.size,
                revision,
            }));
            runs.push(run);
        }
        let notes = self.slices.iter().filter_map(|slice| match slice.run.kind {
            RunKind::Mark(note) => Some(note),
            _ => None,
        });
        SetLine {
            runs,
            blank: None,
            revised,
            width: spread.width,
            notes: notes.collect(),
            hyphenated: self.slices.last().is_some_and(|slice| slice.kind == SliceKind::Hyphen),
            parts_word: false,
            overfull: (spread.width - room).max(Length::ZERO),
            ratio: spread.ratio,
        }
    }
}

impl Slice<'_> {
    /// True when it goes on in the same run of text.
    fn continues(&self, before: &Self) -> bool {
        std::ptr::eq(self.run, before.run)
            && self.from == before.to
            && self.kind != SliceKind::Hyphen
            && self.kind != SliceKind::Fill
            && before.kind != SliceKind::Fill
    }
}

/// How the room that is left over, or lacking, is spread over the line.
#[derive(Clone, Copy, Default)]
struct Spread {
    /// How much is spread over the spaces; negative when they shrink.
    change: Length,
    /// What all spaces may change by, in the direction of `change`.
    available: Length,
    /// What each fill gets.
    fill: Length,
    /// The width of the line in the end.
    width: Length,
    /// In thousandths.
    ratio: i64,
}

impl Spread {
    fn new(line: &Line<'_>, room: Length, meets_both: bool, flexible: bool) -> Self {
        let natural = line.sum(|slice| slice.width);
        let left = room - natural;
        let fills = line.slices.iter().filter(|slice| slice.kind == SliceKind::Fill).count();
        if left >= Length::ZERO && fills > 0 {
            let fill = left / i64::try_from(fills).unwrap_or(1);
            let width = natural + fill * i64::try_from(fills).unwrap_or(1);
            return Self { fill, width, ..Self::default() };
        }
        let available = line.sum(|slice| if left < Length::ZERO { slice.shrink } else { slice.stretch });
        let wanted = match flexible {
            true if left < Length::ZERO => left.max(-available),
            true if meets_both && available > Length::ZERO => left,
            _ => Length::ZERO,
        };
        let ratio = wanted.scaled().saturating_mul(1000).checked_div(available.scaled()).unwrap_or(0);
        Self { change: wanted, available, fill: Length::ZERO, width: natural + wanted, ratio }
    }
}

/// What the spaces to the left have been given, so that rounding never adds up.
#[derive(Clone, Copy, Default)]
struct Given {
    /// What they may change by.
    flexible: Length,
    /// What they changed by.
    change: Length,
}

/// Writes glyphs from left to right.
struct Pen {
    x: Length,
    spread: Spread,
    given: Given,
}

impl Pen {
    /// Writes slices that follow one another in one run of text; a fill is only passed over.
    fn write(&mut self, portion: &[Slice<'_>]) -> Option<GlyphRun> {
        let (first, last) = (portion.first()?, portion.last()?);
        if first.kind == SliceKind::Fill {
            self.x += first.width + self.spread.fill;
            return None;
        }
        let (run, start) = (first.run, self.x);
        let mut glyphs = Vec::with_capacity(portion.iter().map(|slice| slice.shaped.glyphs.len()).sum());
        for slice in portion {
            self.glyphs(slice, slice.from - first.from, &mut glyphs);
        }
        let (from, to) = (first.from as usize, last.to as usize);
        let origin = run.origin.part(from, to);
        Some(GlyphRun {
            face: run.face,
            size: run.size,
            at: Point { x: start, y: -run.rise },
            glyphs,
            text: run.text.get(from..to).unwrap_or_default().to_owned(),
            colour: run.colour,
            language: run.language.clone(),
            origin: if first.kind == SliceKind::Hyphen { Origin::Typed(origin.span()) } else { origin },
            owner: run.owner,
            target: run.target.clone(),
        })
    }

    /// The glyphs of a slice that begins at the byte `base` of its portion.
    fn glyphs(&mut self, slice: &Slice<'_>, base: u32, out: &mut Vec<Glyph>) {
        let em = slice.em;
        if slice.kind == SliceKind::Words {
            out.extend(slice.shaped.glyphs.iter().map(|g| glyph(g, em, (base + g.start, base + g.end))));
            self.x += slice.width;
            return;
        }
        let advance = slice.width + self.change(slice);
        let text = (base, base + slice.to - slice.from);
        out.extend(slice.shaped.glyphs.first().map(|g| Glyph::new(g.id, advance, offset(g, em), text)));
        self.x += advance;
    }

    /// By how much a space changes: its share of all that was given so far, less what was given.
    fn change(&mut self, slice: &Slice<'_>) -> Length {
        if self.spread.change == Length::ZERO {
            return Length::ZERO;
        }
        let flexible = if self.spread.change < Length::ZERO { slice.shrink } else { slice.stretch };
        self.given.flexible += flexible;
        let so_far = self.spread.change.scale(self.given.flexible.scaled(), self.spread.available.scaled());
        let change = so_far - self.given.change;
        self.given.change = so_far;
        change
    }
}

fn glyph(shaped: &ShapedGlyph, em: Em, text: (u32, u32)) -> Glyph {
    Glyph::new(shaped.id, em.length(shaped.advance), offset(shaped, em), text)
}

/// Most glyphs stand where the pen is.
fn offset(shaped: &ShapedGlyph, em: Em) -> Point {
    match (shaped.dx, shaped.dy) {
        (0, 0) => Point::default(),
        (dx, dy) => Point { x: em.length(dx), y: -em.length(dy) },
    }
}
