//! Links: `[words](https://…)`.

use super::address;
use super::content::{Around, Builder, Pair, State};
use crate::geom::Target;
use crate::markup::tree::Look;

/// Reads the words of a link; the address stands in the token after the pair.
pub(super) fn read<'a>(builder: &mut Builder<'a>, pair: Pair, state: &mut State<'a>) {
    let typed = builder.range(pair.close + 1);
    let whole = builder.whole(pair).start..typed.end;
    if builder.source.before(whole.start) == Some('!') {
        let hint = "a picture is a record of the corpus; for a link after a plain sign type \\!";
        builder.error(whole.start - 1..whole.end, "a picture cannot stand in a text", hint);
    }
    if state.around.in_link {
        builder.error(whole.clone(), "a link stands in another link", "put the two one after the other");
    }
    let inside = builder.inside(pair);
    if builder.source.slice(inside.bytes.clone()).trim().is_empty() {
        builder.error(whole, "this link has no words", "type the words that lead to it between [ and ]");
    }
    let target = match address::read(builder.source.slice(typed.start + 1..typed.end - 1)) {
        Ok(address) => Some(Target::Address(address)),
        Err((message, hint)) => {
            builder.error(typed, message, hint);
            None
        }
    };
    let around = Around { in_link: true, ..state.around.looking(Look { target, ..state.look() }) };
    let content = builder.content(&inside, &around);
    state.run.append(content.inlines);
}
