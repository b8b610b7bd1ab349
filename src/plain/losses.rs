//! What plain text cannot say.

use super::pasted;
use crate::diag::{Diagnostic, Diagnostics, Severity, Span};
use crate::document::{Block, Content, Document, Kind, Note, Part, Role, Run};
use crate::geom::Target;
use crate::reading;

/// What would be lost of a block.
pub(super) fn of_block(block: &Block, found: &mut Diagnostics) {
    match &block.kind {
        Kind::Columns(_) => {
            let fault = Diagnostic::error(block.span, "plain text has no columns: this would be lost");
            found.push(fault.hint("build this submission as PDF alone, with --format pdf"));
        }
        Kind::Text(text) => {
            let words = reading::plain(&text.content);
            if text.role == Role::Quotation && !words.starts_with(['“', '‘', '"', '«', '„']) {
                let fault = Diagnostic::error(block.span, "in plain text this quotation would read as your own words");
                found.push(fault.hint("put it in quotation marks, or leave it out with `omit` or a short version; --format pdf makes the pages alone"));
            }
            for run in text.content.iter().filter(|run| matches!(run.content, Content::Page(_))) {
                let fault = Diagnostic::error(place(run, block), "plain text has no pages: this number would be lost");
                found.push(fault.hint("refer to a section: [#id] without `page`"));
            }
        }
        Kind::Chart(_) => {
            let fault = Diagnostic::error(block.span, "plain text has no figures: this would be lost");
            found
                .push(fault.hint("say in words what it shows, leave it out, or build as PDF alone, with --format pdf"));
        }
        Kind::Rule { .. } | Kind::Space(_) | Kind::PageBreak | Kind::Notes => {}
    }
}

/// Notes would be lost with their marks; those of the cover stay with the cover. Said once: a filing has
/// sixty, and the mend is one.
pub(super) fn of_notes(document: &Document, found: &mut Diagnostics) {
    let part = |note: &Note| document.blocks.get(note.block.0 as usize).map(|block| block.part);
    let lost: Vec<&Note> = document.notes.iter().filter(|note| part(note) != Some(Part::Front)).collect();
    let what = match lost.as_slice() {
        [] => return,
        [one] => format!("note {} would be lost", one.label),
        [first, .., last] => format!("{} notes would be lost, from {} here to {}", lost.len(), first.label, last.label),
    };
    let place = lost.first().map(|note| note.span);
    let fault = Diagnostic::new(Severity::Error, place, format!("plain text has no notes: {what}"));
    let hint = "choose a template whose citations stand in the text, or build as PDF alone, with --format pdf";
    found.push(fault.hint(hint));
}

/// Emphasis that was typed in the text, and addresses behind its words. The words remain, so it is said
/// once and stops nothing (CSW-15: the form of the Commission drops what is bold or italic). Of what a
/// citation style adds nothing is said: its words are all that it needs.
pub(super) fn of_looks(document: &Document, found: &mut Diagnostics) {
    let typed = |block: &Block, run: &Run| run.origin.span().file == block.span.file;
    let places = |lost: &dyn Fn(&Run) -> bool| -> Vec<Span> {
        let lost = |block: &Block| -> Vec<Span> {
            let runs = reading::texts(block).into_iter().flatten();
            runs.filter(|run| typed(block, run) && lost(run)).map(|run| place(run, block)).collect()
        };
        pasted(document).flat_map(lost).collect()
    };
    let emphasis = places(&|run| run.look.emphasis || run.look.strong);
    let links = places(&|run| matches!(&run.look.target, Some(Target::Address(address)) if !shows(run, address)));
    say_once(&emphasis, "plain text has no emphasis", found);
    say_once(&links, "plain text drops the address behind these words", found);
}

fn say_once(places: &[Span], what: &str, found: &mut Diagnostics) {
    let Some(first) = places.first() else { return };
    let times = if places.len() == 1 { "once".to_owned() } else { format!("{} times, here first", places.len()) };
    found.push(Diagnostic::new(Severity::Note, Some(*first), format!("{what} ({times})")));
}

/// True when the words are the address, with or without its scheme.
fn shows(run: &Run, address: &str) -> bool {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("mailto:");
    run.text().contains(bare.trim_end_matches('/'))
}

fn place(run: &Run, block: &Block) -> Span {
    let span = run.origin.span();
    if span.is_empty() { block.span } else { span }
}
