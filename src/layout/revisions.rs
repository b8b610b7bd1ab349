//! Marks of a redline: a rule under what came, a rule through what went, and a bar in the margin beside
//! every line with either, so that colour is never alone.

use crate::geom::{Artefact, Colour, Item, Length, Owner, Point, Rect, Revision, Rule, Size};
use crate::layout::paragraph::SetLine;

/// Inserted words and their rules.
pub(super) const INSERTED: Colour = Colour(0, 64, 160);
/// Deleted words and their rules.
pub(super) const DELETED: Colour = Colour(160, 0, 32);

/// The colour of revised words.
pub(super) fn colour(revision: Revision) -> Colour {
    match revision {
        Revision::Inserted => INSERTED,
        Revision::Deleted => DELETED,
    }
}

/// The rules of a line. Places count from the line's top left corner: `left` is the left edge of the
/// paragraph, `baseline` the distance from the top to the baseline, `height` that to the foot.
pub(super) fn rules(line: &SetLine, left: Length, baseline: Length, height: Length) -> Vec<Item> {
    if line.revised.is_empty() {
        return Vec::new();
    }
    let mut rules: Vec<Item> = line
        .revised
        .iter()
        .map(|part| {
            // Below the descenders' start, and through the middle of the small letters.
            let by = match part.revision {
                Revision::Inserted => part.size.scale(14, 100),
                Revision::Deleted => -part.size.scale(24, 100),
            };
            let thickness = part.size.scale(6, 100);
            let at = Point { x: left + part.at.x, y: baseline + part.at.y + by };
            rule(Rect { at, size: Size { width: part.width, height: thickness } }, colour(part.revision))
        })
        .collect();
    let at = Point { x: -BAR_DISTANCE, y: Length::ZERO };
    let bar = Rect { at, size: Size { width: BAR_WIDTH, height } };
    rules.push(rule(bar, Colour::default()));
    rules
}

/// From the left edge of the text to the bar: clear of numbers that hang in the margin.
const BAR_DISTANCE: Length = Length::from_points(20);
/// The width of the bar.
const BAR_WIDTH: Length = Length::from_points(1);

fn rule(rect: Rect, colour: Colour) -> Item {
    Item::Rule(Rule { rect, colour, owner: Owner::Artefact(Artefact::Ornament) })
}
