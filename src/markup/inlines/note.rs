//! Notes: `^[…]`, numbered, and `^*[…]`, marked with asterisks.

use super::content::{Anchors, Around, Builder, Pair, State};
use super::run;
use crate::markup::tree::{Node, Series};

/// Reads a note. Its text has a look of its own, and may end in an anchor.
pub(super) fn read<'a>(builder: &mut Builder<'a>, pair: Pair, series: Series, state: &mut State<'a>) {
    let around = &state.around;
    let place = match (around.in_citation, around.in_note, around.in_link) {
        (true, ..) => Some("around a source, which may itself be printed as a note"),
        (_, true, _) => Some("in another note"),
        (.., true) => Some("in the words of a link"),
        _ => None,
    };
    let whole = builder.whole(pair);
    if let Some(place) = place {
        builder.error(whole.clone(), format!("a note stands {place}"), "put the two one after the other");
    }
    let around = Around { in_note: true, anchors: Anchors::AtEnd, ..around.apart() };
    let mut content = builder.content(&builder.inside(pair), &around);
    run::trim(&mut content.inlines);
    if content.inlines.is_empty() {
        builder.error(whole.clone(), "this note is empty", "type its words between the brackets, or leave it out");
    }
    for extra in content.anchors.iter().skip(1) {
        let span = extra.anchor.span;
        builder.found.push(crate::diag::Diagnostic::error(span, "a note has one anchor").hint("keep one of the two"));
    }
    let anchor = content.anchors.into_iter().next().map(|end| end.anchor);
    let node = Node::Note { series, content: content.inlines, anchor };
    state.run.node(node, whole, &state.look());
}
