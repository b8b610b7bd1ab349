//! `word-limit`: the text with the cover keeps to the limit of the template's `[words]`. `status` names the
//! consultative status whose limit the rule is about; without it the rule is about every limit.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::super::{Budget, Cut};
use super::Check;
use crate::corpus::Status;
use crate::diag::{Diagnostic, Span};
use crate::reading::grouped;
use crate::tables::Reader;
use crate::template::WordLimit;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let names = reader.texts("status");
    let mut status = Vec::new();
    for name in names {
        match Status::named(&name.value) {
            Some(one) => status.push(one),
            None => {
                let fault = Diagnostic::error(name.span, format!("there is no status `{}`", name.value));
                reader.found().push(fault.hint("one of: none, general, special, roster"));
            }
        }
    }
    Check::document(move |subject, findings| check(&status, subject, findings))
}

/// Over the limit with the words that are set aside for the cover, and over it as the cover is printed here:
/// whatever the body counts, it is too much.
fn check(about: &[Status], subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let budget = subject.budget;
    let Some(limit) = budget.limit else { return };
    let concerns = about.is_empty() || limit.status.is_some_and(|status| about.contains(&status));
    if concerns && budget.excess() > 0 && !within(budget, limit) {
        let finding = findings.at(subject.first_section(), over(budget)).hint(advice(budget, subject.cuts));
        findings.push(decided(finding, budget, limit));
    }
}

/// True when text and cover, as they are printed here, keep the limit.
pub(super) fn within(budget: &Budget, limit: WordLimit) -> bool {
    budget.text().larger() + budget.cover.larger() <= limit.most
}

/// The finding with the places that decided: the limit, and the status of who submits.
pub(super) fn decided(finding: Diagnostic, budget: &Budget, limit: WordLimit) -> Diagnostic {
    let finding = finding.related(limit.span, "the limit");
    let of_status = |(status, span): (Status, Span)| (span, format!("decided by {}", status.in_words()));
    match budget.decided_by.map(of_status) {
        Some((span, words)) => finding.related(span, words),
        None => finding,
    }
}

/// By how much the text is over its limit.
pub(super) fn over(budget: &Budget) -> String {
    let excess = budget.excess();
    let (text, most) = (grouped(budget.text().larger()), grouped(budget.most().unwrap_or_default()));
    let (s, cover) = (if excess == 1 { "" } else { "s" }, set_aside(budget));
    format!("the text has {text} words of {most}{cover}: {} word{s} too many", grouped(excess))
}

fn set_aside(budget: &Budget) -> String {
    if budget.allowance == 0 { String::new() } else { format!(" ({} are set aside for the cover)", budget.allowance) }
}

/// The cheapest cuts: short versions that are there, the one that saves most first; what citations take in
/// the text; then the longest parts.
pub(super) fn advice(budget: &Budget, cuts: &[Cut]) -> String {
    let mut advice = Vec::new();
    if !cuts.is_empty() {
        let saved: Vec<String> =
            cuts.iter().map(|cut| format!("`{}` saves {}", cut.section, grouped(cut.saves))).collect();
        advice.push(format!("version = \"short\" of {}", saved.join(", ")));
    }
    if budget.citations() > 0 {
        advice.push(format!("citations take {}", grouped(budget.citations())));
    }
    let mut longest: Vec<_> = budget.shares.iter().collect();
    longest.sort_by_key(|share| std::cmp::Reverse(share.words.larger()));
    let named = longest.iter().filter_map(|share| Some((share.heading.as_ref()?, share.words.larger()))).take(3);
    let named: Vec<String> = named.map(|(heading, words)| format!("“{heading}” {}", grouped(words))).collect();
    if !named.is_empty() {
        advice.push(format!("the longest parts: {}", named.join(", ")));
    }
    advice.join("; ")
}
