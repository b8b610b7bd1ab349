//! Judging: a submission by the rules of its body and its template, and the corpus by the rules about it.

use super::outputs::{Format, ready};
use super::{Shared, Submission, select, words};
use crate::check::{Archive, Budget, Judgement, Matter, RuleBook, Trace};
use crate::corpus;
use crate::diag::{Diagnostics, Severity};
use crate::document::Document;
use crate::files::{Workspace, WorkspacePath};
use crate::layout::PageFacts;
use crate::manifest::{self, Manifest};
use crate::plain;
use crate::rules;
use crate::tables::Date;
use crate::template;

/// A submission that was assembled, before its judges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case<'a> {
    pub(super) submission: &'a Submission,
    pub(super) document: &'a Document,
    pub(super) budget: &'a Budget,
    /// Where everything stands, when it was laid out.
    pub(super) pages: Option<&'a PageFacts>,
}

/// Judges a submission by the rules that hold for it; what is wrong with the rules goes to `found`.
pub(super) fn judge(
    workspace: &mut Workspace,
    shared: &Shared,
    case: &Case<'_>,
    on: Option<Date>,
    found: &mut Diagnostics,
) -> Judgement {
    let Case { submission, document, budget, pages } = *case;
    let rules = rules::gather(workspace, submission.body.as_ref(), &submission.template, found);
    let book = RuleBook::new(rules, found);
    let over = budget.excess() > 0;
    let cuts = if over { words::cuts(workspace, shared, submission, budget) } else { Vec::new() };
    let real_names = corpus::read_real_names(workspace, found);
    let matter = Matter {
        manifest: &submission.manifest,
        template: &submission.template,
        body: submission.body.as_ref(),
        style: &submission.style,
        selection: &submission.selection,
        corpus: &shared.corpus,
        document,
        budget,
        cuts: &cuts,
        real_names: &real_names,
        files: workspace.sources(),
        on,
    };
    book.judge(matter, pages)
}

/// Judges one submission as it would be built, in the forms that its template names. Faults of form are
/// among what is found; with one of them no rule is judged, for what follows from it would be told as well.
pub fn check(workspace: &mut Workspace, shared: &Shared, path: &WorkspacePath, on: Option<Date>) -> Judgement {
    let mut found = Diagnostics::new();
    let ready = ready(workspace, shared, path, None, &mut found);
    let judgement =
        ready.as_ref().map(|ready| judge(workspace, shared, &ready.case(), on, &mut found)).unwrap_or_default();
    found.extend(judgement.found);
    if let Some(ready) = ready.filter(|ready| ready.formats.contains(&Format::Txt) && !found.has_errors()) {
        // What plain text cannot say stops the build; what it only drops has rules of its own.
        let mut lost = Diagnostics::new();
        plain::write(&ready.document, &mut lost);
        found.extend(lost.at_least(Severity::Error));
    }
    Judgement { found, allowed: judgement.allowed }
}

/// Judges the corpus by every rule about it that a group holds, whichever template includes the group.
pub fn check_corpus(workspace: &mut Workspace, shared: &Shared, on: Option<Date>) -> Judgement {
    let mut found = Diagnostics::new();
    // What is wrong with a section or a manifest is told where it is used.
    let mut aside = Diagnostics::new();
    let mut sections = Vec::new();
    for file in corpus::section_files(workspace, &mut aside) {
        let section = corpus::read_section_file(workspace, &file.path, &file.name, None, &mut aside);
        sections.extend(section.map(|section| (file, section)));
    }
    let paths = manifest::list(workspace, &mut aside);
    let manifests: Vec<_> = paths.iter().filter_map(|path| manifest::read(workspace, path, &mut aside)).collect();
    // Texts beside manifests cite as well.
    for manifest in &manifests {
        let uses = manifest.entries.iter().flat_map(|entry| &entry.uses);
        for used in uses.filter(|used| corpus::is_beside(&used.section.value)) {
            corpus::read_section(workspace, &used.section, &manifest.path, used.version.as_ref(), &mut aside);
        }
    }
    let mut known = Vec::new();
    for name in rules::groups(workspace) {
        known.extend(rules::group(workspace, &name, None, &mut found));
    }
    let book = RuleBook::new(known, &mut found);
    let traces = traces(workspace, shared, &manifests);
    let files = workspace.sources();
    let archive =
        Archive { corpus: &shared.corpus, sections: &sections, manifests: &manifests, traces: &traces, files, on };
    let judgement = book.judge_corpus(&archive, &shared.settings.allow);
    found.extend(judgement.found);
    Judgement { found, allowed: judgement.allowed }
}

/// The manifests with their sections, when somebody has withdrawn a consent. Nearly always nobody has, and
/// sections need not be read for every use of them.
fn traces(workspace: &mut Workspace, shared: &Shared, manifests: &[Manifest]) -> Vec<Trace> {
    let mut consents = shared.corpus.people.by_id.values().flat_map(|person| &person.consents);
    if consents.all(|consent| consent.withdrawn.is_none()) {
        return Vec::new();
    }
    let mut aside = Diagnostics::new();
    let mut trace = |manifest: &Manifest| {
        let name = manifest.template.as_str();
        let template = template::read_named(workspace, name, None, &mut aside);
        let body = template.and_then(|template| template.body);
        let receiver = body.map_or_else(|| name.to_owned(), |body| body.value);
        Trace { receiver, selection: select(workspace, manifest, &mut aside) }
    };
    manifests.iter().map(&mut trace).collect()
}
