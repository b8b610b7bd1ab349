//! The seams between the text and what was typed in it: blanks, stops and punctuation around a citation or
//! a remark, which belong to the typing and not to the text.

use crate::cite;
use crate::diag::{Computed, Origin};
use crate::markup::{Inline, Look, Node};

use super::draft::Piece;

/// Joins citations between which only white space stands.
pub(super) fn merge_citations(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::new();
    for inline in inlines {
        let Node::Cite(more) = &inline.node else {
            merged.push(inline);
            continue;
        };
        let blank = matches!(merged.last().map(|i| &i.node), Some(Node::Text(text)) if text.trim().is_empty());
        let before = merged.len().checked_sub(1 + usize::from(blank));
        match before.and_then(|at| merged.get_mut(at)) {
            Some(Inline { node: Node::Cite(citations), origin, .. }) => {
                citations.extend(more.iter().cloned());
                *origin = Origin::Typed(origin.span().cover(inline.origin.span()));
                merged.truncate(before.map_or(0, |at| at + 1));
            }
            _ => merged.push(inline),
        }
    }
    merged
}

/// The blank before a citation belongs to the typing, not to the text.
pub(super) fn trim_end(pieces: &mut Vec<Piece>) {
    while let Some(Piece::Inline(Inline { node: Node::Text(text), origin, .. })) = pieces.last_mut() {
        let kept = text.trim_end_matches([' ', '\n', '\r', '\t']).len();
        if kept == text.len() {
            return;
        }
        *origin = origin.part(0, kept);
        text.truncate(kept);
        if !text.is_empty() {
            return;
        }
        pieces.pop();
    }
}

/// Takes the punctuation at the start of a text, with the closing quotation marks that follow it: the
/// mark goes after "end.”" as well as after "end.".
pub(super) fn take_punctuation(next: &mut Inline) -> Option<Inline> {
    let Node::Text(text) = &next.node else { return None };
    let stop = text.find(|c: char| !matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…')).unwrap_or(text.len());
    if stop == 0 {
        return None;
    }
    let quotes =
        text.get(stop..)?.find(|c: char| !matches!(c, '”' | '’' | '"' | '\'' | '»' | '›')).unwrap_or(text.len() - stop);
    let cut = stop + quotes;
    let head = Inline {
        node: Node::Text(text.get(..cut)?.to_owned()),
        look: next.look.clone(),
        origin: next.origin.part(0, cut),
    };
    let tail = text.get(cut..)?.to_owned();
    next.origin = next.origin.part(cut, text.len());
    next.node = Node::Text(tail);
    Some(head)
}

/// True when the words so far end in a stop, so that what follows in brackets is a sentence of its own.
/// That of an abbreviation counts as one: a stop too many in brackets is better than one too few.
pub(super) fn sentence_ended(pieces: &[Piece]) -> bool {
    match pieces.last() {
        Some(Piece::Inline(Inline { node: Node::Text(text), .. })) => {
            let text = text.trim_end().trim_end_matches(['”', '’', '"', '»', ')']);
            text.is_empty() || text.ends_with(['.', '!', '?', '…', ':'])
        }
        Some(_) => false,
        None => true,
    }
}

/// A remark of one sentence that stands amid another keeps its words and not its full stop. That of an
/// abbreviation stays.
pub(super) fn without_stop(content: &mut [Inline]) {
    let texts = content.iter().filter_map(|inline| match &inline.node {
        Node::Text(text) => Some(text.trim_end()),
        _ => None,
    });
    let inner = texts.flat_map(|text| text.strip_suffix('.').unwrap_or(text).split(". ").skip(1)).count();
    let Some(Inline { node: Node::Text(text), origin, .. }) = content.last_mut().filter(|_| inner == 0) else { return };
    let kept = text.trim_end().strip_suffix('.').filter(|kept| !kept.ends_with('.') && !cite::is_abbreviation(kept));
    if let Some(kept) = kept.map(str::len) {
        text.truncate(kept);
        *origin = origin.part(0, kept);
    }
}

/// A blank before brackets, unless there is one or none belongs there.
pub(super) fn space(pieces: &mut Vec<Piece>, asked: Origin) {
    let needed = match pieces.last() {
        None | Some(Piece::Inline(Inline { node: Node::Break, .. })) => false,
        Some(Piece::Inline(Inline { node: Node::Text(text), .. })) => !text.ends_with(cite::holds_on),
        Some(_) => true,
    };
    if needed {
        let origin = Origin::Computed(Computed::Value, asked.span());
        pieces.push(Piece::Inline(Inline { node: Node::Text(" ".to_owned()), look: Look::default(), origin }));
    }
}

/// The words of a remark as they were typed, for whoever has to know what is left out.
pub(super) fn spelled(content: &[Inline]) -> String {
    let spell = |inline: &Inline| match &inline.node {
        Node::Text(words) | Node::Hole(words) => words.clone(),
        Node::Term { name, .. } => format!("{{{{{name}}}}}"),
        Node::Cite(all) => format!("[@{}]", all.iter().map(|c| c.key.as_str()).collect::<Vec<_>>().join("; @")),
        Node::Reference { target, .. } => format!("[#{target}]"),
        _ => " ".to_owned(),
    };
    let words: String = content.iter().map(spell).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
