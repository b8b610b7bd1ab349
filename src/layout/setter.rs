//! Setting: blocks and notes become lines, and the lines a galley.

use crate::diag::{Computed, Diagnostic, Diagnostics, Origin, Span};
use crate::document::{Block, Document, Kind, Note, Part, Role, Run, TextBlock};
use crate::geom::{Artefact, BlockId, Colour, Item, Length, NoteId, Owner, Point, Rect, Rule, Size};
use crate::layout::paginate::{self, Break, GalleyLine, GalleyNote, PageShape, Policy};
use crate::layout::paragraph::{self, RunKind, SetLine, StyledRun};
use crate::markup::Series;
use crate::template::{Align, NotePlace, Style};
use crate::text::Shaper;

use super::line::{Entry, Line};
use super::page_numbers::PageNumbers;
use super::styled::Styler;
use super::{Frame, blank, chart, columns, revisions, say_missing};

/// More lines than a caption or a line of sources has: all of them stay with their figure.
const KEEP_WHOLE: u8 = 20;

/// A document in lines.
pub(super) struct Galley {
    /// The lines of the body.
    pub(super) lines: Vec<Line>,
    /// The notes in the order of their marks.
    pub(super) notes: Vec<SetNote>,
    /// What the make-up sees of them.
    pub(super) makeup: paginate::Galley,
    /// The pages that they are made up into.
    pub(super) shape: PageShape,
    /// Blocks with a line that is wider than its column.
    pub(super) too_wide: Vec<BlockId>,
    /// Blocks in which a word is parted because it is wider than its column.
    pub(super) parted: Vec<BlockId>,
}

/// A note in lines.
pub(super) struct SetNote {
    pub(super) id: NoteId,
    pub(super) lines: Vec<Line>,
}

/// Sets a document.
pub(super) fn set(
    document: &Document,
    frame: &Frame<'_>,
    numbers: &PageNumbers,
    shaper: &mut Shaper<'_>,
    found: &mut Diagnostics,
) -> Galley {
    let mut setter = Setter::new(document, frame, numbers, shaper, found);
    for (place, block) in document.blocks.iter().enumerate() {
        setter.block(block);
        if introduces(block, document.blocks.get(place + 1)) {
            setter.keep = setter.keep.max(1);
        }
    }
    setter.finish()
}

/// The lines so far, and what is pending for the next one.
pub(super) struct Setter<'a, 'f> {
    pub(super) document: &'a Document,
    pub(super) frame: &'a Frame<'a>,
    numbers: &'a PageNumbers,
    shaper: &'a mut Shaper<'f>,
    found: &'a mut Diagnostics,
    lines: Vec<Line>,
    /// White between the last line and the next.
    pending: Length,
    /// The next line begins a page.
    force: bool,
    /// So many of the next lines stay on the page of the last one.
    keep: u8,
    too_wide: Vec<BlockId>,
    parted: Vec<BlockId>,
    /// The last text was an item of a list.
    in_list: bool,
    /// What is being set runs over all columns.
    spans: bool,
    /// The ground of the last text.
    ground: Option<Colour>,
    /// The step of the baseline grid, for what stands on one: everything but notes.
    grid: Option<Length>,
}

/// Where a paragraph stands in the measure.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// From the left edge of the text.
    pub(super) left: Length,
    /// The width of its lines.
    pub(super) width: Length,
    /// Indent of the first line.
    pub(super) first: Length,
}

impl<'a, 'f> Setter<'a, 'f> {
    fn new(
        document: &'a Document,
        frame: &'a Frame<'a>,
        numbers: &'a PageNumbers,
        shaper: &'a mut Shaper<'f>,
        found: &'a mut Diagnostics,
    ) -> Self {
        let (lines, too_wide) = (Vec::new(), Vec::new());
        let pending = Length::ZERO;
        Self {
            document,
            frame,
            numbers,
            shaper,
            found,
            lines,
            pending,
            force: false,
            keep: 0,
            too_wide,
            parted: Vec::new(),
            in_list: false,
            spans: false,
            ground: None,
            grid: frame.template.page.grid,
        }
    }

    /// The width of what is being set: a column's, or that of all of them.
    pub(super) fn measure(&self) -> Length {
        let page = &self.frame.template.page;
        if self.spans { page.text_width() } else { page.column_width() }
    }

