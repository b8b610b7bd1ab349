//! Galleys on which filling one page at a time is worse than looking at the whole.
//!
//! Both strategies follow all the rules; they differ from the programme only in that they settle a
//! page before they have seen the next. Pages have room for ten lines of height 1, without separator.

use super::case::Case;
use super::laws::tally;
use super::oracle::{End, Oracle, Tally};
use crate::layout::paginate::{Break, Column, Policy, paginate};

/// The cost of going on from column to column with whatever `choose` takes.
fn settle(case: &Case, choose: impl Fn(&[End], usize) -> Option<End>) -> Tally {
    let oracle = Oracle::new(case, 0);
    let (mut body, mut notes, mut total) = (0, 0, [0; 7]);
    while let Some(end) = choose(&oracle.ends(body, notes), body) {
        total = std::array::from_fn(|field| total[field] + end.cost[field]);
        (body, notes) = (end.body, end.notes);
    }
    total
}

/// First fit: as many lines of the body as fit with what their notes must have, then as much of the notes as fits.
fn greedy(case: &Case) -> Tally {
    settle(case, |ends, _| ends.iter().copied().max_by_key(|end| (end.body, end.notes)))
}

/// As TeX does it: a note that no longer fits whole is divided at the first break after its reference, to the room that
/// there is then, and this is not reconsidered; of the breaks seen, the one with the least badness and
/// penalties ends the page, the later of equal ones.
fn like_tex(case: &Case) -> Tally {
    settle(case, |ends, start| {
        let mut divided: Option<usize> = None;
        let mut seen: Vec<(i64, End)> = Vec::new();
        for body in start..=case.lines.len() {
            let here = ends.iter().filter(|end| end.body == body);
            let choice = match divided {
                Some(cut) => here.copied().find(|end| end.notes == cut),
                None => here.copied().max_by_key(|end| end.notes),
            };
            if let Some(end) = choice {
                let [_, _, strays, _, splits, _, badness] = end.cost;
                seen.push((badness + 100 * splits + 150 * strays, end));
                divided = divided.or((splits > 0).then_some(end.notes));
            }
        }
        seen.iter().rev().min_by_key(|(cost, _)| *cost).map(|(_, end)| *end)
    })
}

fn programme(case: &Case) -> (Tally, Vec<Column>) {
    let made_up = paginate(&case.galley(), &case.shape());
    (tally(&made_up.cost, case.policy), made_up.columns)
}

fn ends(columns: &[Column]) -> Vec<usize> {
    columns.iter().map(|column| column.body.end).collect()
}

/// Line 7 fits on the first page, but only two of its note's four lines do. First fit takes it and
/// divides the note. Ending the page before it leaves 30 % white, which is tolerated, and keeps the note whole.
#[test]
fn first_fit_divides_a_note_that_could_move_with_its_line() {
    let case = Case::plain(16, 10).note(7, 4);
    assert_eq!(greedy(&case), [0, 0, 0, 0, 1, 2, 0]);
    let (cost, columns) = programme(&case);
    assert_eq!(cost, [0, 0, 0, 0, 0, 3, 30 * 30]);
    assert_eq!(ends(&columns), [7, 13, 16]);
}

/// The same galley for a body that limits pages: two pages and a divided note.
#[test]
fn the_policy_to_fit_divides_the_note_rather_than_take_a_page() {
    let case = Case { policy: Policy::Fit, ..Case::plain(16, 10).note(7, 4) };
    assert_eq!(programme(&case).0, [0, 0, 0, 0, 2, 1, 0]);
}

/// Seven lines that stay together begin at line 15. A full first page leaves five lines for the second,
/// which is half empty: a hole. Two lines fewer on the first page (20 %) make seven on the second (30 %).
/// Either strategy finds the full page best, for it does not see the block coming.
#[test]
fn a_full_page_can_leave_a_hole_on_the_next() {
    let block = 16..22;
    let case = block.fold(Case::plain(22, 10), |case, boundary| case.kind(boundary, Break::Never));
    assert_eq!(greedy(&case), [0, 0, 0, 1, 0, 3, 50 * 50]);
    assert_eq!(like_tex(&case), [0, 0, 0, 1, 0, 3, 50 * 50]);
    let (cost, columns) = programme(&case);
    assert_eq!(cost, [0, 0, 0, 0, 0, 3, 20 * 20 + 30 * 30]);
    // 7 and 8 lines cost the same as 8 and 7: the earlier page gets more.
    assert_eq!(ends(&columns), [8, 15, 22]);
}

/// Line 4 brings a note of six lines, which must be divided: white instead of it would be a hole.
/// TeX divides at once, after line 4, where four lines of the note fit; the three lines that stay together
/// after it then no longer fit, and the rest takes a third page. With two lines of the note they fit.
#[test]
fn a_note_divided_on_the_spot_keeps_out_what_would_have_fitted() {
    let case = Case::plain(14, 10).note(4, 6).kind(6, Break::Never).kind(7, Break::Never);
    assert_eq!(like_tex(&case), [0, 0, 0, 0, 1, 3, 10 * 10]);
    let (cost, columns) = programme(&case);
    assert_eq!(cost, [0, 0, 0, 0, 1, 2, 0]);
    assert_eq!((columns[0].body.clone(), columns[0].notes.clone()), (0..8, 0..2));
}
