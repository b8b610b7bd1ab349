//! Where figures stand: the least rectangle around all that is drawn of one (ISO 14289-1, 7.3).

use crate::geom::structure::Role;
use crate::geom::{ElementId, Item, Length, Point, Rect, Segment, Size, Structure};

/// Widens the area of an element by an item, if the element is a figure.
pub(super) fn widen(structure: &mut Structure, element: ElementId, page: u32, item: &Item) {
    let Some(element) = structure.element_mut(element).filter(|element| element.role == Role::Figure) else { return };
    let Some(bounds) = bounds(item) else { return };
    element.area = Some((page, element.area.map_or(bounds, |(_, area)| union(area, bounds))));
}

/// The rectangle of an item: of words the height of their size, which no letter of a label exceeds by much.
fn bounds(item: &Item) -> Option<Rect> {
    match item {
        Item::Glyphs(run) => {
            let at = Point { x: run.at.x, y: run.at.y - run.size.scale(80, 100) };
            Some(Rect { at, size: Size { width: run.width(), height: run.size.scale(105, 100) } })
        }
        Item::Rule(rule) => Some(rule.rect),
        Item::Path(path) => {
            let points = path.segments.iter().filter_map(|segment| match segment {
                Segment::Move(at) | Segment::Line(at) => Some(*at),
                Segment::Close => None,
            });
            points.map(|at| Rect { at, size: Size::default() }).reduce(union)
        }
    }
}

fn union(one: Rect, other: Rect) -> Rect {
    let right = |rect: Rect| rect.at.x + rect.size.width;
    let foot = |rect: Rect| rect.at.y + rect.size.height;
    let at = Point { x: one.at.x.min(other.at.x), y: one.at.y.min(other.at.y) };
    let reach = |a: Length, b: Length, from: Length| a.max(b) - from;
    let width = reach(right(one), right(other), at.x);
    Rect { at, size: Size { width, height: reach(foot(one), foot(other), at.y) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_union_of_two_rectangles_is_the_least_that_holds_both() {
        let rect = |x, y, width, height| Rect {
            at: Point { x: Length::from_points(x), y: Length::from_points(y) },
            size: Size { width: Length::from_points(width), height: Length::from_points(height) },
        };
        assert_eq!(union(rect(10, 20, 5, 5), rect(12, 5, 30, 2)), rect(10, 5, 32, 20));
        assert_eq!(union(rect(0, 0, 9, 9), rect(2, 2, 0, 0)), rect(0, 0, 9, 9));
    }
}