    fn block(&mut self, block: &Block) {
        self.spans = spans(block, self.frame);
        match &block.kind {
            Kind::Text(text) => self.text(block, text),
            Kind::Columns(table) => {
                let line = columns::set(self, block, table);
                self.pending += table.before;
                self.push(vec![line], table.after, 0);
            }
            Kind::Chart(chart) => {
                let line = chart::set(self, block, chart);
                self.push(vec![line], Length::ZERO, KEEP_WHOLE);
            }
            Kind::Rule { thickness, before, after, colour } => {
                let rect = Rect { at: Point::default(), size: Size { width: self.measure(), height: *thickness } };
                let rule = Rule { rect, colour: *colour, owner: Owner::Artefact(Artefact::Ornament) };
                let line = self.line(block.id, *thickness, vec![Item::Rule(rule)]);
                self.pending += *before;
                self.push(vec![line], *after, 0);
            }
            Kind::Space(height) => self.pending += *height,
            Kind::PageBreak => self.force = true,
            Kind::Notes => self.collected_notes(block),
        }
    }

    fn text(&mut self, block: &Block, text: &TextBlock) {
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
    fn hang(&mut self, marker: SetLine, lines: &mut Vec<Line>, style: &Style, left: Length, block: BlockId) {
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

    fn styler<'s>(&'s self, style: &'s Style, owner: Owner, language: &'s str) -> Styler<'s> {
        Styler { document: self.document, frame: self.frame, numbers: self.numbers, style, owner, language }
    }

    pub(super) fn style_runs(&mut self, style: &Style, owner: Owner, language: &str, runs: &[Run]) -> Vec<StyledRun> {
        let mut found = std::mem::take(self.found);
        let styled = self.styler(style, owner, language).runs(runs, &mut found);
        *self.found = found;
        styled
    }

