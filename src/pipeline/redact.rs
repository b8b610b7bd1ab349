//! A copy that does not say who wrote it: assembled and judged like the filing, then without its author.
//!
//! The finished files are read back and searched. One that still holds a name is refused: nobody should have to
//! trust that every door was thought of.

use super::outputs::{Ready, finish, judged};
use super::{Built, Format, Output, Shared, input, lay_out};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::document::{Author, Document, Stand, redact};
use crate::files::{Workspace, WorkspacePath};
use crate::pdf;

/// As [`build`](super::build), without the author. `name` is what the files are to be called, which must not tell
/// of the author either.
pub fn build_redacted(
    workspace: &mut Workspace,
    shared: &Shared,
    path: &WorkspacePath,
    formats: Option<&[Format]>,
    name: &str,
    found: &mut Diagnostics,
) -> Option<Built> {
    let Ready { submission, document, budget, formats, .. } = judged(workspace, shared, path, formats, found)?;
    let author = Author::of(&input(&submission, shared), &shared.corpus, &document);
    say_own(&author, &document, found);
    let stand = Stand { words: format!("[{}]", submission.words.word("withheld")) };
    let document = redact(document, &author, &stand);
    let layout = match formats.contains(&Format::Pdf) {
        true => Some(lay_out(&document, &submission, shared, found)?),
        false => None,
    };
    if let Some(left) = author.left_in(name) {
        found.push(refused(left, "the name of the file").hint("give it another name with --output"));
    }
    let built = finish(Ready { submission, document, budget, formats, layout }, shared, found)?;
    for output in &built.outputs {
        found.extend(search(output, &author));
    }
    (!found.has_errors()).then_some(built)
}

/// Names the publications of the author's own: they are withheld, and the sentences that rest on them are not.
fn say_own(author: &Author<'_>, document: &Document, found: &mut Diagnostics) {
    for source in author.own() {
        let message =
            format!("`{}` is a publication of those who submit, and is withheld where it is cited", source.key);
        let fault = Diagnostic::warning(source.span, message);
        let fault = fault.hint("look whether the sentences that cite it tell who wrote it");
        let mut cites = document.notes.iter().flat_map(|note| &note.cites);
        let place = cites.find(|cite| cite.key == source.key).map(|cite| cite.span);
        found.push(place.into_iter().fold(fault, |fault, at| fault.related(at, "cited here")));
    }
}

/// What is left of the author in a finished file.
fn search(output: &Output, author: &Author<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    if output.format == Format::Txt {
        let left = author.left_in(&String::from_utf8_lossy(&output.bytes));
        left.into_iter().for_each(|left| found.push(refused(left, "the text")));
        return found;
    }
    match pdf::findable(&output.bytes) {
        Ok(findable) => {
            let pages = findable.pages.iter().filter_map(|text| Some((author.left_in(text)?, "a page")));
            let texts =
                findable.texts.iter().filter_map(|text| Some((author.left_in(text)?, "what the file says of itself")));
            let bytes =
                findable.bytes.iter().filter_map(|bytes| Some((author.left_in_bytes(bytes)?, "the bytes of the file")));
            // One name is enough to refuse it, and what is wrong with one page is wrong with its bytes.
            pages.chain(texts).chain(bytes).take(1).for_each(|(left, place)| found.push(refused(left, place)));
        }
        Err(why) => found.push(Diagnostic::new(Severity::Error, None, format!("the copy cannot be searched: {why}"))),
    }
    found
}

fn refused(left: &str, place: &str) -> Diagnostic {
    let message = format!("the copy would still tell of its author: “{left}” is left in {place}");
    Diagnostic::new(Severity::Error, None, message)
        .hint("take the name out of the text, or of the record that prints it")
}
