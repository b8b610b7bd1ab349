//! Laws of pages with two columns. Rules and heights are judged by the oracle, which knows nothing of pages; what a
//! page adds is written here a second time.

use proptest::prelude::*;

use super::case::{Case, case};
use super::laws::tally;
use super::oracle::{Leniency, Oracle, Tally};
use crate::layout::paginate::{Break, Column, Finding, PageShape, Pagination, Policy, paginate};

fn two_columns(case: &Case, spans: &[bool]) -> Pagination {
    paginate(&case.galley().spanning(spans), &PageShape { columns: 2, ..case.shape() })
}

/// A case whose first page is like the others.
fn even(lines: std::ops::RangeInclusive<usize>, notes: usize) -> impl Strategy<Value = Case> {
    case(lines, notes).prop_map(|case| Case { first: case.other, ..case })
}

fn spans(lines: usize) -> impl Strategy<Value = Vec<bool>> {
    prop::collection::vec(prop::bool::weighted(0.15), lines)
}

prop_compose! {
    fn with_spans(lines: usize, notes: usize)(case in even(1..=lines, notes), spans in spans(lines)) -> (Case, Vec<bool>) {
        (case, spans)
    }
}

/// Everything set, in lines of the body and of the notes.
fn whole(case: &Case) -> (usize, usize) {
    (case.lines.len(), case.stream_length())
}

/// What is due at a boundary.
fn due(case: &Case, boundary: usize) -> usize {
    case.notes.iter().filter(|(anchor, _)| *anchor < boundary).map(|(_, heights)| heights.len()).sum()
}

fn is_forced(case: &Case, boundary: usize) -> bool {
    boundary == case.lines.len() || case.breaks[boundary] == Break::Force
}

/// Groups of columns that begin at one height of a page.
fn bands(made_up: &Pagination) -> impl Iterator<Item = &[Column]> {
    made_up.columns.chunk_by(|one, next| (one.page, one.top) == (next.page, next.top) && !one.spans && !next.spans)
}

/// Whether lines and notes from `from` to `to` stand in two columns of a height, strictly by the rules, with so many divided
/// notes at most.
fn stands(oracle: &Oracle<'_>, from: (usize, usize), to: (usize, usize), height: i64, splits: usize) -> bool {
    if oracle.height(from, to) <= height {
        return true;
    }
    oracle.ends(from.0, from.1).into_iter().any(|end| {
        let middle = (end.body, end.notes);
        let divides = !oracle.may_begin(end.notes);
        end.leniency == Leniency::Nothing
            && end.body <= to.0
            && usize::from(divides) <= splits
            && oracle.height(from, middle) <= height
            && oracle.height(middle, to) <= height
    })
}

/// The least cost over all divisions into pages of two columns.
struct Exhaustive<'a> {
    case: &'a Case,
    oracle: Oracle<'a>,
    budget: usize,
}

