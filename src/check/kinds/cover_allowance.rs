//! `cover-allowance`: the text keeps its limit whatever cover the body adds. Within it only because the cover
//! is shorter here than what is set aside, or beyond it because the cover is longer: both are told.

use super::super::Budget;
use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use super::word_limit::{advice, decided, over, within};
use crate::reading::grouped;
use crate::tables::Reader;
use crate::template::WordLimit;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let budget = subject.budget;
    let Some(limit) = budget.limit else { return };
    let place = subject.first_section();
    let finding = match (budget.excess(), within(budget, limit)) {
        (0, false) if budget.cover.larger() > budget.allowance => findings.at(place, long_cover(budget, limit)),
        (1.., true) => findings.at(place, short_cover(budget, limit)).hint(advice(budget, subject.cuts)),
        _ => return,
    };
    findings.push(decided(finding, budget, limit));
}

fn short_cover(budget: &Budget, limit: WordLimit) -> String {
    let cover = budget.cover.larger();
    format!(
        "{}; it keeps the limit of {} only because the cover has {cover} words here",
        over(budget),
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
