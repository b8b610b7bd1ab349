//! Lines of styled runs, on the grid where there is one.

use crate::diag::{Diagnostic, Span};
use crate::document::Run;
use crate::geom::{Artefact, BlockId, Item, Length, Owner, Point};
use crate::layout::line::{Line, into_moved};
use crate::layout::paginate::Break;
use crate::layout::paragraph::{self, SetLine, StyledRun};
use crate::layout::styled::Styler;
use crate::layout::{revisions, say_missing};
use crate::template::Style;

use super::{Place, Setter};

impl<'a> Setter<'a, '_> {
    pub(super) fn styler<'s>(&'s self, style: &'s Style, owner: Owner, language: &'s str) -> Styler<'s> {
        Styler { document: self.document, frame: self.frame, numbers: self.numbers, style, owner, language }
    }

    pub(in crate::layout) fn style_runs(
        &mut self,
        style: &Style,
        owner: Owner,
        language: &str,
        runs: &[Run],
    ) -> Vec<StyledRun> {
        let mut found = std::mem::take(self.found);
        let styled = self.styler(style, owner, language).runs(runs, &mut found);
        *self.found = found;
        styled
    }

    pub(in crate::layout) fn set_runs(
        &mut self,
        runs: &[StyledRun],
        style: &Style,
        width: Length,
        first: Length,
        span: Span,
    ) -> Vec<SetLine> {
        let styler = Styler {
            document: self.document,
            frame: self.frame,
            numbers: self.numbers,
            style,
            owner: Owner::Artefact(Artefact::Ornament),
            language: "",
        };
        match paragraph::set(runs, &styler.setting(width, first), self.shaper) {
            Ok(lines) => lines,
            Err(missing) => {
                say_missing(&missing, span, self.frame.faces, self.found);
                Vec::new()
            }
        }
    }

    /// The lines of styled runs, each as high as the style's leading.
    pub(in crate::layout) fn lines_of(
        &mut self,
        runs: &[StyledRun],
        style: &Style,
        place: Place,
        block: BlockId,
        span: Span,
    ) -> Vec<Line> {
        if place.width <= Length::ZERO {
            self.found.push(Diagnostic::error(span, "the indents leave no room for words"));
            return Vec::new();
        }
        let set = self.set_runs(runs, style, place.width, place.first, span);
        let (height, baseline) = self.on_grid(style);
        let count = set.len();
        let mut lines = Vec::with_capacity(count);
        for (i, one) in set.into_iter().enumerate() {
            if one.overfull > Length::ZERO && self.too_wide.last() != Some(&block) {
                self.too_wide.push(block);
            }
            if one.parts_word && self.parted.last() != Some(&block) {
                self.parted.push(block);
            }
            let (notes, ratio) = (one.notes.clone(), one.ratio);
            let marks = revisions::rules(&one, place.left, baseline, height);
            let mut line = self.line(block, height, placed(one, place.left, baseline));
            line.items.extend(marks);
            line.notes = notes;
            line.ratio = ratio;
            line.first = i == 0;
            // A paragraph of three lines has both an orphan and a widow to fear.
            line.above = match i {
                0 => Break::Free,
                1 => Break::Orphan,
                _ if i + 1 == count => Break::Widow,
                _ => Break::Free,
            };
            lines.push(line);
        }
        lines
    }

    /// The height of a line and its baseline from its top. On a grid a line is so many of its steps high, and its
    /// baseline is where that of the body text would be in the last of them.
    pub(super) fn on_grid(&self, style: &Style) -> (Length, Length) {
        let own = |style: &Style| self.styler(style, Owner::Artefact(Artefact::Ornament), "").baseline();
        match self.grid {
            None => (style.leading, own(style)),
            Some(step) => {
                let height = style.leading.up_to_multiple(step);
                let body = self.frame.template.style("body");
                let rest = (step - body.leading).max(Length::ZERO);
                (height, height - step + own(&body) + rest / 2)
            }
        }
    }
}

/// The glyphs of a set line at their place in a line of the galley.
pub(in crate::layout) fn placed(set: SetLine, left: Length, baseline: Length) -> Vec<Item> {
    let by = Point { x: left, y: baseline };
    set.runs.into_iter().chain(set.blank).map(|run| into_moved(Item::Glyphs(run), by)).collect()
}
