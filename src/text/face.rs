//! The faces that a document is set in. Nothing is taken from the host: faces are embedded in the
//! program or vendored in the workspace, so that the same input gives the same pages anywhere.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

use harfrust::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::hmtx::LongMetric;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::embedded::{EMBEDDED, Program};
use crate::geom::{FaceId, FaceRequest, Length};

/// Why a font program cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceError {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub why: String,
}

impl fmt::Display for FaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the font file {} cannot be used: {}", self.file, self.why)
    }
}

impl std::error::Error for FaceError {}

/// One face with its metrics, all in font units of the em.
#[derive(Clone)]
pub struct Face {
    /// The font program: embedded in this program, or read from a file.
    pub data: Arc<Cow<'static, [u8]>>,
    /// The face's place in the file, for collections.
    pub index: u32,
    /// What it answers to.
    pub request: FaceRequest,
    /// Its PostScript name.
    pub postscript_name: String,
    /// Font units of an em.
    pub units_per_em: u16,
    /// Height above the baseline.
    pub ascent: i16,
    /// Depth below the baseline, negative.
    pub descent: i16,
    /// Height of a capital.
    pub cap_height: i16,
    /// Smallest box that holds every glyph: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// In degrees, negative for a slope to the right.
    pub italic_angle: f32,
    /// 400 for regular, 700 for bold.
    pub weight: u16,
    /// The advance of every glyph, by its number.
    pub advances: Vec<u16>,
    /// The font program, opened for shaping.
    pub(super) engine: Font,
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face").field("postscript_name", &self.postscript_name).finish_non_exhaustive()
    }
}

impl PartialEq for Face {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && self.data == other.data && self.request == other.request
    }
}

impl Face {
    /// Reads a font program.
    ///
    /// # Errors
    /// When it is no OpenType font, or lacks the tables that setting needs.
    pub fn new(file: &str, data: Cow<'static, [u8]>, request: FaceRequest) -> Result<Self, FaceError> {
        let fault = |why: &str| FaceError { file: file.to_owned(), why: why.to_owned() };
        let data = Arc::new(data);
        let font = FontRef::from_index(&data, 0).map_err(|e| fault(&e.to_string()))?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let advances = advances(&font, metrics.glyph_count).ok_or_else(|| fault("it has no advances"))?;
        if metrics.units_per_em == 0 {
            return Err(fault("it has no size of the em"));
        }
        let name = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
        let program: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::clone(&data) as _;
        let engine = Font::new(program, 0).ok_or_else(|| fault("it cannot be shaped with"))?;
        let bounds = metrics.bounds.unwrap_or_default();
        Ok(Self {
            index: 0,
            postscript_name: name.map_or_else(|| "Unnamed".to_owned(), |n| n.chars().collect()),
            units_per_em: metrics.units_per_em,
            ascent: unit(metrics.ascent),
            descent: unit(metrics.descent),
            cap_height: unit(metrics.cap_height.unwrap_or(metrics.ascent)),
            bounds: [unit(bounds.x_min), unit(bounds.y_min), unit(bounds.x_max), unit(bounds.y_max)],
            italic_angle: metrics.italic_angle,
            weight: if request.bold { 700 } else { 400 },
            advances,
            request,
            data,
            engine,
        })
    }

    /// The advance of a glyph in font units; 0 for a glyph that the face has not.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// Font units at a size.
    pub fn at_size(&self, units: i64, size: Length) -> Length {
        size.scale(units, i64::from(self.units_per_em))
    }

    /// The glyph of a character; `None` when the face has none.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let font = FontRef::from_index(&self.data, self.index).ok()?;
        let glyph = font.charmap().map(character)?.to_u32();
        u16::try_from(glyph).ok().filter(|&g| g != 0)
    }
}

/// The advances of all glyphs; those beyond the end of the table have the last one (OpenType, `hmtx`).
///
/// Read from the table: the metrics API gives each as a float, which takes fifty times as long.
fn advances(font: &FontRef<'_>, glyphs: u32) -> Option<Vec<u16>> {
    let table = font.hmtx().ok()?;
    let listed = table.h_metrics().iter().map(LongMetric::advance);
    let last = table.h_metrics().last()?.advance();
    Some(listed.chain(std::iter::repeat(last)).take(glyphs as usize).collect())
}

/// Font units are whole numbers in the file; the metrics API hands them out as floats.
#[expect(clippy::cast_possible_truncation, reason = "rounded and within i16 by the OpenType format")]
fn unit(value: f32) -> i16 {
    value.round() as i16
}

