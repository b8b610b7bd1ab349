//! Running lines in the head and foot margins: in fixed frames, so that they never move the text.

use crate::diag::{Computed, Diagnostic, Diagnostics, Origin, Severity};
use crate::document::{Content, PageOf, Run, RunningText};
use crate::geom::{Artefact, Item, Length, Owner};
use crate::layout::paragraph;
use crate::template::{Align, Position, RunningLine, RunningPart, Style};
use crate::text::Shaper;

use super::Ground;
use super::setter::placed;
use super::styled::Styler;

/// The running lines of one page, those of the head and those of the foot.
pub(super) struct Running<'a> {
    /// What pages are composed with.
    pub(super) ground: Ground<'a>,
    /// Lines of which was already said that they are too long.
    pub(super) said: Vec<usize>,
}

impl Running<'_> {
    /// The lines of a page, from 0, in the head or in the foot.
    pub(super) fn lines(
        &mut self,
        page: usize,
        head: bool,
        shaper: &mut Shaper<'_>,
        found: &mut Diagnostics,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        let (document, template) = (self.ground.document, self.ground.frame.template);
        for text in &document.running {
            let Some(line) = template.page.lines.get(text.line) else { continue };
            let last = line.to_page.unwrap_or(u32::MAX);
            let on_this_page = u32::try_from(page + 1).is_ok_and(|number| (line.from_page..=last).contains(&number));
            let text_begins = self.ground.facts.first_of_text(document);
            let of_part = match line.part {
                RunningPart::All => true,
                RunningPart::Front => page < text_begins,
                RunningPart::Text => page >= text_begins,
            };
            if on_this_page && of_part && is_head(line.at) == head {
                items.extend(self.line((text, line), page, shaper, found));
            }
        }
        items
    }

    fn line(
        &mut self,
        (text, line): (&RunningText, &RunningLine),
        page: usize,
        shaper: &mut Shaper<'_>,
        found: &mut Diagnostics,
    ) -> Vec<Item> {
        let Ground { document, frame, numbers, .. } = self.ground;
        let geometry = &frame.template.page;
        let style = Style { align: align(line.at), hyphenate: false, ..frame.template.style(&line.style) };
        let runs: Vec<Run> = text.content.iter().map(|run| self.numbered(run, page)).collect();
        let artefact = if is_head(line.at) { Artefact::Head } else { Artefact::Foot };
        let styler = Styler {
            document,
            frame,
            numbers,
            style: &style,
            owner: Owner::Artefact(artefact),
            language: &document.language,
        };
        let styled = styler.runs(&runs, found);
        let width = geometry.size.width - geometry.margins.left - geometry.margins.right;
        let mut lines = match paragraph::set(&styled, &styler.setting(width, Length::ZERO), shaper) {
            Ok(lines) => lines.into_iter(),
            Err(missing) => {
                let Some(first) = text.content.first() else { return Vec::new() };
                super::say_missing(&missing, first.origin.span(), frame.faces, found);
                return Vec::new();
            }
        };
        let Some(first) = lines.next() else { return Vec::new() };
        if lines.next().is_some() && !self.said.contains(&text.line) {
            self.said.push(text.line);
            self.say_too_long(text, found);
        }
        placed(first, geometry.margins.left, self.baseline(line.at, &style))
    }

    fn say_too_long(&self, text: &RunningText, found: &mut Diagnostics) {
        let span = text.content.first().map(|run| run.origin.span());
        let fault =
            Diagnostic::new(Severity::Error, span, "this running line is wider than the text and would lose words");
        found.push(fault.hint("give a shorter one, such as title-short = \"…\""));
    }

    /// The run with its page number filled in.
    fn numbered(&self, run: &Run, page: usize) -> Run {
        let number = match run.content {
            Content::Page(PageOf::Here) => self.ground.facts.label(page),
            Content::Page(PageOf::Last) => self.ground.facts.label(self.ground.facts.pages.saturating_sub(1)),
            _ => return run.clone(),
        };
        let origin = Origin::Computed(Computed::PageNumber, run.origin.span());
        Run { content: Content::Text(number.to_string()), look: run.look.clone(), origin }
    }

    /// In the middle of its margin, a little towards the text.
    fn baseline(&self, at: Position, style: &Style) -> Length {
        let page = &self.ground.frame.template.page;
        if is_head(at) {
            page.margins.top.scale(6, 10) + style.size / 3
        } else {
            page.size.height - page.margins.bottom.scale(55, 100) + style.size / 3
        }
    }
}

fn is_head(at: Position) -> bool {
    matches!(at, Position::HeadLeft | Position::HeadCentre | Position::HeadRight)
}

fn align(at: Position) -> Align {
    match at {
        Position::HeadLeft | Position::FootLeft => Align::Left,
        Position::HeadCentre | Position::FootCentre => Align::Centre,
        Position::HeadRight | Position::FootRight => Align::Right,
    }
}
