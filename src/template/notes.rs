//! Notes: where they stand, and how.

use serde::Deserialize;

use super::measure::{number, per_mille, set, white, within};
use super::style_sheet::Sheet;
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::Length;
use crate::tables::{Reader, Table};

/// What becomes of a remark, `^[…]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remarks {
    /// A note.
    #[default]
    Note,
    /// Words in round brackets.
    Parenthesis,
    /// Left out, and listed.
    Drop,
    /// A fault.
    Refuse,
}

/// Where numbered notes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotePlace {
    /// At the foot of the page.
    #[default]
    Page,
    /// Collected where the template lists them.
    End,
    /// Nowhere: citations stand in the text.
    None,
}

/// Notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// Where numbered notes stand.
    pub place: NotePlace,
    /// Their style.
    pub style: String,
    /// Length of the rule above them.
    pub separator_width: Length,
    /// Thickness of the rule.
    pub separator_thickness: Length,
    /// White between the text and the rule, at least.
    pub separator_before: Length,
    /// White between the rule and the first note.
    pub separator_after: Length,
    /// White between two notes.
    pub between: Length,
    /// How much of a page may stay white before splitting a note is preferred, in per cent.
    pub hole_tolerance: u32,
    /// What becomes of a remark.
    pub remarks: Remarks,
    /// The mark's size, in thousandths of the size of the text around it.
    pub mark_size: i64,
    /// How far the mark is raised, in thousandths of the size of the text around it.
    pub mark_rise: i64,
}

impl Default for Notes {
    /// Notes at the foot of the page, under a rule of an inch and a half.
    fn default() -> Self {
        Self {
            place: NotePlace::Page,
            style: "note".to_owned(),
            separator_width: Length::from_points(108),
            separator_thickness: Length::from_points(1) / 2,
            separator_before: Length::from_points(8),
            separator_after: Length::from_points(4),
            between: Length::from_points(2),
            hole_tolerance: 33,
            remarks: Remarks::Note,
            mark_size: 650,
            mark_rise: 350,
        }
    }
}

impl Notes {
    /// `[notes]`; what it does not say is as in [`Notes::default`].
    pub(super) fn read(table: Table, sheet: &Sheet<'_>, found: &mut Diagnostics) -> Self {
        let mut notes = Self::default();
        let mut reader = Reader::new(table, found);
        set(&mut notes.place, reader.choice("place"));
        notes.style = sheet.style(&mut reader, "style", "note");
        if let Some(table) = reader.table("separator") {
            notes.read_separator(table, sheet, reader.found());
        }
        set(&mut notes.between, white(&mut reader, "between", sheet.em));
        let tolerance = number(&mut reader, "hole-tolerance", 1..=100);
        set(&mut notes.hole_tolerance, tolerance.and_then(|tolerance| u32::try_from(tolerance).ok()));
        notes.read_remarks(&mut reader);
        if let Some(table) = reader.table("mark") {
            let mut mark = Reader::new(table, reader.found());
            set(&mut notes.mark_size, per_mille(&mut mark, "size", 300..=1000));
            set(&mut notes.mark_rise, per_mille(&mut mark, "rise", 0..=1000));
            mark.finish();
        }
        reader.finish();
        notes
    }

    /// Without notes it must be said what becomes of remarks, and a note is no answer.
    fn read_remarks(&mut self, reader: &mut Reader<'_>) {
        let without = self.place == NotePlace::None;
        if without && !reader.has("remarks") {
            reader.missing("remarks", "\"parenthesis\", or \"drop\" or \"refuse\"");
        }
        let span = reader.peek("remarks").map(|value| value.span);
        set(&mut self.remarks, reader.choice("remarks"));
        if let Some(span) = span.filter(|_| without && self.remarks == Remarks::Note) {
            let fault = Diagnostic::error(span, "a remark cannot be a note where `place` is \"none\"");
            reader.found().push(fault.hint("remarks = \"parenthesis\", or \"drop\" or \"refuse\""));
        }
    }

    fn read_separator(&mut self, table: Table, sheet: &Sheet<'_>, found: &mut Diagnostics) {
        let mut reader = Reader::new(table, found);
        set(&mut self.separator_width, white(&mut reader, "width", sheet.em));
        let thickness = within(&mut reader, "thickness", sheet.em, Length::ZERO..=Length::from_points(12));
        set(&mut self.separator_thickness, thickness.map(|(thickness, _)| thickness));
        set(&mut self.separator_before, white(&mut reader, "before", sheet.em));
        set(&mut self.separator_after, white(&mut reader, "after", sheet.em));
        reader.finish();
    }
}
