//! Plain text: the text of a submission for a form that strips all formatting.
//!
//! The text is what is filed, so nothing may be lost on the way: what plain text cannot say is a fault
//! that names its place. The words are those of the [`reading`]; paragraphs and headings
//! are parted by an empty line, as the Commission on the Status of Women asks (call for its fifty-seventh
//! session), the items of a list and the lines of a closing by a line's end.

mod losses;

use crate::diag::Diagnostics;
use crate::document::{Block, Document, Kind, Part, Role, Run, TextBlock};
use crate::reading;

/// The text of a document with what the template adds after it, without the cover; lines end in a line
/// feed. `None` when something would be lost.
pub fn write(document: &Document, found: &mut Diagnostics) -> Option<String> {
    let mut said = Diagnostics::new();
    let mut text = String::new();
    let mut before = None;
    for block in document.blocks.iter().filter(|block| block.part != Part::Front) {
        losses::of_block(block, &mut said);
        let Kind::Text(words) = &block.kind else { continue };
        let line = line(words);
        if line.is_empty() {
            continue;
        }
        text.push_str(match before {
            None => "",
            Some(role) if is_close(role, words.role) => "\n",
            Some(_) => "\n\n",
        });
        text.push_str(&line);
        before = Some(words.role);
    }
    losses::of_notes(document, &mut said);
    losses::of_looks(document, &mut said);
    text.push('\n');
    let lost = said.has_errors();
    found.extend(said);
    (!lost).then_some(text)
}

/// True when no empty line parts the two: items of one list, lines of one block of the template.
fn is_close(before: Role, now: Role) -> bool {
    match now {
        Role::Item(depth) => matches!(before, Role::Item(_) | Role::ItemMore(_)) || depth > 1,
        Role::ItemMore(_) => true,
        Role::Line => before == Role::Line,
        _ => false,
    }
}

/// A block as it is pasted: its number or sign before its words.
fn line(text: &TextBlock) -> String {
    let words = typed(&reading::plain(&text.content));
    match text.marker.as_ref().map(Run::text) {
        None | Some("") => words,
        // The form has no bullets. The dash of a list in a list stays, and tells the depth.
        Some("•") => format!("- {words}"),
        Some(marker) => format!("{} {words}", typed(marker)),
    }
}

/// Characters that serve the setting alone: a hyphen at which no line may end is a hyphen, what only
/// joins or parts words invisibly is nothing.
fn typed(words: &str) -> String {
    let plain = |character: char| match character {
        '\u{2011}' => Some('-'),
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => None,
        other => Some(other),
    };
    words.chars().filter_map(plain).collect()
}

/// The blocks that are pasted.
fn pasted(document: &Document) -> impl Iterator<Item = &Block> {
    document.blocks.iter().filter(|block| block.part != Part::Front)
}
