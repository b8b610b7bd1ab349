//! Terms: `{{China}}`, `{{China|common}}`.

use std::ops::Range;

use super::content::{Builder, State};
use super::reference::is_id;
use crate::markup::tree::Node;

/// Reads a term.
pub(super) fn read<'a>(builder: &mut Builder<'a>, range: Range<usize>, state: &mut State<'a>) {
    let inside = builder.source.slice(range.start + 2..range.end - 2);
    let (name, form) = inside.split_once('|').map_or((inside, None), |(name, form)| (name, Some(form)));
    if !is_name(name) || form.is_some_and(|form| !is_id(form)) {
        let message = format!("`{inside}` is no name of a term");
        let hint = "type {{name}} or {{name|form}} without blanks; for plain braces type \\{\\{";
        builder.error(range.clone(), message, hint);
    }
    let node = Node::Term { name: name.to_owned(), form: form.map(str::to_owned) };
    state.run.node(node, range, &state.look());
}

/// What TOML allows as a key without quotation marks.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}
