//! Words as glyphs. A word is shaped once for each face and language; the second time it is looked up.

use std::fmt;
use std::rc::Rc;

use harfrust::{Buffer, BufferFlags, ClusterLevel, Direction, Language, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::character::is_default_ignorable;
use super::lexicon::Lexicon;
use super::{Face, Faces};
use crate::geom::{FaceId, Length};

/// A glyph in font units of the em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// How far the pen moves, kerning included.
    pub advance: i32,
    /// How far it stands to the right of the pen.
    pub dx: i32,
    /// How far it stands above the pen.
    pub dy: i32,
    /// First byte of the text that it stands for.
    pub start: u32,
    /// One past the last byte; `start` when an earlier glyph stands for the text.
    pub end: u32,
    /// True when the text cannot be parted before this glyph without being shaped anew: kerning, a
    /// ligature or a joined script crosses the place.
    pub joined: bool,
}

/// A piece of text as glyphs, in visual order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShapedText {
    /// The glyphs.
    pub glyphs: Vec<ShapedGlyph>,
    /// The sum of the advances, in font units.
    pub width: i64,
    /// Characters that the face has not, each with its first byte. Default-ignorable characters are
    /// never among them.
    pub missing: Vec<(u32, char)>,
}

impl ShapedText {
    /// How wide it is at a size, as the sum of its glyphs' advances, each rounded by itself: the width
    /// of a word is exactly the sum of the widths of its parts.
    pub fn width_at(&self, em: Em) -> Length {
        match em.exact {
            Some(factor) => Length::from_scaled(self.width.saturating_mul(factor)),
            None => self.glyphs.iter().map(|g| em.length(g.advance)).sum(),
        }
    }

    /// How wide the glyphs are that stand for bytes before `at`; `None` when the text cannot be parted
    /// there without being shaped anew.
    pub fn width_before(&self, at: usize, em: Em) -> Option<Length> {
        let mut parts = false;
        let mut width = Length::ZERO;
        for glyph in &self.glyphs {
            let start = glyph.start as usize;
            if start == at && glyph.joined {
                return None;
            }
            parts |= start == at;
            if start < at {
                width += em.length(glyph.advance);
            }
        }
        parts.then_some(width)
    }
}

/// The size of an em with the number of font units in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Em {
    size: Length,
    units: i64,
    /// Scaled points of a font unit, when that is a whole number. It is for all usual sizes of faces
    /// with 2048 units, and saves the division of every advance.
    exact: Option<i64>,
}

impl Em {
    /// The em of a face at a size.
    pub fn new(face: &Face, size: Length) -> Self {
        let units = i64::from(face.units_per_em).max(1);
        Self { size, units, exact: (size.scaled() % units == 0).then(|| size.scaled() / units) }
    }

    /// So many font units, rounded to the nearest scaled point.
    pub fn length(self, units: i32) -> Length {
        match self.exact {
            Some(factor) => Length::from_scaled(i64::from(units).saturating_mul(factor)),
            None => self.size.scale(i64::from(units), self.units),
        }
    }
}

/// What is kept for one face and language.
struct Drawer<'a> {
    face: FaceId,
    font: ShaperFont<'a, 'a>,
    language: String,
    /// The script of words that show none, such as numbers: the script of the language.
    script: Script,
    words: Lexicon<Rc<ShapedText>>,
    /// One plan for each script and direction met: at most a handful, so a list is searched fastest.
    plans: Vec<ShapePlan>,
}

/// Shapes words and keeps them.
///
/// State: one drawer of shaped words for each face and language; the buffer of the shaping engine, used
/// again for each word.
pub struct Shaper<'a> {
    faces: &'a Faces,
    drawers: Vec<Drawer<'a>>,
    buffer: Buffer,
    shaped: usize,
}

impl fmt::Debug for Shaper<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shaper").field("words_shaped", &self.shaped).finish_non_exhaustive()
    }
}

impl<'a> Shaper<'a> {
    /// A shaper that has shaped nothing yet.
    pub fn new(faces: &'a Faces) -> Self {
        let mut buffer = Buffer::new();
        // Marks keep their own characters, and what sets nothing leaves no glyph.
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        Self { faces, drawers: Vec::new(), buffer, shaped: 0 }
    }

