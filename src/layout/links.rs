//! Links and places to link to, read off the finished items of a page.

use crate::document::Document;
use crate::geom::{GlyphRun, Item, Length, Link, NoteId, Point, Rect, Size, Target};
use crate::template::Words;

/// The links of a page: one for each stretch of neighbouring runs on a line that lead to one place.
pub(super) fn of(items: &[Item], document: &Document, words: &Words) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut before: Option<&GlyphRun> = None;
    for (place, item) in items.iter().enumerate() {
        let Item::Glyphs(run) = item else {
            before = None;
            continue;
        };
        if let Some(target) = &run.target
            && !run.glyphs.is_empty()
        {
            let goes_on = before.is_some_and(|b| b.target == run.target && b.at.y == run.at.y && b.owner == run.owner);
            match links.last_mut().filter(|_| goes_on) {
                Some(link) => extend(link, run, target, place),
                None => links.push(link(run, target, place, document, words)),
            }
        }
        before = Some(run);
    }
    links
}

/// The part of the page that a run covers, a little more than its letters.
fn area(run: &GlyphRun) -> Rect {
    let top = run.size.scale(80, 100);
    let height = run.size.scale(105, 100);
    Rect { at: Point { x: run.at.x, y: run.at.y - top }, size: Size { width: run.width(), height } }
}

fn link(run: &GlyphRun, target: &Target, place: usize, document: &Document, words: &Words) -> Link {
    let label = |id: &NoteId| document.note(*id).map_or("", |note| note.label.as_str());
    let said = match target {
        Target::Address(_) | Target::Block(_) => run.text.trim().to_owned(),
        Target::Note(id) => format!("{} {}", words.word("footnote-link"), label(id)),
        Target::Mark(id) => format!("{} {}", words.word("back-link"), label(id)),
    };
    let (area, items, owner, source) = (area(run), place..place + 1, run.owner, run.origin.span());
    Link { area, items, target: target.clone(), words: said, owner, source }
}

fn extend(link: &mut Link, run: &GlyphRun, target: &Target, place: usize) {
    link.items.end = place + 1;
    let right = run.at.x + run.width();
    link.area.size.width = link.area.size.width.max(right - link.area.at.x).max(Length::ZERO);
    if matches!(target, Target::Address(_) | Target::Block(_)) {
        link.words.push_str(run.text.as_str());
    }
}
