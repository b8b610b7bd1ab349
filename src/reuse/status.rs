//! How submissions and sections stand on a day: deadlines, words, findings, reviews, the age of sources.

use std::collections::BTreeMap;

use serde::Serialize;

use super::record::Lock;
use crate::body::Body;
use crate::check::Budget;
use crate::corpus::{self, Corpus, Section};
use crate::diag::{Diagnostics, Severity};
use crate::document::{Document, Selection};
use crate::manifest::{self, Manifest, Progress};
use crate::tables::{Date, Kind};
use crate::template::Template;

/// How a submission stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// Its name in commands.
    pub submission: String,
    /// `draft`, `final` or `filed`.
    pub status: &'static str,
    /// The last day for filing it: its own, or that of the body's calendar.
    pub deadline: Option<Date>,
    /// Days until then; negative when it is over. None for what is filed.
    pub days_left: Option<i64>,
    /// Words of the text as the body counts them.
    pub words: usize,
    /// How many of them the body takes.
    pub most: Option<usize>,
    /// Errors that stand in the way.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Holes in the text and in the fields: what is said and does not stop a draft.
    pub notes: usize,
    /// Sections whose review is over on that day.
    pub overdue: Vec<String>,
    /// Sections that were never reviewed.
    pub unreviewed: Vec<String>,
    /// Sources that are older than was asked, by key.
    pub old_sources: Vec<String>,
    /// Sources with an address that does not say when it was last looked up, by key.
    pub unseen_sources: Vec<String>,
}

/// What a submission is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Its manifest.
    pub manifest: &'a Manifest,
    /// Its template.
    pub template: &'a Template,
    /// The body that receives it.
    pub body: Option<&'a Body>,
    /// Its sections.
    pub selection: &'a Selection,
    /// What was assembled of it.
    pub document: &'a Document,
    /// Its words.
    pub budget: &'a Budget,
    /// What was found in it.
    pub found: &'a Diagnostics,
    /// The shared corpus.
    pub corpus: &'a Corpus,
}

/// How a submission stands on a day; sources of more than `years` years before it are old.
pub fn standing(subject: &Subject<'_>, on: Date, years: i32) -> Standing {
    let Subject { manifest, document, corpus, found, .. } = *subject;
    let deadline = deadline(subject);
    let days = |day: Date| Some((day.whole()? - on.whole()?).num_days());
    let counted = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    let sections = || subject.selection.entries.iter().flatten().flatten().filter(|s| !corpus::is_beside(&s.name));
    let names = |of: &dyn Fn(&Section) -> bool| sections().filter(|s| of(s)).map(|s| s.name.clone()).collect();
    let cited = || document.cited.iter().filter_map(|key| corpus.sources.get(key));
    Standing {
        submission: manifest::short_name(&manifest.path).to_owned(),
        status: manifest.status.name(),
        deadline,
        days_left: deadline.filter(|_| manifest.status != Progress::Filed).and_then(days),
        words: subject.budget.text().larger(),
        most: subject.budget.most(),
        errors: counted(Severity::Error),
        warnings: counted(Severity::Warning),
        notes: counted(Severity::Note),
        overdue: names(&|section| section.review_by.is_some_and(|(by, _)| by.is_over(on))),
        unreviewed: names(&|section| section.reviewed.is_none()),
        old_sources: keys(
            cited().filter(|source| source.date.is_some_and(|(date, _)| date.year() + years < on.year())),
        ),
        unseen_sources: keys(cited().filter(|source| source.texts.contains_key("url") && source.accessed.is_none())),
    }
}

fn keys<'a>(sources: impl Iterator<Item = &'a corpus::Source>) -> Vec<String> {
    sources.map(|source| source.key.clone()).collect()
}

/// The manifest's own deadline, or that of its session.
fn deadline(subject: &Subject<'_>) -> Option<Date> {
    if let Some((day, _)) = subject.manifest.deadline {
        return Some(day);
    }
    let session = subject.manifest.fields.iter().find(|field| field.key.value == "session")?;
    let Kind::Integer(number) = session.value.kind else { return None };
    subject.body?.sessions.get(&number)?.deadline(subject.template.deadline?)
}

/// When and where a section was last filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastFiled {
    /// The section, versions as `china/status.short`.
    pub section: String,
    /// The day.
    pub filed: String,
    /// The submission.
    pub submission: String,
    /// True when the file holds other words now.
    pub changed: bool,
}

/// For every section that was ever filed the last time, by the locks of the records. `now` gives the sum
/// of a section's file as it is; a section that is gone counts as changed.
pub fn last_filed(locks: &[Lock], now: &mut dyn FnMut(&str) -> Option<String>) -> Vec<LastFiled> {
    let mut last: BTreeMap<&str, (&Lock, &str)> = BTreeMap::new();
    for lock in locks {
        for section in lock.sections.iter().filter(|section| !corpus::is_beside(&section.name)) {
            let entry = last.entry(&section.name).or_insert((lock, &section.sha256));
            if entry.0.filed <= lock.filed {
                *entry = (lock, &section.sha256);
            }
        }
    }
    let row = |(name, (lock, sum)): (&str, (&Lock, &str))| LastFiled {
        section: name.to_owned(),
        filed: lock.filed.clone(),
        submission: lock.submission.clone(),
        changed: now(name).as_deref() != Some(sum),
    };
    last.into_iter().map(row).collect()
}
