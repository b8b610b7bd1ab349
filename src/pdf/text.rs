//! A run of glyphs as text operators (ISO 32000-1, 9.4).
//!
//! The run starts with an absolute place and is then shown in one operator, with corrections only
//! where the layout's pen parts from the viewer's: at kerned pairs and justified spaces. Several glyphs that
//! stand for one text, a letter with its accent, are wrapped with that text (ISO 32000-1, 14.9.4); a whole run
//! is never wrapped so, for some readers then turn right-to-left words round.

use super::PdfError;
use super::content::Canvas;
use super::number::{push_whole, thousandths};
use super::pen::Pen;
use super::strings::{push_literal, push_text};
use super::vocabulary::{UsedFace, meant};
use crate::geom::{Glyph, GlyphRun, Length};

/// Writes the run.
///
/// # Errors
/// When its face was not read; see [`super::vocabulary`].
pub(super) fn write(canvas: &mut Canvas<'_>, run: &GlyphRun) -> Result<(), PdfError> {
    let (size, vocabulary) = (thousandths(run.size), canvas.vocabulary);
    let face = vocabulary.face(run.face).ok_or_else(|| PdfError::assembly("the face of a run was not read"))?;
    canvas.begin_text();
    canvas.colour(run.colour);
    canvas.font(run.face, size);
    // A blank at a line's end takes no room and may stand wherever the pen is. An accent takes none either, but
    // its place is seen.
    let unseen = run.width() == Length::ZERO && run.text.chars().all(char::is_whitespace);
    if !unseen || !canvas.has_place() {
        let (x, y) = (thousandths(run.at.x), canvas.upward(run.at.y));
        canvas.place(x, y);
    }
    let mut line = Line { canvas, face, pen: Pen::new(size), shown: Shown::default() };
    for cluster in run.glyphs.chunk_by(|_, next| next.text.0 == next.text.1) {
        line.cluster(run, cluster);
    }
    line.show();
    Ok(())
}

/// A run being written.
struct Line<'c, 'a> {
    canvas: &'c mut Canvas<'a>,
    face: &'c UsedFace<'a>,
    pen: Pen,
    shown: Shown,
}

impl Line<'_, '_> {
    /// Writes glyphs that stand for one text together: the first carries it, the others have none.
    fn cluster(&mut self, run: &GlyphRun, cluster: &[Glyph]) {
        let text = cluster.first().and_then(|g| run.text.get(g.text.0 as usize..g.text.1 as usize)).unwrap_or("");
        let meant = meant(run, text);
        if let [only] = cluster
            && let Some(code) = self.face.code(only.id, meant)
        {
            return self.glyph(only, code);
        }
        self.show();
        self.canvas.out.extend(b"/Span<</ActualText");
        push_text(&mut self.canvas.out, meant);
        self.canvas.out.extend(b">>BDC\n");
        cluster.iter().for_each(|glyph| self.glyph(glyph, self.face.any_code(glyph.id)));
        self.show();
        self.canvas.out.extend(b"EMC\n");
    }

    fn glyph(&mut self, glyph: &Glyph, code: u16) {
        let offset = glyph.offset();
        let rise = -thousandths(offset.y);
        if self.canvas.rises(rise) {
            self.show();
            self.canvas.rise(rise);
        }
        self.shown.correct(self.pen.correct(offset.x));
        self.shown.glyph(code);
        self.pen.advance(self.face.letter(glyph.id).width, glyph.advance());
    }

    /// Writes the glyphs that wait.
    fn show(&mut self) {
        self.shown.write(&mut self.canvas.out);
    }
}

/// Glyphs and corrections that wait for their operator.
#[derive(Default)]
struct Shown {
    /// The operand without its outer brackets: a string, or strings and numbers.
    operand: Vec<u8>,
    /// The last thing in the operand is a string that is still open.
    in_string: bool,
    /// There is a number among the strings.
    corrected: bool,
}

impl Shown {
    /// Takes so many 1/1000 em away before the next glyph.
    fn correct(&mut self, correction: i64) {
        if correction != 0 {
            self.end_string();
            if correction < 0 {
                self.operand.push(b'-');
            }
            push_whole(&mut self.operand, correction.unsigned_abs());
            self.corrected = true;
        }
    }

    fn glyph(&mut self, code: u16) {
        if !self.in_string {
            self.operand.push(b'(');
            self.in_string = true;
        }
        code.to_be_bytes().into_iter().for_each(|byte| push_literal(&mut self.operand, byte));
    }

    fn end_string(&mut self) {
        if self.in_string {
            self.operand.push(b')');
            self.in_string = false;
        }
    }

    fn write(&mut self, out: &mut Vec<u8>) {
        self.end_string();
        if self.operand.is_empty() {
            return;
        }
        let (before, after): (&[u8], &[u8]) = if self.corrected { (b"[", b"]TJ\n") } else { (b"", b"Tj\n") };
        out.extend(before);
        out.append(&mut self.operand);
        out.extend(after);
        self.corrected = false;
    }
}
