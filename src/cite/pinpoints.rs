//! Pinpoints in words: the style's label, then the values as they were typed.

use super::piece::{COMMA, computed, piece};
use crate::markup::{Inline, Pinpoint, PinpointKind};
use crate::template::CitationStyle;

/// The kind as it is typed and as it is called in a style's `[pinpoints]`.
pub(super) fn name(kind: PinpointKind) -> &'static str {
    match kind {
        PinpointKind::P => "p",
        PinpointKind::Para => "para",
        PinpointKind::Art => "art",
        PinpointKind::Ch => "ch",
        PinpointKind::Fig => "fig",
        PinpointKind::Note => "note",
        PinpointKind::Vol => "vol",
        PinpointKind::Sect => "sect",
        PinpointKind::Preamble => "preamble",
    }
}

/// "pp. 3–4, note 7". A kind for which the style has no label prints its values bare; see `settle` for
/// the fault.
pub(super) fn in_words(pinpoint: &Pinpoint, style: &CitationStyle) -> Vec<Inline> {
    let mut printed = Vec::new();
    for part in &pinpoint.parts {
        if !printed.is_empty() {
            printed.push(computed(COMMA, part.origin.span()));
        }
        if let Some((one, several)) = style.pinpoints.get(&part.kind) {
            let label = if part.plural { several } else { one };
            // Without values the space that parts the label from them has nothing to part.
            let words = if part.values.is_empty() { label.value.trim_end() } else { &label.value };
            printed.push(piece(words, label.origin().part(0, words.len())));
        }
        if !part.values.is_empty() {
            printed.push(piece(part.values.clone(), part.origin));
        }
    }
    printed
}
