//! What holds for every galley.

use proptest::prelude::*;

use super::case::{Case, case};
use super::oracle::{Best, Oracle, Tally};
use crate::geom::Length;
use crate::layout::paginate::{Break, Cost, Finding, Pagination, Policy, Verdict, explain, paginate};

fn make_up(case: &Case) -> Pagination {
    paginate(&case.galley(), &case.shape())
}

/// The cost in the order of fields in which the policy compares.
pub(super) fn tally(cost: &Cost, policy: Policy) -> Tally {
    let (splits, pages) = (i64::from(cost.splits), i64::from(cost.pages));
    let (fifth, sixth) = if policy == Policy::Fit { (pages, splits) } else { (splits, pages) };
    let (late, stranded, holes) = (i64::from(cost.late_notes), i64::from(cost.stranded), i64::from(cost.holes));
    [cost.overfull.scaled(), late, stranded, holes, fifth, sixth, cost.slack as i64]
}

fn needs_no_relaxing(cost: &Cost) -> bool {
    cost.overfull == Length::ZERO && cost.late_notes == 0 && cost.stranded == 0
}

/// Where each note begins in the stream.
fn starts(case: &Case) -> Vec<usize> {
    let length = |notes: &[(usize, Vec<i64>)]| notes.iter().map(|(_, heights)| heights.len()).sum();
    (0..case.notes.len()).map(|note| length(&case.notes[..note])).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_cost_is_the_least_of_all_divisions(case in case(1..=7, 3)) {
        let best = Oracle::new(&case, 30_000).best();
        if best != Best::Unknown {
            prop_assert_eq!(Best::Is(tally(&make_up(&case).cost, case.policy)), best);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_explanation_gives_the_least_cost_through_each_neighbour(case in case(1..=6, 2)) {
        let explanation = explain(&case.galley(), &case.shape(), 0, 6).expect("there is a first column");
        for neighbour in explanation.neighbours {
            let best = Oracle::new(&case, 20_000).best_through(neighbour.boundary);
            if best == Best::Unknown {
                continue;
            }
            let total = match neighbour.verdict {
                Verdict::Worse { total, field, .. } => {
                    prop_assert_eq!(case.policy.first_difference(&explanation.total, &total), Some(field));
                    prop_assert!(case.policy.compare(&explanation.total, &total).is_lt());
                    Best::Is(tally(&total, case.policy))
                }
                Verdict::Equal | Verdict::Chosen => Best::Is(tally(&explanation.total, case.policy)),
                Verdict::Forbidden(_) | Verdict::OutOfReach => Best::None,
            };
            prop_assert_eq!(total, best, "boundary {}", neighbour.boundary);
        }
    }

    #[test]
    fn every_line_and_every_note_is_set_once_and_in_order(case in case(1..=40, 12)) {
        let columns = make_up(&case).columns;
        let (mut body, mut notes) = (0, 0);
        for (page, column) in columns.iter().enumerate() {
            prop_assert_eq!((column.page, column.body.start, column.notes.start), (page, body, notes));
            prop_assert!(!column.body.is_empty() || !column.notes.is_empty());
            (body, notes) = (column.body.end, column.notes.end);
        }
        prop_assert_eq!((body, notes), (case.lines.len(), case.stream_length()));
    }

    #[test]
    fn a_note_begins_with_its_reference_or_is_said_to_be_late(case in case(1..=40, 12)) {
        let made_up = make_up(&case);
        for (note, (start, (anchor, _))) in starts(&case).into_iter().zip(&case.notes).enumerate() {
            let column = made_up.columns.iter().position(|c| c.notes.contains(&start)).expect("it begins");
            let anchor_column = made_up.columns.iter().position(|c| c.body.contains(anchor)).expect("it is set");
            prop_assert!(anchor_column <= column, "never before its reference");
            let late = Finding::LateNote { note, column, anchor_column };
            prop_assert_eq!(made_up.findings.contains(&late), anchor_column < column);
        }
    }

    #[test]
    fn no_column_is_over_full_unless_it_is_said(case in case(1..=40, 12)) {
        let made_up = make_up(&case);
        let oracle = Oracle::new(&case, 0);
        for (index, column) in made_up.columns.iter().enumerate() {
            let used = oracle.height((column.body.start, column.notes.start), (column.body.end, column.notes.end));
            prop_assert_eq!(column.used.scaled(), used);
            prop_assert_eq!(column.height.scaled(), if index == 0 { case.first } else { case.other });
            let overfull = Finding::Overfull { column: index, by: column.used - column.height };
            prop_assert_eq!(made_up.findings.contains(&overfull), column.used > column.height);
        }
    }

    #[test]
    fn columns_end_only_where_they_may_or_it_is_said(case in case(1..=40, 12)) {
        let made_up = make_up(&case);
        for (index, column) in made_up.columns.iter().enumerate() {
            let boundary = column.body.end;
            if boundary == case.lines.len() || column.body.is_empty() {
                continue;
            }
            let kind = case.breaks[boundary];
            prop_assert_ne!(kind, Break::Never);
            let stranded = Finding::Stranded { boundary, kind, column: index };
            prop_assert_eq!(made_up.findings.contains(&stranded), !matches!(kind, Break::Free | Break::Force));
            prop_assert!((column.body.start + 1..boundary).all(|inside| case.breaks[inside] != Break::Force));
        }
    }

    #[test]
    fn a_divided_note_has_two_lines_on_either_side_and_goes_on_in_the_next_column(case in case(1..=40, 12)) {
        let made_up = make_up(&case);
        let oracle = Oracle::new(&case, 0);
        for pair in made_up.columns.windows(2) {
            prop_assert!(oracle.may_cut(pair[0].notes.end));
            if !starts(&case).contains(&pair[0].notes.end) && pair[0].notes.end < case.stream_length() {
                prop_assert!(!pair[1].notes.is_empty());
            }
        }
    }

    #[test]
    fn the_findings_count_what_the_cost_counts(case in case(1..=40, 12)) {
        let Pagination { columns, cost, findings } = make_up(&case);
        let mut counted = Cost { pages: columns.len() as u32, slack: cost.slack, ..Cost::default() };
        for finding in &findings {
            match finding {
                Finding::SplitNote { columns, .. } => counted.splits += columns.len() as u32 - 1,
                Finding::LateNote { .. } => counted.late_notes += 1,
                Finding::Stranded { kind: Break::KeepNext, .. } => counted.stranded += 2,
                Finding::Stranded { .. } => counted.stranded += 1,
                Finding::Hole { percent, .. } => {
                    prop_assert!(*percent > case.tolerance);
                    counted.holes += 1;
                }
                Finding::Overfull { by, .. } => counted.overfull += *by,
            }
        }
        prop_assert_eq!(counted, cost);
        prop_assert!(findings.is_sorted_by_key(Finding::column));
    }

    #[test]
    fn the_same_galley_gives_the_same_columns(case in case(1..=40, 12)) {
        prop_assert_eq!(make_up(&case), make_up(&case.clone()));
    }

    /// Where rules gave way, more freedom at one place may take away the need to relax there, so the
    /// law is stated for galleys that need no relaxing.
    #[test]
    fn one_more_legal_break_never_costs_more(case in case(1..=30, 8), at in any::<prop::sample::Index>()) {
        let before = make_up(&case).cost;
        let boundary = at.index(case.breaks.len());
        if needs_no_relaxing(&before) && case.breaks[boundary] != Break::Force {
            let after = make_up(&case.clone().kind(boundary, Break::Free)).cost;
            prop_assert!(case.policy.compare(&after, &before).is_le(), "{after:?} is worse than {before:?}");
        }
    }

    #[test]
    fn more_tolerance_never_costs_more(case in case(1..=30, 8), more in 1..60_u32) {
        let before = make_up(&case).cost;
        let after = make_up(&Case { tolerance: case.tolerance + more, ..case.clone() }).cost;
        prop_assert!(case.policy.compare(&after, &before).is_le(), "{after:?} is worse than {before:?}");
    }
}
