//! The sources of a figure, cited through a list of their own.
//!
//! A source that is named under a figure is given in full there, and the notes of the text do not know
//! of it: a later note never says "supra" and means a caption.

use crate::cite::{self, CitedGroup, CitedNote, House};
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::NoteId;
use crate::markup::{Dialect, Inline, Node, parse_inlines};
use crate::tables::Text;
use crate::template::Repeat;

use super::super::assemble::Input;
use super::super::citing::{clusters, is_remark, with_sources, within_sentence};
use super::super::seams::merge_citations;

/// The words of a line of sources, closed, and the keys that it cites.
pub(super) fn settle(text: &Text, input: &Input<'_>, found: &mut Diagnostics) -> (Vec<Inline>, Vec<String>) {
    let typed = parse_inlines(&text.value, text.origin(), Dialect::Section, found);
    settle_inlines(typed, input, found)
}

/// The same of parsed words.
pub(super) fn settle_inlines(
    typed: Vec<Inline>,
    input: &Input<'_>,
    found: &mut Diagnostics,
) -> (Vec<Inline>, Vec<String>) {
    let typed = merge_citations(typed);
    let keys = clusters(&typed).flatten().map(|citation| citation.key.clone()).collect();
    let mut printed = forms(&typed, input, found).into_iter();
    let mut content = Vec::new();
    for inline in typed {
        match inline.node {
            Node::Cite(_) => content.extend(printed.next().into_iter().flatten()),
            Node::Note { .. } => {
                let fault = Diagnostic::error(inline.origin.span(), "a line of sources takes no note");
                found.push(fault.hint("type the remark itself into the line"));
            }
            _ => content.push(inline),
        }
    }
    cite::close(&mut content, &input.style.end);
    (content, keys)
}

/// The printed form of each group of citations.
fn forms(typed: &[Inline], input: &Input<'_>, found: &mut Diagnostics) -> Vec<Vec<Inline>> {
    let house = House { style: input.style, repeat: input.template.citations.repeat, words: input.words };
    let groups: Vec<_> = clusters(typed).map(|group| with_sources(group, input.corpus, found)).collect();
    if groups.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    // What is wrong with the style was told for the notes of the document, and is not told again.
    let mut said = Diagnostics::new();
    let printed = match &input.style.repeat {
        Repeat::Notes(forms) => {
            let note = CitedNote {
                id: NoteId(u32::MAX),
                number: 0,
                clusters: groups,
                remark: typed.iter().any(is_remark),
                within_sentence: within_sentence(typed),
            };
            cite::settle(&[note], forms, &house, &mut said).pop().map(|note| note.clusters).unwrap_or_default()
        }
        Repeat::InText(forms) => {
            let groups: Vec<_> = groups.into_iter().map(|cites| CitedGroup { cites, bare: true }).collect();
            cite::settle_in_text(&groups, forms, &house, &mut said)
        }
    };
    for fault in said.iter().filter(|fault| !found.iter().any(|known| known == *fault)).cloned().collect::<Vec<_>>() {
        found.push(fault);
    }
    printed
}
