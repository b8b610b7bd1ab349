//! Lines and filled shapes as operators (ISO 32000-1, 8.5).
//!
//! What a stroke changes of the graphics state is kept within the shape, so that rules and words need
//! not know of it.

use super::content::Canvas;
use super::number::thousandths;
use crate::geom::{Path, Point, Segment, Stroke};

/// Writes the shape.
pub(super) fn write(canvas: &mut Canvas<'_>, path: &Path) {
    let operator: &[u8] = match (path.fill, path.stroke) {
        (Some(_), Some(_)) => b"B\n",
        (Some(_), None) => b"f\n",
        (None, Some(_)) => b"S\n",
        (None, None) => return,
    };
    canvas.end_text();
    if let Some(colour) = path.fill {
        canvas.colour(colour);
    }
    if let Some(line) = path.stroke {
        canvas.out.extend(b"q\n");
        stroke(canvas, line);
    }
    path.segments.iter().for_each(|segment| step(canvas, *segment));
    canvas.out.extend(operator);
    if path.stroke.is_some() {
        canvas.out.extend(b"Q\n");
    }
}

/// Ends and corners are round: a line that turns sharply would else shoot over the value it shows.
fn stroke(canvas: &mut Canvas<'_>, stroke: Stroke) {
    canvas.number(thousandths(stroke.width));
    canvas.out.extend(b"w\n1 j\n");
    canvas.shade(stroke.colour);
    canvas.out.extend(b"RG\n");
    if let Some((dash, gap)) = stroke.dash {
        canvas.out.push(b'[');
        canvas.number(thousandths(dash));
        canvas.number(thousandths(gap));
        canvas.out.extend(b"] 0 d\n");
    }
}

fn step(canvas: &mut Canvas<'_>, segment: Segment) {
    let (at, operator): (Point, &[u8]) = match segment {
        Segment::Move(at) => (at, b"m\n"),
        Segment::Line(at) => (at, b"l\n"),
        Segment::Close => return canvas.out.extend(b"h\n"),
    };
    canvas.number(thousandths(at.x));
    let y = canvas.upward(at.y);
    canvas.number(y);
    canvas.out.extend(operator);
}
