//! Texts: paragraphs, headings and items with what hangs before them, what they stand on and how far they are indented.

use crate::diag::Span;
use crate::document::{Block, Role, Run, TextBlock};
use crate::geom::{Artefact, BlockId, Item, Length, Owner, Point, Rect, Rule, Size};
use crate::layout::blank;
use crate::layout::line::{Entry, Line};
use crate::layout::paragraph::SetLine;
use crate::template::{Align, Style};

use super::{KEEP_WHOLE, Place, Setter, is_item, placed};

impl Setter<'_, '_> {
    pub(super) fn text(&mut self, block: &Block, text: &TextBlock) {
        let style = self.frame.template.style(&text.style);
        // A list of works is set as close as notes.
        self.grid = self.frame.template.page.grid.filter(|_| text.role != Role::Work);
        let lines = self.paragraph(block, text, &style);
        if std::mem::replace(&mut self.in_list, is_item(text.role)) && !self.in_list {
            // A list ends like a paragraph, however close its items stand.
            self.pending = self.pending.max(self.frame.template.style("body").after);
        }
        if style.keep_previous {
            self.keep = self.keep.max(1);
        }
        self.pending += text.before.unwrap_or(style.before);
        let lines = self.dressed(lines, &style);
        let keep = match (text.keep_next, text.role) {
            (true, Role::Caption) => KEEP_WHOLE,
            (true, _) => style.keep_next.max(2),
            (false, _) => style.keep_next,
        };
        if text.role == Role::Source {
            self.keep = self.keep.min(u8::try_from(lines.len()).unwrap_or(u8::MAX));
        }
        self.push(lines, text.after.unwrap_or(style.after), keep);
    }

    /// The lines of a block with its ground and rules. Neighbouring blocks on the same ground make one panel: the white
    /// between them is of the same colour.
    fn dressed(&mut self, mut lines: Vec<Line>, style: &Style) -> Vec<Line> {
        let (left, width) = (style.left, self.measure() - style.left - style.right);
        let pad = style.size / 2;
        let rect = |y: Length, height: Length, colour| {
            let size = Size { width: width + pad * 2, height };
            let rect = Rect { at: Point { x: left - pad, y }, size };
            Item::Rule(Rule { rect, colour, owner: Owner::Artefact(Artefact::Ornament) })
        };
        let goes_on = style.background.is_some() && self.ground == style.background;
        let count = lines.len();
        for (place, line) in lines.iter_mut().enumerate() {
            if let Some(colour) = style.background {
                let above = match (place, goes_on) {
                    (0, true) => self.pending,
                    (0, false) => pad,
                    _ => Length::ZERO,
                };
                let below = if place + 1 == count { pad } else { Length::ZERO };
                line.items.insert(0, rect(-above, line.height + above + below, colour));
            }
            if style.rules > Length::ZERO && place == 0 {
                line.items.insert(0, rect(-pad, style.rules, style.colour));
            }
            if style.rules > Length::ZERO && place + 1 == count {
                line.items.push(rect(line.height + pad - style.rules, style.rules, style.colour));
            }
        }
        self.ground = style.background;
        lines
    }

    /// The lines of a paragraph, with its number or bullet hanging before the first.
    fn paragraph(&mut self, block: &Block, text: &TextBlock, style: &Style) -> Vec<Line> {
        let owner = Owner::Block(block.id);
        let language = block.language.as_deref().unwrap_or(&self.document.language);
        let marker = text.marker.as_ref();
        let centred = matches!(style.align, Align::Centre | Align::Right);
        let inline_marker = marker.filter(|_| centred);
        let mut runs =
            self.style_runs(style, owner, language, inline_marker.map(std::slice::from_ref).unwrap_or_default());
        if let Some(last) = runs.last_mut() {
            last.text.push('\u{A0}');
        }
        runs.extend(self.style_runs(style, owner, language, &text.content));
        let marker_line =
            marker.filter(|_| !centred).map(|marker| self.marker(style, owner, language, marker, block.span));
        let width = marker_line.as_ref().map(|line| line.width);
        let (indent, hang) = indent(text.role, style, width);
        let place = Place {
            left: style.left + indent,
            width: self.measure() - style.left - style.right - indent,
            first: if marker.is_some() { Length::ZERO } else { style.indent },
        };
        let entry = text.entry.map(|heading| (heading, page_column(style)));
        let place = Place { width: place.width - entry.map_or(Length::ZERO, |(_, column)| column), ..place };
        let mut lines = self.lines_of(&runs, style, place, block.id, block.span);
        if let (Some((heading, column)), Some(last)) = (entry, lines.last_mut()) {
            let (from, to) = (right_edge(&last.items).max(place.left), place.left + place.width + column);
            let (style, baseline) = (style.clone(), self.on_grid(style).1);
            last.entry = Some(Entry { heading, style, from, to, baseline, block: block.id, span: block.span });
        }
        if let Some(marker) = marker_line {
            self.hang(marker, &mut lines, style, style.left + indent - hang, block.id);
        }
        lines
    }

    fn marker(&mut self, style: &Style, owner: Owner, language: &str, marker: &Run, span: Span) -> SetLine {
        let runs = self.style_runs(style, owner, language, std::slice::from_ref(marker));
        let set = self.set_runs(&runs, style, self.measure(), Length::ZERO, span).into_iter().next();
        let mut set = set.unwrap_or_default();
        set.blank = set.runs.last().and_then(|last| blank::after(last, last.origin, self.frame.faces));
        set
    }

    /// Puts a number or bullet before the first line.
    pub(super) fn hang(&mut self, marker: SetLine, lines: &mut Vec<Line>, style: &Style, left: Length, block: BlockId) {
        if lines.is_empty() {
            lines.push(self.line(block, style.leading, Vec::new()));
        }
        let (_, baseline) = self.on_grid(style);
        let mut items = placed(marker, left, baseline);
        if let Some(first) = lines.first_mut() {
            items.append(&mut first.items);
            first.items = items;
        }
    }
}

/// Indent of a text, and how far its number or bullet hangs before it.
fn indent(role: Role, style: &Style, marker: Option<Length>) -> (Length, Length) {
    let em = style.size;
    // A marker wider than its room pushes the text on rather than run into it.
    let room = |least: Length| marker.map_or(least, |width| least.max(width + em / 2));
    match role {
        Role::Item(depth) | Role::ItemMore(depth) => {
            let step = em.scale(18, 10);
            (step * i64::from(depth), room(step).min(step * i64::from(depth)))
        }
        // Entries with and without a number stand in line.
        Role::Entry(_) => {
            let room = room(em * 2);
            (room, room)
        }
        Role::Heading(_) if marker.is_some() && matches!(style.align, Align::Justify | Align::Left) => {
            let room = room(em * 2);
            (room, room)
        }
        _ => (Length::ZERO, Length::ZERO),
    }
}

/// The room for page numbers at the right of the contents: four figures and some white.
fn page_column(style: &Style) -> Length {
    style.size.scale(25, 10)
}

/// Where the last glyph of a line ends.
fn right_edge(items: &[Item]) -> Length {
    let edges = items.iter().map(|item| match item {
        Item::Glyphs(run) => run.at.x + run.width(),
        Item::Rule(rule) => rule.rect.at.x + rule.rect.size.width,
        // An entry holds words alone.
        Item::Path(_) => Length::ZERO,
    });
    edges.max().unwrap_or_default()
}
