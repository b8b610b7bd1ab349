//! Placeholders of templates and citation styles: `{field|form}` and `[? … ]`.

use std::ops::Range;

use super::content::{Builder, Pair, State};
use super::reference::is_id;
use crate::markup::tree::Node;

/// Reads `{field|form}`.
pub(super) fn field<'a>(builder: &mut Builder<'a>, range: Range<usize>, state: &mut State<'a>) {
    let inside = builder.source.slice(range.start + 1..range.end - 1);
    let mut parts = inside.split('|');
    let name = parts.next().unwrap_or("").to_owned();
    let forms: Vec<String> = parts.map(str::to_owned).collect();
    if !name.split('.').all(is_id) || !forms.iter().all(|form| is_id(form)) {
        let message = format!("`{inside}` is no name of a field");
        let hint = "type {field} or {field|form} without blanks; for a plain brace type \\{";
        builder.error(range.clone(), message, hint);
    }
    state.run.node(Node::Field { name, forms }, range, &state.look());
}

/// Reads `[? … ]`. The look around it is that of its pieces, too.
pub(super) fn optional<'a>(builder: &mut Builder<'a>, pair: Pair, state: &mut State<'a>) {
    let look = state.look();
    let content = builder.content(&builder.inside(pair), &state.around.looking(look.clone()));
    if content.inlines.is_empty() {
        builder.error(builder.whole(pair), "this optional part is empty", "type [?, {field}] or leave it out");
    }
    state.run.node(Node::Optional(content.inlines), builder.whole(pair), &look);
}
