//! Styles of figures and tables, for a template that does not describe them.
//!
//! A template that never thought of a figure shows one all the same, in its own face: a caption in the
//! size of the text, words of a chart and sources smaller, nothing justified.

use super::{Align, Style};
use crate::geom::Length;

/// The style of a part of a figure or table; that of the body for any other name.
pub(super) fn style(name: &str, body: Style) -> Style {
    match name {
        "figure-caption" => Style { before: body.leading, after: body.leading / 4, ..plain(body) },
        "figure-label" => smaller(body, 78),
        "figure-source" => {
            let after = body.leading.max(body.after);
            let small = smaller(body, 85);
            Style { before: small.leading / 3, after, ..small }
        }
        _ => body,
    }
}

/// Ragged, unparted, flush.
fn plain(body: Style) -> Style {
    Style { align: Align::Left, hyphenate: false, indent: Length::ZERO, left: Length::ZERO, ..body }
}

fn smaller(body: Style, per_cent: i64) -> Style {
    let (size, leading) = (body.size.scale(per_cent, 100), body.leading.scale(per_cent, 100));
    Style { size, leading, before: Length::ZERO, after: Length::ZERO, ..plain(body) }
}