impl Exhaustive<'_> {
    fn best(&mut self, at: (usize, usize), second: bool) -> Option<Tally> {
        if at == whole(self.case) && !second {
            return Some([0; 7]);
        }
        let mut best: Option<Tally> = None;
        let level = if second { None } else { self.level(at) };
        if let Some((to, cost)) = level {
            best = self.onward(to, false, cost);
        }
        for end in self.oracle.ends(at.0, at.1) {
            if level.is_some() && end.leniency > Leniency::Nothing {
                continue;
            }
            let to = (end.body, end.notes);
            let closes = is_forced(self.case, end.body) && end.notes == due(self.case, end.body);
            // Where the text must go on with a new page, the second column holds notes alone.
            if second && at.0 > 0 && is_forced(self.case, at.0) && end.body > at.0 {
                continue;
            }
            let turns = second || closes;
            let mut cost = end.cost;
            cost[if self.case.policy == Policy::Fit { 4 } else { 5 }] = i64::from(turns);
            cost[6] += i64::from(closes);
            let found = self.onward(to, !turns, cost);
            best = [best, found].into_iter().flatten().min();
        }
        best
    }

    fn onward(&mut self, to: (usize, usize), second: bool, cost: Tally) -> Option<Tally> {
        if self.budget == 0 {
            return None;
        }
        self.budget -= 1;
        let rest = self.best(to, second)?;
        Some(std::array::from_fn(|field| cost[field] + rest[field]))
    }

    /// The rest of the section in the two columns of a page.
    fn level(&self, at: (usize, usize)) -> Option<((usize, usize), Tally)> {
        let body = (at.0 + 1..=self.case.lines.len()).find(|&boundary| is_forced(self.case, boundary));
        let body = body.unwrap_or(self.case.lines.len());
        let to = (body, due(self.case, body));
        let splits = (0..=1).find(|&splits| stands(&self.oracle, at, to, self.case.other, splits))?;
        let mut cost = [0; 7];
        let (splits_at, pages_at) = if self.case.policy == Policy::Fit { (5, 4) } else { (4, 5) };
        (cost[splits_at], cost[pages_at]) = (splits as i64, 1);
        Some((to, cost))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_cost_on_two_columns_is_the_least_of_all_divisions(case in even(1..=7, 3)) {
        let mut exhaustive = Exhaustive { case: &case, oracle: Oracle::new(&case, 0), budget: 30_000 };
        let best = exhaustive.best((0, 0), false);
        if exhaustive.budget > 0 {
            prop_assert_eq!(Some(tally(&two_columns(&case, &[]).cost, case.policy)), best);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_smaller_common_height_is_feasible((case, spans) in with_spans(24, 6)) {
        let made_up = two_columns(&case, &spans);
        let oracle = Oracle::new(&case, 0);
        for band in bands(&made_up) {
            let (first, last) = (&band[0], &band[band.len() - 1]);
            let height = first.height.scaled();
            let page_height = made_up.columns.iter().filter(|c| c.page == first.page).map(|c| (c.top + c.height).scaled()).max();
            if first.spans || page_height == Some(case.other) {
                // Columns of a full page are as high as it is.
                continue;
            }
            let (from, to) = ((first.body.start, first.notes.start), (last.body.end, last.notes.end));
            let divided = band[..band.len() - 1].iter().filter(|c| !oracle.may_begin(c.notes.end)).count();
            prop_assert!(stands(&oracle, from, to, height, divided), "{band:?}");
            prop_assert!(!stands(&oracle, from, to, height - 1, divided), "{band:?}");
        }
    }

    #[test]
    fn on_two_columns_every_line_and_every_note_is_set_once_and_in_order((case, spans) in with_spans(40, 12)) {
        let columns = two_columns(&case, &spans).columns;
        let (mut body, mut notes, mut page, mut top) = (0, 0, 0, 0);
        for column in &columns {
            prop_assert_eq!((column.body.start, column.notes.start), (body, notes));
            prop_assert!(!column.body.is_empty() || !column.notes.is_empty());
            prop_assert!(column.page == page || column.page == page + 1);
            prop_assert!(column.index < 2);
            if column.page == page {
                prop_assert!(column.top.scaled() >= top);
            } else {
                prop_assert_eq!(column.index, 0);
            }
            let spanning: Vec<bool> = column.body.clone().map(|line| spans[line]).collect();
            prop_assert!(spanning.iter().all(|&spans| spans == column.spans));
            (body, notes, page, top) = (column.body.end, column.notes.end, column.page, column.top.scaled());
        }
        prop_assert_eq!((body, notes), whole(&case));
    }

    #[test]
    fn bands_of_a_page_do_not_lie_upon_each_other_and_only_the_last_holds_notes((case, spans) in with_spans(40, 8)) {
        let made_up = two_columns(&case, &spans);
        let bands: Vec<&[Column]> = bands(&made_up).collect();
        for pair in bands.windows(2).filter(|pair| pair[0][0].page == pair[1][0].page) {
            let (above, below) = (pair[0], pair[1][0].top.scaled());
            for column in above {
                let overfull = (column.used - column.height).scaled().max(0);
                let foot = column.top + column.used;
                prop_assert!(foot.scaled() - overfull <= below, "{above:?} {pair:?}");
                prop_assert!(column.notes.is_empty(), "{above:?}");
            }
        }
    }

    #[test]
    fn on_two_columns_a_note_begins_in_the_column_of_its_reference_or_is_said_to_be_late((case, spans) in with_spans(30, 10)) {
        let made_up = two_columns(&case, &spans);
        let mut start = 0;
        for (note, (anchor, heights)) in case.notes.iter().enumerate() {
            let column = made_up.columns.iter().position(|c| c.notes.contains(&start)).expect("it begins");
            let anchor_column = made_up.columns.iter().position(|c| c.body.contains(anchor)).expect("it is set");
            prop_assert!(anchor_column <= column, "never before its reference");
            let (reference, begins) = (&made_up.columns[anchor_column], &made_up.columns[column]);
            let in_place = anchor_column == column || (reference.spans && reference.page == begins.page);
            let late = Finding::LateNote { note, column, anchor_column };
            prop_assert_eq!(made_up.findings.contains(&late), !in_place);
            start += heights.len();
        }
    }

    #[test]
    fn on_two_columns_no_column_is_over_full_unless_it_is_said((case, spans) in with_spans(30, 8)) {
        let made_up = two_columns(&case, &spans);
        let oracle = Oracle::new(&case, 0);
        for (index, column) in made_up.columns.iter().enumerate() {
            let used = oracle.height((column.body.start, column.notes.start), (column.body.end, column.notes.end));
            prop_assert_eq!(column.used.scaled(), used);
            prop_assert!((column.top + column.height).scaled() <= case.other);
            let said = made_up.findings.iter().any(|f| matches!(f, Finding::Overfull { column, .. } if *column == index));
            prop_assert_eq!(said, column.used > column.height, "{:?}", made_up);
        }
    }
}

/// Twelve lines on pages of ten: two columns of six.
#[test]
fn the_last_columns_are_level() {
    let columns = two_columns(&Case::plain(12, 10), &[]).columns;
    let shape: Vec<_> = columns.iter().map(|c| (c.page, c.index, c.body.clone(), c.height.scaled())).collect();
    assert_eq!(shape, [(0, 0, 0..6, 6), (0, 1, 6..12, 6)]);
}

/// Notes count in the height: eight lines and a note of four under the first column make columns of six.
#[test]
fn notes_count_in_the_common_height() {
    let columns = two_columns(&Case::plain(8, 10).note(0, 4), &[]).columns;
    let shape: Vec<_> = columns.iter().map(|c| (c.body.clone(), c.notes.clone(), c.height.scaled())).collect();
    assert_eq!(shape, [(0..2, 0..4, 6), (2..8, 4..4, 6)]);
}

/// Line 4 runs over both columns: four lines above it stand two and two, six below it three and three.
#[test]
fn a_line_over_all_columns_parts_the_page() {
    let spans: Vec<bool> = (0..11).map(|line| line == 4).collect();
    let columns = two_columns(&Case::plain(11, 10), &spans).columns;
    let shape: Vec<_> = columns.iter().map(|c| (c.body.clone(), c.top.scaled(), c.spans)).collect();
    assert_eq!(shape, [(0..2, 0, false), (2..4, 0, false), (4..5, 2, true), (5..8, 3, false), (8..11, 3, false)]);
}
