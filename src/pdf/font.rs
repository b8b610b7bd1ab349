//! Fonts: each face in use, reduced to its glyphs and described so that a viewer moves its pen exactly
//! as the layout did (ISO 32000-1, 9.6 to 9.8).
//!
//! `printpdf` cuts widths to whole numbers; up to 1/1000 em would then have to be corrected at every
//! other glyph. Its dictionaries are not used.

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use skrifa::{FontRef, Tag};
use subsetter::GlyphRemapper;

use super::content::resource_name;
use super::page::Shell;
use super::unhinted::unhinted;
use super::vocabulary::{UsedFace, Vocabulary, width};
use super::{PdfError, encoding, identity, number, strings, to_unicode};
use crate::text::Face;

/// Symbolic: codes are glyphs, not characters (ISO 32000-1, table 123).
const SYMBOLIC: i64 = 1 << 2;
const ITALIC: i64 = 1 << 6;

/// Embeds every face in use.
///
/// # Errors
/// When a font program cannot be reduced.
pub(super) fn embed(shell: &mut Shell, vocabulary: &Vocabulary<'_>) -> Result<(), PdfError> {
    for (id, used) in vocabulary.faces() {
        let font = add(shell, used)?;
        shell.fonts.set(resource_name(id), font);
    }
    Ok(())
}

fn add(shell: &mut Shell, used: &UsedFace<'_>) -> Result<ObjectId, PdfError> {
    let fault = |why: String| PdfError::Font { face: used.face.postscript_name.clone(), why };
    let codes = GlyphRemapper::new_from_glyphs(&used.glyphs);
    let subset = subsetter::subset(&used.face.data, used.face.index, &codes).map_err(|e| fault(e.to_string()))?;
    let program = Program::new(subset).ok_or_else(|| fault("its outlines were lost".to_owned()))?;
    let name = strings::name(&format!("{}+{}", identity::subset_tag(program.bytes()), name_of(used.face)));
    let file = shell.add_deflated(program.dictionary(), program.bytes())?;
    let descriptor = shell.add(descriptor(used.face, &name, program.key(), file));
    let (encoding, glyphs) = match program {
        Program::TrueType(_) => (strings::name("Identity-H"), Some(encoding::glyphs(shell, used)?)),
        Program::Compact(_) => (encoding::write(shell, used)?, None),
    };
    let descendant = shell.add(descendant(used, &name, glyphs, descriptor));
    let texts = shell.add_deflated(Dictionary::new(), &to_unicode::write(used))?;
    Ok(shell.add(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => name, "Encoding" => encoding,
        "DescendantFonts" => vec![Object::Reference(descendant)], "ToUnicode" => texts,
    }))
}

/// A reduced font program, by the kind of its outlines.
enum Program {
    /// Quadratic outlines: the file without its hints.
    TrueType(Vec<u8>),
    /// Cubic outlines: the bare table, which the subsetter numbers by glyph.
    Compact(Vec<u8>),
}

impl Program {
    fn new(subset: Vec<u8>) -> Option<Self> {
        let font = FontRef::new(&subset).ok()?;
        if let Some(table) = font.table_data(Tag::new(b"CFF ")) {
            return Some(Self::Compact(table.as_bytes().to_vec()));
        }
        font.table_data(Tag::new(b"glyf"))?;
        Some(Self::TrueType(unhinted(&subset).unwrap_or(subset)))
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::TrueType(bytes) | Self::Compact(bytes) => bytes,
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::TrueType(_) => "FontFile2",
            Self::Compact(_) => "FontFile3",
        }
    }

    fn dictionary(&self) -> Dictionary {
        match self {
            Self::TrueType(bytes) => dictionary! { "Length1" => i64::try_from(bytes.len()).unwrap_or(i64::MAX) },
            Self::Compact(_) => dictionary! { "Subtype" => "CIDFontType0C" },
        }
    }
}

fn descriptor(face: &Face, name: &Object, key: &str, file: ObjectId) -> Dictionary {
    let scaled = |units: i16| Object::Integer(in_thousandths_of_em(face, units));
    let slope = italic_angle(face);
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.clone(),
        "Flags" => SYMBOLIC | if slope == 0 { 0 } else { ITALIC },
        "FontBBox" => face.bounds.map(scaled).to_vec(),
        "ItalicAngle" => number::object(slope),
        "Ascent" => scaled(face.ascent),
        "Descent" => scaled(face.descent),
        "CapHeight" => scaled(face.cap_height),
        "StemV" => stem(face.weight),
        key => file,
    }
}

/// The font of quadratic outlines has its own `glyphs` by code; in that of cubic ones a glyph is its own code.
fn descendant(used: &UsedFace<'_>, name: &Object, glyphs: Option<Object>, descriptor: ObjectId) -> Dictionary {
    let own = used.glyphs.iter().copied();
    let others = used.codes().into_iter().skip(used.glyphs.len().saturating_sub(1)).map(|(_, glyph, _)| glyph);
    let all = own.chain(others.filter(|_| glyphs.is_some()));
    let widths: Vec<Object> = all.map(|glyph| number::object(width(used.face, glyph))).collect();
    let mut font = dictionary! {
        "Type" => "Font",
        "Subtype" => if glyphs.is_some() { "CIDFontType2" } else { "CIDFontType0" },
        "BaseFont" => name.clone(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => strings::bytes(b"Adobe"), "Ordering" => strings::bytes(b"Identity"), "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "W" => vec![Object::Integer(0), Object::Array(widths)],
    };
    if let Some(glyphs) = glyphs {
        font.set("CIDToGIDMap", glyphs);
    }
    font
}

/// The PostScript name with only the characters that one may have.
fn name_of(face: &Face) -> String {
    face.postscript_name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.+".contains(*c)).collect()
}

fn in_thousandths_of_em(face: &Face, units: i16) -> i64 {
    let units_per_em = i64::from(face.units_per_em);
    (i64::from(units) * 2000 + units_per_em).div_euclid(2 * units_per_em)
}

/// In thousandths of a degree.
#[expect(clippy::cast_possible_truncation, reason = "an angle")]
fn italic_angle(face: &Face) -> i64 {
    (f64::from(face.italic_angle) * 1000.0).round() as i64
}

/// The thickness of a stem, which no table of the font holds, guessed from the weight: 84 for
/// regular, 165 for bold. Viewers use it only when they replace the font, and it is embedded.
fn stem(weight: u16) -> i64 {
    (i64::from(weight) * 27 - 2_400) / 100
}
