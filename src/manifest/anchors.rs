//! `only` and `omit`: anchors that are handed to the section which holds them.

use super::Use;
use crate::corpus::shape::{check_id, part};
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::tables::Text;

/// Which of the two lists of a [`Use`] the anchors go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Only,
    Omit,
}

impl Choice {
    fn key(self) -> &'static str {
        match self {
            Self::Only => "only",
            Self::Omit => "omit",
        }
    }
}

/// Hands each anchor to its section: `china/status#id` names it, a plain `id` belongs to the only one.
pub(super) fn hand_out(anchors: Vec<Text>, choice: Choice, uses: &mut [Use], found: &mut Diagnostics) {
    for anchor in anchors {
        let Some((at, id)) = place(&anchor, choice, uses, found) else { continue };
        check_id(&id, "an anchor", found);
        let Some(used) = uses.get_mut(at) else { continue };
        if choice == Choice::Omit && used.only.iter().any(|other| other.value == id.value) {
            let fault = Diagnostic::error(anchor.span, format!("`{}` stands in `only` and in `omit`", id.value));
            found.push(fault.hint("keep it in one of them: only keeps a block, omit leaves it out"));
            continue;
        }
        match choice {
            Choice::Only => used.only.push(id),
            Choice::Omit => used.omit.push(id),
        }
    }
}

/// The section that an anchor belongs to, by its place among the uses, and the anchor's id.
fn place(anchor: &Text, choice: Choice, uses: &[Use], found: &mut Diagnostics) -> Option<(usize, Text)> {
    // Without a section that could be read there is nothing to hand an anchor to, and a fault was said.
    if uses.is_empty() {
        return None;
    }
    let Some(hash) = anchor.value.find('#') else {
        if let [first, _, ..] = uses {
            let message = format!("`{}` names a place of a section, but there are several sections", anchor.value);
            let hint =
                format!("put the section before it: {} = [\"{}#{}\"]", choice.key(), first.section.value, anchor.value);
            found.push(Diagnostic::error(anchor.span, message).hint(hint));
            return None;
        }
        return Some((0, anchor.clone()));
    };
    let section = part(anchor, 0, hash);
    let id = part(anchor, hash + 1, anchor.value.len());
    if section.value.is_empty() {
        let fault = Diagnostic::error(anchor.span, format!("`{}` begins with #", anchor.value));
        found.push(fault.hint(format!("write the anchor without it: \"{}\"", id.value)));
        return None;
    }
    let names = || uses.iter().map(|used| used.section.value.as_str());
    if let Some(at) = names().position(|name| name == section.value) {
        return Some((at, id));
    }
    let fault = Diagnostic::error(section.span, format!("this entry does not use `{}`", section.value));
    found.push(match nearest(&section.value, names()) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("it uses: {}", names().collect::<Vec<_>>().join(", "))),
    });
    None
}
