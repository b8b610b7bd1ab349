//! The space that ends a word where none is seen: after a number that hangs before its text, before a
//! line break that was asked for. Whoever hears or copies the words needs it (ISO 32000-1, 14.8.2.5).

use crate::diag::Origin;
use crate::geom::{Glyph, GlyphRun, Length, Point};
use crate::text::Faces;

/// A space right after a run, which takes no room; `None` when its face has none.
pub(super) fn after(run: &GlyphRun, origin: Origin, faces: &Faces) -> Option<GlyphRun> {
    let id = faces.get(run.face).glyph(' ')?;
    let glyph = Glyph::new(id, Length::ZERO, Point::default(), (0, 1));
    Some(GlyphRun {
        face: run.face,
        size: run.size,
        at: Point { x: run.at.x + run.width(), y: run.at.y },
        glyphs: vec![glyph],
        text: " ".to_owned(),
        colour: run.colour,
        language: run.language.clone(),
        origin,
        owner: run.owner,
        target: None,
    })
}