    /// The faces that it shapes with.
    pub fn faces(&self) -> &'a Faces {
        self.faces
    }

    /// How many times the shaping engine was called: what was looked up does not count.
    pub fn words_shaped(&self) -> usize {
        self.shaped
    }

    /// True when the face has a glyph for the character, or needs none. Whoever has several faces to
    /// choose from asks here, and hands over the word in the face that has it.
    pub fn covers(&mut self, face: FaceId, character: char) -> bool {
        is_default_ignorable(character) || self.shape(face, character.encode_utf8(&mut [0; 4]), "").missing.is_empty()
    }

    /// The glyphs of a text; `language` is a BCP 47 tag.
    pub fn shape(&mut self, face: FaceId, text: &str, language: &str) -> Rc<ShapedText> {
        let at = self.drawer(face, language);
        let Some(drawer) = self.drawers.get_mut(at) else { return Rc::default() };
        if let Some(known) = drawer.words.get(text) {
            return Rc::clone(known);
        }
        self.shaped += 1;
        let shaped = Rc::new(drawer.shape(&mut self.buffer, text));
        drawer.words.insert(text, Rc::clone(&shaped));
        shaped
    }

    fn drawer(&mut self, face: FaceId, language: &str) -> usize {
        if let Some(at) = self.drawers.iter().position(|d| d.face == face && d.language == language) {
            return at;
        }
        let script = match language.split('-').next() {
            Some("ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "mn" | "tg") => Script::CYRILLIC,
            _ => Script::LATIN,
        };
        let (font, language) = (ShaperFont::new(&self.faces.get(face).engine), language.to_owned());
        let (words, plans) = (Lexicon::default(), Vec::new());
        self.drawers.push(Drawer { face, font, language, script, words, plans });
        self.drawers.len() - 1
    }
}

impl Drawer<'_> {
    fn shape(&mut self, buffer: &mut Buffer, text: &str) -> ShapedText {
        buffer.clear();
        for (at, character) in characters(text) {
            buffer.push(u32::from(substitute(&self.font, character)), at);
        }
        buffer.guess_segment_properties();
        if buffer.script().is_none() {
            buffer.set_script(Some(self.script));
        }
        buffer.set_language(Language::new(&self.language));
        let plan = self.plan(buffer.script(), buffer.direction());
        let options = ShapeOptions::new().plan(self.plans.get(plan));
        if harfrust::shape(&self.font, buffer, options).is_err() {
            return ShapedText { missing: visible(text).collect(), ..ShapedText::default() };
        }
        collect(buffer, &self.font, text)
    }

    /// The plan for a script and direction, made at first use.
    fn plan(&mut self, script: Option<Script>, direction: Direction) -> usize {
        let known = self.plans.iter().position(|p| p.script() == script && p.direction() == direction);
        known.unwrap_or_else(|| {
            let language = Language::new(&self.language);
            self.plans.push(ShapePlan::new(&self.font, direction, script, language.as_ref(), &[]));
            self.plans.len() - 1
        })
    }
}

/// The characters of a text, each with its first byte.
fn characters(text: &str) -> impl Iterator<Item = (u32, char)> + '_ {
    text.char_indices().map(|(at, character)| (byte(at), character))
}

/// Those of them that must be seen.
fn visible(text: &str) -> impl Iterator<Item = (u32, char)> + '_ {
    characters(text).filter(|&(_, character)| !is_default_ignorable(character))
}

