//! Lines and filled shapes: what charts are drawn with.

use super::{Colour, Length, Owner, Point};

/// A step of the pen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// To a place, without drawing.
    Move(Point),
    /// Straight to a place.
    Line(Point),
    /// Back to where the pen last began.
    Close,
}

impl Segment {
    /// The same step, moved to the right and down.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        let shift = |at: Point| Point { x: at.x + by.x, y: at.y + by.y };
        match self {
            Self::Move(at) => Self::Move(shift(at)),
            Self::Line(at) => Self::Line(shift(at)),
            Self::Close => Self::Close,
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Its thickness.
    pub width: Length,
    /// Its colour.
    pub colour: Colour,
    /// Lengths of a dash and of the gap behind it; `None` for an unbroken line.
    pub dash: Option<(Length, Length)>,
}

/// A shape: filled, then outlined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The way of the pen; the first step is a [`Segment::Move`].
    pub segments: Vec<Segment>,
    /// The colour of its inside.
    pub fill: Option<Colour>,
    /// Its outline.
    pub stroke: Option<Stroke>,
    /// What it belongs to.
    pub owner: Owner,
}
