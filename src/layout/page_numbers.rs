//! Page numbers in the text: room that is kept for them, and when it is enough.

use std::collections::BTreeMap;

use crate::document::{Content, Document, Kind, PageOf, Run};
use crate::geom::{FaceRequest, Length, Target};
use crate::text::{Em, Shaper};

use super::{Frame, PageFacts};

/// The page numbers that the text prints.
///
/// The lines are broken for the width that is kept, not for the number itself, and that width never
/// shrinks: it can only take the widths of page numbers, so passes come to an end, in practice after
/// one or two (the well-known dance of "ix" and "x" stops, because the room for "ix" stays).
#[derive(Clone, Debug)]
pub(super) struct PageNumbers {
    /// Label and room, in thousandths of an em, for everything whose page is printed.
    labels: BTreeMap<Target, (String, i64)>,
    request: FaceRequest,
}

/// Room for two figures, in thousandths of an em: enough for up to 99 pages.
const FIRST_GUESS: i64 = 1000;

impl PageNumbers {
    pub(super) fn new(document: &Document, frame: &Frame<'_>) -> Self {
        let mut labels = BTreeMap::new();
        let mut note = |runs: &[Run]| {
            for run in runs {
                if let Content::Page(PageOf::There(target)) = &run.content {
                    labels.insert(target.clone(), ("00".to_owned(), FIRST_GUESS));
                }
            }
        };
        for block in &document.blocks {
            match &block.kind {
                Kind::Text(text) => note(&text.content),
                Kind::Columns(columns) => {
                    columns.rows.iter().flatten().flat_map(|cell| &cell.paragraphs).for_each(|runs| note(runs));
                    columns.beside.iter().for_each(|(_, _, runs)| note(runs));
                }
                _ => {}
            }
        }
        document.notes.iter().for_each(|one| note(&one.content));
        Self { labels, request: frame.template.style("body").face }
    }

    /// The number to print and the room kept for it at a size.
    pub(super) fn of(&self, target: &Target, size: Length) -> (String, Length) {
        self.labels
            .get(target)
            .map_or((String::new(), Length::ZERO), |(text, room)| (text.clone(), size.scale(*room, 1000)))
    }

    /// Takes over the numbers of a layout; true when the document must be laid out again with them.
    pub(super) fn settle(&mut self, facts: &PageFacts, shaper: &mut Shaper<'_>) -> bool {
        let Some(id) = shaper.faces().find(&self.request) else { return false };
        let em = Em::new(shaper.faces().get(id), Length::from_points(1000));
        let mut again = false;
        for (target, (label, room)) in &mut self.labels {
            let Some(page) = facts.page_of(target) else { continue };
            let truth = facts.label(page).to_owned();
            let width = shaper.shape(id, &truth, "en").width_at(em);
            // At 1,000 points a point is a thousandth of an em; rounded up, so that the number fits.
            let need = (width.scaled() + 65_535) / 65_536;
            again |= truth != *label || need > *room;
            *room = need.max(*room);
            *label = truth;
        }
        again
    }
}
