//! What a section takes from the corpus to be looked at: `[figure: id]` in a paragraph of its own.

use super::source_text::SourceText;
use super::tree::{Anchor, BlockKind, Display, DisplayKind, Inline, Node};
use crate::diag::{Diagnostic, Diagnostics};

/// What a paragraph asks for, when it is nothing but that.
pub(super) fn of_paragraph(content: &[Inline]) -> Option<Display> {
    let [Inline { node: Node::Text(text), origin, look }] = content else { return None };
    let (kind, id) = asked(text).filter(|_| *look == super::Look::default())?;
    let start = text.len() - 1 - id.len();
    let id_span = origin.part(start, start + id.len()).span();
    Some(Display { kind, id: id.trim().to_owned(), id_span })
}

fn asked(text: &str) -> Option<(DisplayKind, &str)> {
    let inside = text.strip_prefix('[')?.strip_suffix(']').filter(|inside| !inside.contains(['[', ']', '\n']))?;
    let (word, id) = inside.split_once(':')?;
    let kind = DisplayKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    Some((kind, id.trim_start()))
}

/// The id of a figure names its place as well, unless it was given another name.
pub(super) fn own_anchor(kind: &BlockKind) -> Option<Anchor> {
    let BlockKind::Display(display) = kind else { return None };
    Some(Anchor { id: display.id.clone(), span: display.id_span })
}

/// Tells what is asked for amid other words, where it would be printed as it was typed.
pub(super) fn check_words(source: &SourceText, found: &mut Diagnostics) {
    for kind in DisplayKind::ALL {
        let sign = format!("[{}:", kind.word());
        for (at, _) in source.text().match_indices(&sign) {
            if source.before(at) != Some('\\') {
                let message = format!("`{sign} …]` stands in a paragraph of its own");
                let fault = Diagnostic::error(source.span(at..at + sign.len()), message);
                found.push(fault.hint("put an empty line before and after it; it stands in no quotation and no list"));
            }
        }
    }
}
