//! Runs of the document in the style of their block: which face, size and rise each gets.

use crate::diag::{Computed, Diagnostic, Diagnostics, Origin};
use crate::document::{Content, Document, PageOf, Run};
use crate::geom::{Colour, FaceId, FaceRequest, Length, NoteId, Owner, Target};
use crate::layout::paragraph::{Align, Costs, Measure, RunKind, Setting, StyledRun};
use crate::template::{self, Case, Style};

use super::Frame;
use super::page_numbers::PageNumbers;
use super::revisions;

/// Holes are printed in this colour, so that nobody overlooks them.
const HOLE: Colour = Colour(176, 0, 32);

/// Gives runs the style of one block.
pub(super) struct Styler<'a> {
    pub(super) document: &'a Document,
    pub(super) frame: &'a Frame<'a>,
    pub(super) numbers: &'a PageNumbers,
    pub(super) style: &'a Style,
    pub(super) owner: Owner,
    pub(super) language: &'a str,
}

impl Styler<'_> {
    /// The styled runs of a text.
    pub(super) fn runs(&self, runs: &[Run], found: &mut Diagnostics) -> Vec<StyledRun> {
        let mut styled: Vec<StyledRun> = Vec::new();
        for run in runs {
            match &run.content {
                Content::Text(text) => self.text(text, run, &mut styled, found),
                Content::Hole(words) => {
                    let shown = format!("[{}: {words}]", self.frame.words.word("todo"));
                    let hole = self.run(shown, run, Origin::Typed(run.origin.span()), found);
                    styled.push(StyledRun { colour: HOLE, ..hole });
                }
                Content::Mark(id) => {
                    let joined = matches!(styled.last(), Some(StyledRun { kind: RunKind::Mark(_), .. }));
                    styled.push(self.mark(*id, joined, run, found));
                }
                Content::Page(PageOf::There(target)) => {
                    let (label, reserved) = self.numbers.of(target, self.style.size);
                    let number = self.run(label, run, Origin::Computed(Computed::PageNumber, run.origin.span()), found);
                    styled.push(StyledRun { kind: RunKind::Field { reserved }, ..number });
                }
                // Running lines print these as text before they come here.
                Content::Page(PageOf::Here | PageOf::Last) => {}
                Content::Break => {
                    let end = self.run(String::new(), run, run.origin, found);
                    styled.push(StyledRun { kind: RunKind::Break, ..end });
                }
            }
        }
        styled
    }

    /// Words; in capitals word by word, so that each keeps the place of the word that it was made of.
    fn text(&self, text: &str, run: &Run, styled: &mut Vec<StyledRun>, found: &mut Diagnostics) {
        if self.style.case == Case::AsTyped {
            return styled.push(self.run(text.to_owned(), run, run.origin, found));
        }
        let mut from = 0;
        while from < text.len() {
            let rest = text.get(from..).unwrap_or("");
            let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let blank =
                rest.get(word..).and_then(|r| r.find(|c: char| !c.is_whitespace())).unwrap_or(rest.len() - word);
            let origin = match run.origin.part(from, from + word) {
                // A number stays a number in capitals.
                Origin::Computed(kind, span) => Origin::Computed(kind, span),
                typed => Origin::Computed(Computed::Case, typed.span()),
            };
            let capitals = rest.get(..word + blank).unwrap_or(rest).to_uppercase();
            styled.push(self.run(capitals, run, origin, found));
            from += (word + blank).max(1);
        }
    }

    /// The mark of a note: upright and light whatever the text around it is, small and raised. A mark
    /// that follows another is parted from it by a comma (United Nations Editorial Manual, footnotes).
    fn mark(&self, id: NoteId, joined: bool, run: &Run, found: &mut Diagnostics) -> StyledRun {
        let label = self.document.note(id).map_or("", |note| note.label.as_str());
        let text = if joined { format!(",{label}") } else { label.to_owned() };
        let origin = Origin::Computed(Computed::NoteNumber, run.origin.span());
        let notes = &self.frame.template.notes;
        StyledRun {
            face: self.face(&FaceRequest { bold: false, italic: false, ..self.style.face.clone() }, run, found),
            size: self.style.size.scale(notes.mark_size, 1000),
            rise: self.style.size.scale(notes.mark_rise, 1000),
            target: Some(Target::Note(id)),
            kind: RunKind::Mark(id),
            ..self.run(text, run, origin, found)
        }
    }

    /// The number before a note's text, which leads back to its mark, and the white behind it. As glue it
    /// would grow with the line, and no two notes of a page would begin at the same distance.
    pub(super) fn note_label(&self, id: NoteId, origin: Origin, found: &mut Diagnostics) -> [StyledRun; 2] {
        let run = Run { content: Content::Mark(id), look: crate::markup::Look::default(), origin };
        let mark = self.mark(id, false, &run, found);
        let label = StyledRun { target: Some(Target::Mark(id)), kind: RunKind::Text, ..mark };
        let space = self.run("\u{A0}".to_owned(), &run, label.origin, found);
        [label, StyledRun { kind: RunKind::Field { reserved: Length::ZERO }, ..space }]
    }

    fn run(&self, text: String, run: &Run, origin: Origin, found: &mut Diagnostics) -> StyledRun {
        let request = FaceRequest {
            bold: self.style.face.bold || run.look.strong,
            italic: self.style.face.italic != run.look.emphasis,
            family: self.style.face.family.clone(),
        };
        StyledRun {
            text,
            face: self.face(&request, run, found),
            size: self.style.size,
            rise: Length::ZERO,
            colour: run.look.revision.map_or(self.style.colour, revisions::colour),
            language: run.look.language.as_deref().unwrap_or(self.language).to_owned(),
            origin,
            owner: self.owner,
            target: run.look.target.clone(),
            kind: RunKind::Text,
            revision: run.look.revision,
        }
    }

    fn face(&self, request: &FaceRequest, run: &Run, found: &mut Diagnostics) -> FaceId {
        self.frame.faces.find(request).unwrap_or_else(|| {
            let message = format!("there is no face `{}` ({request:?})", request.family);
            let known: Vec<&str> = self.frame.faces.families().into_iter().collect();
            let hint = format!("the faces are: {}", known.join(", "));
            found.push(Diagnostic::error(run.origin.span(), message).hint(hint));
            FaceId(0)
        })
    }

    /// How a paragraph of this style is set in a width.
    pub(super) fn setting(&self, width: Length, first: Length) -> Setting<'_> {
        Setting {
            measure: Measure { width, first },
            align: match self.style.align {
                template::Align::Justify => Align::Justify,
                template::Align::Left => Align::Left,
                template::Align::Centre => Align::Centre,
                template::Align::Right => Align::Right,
            },
            hyphenation: self.style.hyphenate.then_some(self.frame.hyphenation),
            costs: Costs::default(),
        }
    }

    /// The distance from a line's top to its baseline: the leading is shared out above and below.
    pub(super) fn baseline(&self) -> Length {
        let Some(face) = self.frame.faces.find(&self.style.face).map(|id| self.frame.faces.get(id)) else {
            return self.style.size;
        };
        let ascent = face.at_size(i64::from(face.ascent), self.style.size);
        let descent = face.at_size(-i64::from(face.descent), self.style.size);
        ascent + (self.style.leading - ascent - descent) / 2
    }
}
