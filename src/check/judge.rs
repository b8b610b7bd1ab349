//! Judging: every rule that holds, each by its check, over what it looks at.

use std::collections::BTreeSet;

use super::allow;
use super::findings::Findings;
use super::kinds::{self, Check};
use super::subject::{Archive, Matter, Subject};
use crate::diag::{Diagnostics, SourceMap};
use crate::layout::PageFacts;
use crate::manifest::{Allowance, Progress};
use crate::rules::Rule;
use crate::template::When;

/// Rules with their checks.
#[derive(Debug)]
pub struct RuleBook {
    rules: Vec<Rule>,
    /// The check of each rule; `None` where it could not be prepared.
    checks: Vec<Option<Check>>,
}

/// What a judgement comes to.
#[derive(Debug, Default)]
pub struct Judgement {
    /// What was found.
    pub found: Diagnostics,
    /// How many findings the manifest allows.
    pub allowed: usize,
}

impl RuleBook {
    /// Prepares the checks of rules. A kind of check that there is not, and a parameter that it does not
    /// take, is a fault.
    pub fn new(rules: Vec<Rule>, found: &mut Diagnostics) -> Self {
        let checks = rules.iter().map(|rule| kinds::prepare(rule, found)).collect();
        Self { rules, checks }
    }

    /// Judges a submission. Rules about pages are judged when there are pages.
    pub fn judge(&self, matter: Matter<'_>, pages: Option<&PageFacts>) -> Judgement {
        let status = matter.manifest.status;
        let holds = |rule: &Rule| match rule.when {
            When::Always => true,
            When::Draft => status == Progress::Draft,
            When::Final => status.is_final(),
        };
        let records = matter.corpus.sources.values().map(|source| source.span.file).collect();
        let subject = Subject::new(matter, &records);
        let run = |rule: &Rule, check: &Check, found: &mut Diagnostics| {
            let mut findings = Findings::new(rule, status, found);
            match (check, pages) {
                (Check::Document(check), _) => check(&subject, &mut findings),
                (Check::Pages(check), Some(pages)) => check(&subject, pages, &mut findings),
                _ => return false,
            }
            true
        };
        self.run(&matter.manifest.allow, matter.files, holds, run)
    }

    /// Judges the corpus.
    pub fn judge_corpus(&self, archive: &Archive<'_>, allow: &[Allowance]) -> Judgement {
        let run = |rule: &Rule, check: &Check, found: &mut Diagnostics| {
            let Check::Corpus(check) = check else { return false };
            check(archive, &mut Findings::new(rule, Progress::Final, found));
            true
        };
        self.run(allow, archive.files, |_| true, run)
    }

    /// Runs each rule that holds; `run` says whether there was anything to look at.
    fn run(
        &self,
        allow: &[Allowance],
        files: &SourceMap,
        holds: impl Fn(&Rule) -> bool,
        run: impl Fn(&Rule, &Check, &mut Diagnostics) -> bool,
    ) -> Judgement {
        let mut found = Diagnostics::new();
        let mut judged = BTreeSet::new();
        for (rule, check) in self.rules.iter().zip(&self.checks) {
            if let Some(check) = check.as_ref().filter(|_| holds(rule))
                && run(rule, check, &mut found)
            {
                judged.insert(rule.id.as_str());
            }
        }
        let (found, allowed) = allow::apply(found, allow, &self.rules, &judged, files);
        Judgement { found, allowed }
    }
}
