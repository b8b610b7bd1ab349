//! Holes: `[todo: …]`, what is still to be written.

use super::content::{Builder, Pair, State};
use crate::markup::tree::Node;

/// Reads a hole. What stands in it is for the authors and is kept as typed.
pub(super) fn read<'a>(builder: &mut Builder<'a>, pair: Pair, state: &mut State<'a>) {
    let whole = builder.whole(pair);
    let inside = builder.source.slice(builder.inside(pair).bytes);
    let after = inside.get("todo".len()..).unwrap_or("");
    let words = after.strip_prefix(':').map(str::trim).filter(|words| !words.is_empty());
    if words.is_none() {
        builder.error(whole.clone(), "it is not said what is to be done here", "type [todo: what is missing]");
    }
    state.run.node(Node::Hole(words.unwrap_or("").to_owned()), whole, &state.look());
}
