//! A PDF with the sources of its document: an archive of the workspace, cut to what is printed.
//!
//! What was cut must not have changed a word. So the archive is built before it is embedded, and its pages
//! must be, byte for byte, those that it is to go with; if they are not, nothing is written.

use std::collections::BTreeMap;

use super::{Built, Format, Shared, Submission, assemble, build, input, lay_out, load, load_shared, write, write_with};
use crate::attachment;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::document::{Content, Document, Run};
use crate::files::{Workspace, WorkspacePath};
use crate::pdf::{Attachment, Relationship};
use crate::reading;

/// What the archive is called in the PDF. It says nothing of the house.
const NAME: &str = "sources.zip";

/// As [`build`], and embeds the sources of the document in its PDF.
///
/// A document with holes is refused, and so is a copy from which something was withheld: its sources would say
/// what it does not.
pub fn build_with_sources(
    workspace: &mut Workspace,
    shared: &Shared,
    path: &WorkspacePath,
    formats: Option<&[Format]>,
    found: &mut Diagnostics,
) -> Option<Built> {
    let mut built = build(workspace, shared, path, formats, found)?;
    refusals(&built.document, found);
    let Some(pdf) = built.outputs.iter_mut().find(|output| output.format == Format::Pdf) else {
        let fault = Diagnostic::new(Severity::Error, None, "sources are embedded in a PDF, and none is made");
        found.push(fault.hint("name the form as well: --format pdf"));
        return None;
    };
    if found.has_errors() {
        return None;
    }
    let archive = archive(workspace, path, &pdf.bytes, found)?;
    let attachment =
        Attachment { name: NAME, mime: "application/zip", relationship: Relationship::Source, bytes: &archive };
    pdf.bytes = write_with(&built.document, built.layout.as_ref()?, shared, &[attachment], found)?;
    Some(built)
}

/// What may not go out with its sources.
fn refusals(document: &Document, found: &mut Diagnostics) {
    if document.redacted {
        let fault = Diagnostic::new(Severity::Error, None, "a copy from which something was withheld takes no sources");
        found.push(fault.hint("build without --attach-sources"));
    }
    let running = document.running.iter().map(|line| line.content.as_slice());
    let notes = document.notes.iter().map(|note| note.content.as_slice());
    let texts = document.blocks.iter().flat_map(reading::texts).chain(notes).chain(running);
    for run in texts.flatten() {
        if let Run { content: Content::Hole(words), origin, .. } = run {
            let fault = Diagnostic::error(origin.span(), format!("a hole is not given away with the sources: {words}"));
            found.push(fault.hint("fill it in, or build without --attach-sources"));
        }
    }
}

/// The archive of a submission whose PDF is `pages`.
fn archive(workspace: &Workspace, path: &WorkspacePath, pages: &[u8], found: &mut Diagnostics) -> Option<Vec<u8>> {
    let mut said = Diagnostics::new();
    let files = files(workspace, path, &mut said, found);
    if found.has_errors() {
        return None;
    }
    let archive = files.and_then(|files| {
        let mut archived = Workspace::from_text(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let again = Assembled::of(&mut archived, path, &mut said)?.pages(&mut said)?;
        // What only blocks that are not taken asked for is asked for no more.
        let read: BTreeMap<String, String> =
            archived.sources().files().map(|(_, path, text)| (path.to_owned(), text.to_owned())).collect();
        (again == pages).then(|| attachment::zip(&read)).flatten()
    });
    if archive.is_none() {
        found.push(not_the_same(&said));
    }
    archive
}

/// The files of the archive, from a workspace of its own: what other submissions read is not among them.
/// It holds texts alone; of a picture that the document shows it is said that there is none.
fn files(
    workspace: &Workspace,
    path: &WorkspacePath,
    said: &mut Diagnostics,
    found: &mut Diagnostics,
) -> Option<BTreeMap<String, String>> {
    let mut alone = Workspace::from_text(workspace.sources().files().map(|(_, path, text)| (path, text)));
    let assembled = Assembled::of(&mut alone, path, said)?;
    let parts = input(&assembled.submission, &assembled.shared);
    let input = attachment::Input { workspace: &alone, parts, cited: &assembled.document.cited };
    Some(attachment::files(&input, found))
}

/// No text that people write should come to this: it is told rather than filed.
fn not_the_same(said: &Diagnostics) -> Diagnostic {
    let why = said.iter().find(|fault| fault.severity == Severity::Error).map(|fault| format!(": {}", fault.message));
    let message = "what can be given away of the sources does not make the same pages";
    let fault = Diagnostic::new(Severity::Error, None, format!("{message}{}", why.unwrap_or_default()));
    fault.hint("put comments on lines of their own, or build without --attach-sources")
}

/// A submission of a workspace in which nothing else is read.
struct Assembled {
    shared: Shared,
    submission: Submission,
    document: Document,
}

impl Assembled {
    fn of(workspace: &mut Workspace, path: &WorkspacePath, found: &mut Diagnostics) -> Option<Self> {
        let shared = load_shared(workspace, found);
        let submission = load(workspace, &shared, path, found)?;
        let document = assemble(&submission, &shared, found);
        (!found.has_errors()).then_some(Self { shared, submission, document })
    }

    /// Its PDF, without any attachment.
    fn pages(&self, found: &mut Diagnostics) -> Option<Vec<u8>> {
        let layout = lay_out(&self.document, &self.submission, &self.shared, found)?;
        write(&self.document, &layout, &self.shared, found)
    }
}