/// All faces that may be used, by [`FaceId`]. Cheap to clone: font programs are shared.
#[derive(Clone, Debug, Default)]
pub struct Faces {
    list: Vec<Slot>,
}

/// A face, or what it is read from when it is first asked for: most documents use one family of several.
#[derive(Clone, Debug)]
struct Slot {
    request: FaceRequest,
    face: Arc<OnceLock<Arc<Face>>>,
    program: Option<Program>,
}

impl PartialEq for Faces {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Slot, &Slot)| {
            one.request == other.request && one.program == other.program && one.face.get() == other.face.get()
        };
        self.list.len() == other.list.len() && self.list.iter().zip(&other.list).all(same)
    }
}

impl Faces {
    /// No faces.
    pub fn new() -> Self {
        Self::default()
    }

    /// The faces that are embedded in the program. The first is read at once, to stand in for any that
    /// cannot be.
    ///
    /// # Errors
    /// Never in a build that passes its tests: they read all of them.
    pub fn embedded() -> Result<Self, FaceError> {
        let mut faces = Self::new();
        for program in EMBEDDED {
            let request = program.request();
            faces.list.push(Slot { request, face: Arc::default(), program: Some(program) });
        }
        let first = faces.list.first().and_then(|slot| Some((slot, slot.program?)));
        if let Some((slot, program)) = first {
            let _ = slot.face.set(Arc::new(program.read()?));
        }
        Ok(faces)
    }

    /// Takes in a face.
    pub fn add(&mut self, face: Face) -> FaceId {
        let request = face.request.clone();
        self.list.push(Slot { request, face: Arc::new(OnceLock::from(Arc::new(face))), program: None });
        FaceId(u16::try_from(self.list.len() - 1).unwrap_or(u16::MAX))
    }

    /// The face with this id.
    ///
    /// # Panics
    /// Never for an id that this table gave out.
    #[expect(clippy::indexing_slicing, reason = "ids come from this table")]
    pub fn get(&self, id: FaceId) -> &Arc<Face> {
        let slot = &self.list[usize::from(id.0)];
        slot.face.get_or_init(|| {
            let read = slot.program.and_then(|program| program.read().ok());
            read.map_or_else(|| Arc::clone(self.get(FaceId(0))), Arc::new)
        })
    }

    /// The face that a style asks for.
    pub fn find(&self, request: &FaceRequest) -> Option<FaceId> {
        let at = self.list.iter().position(|slot| slot.request == *request)?;
        u16::try_from(at).ok().map(FaceId)
    }

    /// Whether there is a face with this id.
    pub fn has(&self, id: FaceId) -> bool {
        usize::from(id.0) < self.list.len()
    }

    /// The names of the families, each once.
    pub fn families(&self) -> BTreeSet<&str> {
        self.list.iter().map(|slot| slot.request.family.as_str()).collect()
    }

    /// Every face with its id.
    pub fn iter(&self) -> impl Iterator<Item = (FaceId, &Arc<Face>)> {
        (0u16..).map(FaceId).take(self.list.len()).map(|id| (id, self.get(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_faces_are_read_and_are_found_by_what_a_style_asks_for() {
        let faces = Faces::embedded().unwrap();
        let request = FaceRequest { family: "Liberation Serif".to_owned(), bold: true, italic: false };
        let face = faces.get(faces.find(&request).unwrap());
        assert_eq!(face.postscript_name, "LiberationSerif-Bold");
        assert_eq!(face.units_per_em, 2048);
        // The em dash of this family is exactly one em wide.
        assert_eq!(face.advance(face.glyph('—').unwrap()), 2048);
        assert_eq!(face.glyph('북'), None);
        let names: Vec<&str> = faces.iter().map(|(_, face)| face.postscript_name.as_str()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 12, "each is itself, and none stands in: {names:?}");
    }

    #[test]
    fn advances_are_those_of_the_metrics_api() {
        for (_, face) in Faces::embedded().unwrap().iter() {
            let font = FontRef::new(&face.data).unwrap();
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let told = |glyph: u16| unit(metrics.advance_width(glyph.into()).unwrap()).unsigned_abs();
            assert!((0..).zip(&face.advances).all(|(glyph, advance)| told(glyph) == *advance));
            assert_eq!(face.advances.len(), metrics.glyph_count() as usize);
        }
    }
}
