//! A paragraph into lines: the breaks that make the whole paragraph best, then the spaces of each line.
//!
//! Source: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
//! Experience 11 (1981). The stages: runs → items (words, glue) → breaks (where a line may end) → the
//! best of them → set lines. Positions stay in logical order up to the last stage, which is where an
//! edition from right to left will reorder them.

mod breaks;
mod compose;
mod costs;
mod emergency;
mod items;
mod total_fit;

#[cfg(test)]
mod tests;

pub use costs::Costs;

use super::blank;
use crate::diag::Origin;
use crate::geom::{Colour, FaceId, GlyphRun, Length, NoteId, Owner, Point, Revision, Target};
use crate::text::{Hyphenation, Shaper};

/// Text of one paragraph in one style, in logical order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledRun {
    /// Its text. Any blanks, a line's end included, count as one space.
    pub text: String,
    /// The face.
    pub face: FaceId,
    /// The size of an em.
    pub size: Length,
    /// How far it stands above the baseline.
    pub rise: Length,
    /// Its colour.
    pub colour: Colour,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Where the text came from.
    pub origin: Origin,
    /// What it belongs to.
    pub owner: Owner,
    /// Where it leads, when it is a link.
    pub target: Option<Target>,
    /// What it does in the line.
    pub kind: RunKind,
    /// What became of it, in a redline.
    pub revision: Option<Revision>,
}

/// What a run does in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// Words.
    Text,
    /// The mark of a note: it never begins a line, nor parts from the word before it. What follows
    /// breaks as if it were not there.
    Mark(NoteId),
    /// A value that is known after the pages are, such as a page number. The breaks are chosen for the
    /// reserved width, so that a narrower value moves nothing; the spaces of the line take up the rest.
    Field {
        /// The width that is kept for it.
        reserved: Length,
    },
    /// The line ends here; the text is empty.
    Break,
    /// Pushes what follows to the right edge; the text is empty. It is no place to break at.
    Fill,
}

/// The width that the lines fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The width of the column.
    pub width: Length,
    /// How far the first line begins to the right of the column's left edge; negative when it hangs out.
    pub first: Length,
}

/// Which edges the lines meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both; the last line only the left one.
    Justify,
    /// The left one.
    Left,
    /// None: the middle of the line stands in the middle of the column.
    Centre,
    /// The right one.
    Right,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<'a> {
    /// The width that the lines fill.
    pub measure: Measure,
    /// Which edges they meet.
    pub align: Align,
    /// How words are hyphenated; `None` when no hyphen is added and soft hyphens do not count.
    pub hyphenation: Option<&'a Hyphenation>,
    /// What each blemish costs.
    pub costs: Costs,
}

/// A part of a line that a redline marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revised {
    /// Its start on its baseline, as that of a run of the line.
    pub at: Point,
    /// How wide it is.
    pub width: Length,
    /// The size of an em.
    pub size: Length,
    /// What became of it.
    pub revision: Revision,
}

/// A line, ready to be placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetLine {
    /// Its glyphs. `at.x` counts from the column's left edge, `at.y` from the line's baseline, downward.
    pub runs: Vec<GlyphRun>,
    /// The space at which it was broken. It is not seen and takes no room, but the words on both sides are two.
    pub blank: Option<GlyphRun>,
    /// From the start of the first glyph to the end of the last.
    pub width: Length,
    /// The parts of it that a redline marks.
    pub revised: Vec<Revised>,
    /// The notes whose marks stand on the line, in order.
    pub notes: Vec<NoteId>,
    /// True when the breaker added a hyphen at its end.
    pub hyphenated: bool,
    /// True when a word that is wider than the column was parted at its end, without a hyphen.
    pub parts_word: bool,
    /// By how much it is too wide for the column: zero unless one letter is wider than the column.
    pub overfull: Length,
    /// How far the spaces are stretched (or shrunk, when negative), in thousandths of what they may.
    pub ratio: i64,
}

/// A character that the face of its run has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// Where exactly this character came from.
    pub origin: Origin,
    /// The faces that were tried: that of its run. Whoever chooses among several asks
    /// [`Shaper::covers`] first.
    pub faces: Vec<FaceId>,
}

/// Sets a paragraph. No character is lost: what is not in a line's text is a blank between two lines,
/// at the paragraph's ends, or at the start of a run after a blank.
///
/// A paragraph without runs has no line; a forced break always ends one, even an empty one.
///
/// # Errors
/// All characters for which their face has no glyph. A character that sets nothing needs none.
pub fn set(
    runs: &[StyledRun],
    setting: &Setting<'_>,
    shaper: &mut Shaper<'_>,
) -> Result<Vec<SetLine>, Vec<MissingGlyph>> {
    let mut missing = Vec::new();
    let mut segments = Vec::new();
    for part in items::between_forced_breaks(runs) {
        let forced = runs.get(part.end).map(|run| Origin::Typed(run.origin.span()));
        segments.push((items::Segment::new(runs, part, shaper, &mut missing), forced));
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut lines = Vec::new();
    for (number, (segment, forced)) in segments.iter().enumerate() {
        let indent = if number == 0 { setting.measure.first } else { Length::ZERO };
        let measure = Measure { first: indent, ..setting.measure };
        let chosen = breaks::choose(segment, &Setting { measure, ..*setting }, shaper);
        compose::lines(segment, &chosen, &Setting { measure, ..*setting }, shaper, &mut lines);
        if let (Some(line), Some(forced)) = (lines.last_mut(), forced) {
            line.blank = line.runs.last().and_then(|run| blank::after(run, *forced, shaper.faces()));
        }
    }
    Ok(lines)
}
