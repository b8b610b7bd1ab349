//! A chart in words: its numbers are what it says, and a number that changed is told like a word.

use crate::diag::{Computed, Origin};
use crate::document::{Chart, ChartRow, Content, Run};

/// The texts of a chart: the unit and the names of its series in one, then each category with its numbers,
/// "2021: 1,063; 202".
pub(super) fn texts(chart: &Chart) -> Vec<Vec<Run>> {
    let head = joined(chart.unit.iter().chain(&chart.series).cloned().collect(), "; ");
    let heads = (!head.is_empty()).then_some(head);
    heads.into_iter().chain(chart.rows.iter().map(row)).collect()
}

fn row(row: &ChartRow) -> Vec<Run> {
    let number = |value: &Option<(crate::corpus::Number, Origin)>| match value {
        Some((number, origin)) => beside(&number.printed(), *origin),
        None => beside("–", row.category.origin),
    };
    let numbers = joined(row.values.iter().map(number).collect(), "; ");
    [vec![row.category.clone(), beside(": ", row.category.origin)], numbers].concat()
}

/// Runs with a sign between them.
fn joined(runs: Vec<Run>, sign: &str) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for run in runs {
        if !all.is_empty() {
            all.push(beside(sign, run.origin));
        }
        all.push(run);
    }
    all
}

/// Words that stand for what is drawn.
fn beside(words: &str, origin: Origin) -> Run {
    let origin = Origin::Computed(Computed::Value, origin.span());
    Run { content: Content::Text(words.to_owned()), look: Default::default(), origin }
}
