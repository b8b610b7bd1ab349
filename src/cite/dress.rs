//! The dress of a title: cited again, a work is called by its title in the quotation marks or italics
//! that its full form gave it, so that the reader knows it again.

use super::piece::{piece, words};
use crate::markup::{Inline, Node};

/// What a pattern puts on a title.
#[derive(Debug, Default)]
struct Dress {
    emphasis: bool,
    marks: Option<(Inline, Inline)>,
}

/// A form with its titles dressed as in the full form of their kind. A pattern that puts something on
/// them itself has its way; `title` tells the words of the record's titles.
///
/// The road not taken: a pattern for each kind and each short form, which a lawyer would have to keep
/// in step with the full ones by hand.
pub(super) fn dressed(
    printed: Vec<Inline>,
    pattern: &[Inline],
    full: &[Inline],
    title: &dyn Fn(&Inline) -> bool,
) -> Vec<Inline> {
    let own = ["title", "name"].iter().filter_map(|field| worn(pattern, field));
    let dress = worn(full, "title").unwrap_or_default();
    if pattern == full || own.into_iter().any(|own| own.emphasis || own.marks.is_some()) {
        return printed;
    }
    let mut all: Vec<Inline> = Vec::with_capacity(printed.len() + 2);
    let mut within = false;
    for mut inline in printed {
        let is_title = title(&inline);
        if is_title != within {
            let mark = dress.marks.as_ref().map(|(open, close)| if is_title { open } else { close });
            all.extend(mark.cloned());
        }
        within = is_title;
        inline.look.emphasis ^= is_title && dress.emphasis;
        all.push(inline);
    }
    if let Some((_, close)) = dress.marks.filter(|_| within) {
        all.push(close);
    }
    all
}

/// What the pattern puts on a field; `None` when it does not ask for it.
fn worn(pattern: &[Inline], field: &str) -> Option<Dress> {
    pattern.iter().enumerate().find_map(|(at, inline)| match &inline.node {
        Node::Field { name, .. } if name == field => {
            let before = at.checked_sub(1).and_then(|at| pattern.get(at));
            Some(Dress { emphasis: inline.look.emphasis, marks: marks(before, pattern.get(at + 1)) })
        }
        Node::Optional(part) => worn(part, field),
        _ => None,
    })
}

/// The quotation marks at the end of one text and at the head of another.
fn marks(before: Option<&Inline>, after: Option<&Inline>) -> Option<(Inline, Inline)> {
    let (before, after) = (before?, after?);
    let open = words(before)?.char_indices().next_back().filter(|(_, c)| "“‘«„".contains(*c))?;
    let close = words(after)?.chars().next().filter(|c| "”’»“".contains(*c))?;
    let part = |inline: &Inline, mark: char, at: usize| Inline {
        look: inline.look.clone(),
        ..piece(mark, inline.origin.part(at, at + mark.len_utf8()))
    };
    Some((part(before, open.1, open.0), part(after, close, 0)))
}
