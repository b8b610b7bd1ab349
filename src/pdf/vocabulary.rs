//! Which glyphs the pages use, and which text each stands for.
//!
//! A font dictionary can give one text for a glyph in the whole document (ISO 32000-1, 9.10.3). The
//! first text seen is taken; where the same glyph stands for another, the content stream says so on the
//! spot. The most frequent text would save a few such places and cost a count for every glyph.

use std::collections::BTreeMap;

use super::PdfError;
use super::number::thousandths;
use crate::geom::{FaceId, GlyphRun, Item, Page};
use crate::text::character::is_default_ignorable;
use crate::text::{Face, Faces};

/// Invisible, and breaks no joining: the text of a glyph that only completes another (PDF/UA asks
/// for some text, ISO 14289-1, 7.21.7).
const JOINER: &str = "\u{200D}";

/// What the pages use of every face.
#[derive(Debug)]
pub(super) struct Vocabulary<'a> {
    faces: BTreeMap<FaceId, UsedFace<'a>>,
}

/// What the pages use of one face.
#[derive(Debug)]
pub(super) struct UsedFace<'a> {
    /// The face.
    pub(super) face: &'a Face,
    /// The glyphs in use, in the order of their codes, the missing glyph first: code 0.
    pub(super) glyphs: Vec<u16>,
    /// One for every glyph of the face, used or not: a look-up for each glyph of each page.
    letters: Vec<Letter<'a>>,
}

/// One glyph of a face.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letter<'a> {
    /// Its code in the content streams; 0 when it is not in use.
    pub(super) code: u16,
    /// Its width in millionths of an em.
    pub(super) width: i64,
    /// The text that it stands for unless the content stream says otherwise.
    pub(super) text: &'a str,
    used: bool,
}

impl<'a> Vocabulary<'a> {
    /// Reads the pages.
    ///
    /// # Errors
    /// When a glyph is missing or a run contradicts itself.
    pub(super) fn read(pages: &'a [Page], faces: &'a Faces) -> Result<Self, PdfError> {
        let all: BTreeMap<_, _> = faces.iter().collect();
        let mut used = BTreeMap::new();
        for (page, number) in pages.iter().zip(1..) {
            for run in page.items.iter().filter_map(glyphs_of) {
                let face = all.get(&run.face).ok_or(PdfError::Run { why: "names an unknown face", page: number })?;
                used.entry(run.face).or_insert_with(|| UsedFace::new(face)).read(run, number)?;
            }
        }
        used.values_mut().for_each(UsedFace::number);
        Ok(Self { faces: used })
    }

    /// What is used of a face.
    pub(super) fn face(&self, id: FaceId) -> Option<&UsedFace<'a>> {
        self.faces.get(&id)
    }

    /// Every face in use.
    pub(super) fn faces(&self) -> impl Iterator<Item = (FaceId, &UsedFace<'a>)> {
        self.faces.iter().map(|(&id, face)| (id, face))
    }
}

impl<'a> UsedFace<'a> {
    fn new(face: &'a Face) -> Self {
        Self { face, glyphs: Vec::new(), letters: vec![Letter::default(); face.advances.len()] }
    }

    /// The glyph with this number; the missing glyph's when the face has it not.
    pub(super) fn letter(&self, glyph: u16) -> Letter<'a> {
        self.letters.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    fn read(&mut self, run: &'a GlyphRun, page: usize) -> Result<(), PdfError> {
        if thousandths(run.size) <= 0 {
            return Err(PdfError::Run { why: "has no size", page });
        }
        if loses_text(run) {
            return Err(PdfError::Run { why: "holds text that none of its glyphs stands for", page });
        }
        for glyph in &run.glyphs {
            let text = run.text.get(glyph.text.0 as usize..glyph.text.1 as usize);
            let text = text.ok_or(PdfError::Run { why: "has a glyph for text that it does not hold", page })?;
            let missing =
                || PdfError::MissingGlyph { text: text.to_owned(), face: self.face.postscript_name.clone(), page };
            let letter = self.letters.get_mut(usize::from(glyph.id)).filter(|_| glyph.id != 0).ok_or_else(missing)?;
            letter.used = true;
            if letter.text.is_empty() {
                letter.text = text;
            }
        }
        Ok(())
    }

    /// Gives out the codes, in the order of the face, and texts to those that have none.
    fn number(&mut self) {
        let hyphens = ['-', '\u{2010}'].map(|hyphen| self.face.glyph(hyphen));
        self.glyphs.push(0);
        for (letter, glyph) in self.letters.iter_mut().zip(0..).filter(|(letter, _)| letter.used) {
            letter.code = u16::try_from(self.glyphs.len()).unwrap_or(0);
            letter.width = width(self.face, glyph);
            if letter.text.is_empty() {
                letter.text = if hyphens.contains(&Some(glyph)) { "-" } else { JOINER };
            }
            self.glyphs.push(glyph);
        }
    }
}

/// The width of a glyph in millionths of an em: three decimals in the unit of the font dictionary.
pub(super) fn width(face: &Face, glyph: u16) -> i64 {
    let units_per_em = i64::from(face.units_per_em);
    (i64::from(face.advance(glyph)) * 1_000_000 + units_per_em / 2) / units_per_em
}

/// True when the run holds a visible character that no glyph stands for: words would be missing from
/// the page. A space may be dropped at the end of a line, and so may what is never seen.
fn loses_text(run: &GlyphRun) -> bool {
    let stood_for: u64 = run.glyphs.iter().map(|g| u64::from(g.text.1.saturating_sub(g.text.0))).sum();
    if stood_for == run.text.len() as u64 {
        return false;
    }
    let within = |at: usize| run.glyphs.iter().any(|g| (g.text.0 as usize..g.text.1 as usize).contains(&at));
    run.text.char_indices().any(|(at, c)| !c.is_whitespace() && !is_default_ignorable(c) && !within(at))
}

fn glyphs_of(item: &Item) -> Option<&GlyphRun> {
    match item {
        Item::Glyphs(run) => Some(run),
        Item::Rule(_) => None,
    }
}
