//! The board that a chart is drawn on: words and shapes with places from its top left corner.

use crate::corpus::Number;
use crate::diag::{Computed, Origin};
use crate::document::{Block, Content, Run};
use crate::geom::{Colour, Item, Length, Owner, Path, Point, Rect, Rule, Segment, Size, Stroke};
use crate::layout::paragraph::SetLine;
use crate::markup::Look;
use crate::template::Style;

use super::super::setter::{Setter, placed};
use super::tone::Tone;

/// What stands for a number that is not known (United Nations Statistics Division).
const MISSING: &str = "..";

/// Wider than any word: labels are set on one line first.
const ENDLESS: Length = Length::from_points(10_000);

/// A chart being drawn.
pub(super) struct Board<'s, 'a, 'f> {
    setter: &'s mut Setter<'a, 'f>,
    block: &'s Block,
    style: Style,
    items: Vec<Item>,
    /// The width that it may take.
    pub(super) width: Length,
    /// Where the next part begins.
    pub(super) top: Length,
}

/// Where words stand beside a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// They begin there.
    Right,
    /// They end there.
    Left,
    /// Their middle is there.
    Middle,
}

impl<'s, 'a, 'f> Board<'s, 'a, 'f> {
    pub(super) fn new(setter: &'s mut Setter<'a, 'f>, block: &'s Block, width: Length) -> Self {
        let style = setter.frame.template.style("figure-label");
        Self { setter, block, style, items: Vec::new(), width, top: Length::ZERO }
    }

    /// What was drawn, and how high it is.
    pub(super) fn finish(self) -> (Vec<Item>, Length) {
        (self.items, self.top + self.style.leading / 4)
    }

    /// From baseline to baseline of labels.
    pub(super) fn leading(&self) -> Length {
        self.style.leading
    }

    /// The size of labels.
    pub(super) fn em(&self) -> Length {
        self.style.size
    }

    fn owner(&self) -> Owner {
        Owner::Block(self.block.id)
    }

    /// What the numbers count, on a line of its own at the head.
    pub(super) fn unit(&mut self, unit: &Run) {
        let look = Look { emphasis: true, ..unit.look.clone() };
        for line in self.lines(&Run { look, ..unit.clone() }, self.width) {
            let middle = self.top + self.style.leading / 2;
            self.words(&line, Point { x: Length::ZERO, y: middle }, Side::Right, None);
            self.top += self.style.leading;
        }
        self.top += self.style.leading / 4;
    }

    /// Words on one line.
    pub(super) fn label(&mut self, run: &Run) -> SetLine {
        self.lines(run, ENDLESS).into_iter().next().unwrap_or_default()
    }

    /// Words on lines of a width.
    pub(super) fn lines(&mut self, run: &Run, width: Length) -> Vec<SetLine> {
        let language = self.block.language.as_deref().unwrap_or(&self.setter.document.language).to_owned();
        let (style, owner) = (self.style.clone(), self.owner());
        let runs = self.setter.style_runs(&style, owner, &language, std::slice::from_ref(run));
        self.setter.set_runs(&runs, &style, width, Length::ZERO, self.block.span)
    }

    /// A number as it is printed. Where it was typed so, its place is that of its digits.
    pub(super) fn number(&mut self, value: Option<(Number, Origin)>) -> SetLine {
        let asked = Origin::Computed(Computed::Value, self.block.span);
        let (text, origin) = value.map_or((MISSING.to_owned(), asked), |(number, cell)| {
            let text = number.printed();
            let typed = matches!(cell, Origin::Verbatim(span) if span.len() == text.len());
            (text, if typed { cell } else { Origin::Computed(Computed::Value, cell.span()) })
        });
        self.label(&Run { content: Content::Text(text), look: Look::default(), origin })
    }

    /// Words that the chart adds: numbers of an axis, shares.
    pub(super) fn computed(&mut self, text: String) -> SetLine {
        let origin = Origin::Computed(Computed::Value, self.block.span);
        self.label(&Run { content: Content::Text(text), look: Look::default(), origin })
    }

    /// Puts words beside a point that lies at half the height of their capitals.
    pub(super) fn words(&mut self, line: &SetLine, at: Point, side: Side, colour: Option<Colour>) {
        let x = match side {
            Side::Right => at.x,
            Side::Left => at.x - line.width,
            Side::Middle => at.x - line.width / 2,
        };
        let mut line = line.clone();
        colour.into_iter().for_each(|colour| line.runs.iter_mut().for_each(|run| run.colour = colour));
        self.items.extend(placed(line, x, at.y + self.style.size.scale(33, 100)));
    }

    /// Words in the middle of a shape of this tone.
    pub(super) fn words_on(&mut self, line: &SetLine, at: Point, tone: Tone) {
        let size = Size { width: line.width + self.em() / 4, height: self.em() };
        let corner = Point { x: at.x - size.width / 2, y: at.y - size.height / 2 };
        let plate = tone.plate(Rect { at: corner, size }, self.owner());
        self.items.extend(plate.map(Item::Rule));
        self.words(line, at, Side::Middle, Some(tone.words()));
    }

    /// A rectangle in a tone; nothing for one without extent.
    pub(super) fn shape(&mut self, rect: Rect, tone: Tone) {
        if rect.size.width <= Length::ZERO || rect.size.height <= Length::ZERO {
            return;
        }
        let (ground, paths) = tone.filled(rect, self.owner());
        self.items.push(Item::Rule(ground));
        self.items.extend(paths.into_iter().map(Item::Path));
    }

    /// A straight line, drawn as a rule.
    pub(super) fn rule(&mut self, at: Point, size: Size, colour: Colour) {
        self.items.push(Item::Rule(Rule { rect: Rect { at, size }, colour, owner: self.owner() }));
    }

    /// A line through several points.
    pub(super) fn polyline(&mut self, points: &[Point], stroke: Stroke) {
        let Some((first, rest)) = points.split_first() else { return };
        let mut segments = vec![Segment::Move(*first)];
        segments.extend(rest.iter().map(|point| Segment::Line(*point)));
        self.items.push(Item::Path(Path { segments, fill: None, stroke: Some(stroke), owner: self.owner() }));
    }

    /// A mark at a point: an octagon, which at this size is a disc.
    pub(super) fn dot(&mut self, at: Point, radius: Length, colour: Colour) {
        let near = radius.scale(414, 1000);
        let corners = [
            (near, -radius),
            (radius, -near),
            (radius, near),
            (near, radius),
            (-near, radius),
            (-radius, near),
            (-radius, -near),
            (-near, -radius),
        ];
        let mut segments: Vec<Segment> = corners.map(|(x, y)| Segment::Line(Point { x: at.x + x, y: at.y + y })).into();
        if let Some(Segment::Line(first)) = segments.first().copied() {
            segments.splice(0..1, [Segment::Move(first)]);
        }
        segments.push(Segment::Close);
        self.items.push(Item::Path(Path { segments, fill: Some(colour), stroke: None, owner: self.owner() }));
    }
}
