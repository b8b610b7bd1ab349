//! The last stage: a document in the forms that are asked for.

use super::judgement::{Case, judge};
use super::{Shared, Submission, assemble, budget, lay_out, load, write};
use crate::check::Budget;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::document::Document;
use crate::files::{Workspace, WorkspacePath};
use crate::layout::Layout;
use crate::plain;
use crate::reading::{self, WordCount};
use crate::template::Template;

/// A form in which a submission can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Pages.
    Pdf,
    /// Plain text, for a form that strips all formatting.
    Txt,
}

impl Format {
    /// All forms, in the order in which they are written.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Txt];

    /// Its name in templates and commands, and the ending of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Txt => "txt",
        }
    }

    /// The form of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// One finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its form.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A finished submission.
#[derive(Debug)]
pub struct Built {
    /// The document.
    pub document: Document,
    /// Its pages, when one of the outputs has pages.
    pub layout: Option<Layout>,
    /// Its words by part.
    pub words: WordCount,
    /// Its words as the body counts them.
    pub budget: Budget,
    /// The files: all that were asked for, in the order of [`Format::ALL`].
    pub outputs: Vec<Output>,
}

/// All stages; without `formats` in all forms that the template names and the program can write. `None`
/// when there is an error among `found`: then there is no output at all, not even in a form that is
/// without fault. Rules are among what is judged; what they only note is said by [`check`](super::check).
pub fn build(
    workspace: &mut Workspace,
    shared: &Shared,
    path: &WorkspacePath,
    formats: Option<&[Format]>,
    found: &mut Diagnostics,
) -> Option<Built> {
    finish(judged(workspace, shared, path, formats, found)?, shared, found)
}

/// All stages up to the judgement. `None` when there is an error among `found`.
pub(super) fn judged(
    workspace: &mut Workspace,
    shared: &Shared,
    path: &WorkspacePath,
    formats: Option<&[Format]>,
    found: &mut Diagnostics,
) -> Option<Ready> {
    let ready = ready(workspace, shared, path, formats, found)?;
    let judgement = judge(workspace, shared, &ready.case(), None, found);
    found.extend(judgement.found.at_least(Severity::Warning));
    (!found.has_errors()).then_some(ready)
}

/// The last stage: the files.
pub(super) fn finish(ready: Ready, shared: &Shared, found: &mut Diagnostics) -> Option<Built> {
    let Ready { document, layout, budget, formats, .. } = ready;
    let outputs: Vec<Option<Output>> = formats
        .into_iter()
        .map(|format| Some(Output { format, bytes: bytes(format, &document, layout.as_ref(), shared, found)? }))
        .collect();
    let outputs: Vec<Output> = outputs.into_iter().collect::<Option<_>>()?;
    let words = reading::word_count(&document);
    (!found.has_errors()).then_some(Built { document, layout, words, budget, outputs })
}

/// A submission that only waits to be judged and written.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) submission: Submission,
    pub(super) document: Document,
    pub(super) budget: Budget,
    pub(super) formats: Vec<Format>,
    /// Its pages, when it is to have pages.
    pub(super) layout: Option<Layout>,
}

impl Ready {
    pub(super) fn case(&self) -> Case<'_> {
        let pages = self.layout.as_ref().map(|layout| &layout.facts);
        Case { submission: &self.submission, document: &self.document, budget: &self.budget, pages }
    }
}

/// All stages up to the pages. `None` when the submission cannot be read, assembled or laid out.
pub(super) fn ready(
    workspace: &mut Workspace,
    shared: &Shared,
    path: &WorkspacePath,
    formats: Option<&[Format]>,
    found: &mut Diagnostics,
) -> Option<Ready> {
    let submission = load(workspace, shared, path, found);
    if found.has_errors() {
        // Faults of the sections are worth saying together with those of the assembly. What is only asked
        // for may follow from them, and waits until they are mended.
        if let Some(submission) = submission {
            let mut more = Diagnostics::new();
            assemble(&submission, shared, &mut more);
            found.extend(more.at_least(Severity::Error));
        }
        return None;
    }
    let submission = submission?;
    let mut said = Diagnostics::new();
    let document = assemble(&submission, shared, &mut said);
    if said.has_errors() {
        // Notes say what a draft prints, and nothing is printed.
        found.extend(said.at_least(Severity::Warning));
        return None;
    }
    found.extend(said);
    let formats = chosen(&submission.template, formats, found);
    let budget = budget(&document, &submission, shared);
    let layout = match formats.contains(&Format::Pdf) {
        true => Some(lay_out(&document, &submission, shared, found)?),
        false => None,
    };
    Some(Ready { submission, document, budget, formats, layout })
}

fn bytes(
    format: Format,
    document: &Document,
    layout: Option<&Layout>,
    shared: &Shared,
    found: &mut Diagnostics,
) -> Option<Vec<u8>> {
    match format {
        Format::Pdf => write(document, layout?, shared, found),
        Format::Txt => plain::write(document, found).map(String::into_bytes),
    }
}

/// The forms to write, each once; one that the body does not accept is worth a warning.
fn chosen(template: &Template, asked: Option<&[Format]>, found: &mut Diagnostics) -> Vec<Format> {
    let accepted: Vec<&str> = template.formats.iter().map(|format| format.value.as_str()).collect();
    let wanted = |format: &Format| asked.map_or(accepted.contains(&format.name()), |asked| asked.contains(format));
    let mut formats: Vec<Format> = Format::ALL.into_iter().filter(wanted).collect();
    if formats.is_empty() {
        formats.push(Format::Pdf);
    }
    for format in formats.iter().filter(|format| !accepted.is_empty() && !accepted.contains(&format.name())) {
        let message = format!("the body takes {}, not {}", accepted.join(" or "), format.name());
        let span = template.formats.first().map(|format| format.span);
        found.push(Diagnostic::new(Severity::Warning, span, message));
    }
    formats
}
