//! References `[#id]`, `[#theme/section#id]`, `[#id, page]`, and the anchors that they point at.

use std::ops::Range;

use super::content::{Builder, Pair, State};
use crate::diag::nearest;
use crate::markup::tree::{Anchor, Node, ReferenceForm};

const FORMS: [(&str, ReferenceForm); 2] = [("page", ReferenceForm::Page), ("note", ReferenceForm::Note)];

/// True for small letters and digits, with single hyphens between them.
pub(super) fn is_id(word: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    word.split('-').all(part)
}

/// Reads a reference.
pub(super) fn read<'a>(builder: &mut Builder<'a>, pair: Pair, state: &mut State<'a>) {
    let whole = builder.whole(pair);
    let inside = builder.inside(pair).bytes;
    let typed = builder.source.slice(inside.clone());
    let (target, form) = typed.split_once(',').map_or((typed, None), |(target, form)| (target, Some(form.trim())));
    let target = target.get(1..).unwrap_or("").trim_end();
    if state.around.in_link {
        builder.error(whole.clone(), "a reference stands in the words of a link", "put the two one after the other");
    }
    if !is_target(target) {
        let message = format!("`#{target}` is no place that can be referred to");
        let hint = "type [#id], [#theme/section#id] or [#theme/section]; for a plain bracket type \\[";
        // Without the node, so that nobody looks for the place and tells the fault again.
        return builder.error(inside, message, hint);
    }
    let form = form.map_or(ReferenceForm::Name, |form| form_named(builder, form, inside));
    state.run.node(Node::Reference { target: target.to_owned(), form }, whole, &state.look());
}

fn form_named(builder: &mut Builder<'_>, name: &str, range: Range<usize>) -> ReferenceForm {
    if let Some((_, form)) = FORMS.iter().find(|(known, _)| *known == name) {
        return *form;
    }
    let hint = nearest(name, FORMS.map(|(name, _)| name))
        .map_or_else(|| "after the comma stands page or note".to_owned(), |name| format!("did you mean `{name}`?"));
    builder.error(range, format!("a reference has no form `{name}`"), hint);
    ReferenceForm::Name
}

/// `id`, `theme/section` or `theme/section#id`.
fn is_target(target: &str) -> bool {
    let section = |name: &str| name.contains('/') && name.split('/').all(is_id);
    match target.split_once('#') {
        Some((name, id)) => section(name) && is_id(id),
        None => is_id(target) || section(target),
    }
}

/// Reads `{#id}`.
pub(super) fn anchor(builder: &mut Builder<'_>, range: Range<usize>) -> Option<Anchor> {
    let id = builder.source.slice(range.start + 2..range.end - 1).to_owned();
    if !is_id(&id) {
        let hint = "type small letters, digits and single hyphens: {#arrest-2021}";
        builder.error(range, format!("`{id}` is no name for an anchor"), hint);
        return None;
    }
    Some(Anchor { id, span: builder.source.span(range) })
}
