//! The ends of entries in the contents: a row of dots and the page.
//!
//! They are set when the pages are made up. The column of page numbers has a fixed width, so the lines of
//! the entries do not depend on the numbers, and the contents never cause a second layout.

use crate::diag::{Computed, Diagnostics, Origin};
use crate::document::{Content, Run};
use crate::geom::{Artefact, Glyph, GlyphRun, Item, Length, Owner, Point, Target};
use crate::layout::paragraph;
use crate::markup::Look;
use crate::text::Shaper;

use super::Ground;
use super::line::Entry;
use super::styled::Styler;

/// The dots and the number at the end of an entry, from the top left corner of its line.
pub(super) fn end_of_entry(
    entry: &Entry,
    ground: &Ground<'_>,
    shaper: &mut Shaper<'_>,
    found: &mut Diagnostics,
) -> Vec<Item> {
    let page = ground.facts.blocks.get(&entry.heading).map_or("", |page| ground.facts.label(*page));
    let target = Some(Target::Block(entry.heading));
    let number = word(page, Computed::PageNumber, target, Owner::Block(entry.block), entry, ground, shaper, found);
    let leader = Owner::Artefact(Artefact::Ornament);
    let dot = word(".", Computed::Leader, None, leader, entry, ground, shaper, found);
    let (Some(mut number), Some(dot)) = (number, dot) else { return Vec::new() };
    let em = entry.style.size;
    let number_from = entry.to - number.width();
    number.at = Point { x: number_from, y: entry.baseline };
    let mut items = Vec::new();
    items.extend(leaders(&dot, entry, number_from - em * 6 / 10).map(Item::Glyphs));
    items.push(Item::Glyphs(number));
    items
}

/// Dots from the end of the words up to an edge. They stand on a grid that is counted from the right, so that dots of
/// neighbouring lines stand below each other.
fn leaders(dot: &GlyphRun, entry: &Entry, edge: Length) -> Option<GlyphRun> {
    let step = entry.style.size / 2;
    let glyph = dot.glyphs.first()?;
    let skipped = (entry.to - edge).up_to_multiple(step);
    let right = entry.to - skipped;
    let room = right - entry.from - step;
    let count = usize::try_from(room.scaled().checked_div(step.scaled())?).ok().filter(|count| *count > 1)?;
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let glyphs =
        (0..count).map(|at| Glyph::new(glyph.id, step, Point::default(), (place(at), place(at + 1)))).collect();
    let left = right - step * i64::try_from(count).ok()?;
    let at = Point { x: left, y: entry.baseline };
    Some(GlyphRun { glyphs, text: ".".repeat(count), at, ..dot.clone() })
}

#[expect(clippy::too_many_arguments, reason = "a word, what it is, and what it is set with")]
fn word(
    text: &str,
    kind: Computed,
    target: Option<Target>,
    owner: Owner,
    entry: &Entry,
    ground: &Ground<'_>,
    shaper: &mut Shaper<'_>,
    found: &mut Diagnostics,
) -> Option<GlyphRun> {
    let Ground { document, frame, numbers, .. } = *ground;
    let language = &document.language;
    let styler = Styler { document, frame, numbers, style: &entry.style, owner, language };
    let run = Run {
        content: Content::Text(text.to_owned()),
        look: Look { target, ..Look::default() },
        origin: Origin::Computed(kind, entry.span),
    };
    let runs = styler.runs(&[run], found);
    let lines = paragraph::set(&runs, &styler.setting(Length::MAX / 4, Length::ZERO), shaper);
    lines.ok()?.into_iter().next()?.runs.into_iter().next()
}
