//! Six ways to fill a shape that differ in grey, on paper and for every eye.

use crate::geom::{Colour, Length, Owner, Path, Point, Rect, Rule, Segment, Stroke};

/// The colour of axes, outlines and hatchings.
pub(super) const INK: Colour = Colour(51, 51, 51);
/// The colour of the lines behind the bars.
pub(super) const FAINT: Colour = Colour(205, 205, 205);
const WHITE: Colour = Colour(255, 255, 255);
const BLACK: Colour = Colour(0, 0, 0);

/// White between two lines of a hatching.
const SPACING: Length = Length::from_points(3);

/// How a shape is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tone {
    pub(super) fill: Colour,
    hatch: Option<Hatch>,
}

/// The direction of a hatching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hatch {
    Rising,
    Falling,
}

/// The tones in the order of the series: neighbours differ most.
const TONES: [Tone; 6] = [
    Tone { fill: Colour(64, 64, 64), hatch: None },
    Tone { fill: Colour(200, 200, 200), hatch: None },
    Tone { fill: WHITE, hatch: Some(Hatch::Rising) },
    Tone { fill: Colour(128, 128, 128), hatch: None },
    Tone { fill: Colour(226, 226, 226), hatch: Some(Hatch::Falling) },
    Tone { fill: WHITE, hatch: None },
];

/// The tone of a series, from 0.
pub(super) fn tone(series: usize) -> Tone {
    TONES.get(series % TONES.len()).copied().unwrap_or(TONES[0])
}

impl Tone {
    /// The colour of words within the shape.
    pub(super) fn words(self) -> Colour {
        if self.fill.0 < 140 { WHITE } else { BLACK }
    }

    /// What words within the shape stand on, where its own ground would run through them.
    pub(super) fn plate(self, rect: Rect, owner: Owner) -> Option<Rule> {
        self.hatch.map(|_| Rule { rect, colour: self.fill, owner })
    }

    /// The shapes that fill a rectangle: ground, hatching, outline. Two tones side by side are parted by
    /// the outline alone.
    pub(super) fn filled(self, rect: Rect, owner: Owner) -> (Rule, Vec<Path>) {
        let outline = Stroke { width: Length::from_points(1) / 2, colour: INK, dash: None };
        let mut paths = Vec::new();
        if let Some(direction) = self.hatch {
            let segments = hatching(rect, direction);
            paths.push(Path {
                segments,
                fill: None,
                stroke: Some(Stroke { width: outline.width * 4 / 5, ..outline }),
                owner,
            });
        }
        paths.push(Path { segments: frame(rect), fill: None, stroke: Some(outline), owner });
        (Rule { rect, colour: self.fill, owner }, paths)
    }
}

/// The outline of a rectangle.
fn frame(rect: Rect) -> Vec<Segment> {
    let Rect { at, size } = rect;
    let corner = |x: Length, y: Length| Point { x: at.x + x, y: at.y + y };
    vec![
        Segment::Move(corner(Length::ZERO, Length::ZERO)),
        Segment::Line(corner(size.width, Length::ZERO)),
        Segment::Line(corner(size.width, size.height)),
        Segment::Line(corner(Length::ZERO, size.height)),
        Segment::Close,
    ]
}

/// Lines at 45 degrees, each cut at the edges of the rectangle: a clip would cost two operators for each.
fn hatching(rect: Rect, direction: Hatch) -> Vec<Segment> {
    let (width, height) = (rect.size.width, rect.size.height);
    let mut segments = Vec::new();
    let mut reach = SPACING / 2;
    // `reach` is where a rising line would cut the left or lower edge, counted from the top left corner.
    while reach < width + height {
        let (left, foot) = (Point { x: (reach - height).max(Length::ZERO), y: reach.min(height) }, reach.min(width));
        let right = Point { x: foot, y: (reach - width).max(Length::ZERO) };
        for (place, step) in [(left, Segment::Move as fn(Point) -> Segment), (right, Segment::Line)] {
            let x = if direction == Hatch::Rising { place.x } else { width - place.x };
            segments.push(step(Point { x: rect.at.x + x, y: rect.at.y + place.y }));
        }
        reach += SPACING;
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{BlockId, Size};
    use proptest::prelude::*;

    #[test]
    fn no_two_series_are_filled_alike() {
        for one in 0..6 {
            assert!((0..one).all(|other| tone(one) != tone(other)));
        }
    }

    proptest! {
        #[test]
        fn a_hatching_stays_within_its_rectangle(width in 1_i64..4_000_000, height in 1_i64..9_000_000) {
            let size = Size { width: Length::from_scaled(width), height: Length::from_scaled(height) };
            let rect = Rect { at: Point { x: Length::from_points(5), y: Length::from_points(7) }, size };
            for direction in [Hatch::Rising, Hatch::Falling] {
                for pair in hatching(rect, direction).chunks(2) {
                    let [Segment::Move(one), Segment::Line(other)] = pair else { panic!("{pair:?}") };
                    for place in [one, other] {
                        prop_assert!(rect.at.x <= place.x && place.x <= rect.at.x + size.width);
                        prop_assert!(rect.at.y <= place.y && place.y <= rect.at.y + size.height);
                    }
                    let (across, down) = (other.x - one.x, other.y - one.y);
                    prop_assert_eq!(across.scaled().abs(), down.scaled().abs(), "45 degrees");
                }
            }
            let (_, paths) = tone(2).filled(rect, Owner::Block(BlockId(0)));
            prop_assert_eq!(paths.len(), 2);
        }
    }
}
