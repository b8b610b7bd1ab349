//! The report: contents that cannot differ from the text, notes collected at the end, columns on one grid.

use std::sync::OnceLock;

use rapporteur::document::{Block, Kind, Role, TextBlock};
use rapporteur::geom::{BlockId, Owner, Target};
use rapporteur::layout::paginate::Finding;
use rapporteur::markup::Series;
use rapporteur::reading;

use crate::support::{Files, Made, is_mark, lines, runs};

const REPORT: &str = "submissions/reports/women-on-the-move.toml";

fn report() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| Files::of_repository().make_clean(REPORT))
}

fn texts(made: &Made) -> impl Iterator<Item = (&Block, &TextBlock)> {
    made.document.blocks.iter().filter_map(|block| match &block.kind {
        Kind::Text(text) => Some((block, text)),
        _ => None,
    })
}

/// The label of the page on which something of an owner stands first, and all that is printed there of it.
fn printed(made: &Made, owner: Owner) -> (String, String) {
    let all = lines(&made.layout.pages);
    let own: Vec<_> = all.iter().filter(|line| line.owner == owner).collect();
    let page = own[0].page;
    (made.layout.pages[page].label.clone(), own.iter().map(|line| line.text()).collect())
}

#[test]
fn the_contents_are_the_headings_with_the_pages_on_which_they_stand() {
    let made = report();
    let headings: Vec<_> = texts(made).filter(|(_, text)| matches!(text.role, Role::Heading(1 | 2))).collect();
    let entries: Vec<_> = texts(made).filter(|(_, text)| matches!(text.role, Role::Entry(_))).collect();
    assert!(entries.len() > 15);
    assert_eq!(entries.len(), headings.len());
    for ((entry, line), (heading, words)) in entries.into_iter().zip(headings) {
        let number = |text: &TextBlock| text.marker.as_ref().map(|run| run.text().to_owned());
        assert_eq!(reading::plain(&line.content), reading::plain(&words.content));
        assert_eq!(number(line), number(words));
        let (page, _) = printed(made, Owner::Block(heading.id));
        let (_, said) = printed(made, Owner::Block(entry.id));
        assert_eq!(said.trim_start_matches(|c: char| !c.is_ascii_digit()), page, "{said}");
        assert_eq!(line.entry, Some(heading.id));
    }
}

#[test]
fn pages_before_the_text_have_roman_numbers_and_those_of_the_text_begin_with_1() {
    let labels: Vec<&str> = report().layout.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels[..4], ["i", "ii", "1", "2"]);
    assert_eq!(labels.len() - 2, labels.last().unwrap().parse::<usize>().unwrap());
}

#[test]
fn numbered_notes_stand_at_the_end_in_order_and_asterisks_at_the_foot() {
    let made = report();
    let (mut order, mut marks) = (Vec::new(), Vec::new());
    for (number, page) in made.layout.pages.iter().enumerate() {
        for run in runs(page) {
            if let Owner::Note(id) = run.owner {
                order.push((id, number));
            }
            if let Some(Target::Note(id)) = run.target.clone().filter(|_| is_mark(run)) {
                marks.push((id, number));
            }
        }
    }
    order.dedup_by_key(|(id, _)| *id);
    for note in &made.document.notes {
        let mark = marks.iter().find(|(id, _)| *id == note.id).expect("it has a mark").1;
        let stands = order.iter().find(|(id, _)| *id == note.id).expect("it is printed").1;
        assert!(if note.series == Series::Asterisk { stands == mark } else { stands >= mark }, "note {}", note.label);
    }
    let numbered = |id| made.document.note(id).is_some_and(|note| note.series == Series::Numbered);
    let collected: Vec<_> = order.iter().map(|(id, _)| *id).filter(|id| numbered(*id)).collect();
    assert_eq!(
        collected,
        made.document.notes.iter().map(|note| note.id).filter(|id| numbered(*id)).collect::<Vec<_>>()
    );
    assert!(collected.len() > 60);
}

#[test]
fn each_work_is_listed_once_and_they_are_in_order() {
    let made = report();
    let works: Vec<String> = texts(made)
        .filter(|(_, text)| text.role == Role::Work)
        .map(|(_, text)| reading::plain(&text.content))
        .collect();
    assert_eq!(works.len(), made.document.cited.len());
    // By the letters of what is printed, whatever stands between them.
    let letters = |work: &String| -> String {
        let plain = work.to_lowercase().replace('é', "e");
        let plain = plain.trim_start_matches('“');
        plain.strip_prefix("the ").unwrap_or(plain).chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let order: Vec<String> = works.iter().map(letters).collect();
    assert!(order.is_sorted(), "{works:#?}");
}

/// The step of the grid is 13 points; all text of both columns stands on it.
#[test]
fn lines_of_neighbouring_columns_stand_on_one_baseline() {
    let made = report();
    let step = rapporteur::geom::Length::from_points(13).scaled();
    let grid: std::collections::BTreeSet<BlockId> = texts(made)
        .filter(|(_, text)| matches!(text.role, Role::Paragraph | Role::Item(_) | Role::Quotation | Role::Heading(2)))
        .map(|(block, _)| block.id)
        .collect();
    let mut phases = std::collections::BTreeSet::new();
    for line in lines(&made.layout.pages) {
        if matches!(line.owner, Owner::Block(block) if grid.contains(&block)) {
            phases.insert(line.baseline().scaled().rem_euclid(step));
        }
    }
    assert_eq!(phases.len(), 1, "{phases:?}");
}

#[test]
fn the_report_breaks_no_rule_of_its_make_up() {
    let findings = &report().layout.facts.findings;
    let broken = |finding: &&Finding| !matches!(finding, Finding::Hole { .. });
    assert_eq!(findings.iter().filter(broken).collect::<Vec<_>>(), Vec::<&Finding>::new());
}