    pub(super) fn set_runs(
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
    pub(super) fn lines_of(
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
    fn on_grid(&self, style: &Style) -> (Length, Length) {
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

    pub(super) fn line(&self, block: BlockId, height: Length, items: Vec<Item>) -> Line {
        let spans = self.spans && self.frame.template.page.columns > 1;
        Line {
            height,
            gap: Length::ZERO,
            items,
            notes: Vec::new(),
            block,
            first: true,
            note: None,
            entry: None,
            spans,
            ratio: 0,
            above: Break::Free,
        }
    }

    /// Adds the lines of a block, with the white after them and the lines that must follow them.
    fn push(&mut self, lines: Vec<Line>, after: Length, keep: u8) {
        let any = !lines.is_empty();
        for (i, mut line) in lines.into_iter().enumerate() {
            if i == 0 {
                line.gap = std::mem::take(&mut self.pending);
            }
            if let Some(step) = self.grid {
                line.gap = line.gap.up_to_multiple(step);
                line.height = line.height.up_to_multiple(step);
            }
            if self.keep > 0 {
                line.above = Break::KeepNext;
                self.keep -= 1;
            }
            if std::mem::take(&mut self.force) && !self.lines.is_empty() {
                line.above = Break::Force;
            }
            self.lines.push(line);
        }
        if any {
            // A heading of two lines is kept whole, too.
            self.keep = self.keep.max(keep);
        }
        self.pending += after;
    }

    /// The lines of a note. Where the style's first line hangs out, its number hangs there and the text
    /// stands in line beside it, as in documents of the United Nations; else the number runs in.
    fn note(&mut self, note: &Note, width: Length) -> SetNote {
        let style = self.frame.template.style(&self.frame.template.notes.style);
        let owner = Owner::Note(note.id);
        let origin = Origin::Computed(Computed::NoteNumber, note.span);
        let language = self.document.language.clone();
        let mut found = std::mem::take(self.found);
        let label = self.styler(&style, owner, &language).note_label(note.id, origin, &mut found);
        *self.found = found;
        let mut runs = self.style_runs(&style, owner, &language, &note.content);
        // A note in a note was refused when it was read, so no mark can stand here.
        runs.retain(|run| !matches!(run.kind, RunKind::Mark(_)));
        let place = Place { left: style.left, width: width - style.left - style.right, first: Length::ZERO };
        let mut hanging = self.hanging_label(&label, &style, note.span);
        if hanging.is_none() {
            runs.splice(0..0, label);
        }
        let mut lines = self.lines_of(&runs, &style, place, note.block, note.span);
        if let Some(number) = hanging.take() {
            self.hang(number, &mut lines, &style, style.left + style.indent, note.block);
        }
        if lines.is_empty() {
            lines.push(self.line(note.block, style.leading, Vec::new()));
        }
        SetNote { id: note.id, lines }
    }

    /// The numbered notes as blocks of the text. Like notes at the foot, they do not stand on the grid.
    fn collected_notes(&mut self, block: &Block) {
        let (document, width) = (self.document, self.measure());
        let between = self.frame.template.notes.between;
        let grid = self.grid.take();
        for note in document.notes.iter().filter(|note| note.series == Series::Numbered) {
            let mut set = self.note(note, width);
            for line in &mut set.lines {
                (line.block, line.note) = (block.id, Some(note.id));
            }
            self.push(set.lines, between, 0);
        }
        self.grid = grid;
    }

    /// Whether a note stands at the foot of the page of its mark.
    fn stands_at_foot(&self, note: &Note) -> bool {
        self.frame.template.notes.place == NotePlace::Page || note.series == Series::Asterisk
    }

    /// The number of a note, when there is room for it before the text.
    fn hanging_label(&mut self, label: &[StyledRun], style: &Style, span: Span) -> Option<SetLine> {
        let room = -style.indent - style.size / 5;
        let number = label.get(..1)?;
        let set = self.set_runs(number, style, self.measure(), Length::ZERO, span).into_iter().next()?;
        (set.width <= room).then_some(set)
    }

    fn finish(mut self) -> Galley {
        (self.spans, self.grid) = (false, None);
        let width = self.measure();
        let mut order: Vec<(NoteId, usize)> = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            order.extend(line.notes.iter().map(|id| (*id, place)));
        }
        let (mut notes, mut anchored) = (Vec::new(), Vec::new());
        for (id, anchor) in order {
            let Some(note) = self.document.note(id).filter(|note| self.stands_at_foot(note)) else { continue };
            let set = self.note(note, width);
            anchored.push(GalleyNote { anchor, lines: set.lines.iter().map(|line| line.height).collect() });
            notes.push(set);
        }
        let heights = self.lines.iter().map(|line| GalleyLine { height: line.height, gap: line.gap }).collect();
        let breaks = self.lines.iter().map(|line| line.above).chain([Break::Free]).collect();
        let makeup = paginate::Galley::new(heights, breaks, anchored).unwrap_or_else(|error| {
            // Lines come in reading order and heights from checked styles, so this is a fault of ours.
            self.found.push(Diagnostic::new(
                crate::diag::Severity::Error,
                None,
                format!("the galley is broken: {error}"),
            ));
            paginate::Galley::empty()
        });
        let spans: Vec<bool> = self.lines.iter().map(|line| line.spans).collect();
        let makeup = if spans.contains(&true) { makeup.spanning(&spans) } else { makeup };
        let (too_wide, parted) = (self.too_wide, self.parted);
        Galley { shape: shape(self.frame), lines: self.lines, notes, makeup, too_wide, parted }
    }
}

/// True for a paragraph that ends in a colon before a list or a quotation: its last words do not stay
/// behind at the foot of a page.
fn introduces(block: &Block, next: Option<&Block>) -> bool {
    let (Kind::Text(text), Some(Kind::Text(next))) = (&block.kind, next.map(|next| &next.kind)) else { return false };
    let colon = text.content.iter().rev().map(Run::text).find(|words| !words.trim().is_empty());
    (is_item(next.role) || next.role == Role::Quotation)
        && !is_item(text.role)
        && colon.is_some_and(|words| words.trim_end().ends_with(':'))
}

/// True for a block that runs over all columns: by its style, or, where it has none, in the front matter.
fn spans(block: &Block, frame: &Frame<'_>) -> bool {
    match &block.kind {
        Kind::Text(text) => frame.template.style(&text.style).span,
        Kind::Columns(table) => frame.template.style(&table.style).span,
        // A chart goes with its caption.
        Kind::Chart(_) => frame.template.style("figure-caption").span,
        Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => block.part == Part::Front,
    }
}

fn is_item(role: Role) -> bool {
    matches!(role, Role::Item(_) | Role::ItemMore(_))
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

/// The glyphs of a set line at their place in a line of the galley.
pub(super) fn placed(set: SetLine, left: Length, baseline: Length) -> Vec<Item> {
    let by = Point { x: left, y: baseline };
    set.runs.into_iter().chain(set.blank).map(|run| super::line::into_moved(Item::Glyphs(run), by)).collect()
}

/// The heights of pages and of what stands above the notes.
fn shape(frame: &Frame<'_>) -> PageShape {
    let (page, notes) = (&frame.template.page, &frame.template.notes);
    let height = |top: Length| page.size.height - top - page.margins.bottom;
    PageShape {
        first: height(page.first_top.unwrap_or(page.margins.top)),
        other: height(page.margins.top),
        columns: page.columns,
        separator: notes.separator_before + notes.separator_thickness + notes.separator_after,
        between: notes.between,
        continued: Length::ZERO,
        hole_tolerance: notes.hole_tolerance,
        policy: Policy::Quality,
    }
}
