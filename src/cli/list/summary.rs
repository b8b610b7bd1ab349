//! How much there is of each kind, and what wants a look.

use super::Set;
use crate::catalogue::{Catalogue, Review};
use crate::cli::columns;

/// A line for each kind.
pub(super) fn lines(catalogue: &Catalogue) -> Vec<String> {
    let rows = [
        ("sections", catalogue.sections.len(), sections(catalogue)),
        ("sources", catalogue.sources.len(), sources(catalogue)),
        ("submissions", catalogue.submissions.len(), submissions(catalogue)),
        ("templates", catalogue.templates.len(), String::new()),
        ("bodies", catalogue.bodies.len(), bodies(catalogue)),
        ("terms", catalogue.terms.len(), String::new()),
        ("organisations", catalogue.organisations.len(), String::new()),
    ];
    let cells: Vec<Vec<String>> =
        rows.into_iter().map(|(kind, number, words)| vec![kind.to_owned(), number.to_string(), words]).collect();
    let columns = [("", Set::Left), ("", Set::Right), ("", Set::Left)];
    columns::lines(&columns, &cells, None).into_iter().skip(1).collect()
}

fn sections(catalogue: &Catalogue) -> String {
    let sections = &catalogue.sections;
    let state = |state: Review| sections.iter().filter(|row| row.review == state).count();
    joined([
        (sections.iter().map(|row| row.words).sum(), "words"),
        (state(Review::Overdue), "overdue for review"),
        (state(Review::Never), "not reviewed"),
        (sections.iter().filter(|row| row.used_by.is_empty()).count(), "used by none"),
    ])
}

fn sources(catalogue: &Catalogue) -> String {
    joined([(
        catalogue.sources.iter().filter(|row| row.cited_in.is_empty() && row.cited_by.is_empty()).count(),
        "cited by none",
    )])
}

fn submissions(catalogue: &Catalogue) -> String {
    let state = |state: &str| catalogue.submissions.iter().filter(|row| row.status == state).count();
    joined([(state("draft"), "draft"), (state("final"), "final"), (state("filed"), "filed")])
}

fn bodies(catalogue: &Catalogue) -> String {
    let next = |row: &crate::catalogue::BodyRow| row.next_deadline.map(|day| format!("{}: {day}", row.id));
    let days: Vec<String> = catalogue.bodies.iter().filter_map(next).collect();
    if days.is_empty() { String::new() } else { format!("next deadline {}", days.join(", ")) }
}

/// "3,210 words, 2 not reviewed"; what is nought is not said.
fn joined<const N: usize>(parts: [(usize, &str); N]) -> String {
    let said: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, words)| format!("{number} {words}")).collect();
    said.join(", ")
}