/// A place in a text; files are limited to 16 MB, so nothing is cut.
fn byte(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The no-break hyphen is drawn as a hyphen when the face has no glyph of its own for it.
fn substitute(font: &ShaperFont<'_, '_>, character: char) -> char {
    if !matches!(character, '\u{2011}' | '\u{2010}') || font.nominal_glyph(u32::from(character)).is_some() {
        return character;
    }
    if font.nominal_glyph(0x2010).is_some() { '\u{2010}' } else { '-' }
}

/// Reads the glyphs off the buffer and tells which bytes of the text each stands for.
fn collect(buffer: &Buffer, font: &ShaperFont<'_, '_>, text: &str) -> ShapedText {
    let infos = buffer.glyph_infos();
    let mut ends: Vec<u32> = Vec::with_capacity(infos.len() + 1);
    ends.extend(infos.iter().map(|info| info.cluster));
    ends.sort_unstable();
    ends.push(byte(text.len()));
    let mut out = ShapedText { glyphs: Vec::with_capacity(infos.len()), ..ShapedText::default() };
    let mut last = None;
    for (info, position) in infos.iter().zip(buffer.glyph_positions()) {
        let start = info.cluster;
        let cluster_end = ends.get(ends.partition_point(|&e| e <= start)).copied().unwrap_or(start);
        let first = last != Some(start);
        last = Some(start);
        let id = u16::try_from(info.glyph_id).unwrap_or(0);
        let words = text.get(start as usize..cluster_end as usize).unwrap_or_default();
        if id == 0 && out.missing.last().is_none_or(|m| m.0 < start || m.0 >= cluster_end) {
            out.missing.extend(absent(font, words).into_iter().map(|(at, c)| (start + at, c)));
        }
        // What sets nothing belongs to no glyph, so that it does not come out of the page as text.
        let shown = words.trim_end_matches(is_default_ignorable).len();
        let end = if first { start + byte(shown) } else { start };
        let (advance, dx, dy) = (position.x_advance, position.x_offset, position.y_offset);
        out.width += i64::from(advance);
        out.glyphs.push(ShapedGlyph { id, advance, dx, dy, start, end, joined: info.unsafe_to_break() || !first });
    }
    out
}

/// The characters of a cluster that the face lacks; all that must be seen when it has each of them by
/// itself but not together.
fn absent(font: &ShaperFont<'_, '_>, words: &str) -> Vec<(u32, char)> {
    let has = |character: char| font.nominal_glyph(u32::from(character)).is_some_and(|g| g.to_u32() != 0);
    let lacking: Vec<_> = visible(words).filter(|&(_, character)| !has(character)).collect();
    if lacking.is_empty() { visible(words).collect() } else { lacking }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_be_parted_where_its_parts_are_as_wide_as_alone() {
        let faces = Faces::embedded().unwrap();
        let mut shaper = Shaper::new(&faces);
        let face = FaceId(0);
        for size in [11, 7] {
            let em = Em::new(faces.get(face), Length::from_points(size).scale(101, 100));
            for word in ["AVATAR", "office", "representation", "e\u{301}te\u{301}", "Yo-yo"] {
                let whole = shaper.shape(face, word, "en");
                for (at, _) in word.char_indices().skip(1) {
                    let (left, right) = word.split_at(at);
                    if let Some(width) = whole.width_before(at, em) {
                        assert_eq!(width, shaper.shape(face, left, "en").width_at(em), "{left}|{right}");
                        let rest = shaper.shape(face, right, "en").width_at(em);
                        assert_eq!(whole.width_at(em) - width, rest, "{left}|{right}");
                    }
                }
            }
            // "AV" is kerned; nothing crosses the middle of "representation".
            assert_eq!(shaper.shape(face, "AVATAR", "en").width_before(1, em), None);
            assert!(shaper.shape(face, "representation", "en").width_before(5, em).is_some());
        }
    }

    #[test]
    fn the_width_at_a_size_is_the_sum_of_the_advances() {
        let faces = Faces::embedded().unwrap();
        let mut shaper = Shaper::new(&faces);
        let word = shaper.shape(FaceId(0), "AVATAR", "en");
        for scaled in [720_896, 720_897, 1, 655_361] {
            let em = Em::new(faces.get(FaceId(0)), Length::from_scaled(scaled));
            assert_eq!(word.width_at(em), word.glyphs.iter().map(|g| em.length(g.advance)).sum());
        }
    }

    #[test]
    fn the_no_break_hyphen_looks_like_a_hyphen_and_missing_characters_are_told() {
        let faces = Faces::embedded().unwrap();
        let mut shaper = Shaper::new(&faces);
        let word = shaper.shape(FaceId(0), "a\u{2011}b", "en");
        assert_eq!((word.missing.len(), word.glyphs.len()), (0, 3));
        assert_eq!(word.width, shaper.shape(FaceId(0), "a-b", "en").width);
        assert!(shaper.covers(FaceId(0), 'é') && shaper.covers(FaceId(0), '\u{AD}'));
        assert!(!shaper.covers(FaceId(0), '북'));
        assert_eq!(shaper.shape(FaceId(0), "x북y", "en").missing, [(1, '북')]);
    }
}
