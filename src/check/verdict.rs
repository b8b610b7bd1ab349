//! The verdict on a budget: within the limit, within it by a short cover only, or over it.

use super::{Budget, Cut};
use crate::corpus::Status;
use crate::diag::{Diagnostic, Diagnostics, Severity, Span};
use crate::manifest::Progress;
use crate::reading::grouped;
use crate::template::WordLimit;

/// Says what a budget comes to; `place` is the manifest's list of sections.
///
/// Over the limit: an error in a final, a warning in a draft. Within the limit only because the cover is
/// shorter than what the body sets aside for it, or beyond it because the cover is longer: a warning,
/// for the body adds a cover of its own.
pub fn judge(budget: &Budget, status: Progress, place: Span, cuts: &[Cut], found: &mut Diagnostics) {
    let Some(limit) = budget.limit else { return };
    let (text, cover) = (budget.text().larger(), budget.cover.larger());
    let within = text + cover <= limit.most;
    let (severity, message) = match (budget.excess(), within) {
        (0, true) => return,
        (0, false) if cover <= budget.allowance => return,
        (0, false) => (Severity::Warning, long_cover(budget, limit)),
        (excess, true) => (Severity::Warning, short_cover(budget, limit, excess)),
        (excess, false) => {
            (if status == Progress::Final { Severity::Error } else { Severity::Warning }, over(budget, excess))
        }
    };
    let mut fault = Diagnostic::new(severity, Some(place), message).related(limit.span, "the limit");
    if let Some((status, span)) = budget.decided_by {
        fault = fault.related(span, format!("decided by {}", name(status)));
    }
    found.push(if budget.excess() > 0 { fault.hint(advice(budget, cuts)) } else { fault });
}

fn name(status: Status) -> &'static str {
    match status {
        Status::General => "general consultative status",
        Status::Special => "special consultative status",
        Status::Roster => "its place on the Roster",
        Status::None => "no consultative status",
    }
}

fn over(budget: &Budget, excess: usize) -> String {
    let (text, most) = (grouped(budget.text().larger()), grouped(budget.most().unwrap_or_default()));
    let (s, cover) = (if excess == 1 { "" } else { "s" }, set_aside(budget));
    format!("the text has {text} words of {most}{cover}: {} word{s} too many", grouped(excess))
}

fn short_cover(budget: &Budget, limit: WordLimit, excess: usize) -> String {
    let cover = budget.cover.larger();
    format!(
        "{}; it keeps the limit of {} only because the cover has {cover} words here",
        over(budget, excess),
        grouped(limit.most)
    )
}

fn long_cover(budget: &Budget, limit: WordLimit) -> String {
    format!(
        "with the cover of {} words the submission has {}, of {} that the body takes",
        budget.cover.larger(),
        grouped(budget.text().larger() + budget.cover.larger()),
        grouped(limit.most)
    )
}

fn set_aside(budget: &Budget) -> String {
    if budget.allowance == 0 { String::new() } else { format!(" ({} are set aside for the cover)", budget.allowance) }
}

/// The cheapest cuts: short versions that are there, the one that saves most first; then the longest parts.
fn advice(budget: &Budget, cuts: &[Cut]) -> String {
    let mut advice = Vec::new();
    if !cuts.is_empty() {
        let saved: Vec<String> =
            cuts.iter().map(|cut| format!("`{}` saves {}", cut.section, grouped(cut.saves))).collect();
        advice.push(format!("version = \"short\" of {}", saved.join(", ")));
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
