//! `new --from`: an older submission carried on.

use std::collections::BTreeMap;

use super::report::Report;
use super::{Arguments, NewFile, Refusal, on, read_template};
use crate::body::Body;
use crate::cli::schema;
use crate::cli::submissions::{self, Opened, print_findings};
use crate::diag::Diagnostics;
use crate::files::WorkspacePath;
use crate::manifest::Manifest;
use crate::pipeline::{self, Submission};
use crate::reuse::carry::{self, Carried, Old, Target};
use crate::tables::{self, Kind};

/// The manifest and the texts beside it, and what is to be said of them.
pub(super) fn carried(
    arguments: &Arguments,
    old: &str,
    path: WorkspacePath,
    opened: &mut Opened,
) -> Result<(Vec<NewFile>, Report), Refusal> {
    let chosen = submissions::choose(&[old.to_owned()], &opened.all).map_err(Refusal)?;
    let old_path = chosen.into_iter().next().ok_or_else(|| Refusal::new("nothing to carry on", "name a submission"))?;
    let mut found = Diagnostics::new();
    let submission = pipeline::load(&mut opened.workspace, &opened.shared, &old_path, &mut found);
    let Some(submission) = submission.filter(|submission| submission.manifest.whole) else {
        print_findings(&found, &opened.workspace);
        return Err(Refusal::new(format!("{old_path} cannot be read"), "mend it first; nothing was written"));
    };
    let name = arguments.template.as_deref().unwrap_or(&submission.template.name);
    let (template, body) = read_template(&mut opened.workspace, name)?;
    let session = arguments.session.or_else(|| next(arguments, &submission, &template, body.as_ref()));
    let beside = beside(&submission.manifest, opened);
    let texts = WorkspacePath::new("submissions").ok().and_then(|folder| opened.workspace.list(&folder, "md").ok());
    let taken = texts.unwrap_or_default().into_iter().collect();
    let file = submission.manifest.file;
    let text = opened.workspace.sources().text(file);
    let table = tables::parse(file, text, 0, &mut Diagnostics::new());
    let old = Old {
        path: &old_path,
        text,
        table: &table,
        template: &submission.template,
        body: submission.body.as_ref(),
        beside: &beside,
    };
    let target = Target {
        path: &path,
        template: &template,
        body: body.as_ref(),
        session,
        words: &submission.words,
        corpus: &opened.shared.corpus,
        taken: &taken,
    };
    let Carried { text, changes, copies } = carry::carry(&old, &target);
    let mut report = Report::new(&path, Some(&old_path));
    report.phrases = phrases(&submission);
    report.changes = changes;
    report.copied(&copies);
    let text = with_schema(&path, &template.name, &text);
    let mut files = vec![(path, text)];
    files.extend(copies.into_iter().map(|copy| (copy.to, copy.text)));
    Ok((files, report))
}

/// The manifest with the line by which an editor finds its schema; that of the old one named another.
fn with_schema(path: &WorkspacePath, template: &str, text: &str) -> String {
    let rest = text.strip_prefix("#:schema ").and_then(|rest| rest.split_once('\n')).map_or(text, |(_, rest)| rest);
    schema::line(path, template) + rest
}

/// The session that the old submission was for.
fn session_of(manifest: &Manifest) -> Option<i64> {
    let field = manifest.fields.iter().find(|field| field.key.value == "session")?;
    if let Kind::Integer(number) = field.value.kind { Some(number) } else { None }
}

/// The session to come; never one that the old submission was already for, where the body is the same.
fn next(
    arguments: &Arguments,
    submission: &Submission,
    template: &crate::template::Template,
    body: Option<&Body>,
) -> Option<i64> {
    let coming = body.and_then(|body| body.coming_session(template.deadline, on(arguments)));
    let same = body.zip(submission.body.as_ref()).is_some_and(|(new, old)| new.id == old.id);
    let after = session_of(&submission.manifest).filter(|_| same).map(|number| number + 1);
    after.max(coming)
}

/// The texts beside the old manifest, by the name under which it uses them.
fn beside(manifest: &Manifest, opened: &mut Opened) -> BTreeMap<String, (WorkspacePath, String)> {
    let mut texts = BTreeMap::new();
    for used in manifest.entries.iter().flat_map(|entry| &entry.uses) {
        let name = &used.section.value;
        let Some(path) = name.starts_with('.').then(|| manifest.path.beside(name).ok()).flatten() else { continue };
        if let Ok(file) = opened.workspace.read(&path, None) {
            texts.insert(name.clone(), (path, opened.workspace.sources().text(file).to_owned()));
        }
    }
    texts
}

/// What the old session and its years are called.
fn phrases(submission: &Submission) -> Vec<String> {
    let Some(number) = session_of(&submission.manifest) else { return Vec::new() };
    let ordinal = submission.words.ordinal(number).map(|word| format!("{word} session"));
    let year = submission.body.as_ref().and_then(|body| body.year(number)).map(|year| year.to_string());
    let dates = submission.manifest.fields.iter().filter_map(|field| match &field.value.kind {
        Kind::Date(date) => Some(date.year().to_string()),
        _ => None,
    });
    let mut all: Vec<String> = ordinal.into_iter().chain(year).chain(dates).collect();
    all.sort();
    all.dedup();
    all
}
