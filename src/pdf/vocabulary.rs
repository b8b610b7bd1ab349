//! Which glyphs the pages use, and which texts each stands for.
//!
//! A font dictionary gives each code one text (ISO 32000-1, 9.10.3), so a glyph has as many codes as it
//! stands for texts: the hyphen that was typed and the one that parts a line, a capital and the small letter that
//! a style sets as one. To say the text in the content stream, on the spot, would be as correct, but
//! few readers heed it there, and some lose what follows.

use std::collections::BTreeMap;

use super::PdfError;
use super::number::thousandths;
use crate::geom::{FaceId, GlyphRun, Item, Page};
use crate::text::character::{is_blank, is_default_ignorable};
use crate::text::{Face, Faces};

/// Invisible, and breaks no joining: the text of a glyph that only completes another (PDF/UA asks
/// for some text, ISO 14289-1, 7.21.7).
const JOINER: &str = "\u{200D}";

/// What a hyphen stands for that the line breaker added: the word goes on without it
/// (ISO 32000-1, 14.8.2.2.3).
const SOFT_HYPHEN: &str = "\u{AD}";

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
    /// The codes of glyphs for all further texts.
    others: BTreeMap<(u16, &'a str), u16>,
}

/// One glyph of a face.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letter<'a> {
    /// Its code in the content streams; 0 when it is not in use.
    code: u16,
    /// Its width in millionths of an em.
    pub(super) width: i64,
    /// The text of this code.
    pub(super) text: &'a str,
    used: bool,
}

impl<'a> Vocabulary<'a> {
    /// Reads the pages.
    ///
    /// # Errors
    /// When a glyph is missing or a run contradicts itself.
    pub(super) fn read(pages: &'a [Page], faces: &'a Faces) -> Result<Self, PdfError> {
        let mut used = BTreeMap::new();
        for (page, number) in pages.iter().zip(1..) {
            for run in page.items.iter().filter_map(glyphs_of) {
                if !faces.has(run.face) {
                    return Err(PdfError::Run { why: "names an unknown face", page: number });
                }
                used.entry(run.face).or_insert_with(|| UsedFace::new(faces.get(run.face))).read(run, number)?;
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
        Self {
            face,
            glyphs: Vec::new(),
            letters: vec![Letter::default(); face.advances.len()],
            others: BTreeMap::new(),
        }
    }

    /// The glyph with this number; the missing glyph's when the face has it not.
    pub(super) fn letter(&self, glyph: u16) -> Letter<'a> {
        self.letters.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// The code of a glyph that stands for `text`; `None` when no code was given out for both.
    pub(super) fn code(&self, glyph: u16, text: &str) -> Option<u16> {
        let letter = self.letter(glyph);
        if letter.text == text { Some(letter.code) } else { self.others.get(&(glyph, text)).copied() }
    }

    /// The first code of a glyph, its number in the reduced face: for one that stands for no text, or for one that is
    /// said otherwise.
    pub(super) fn any_code(&self, glyph: u16) -> u16 {
        self.letter(glyph).code
    }

    /// The codes with their glyphs and texts, in order; 0, the missing glyph, stands for nothing and on no page.
    pub(super) fn codes(&self) -> Vec<(u16, u16, &'a str)> {
        let first = self.glyphs.iter().skip(1).map(|&glyph| (self.letter(glyph).code, glyph, self.letter(glyph).text));
        let mut codes: Vec<_> =
            first.chain(self.others.iter().map(|(&(glyph, text), &code)| (code, glyph, text))).collect();
        codes.sort_unstable();
        codes
    }

    /// True when a glyph has more than one code.
    pub(super) fn has_others(&self) -> bool {
        !self.others.is_empty()
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
            let text = meant(run, text);
            let missing =
                || PdfError::MissingGlyph { text: text.to_owned(), face: self.face.postscript_name.clone(), page };
            let letter = self.letters.get_mut(usize::from(glyph.id)).filter(|_| glyph.id != 0).ok_or_else(missing)?;
            letter.used = true;
            if letter.text.is_empty() {
                letter.text = text;
            } else if !text.is_empty() && letter.text != text {
                self.others.entry((glyph.id, text)).or_insert(0);
            }
        }
        Ok(())
    }

    /// Gives out the codes, in the order of the face, and a text to glyphs that have none.
    fn number(&mut self) {
        self.glyphs.push(0);
        for (letter, glyph) in self.letters.iter_mut().zip(0..).filter(|(letter, _)| letter.used) {
            letter.code = u16::try_from(self.glyphs.len()).unwrap_or(0);
            letter.width = width(self.face, glyph);
            if letter.text.is_empty() {
                letter.text = JOINER;
            }
            self.glyphs.push(glyph);
        }
        for (code, other) in (self.glyphs.len()..).zip(self.others.values_mut()) {
            *other = u16::try_from(code).unwrap_or(0);
        }
    }
}

/// What glyphs mean whose text is `text`: a hyphen that the line breaker added has none in the run, and any blanks
/// are one space.
pub(super) fn meant<'r>(run: &'r GlyphRun, text: &'r str) -> &'r str {
    if run.text.is_empty() {
        return SOFT_HYPHEN;
    }
    if text.starts_with(is_blank) && text.chars().all(is_blank) { " " } else { text }
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
        Item::Rule(_) | Item::Path(_) => None,
    }
}
