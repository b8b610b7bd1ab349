//! The work grows with the length of the galley, counted in states rather than in time.

use super::case::Case;
use crate::layout::paginate::Break;
use crate::layout::paginate::makeup::Makeup;
use crate::layout::paginate::sweep::Table;

/// A filing of `lines` lines: paragraphs of seven with a heading now and then, and a note at every
/// fifth line, of one to four lines and once in a while of twelve. No randomness: a fixed rhythm.
fn filing(lines: usize) -> Case {
    let kind = |boundary: usize| match boundary % 21 {
        1 | 2 => Break::KeepNext,
        4 | 11 | 18 => Break::Orphan,
        7 | 14 | 20 => Break::Widow,
        _ => Break::Free,
    };
    let count = |note: usize| if note.is_multiple_of(23) { 12 } else { 1 + note * 7 % 4 };
    Case {
        lines: (0..lines).map(|line| (if line % 7 == 3 { 6 } else { 0 }, 12)).collect(),
        breaks: (0..=lines).map(kind).collect(),
        notes: (0..lines / 5).map(|note| (note * 5, vec![10; count(note)])).collect(),
        first: 400,
        other: 540,
        separator: 12,
        between: 2,
        continued: 10,
        ..Case::plain(0, 0)
    }
}

fn states(lines: usize) -> usize {
    let case = filing(lines);
    let (galley, shape) = (case.galley(), case.shape());
    Table::sweep(&Makeup { galley: &galley, shape: &shape }).states()
}

#[test]
fn ten_times_the_lines_meet_ten_times_the_states() {
    let (short, long) = (states(400), states(4_000));
    assert!((9 * short..=11 * short).contains(&long), "{short} states become {long}");
}

#[test]
fn states_stay_a_few_to_a_line() {
    assert!(states(4_000) < 5 * 4_000);
}

/// Every line brings three notes that do not fit on one page: rules give way again and again. The first
/// lines meet fewer states, since nothing is owed there; hence the leeway.
#[test]
fn giving_way_again_and_again_does_not_multiply_the_states() {
    let crowded = |lines: usize| {
        let case = (0..3 * lines).fold(Case::plain(lines, 10), |case, note| case.note(note / 3, 6));
        let (galley, shape) = (case.galley(), case.shape());
        Table::sweep(&Makeup { galley: &galley, shape: &shape }).states()
    };
    let (short, long) = (crowded(100), crowded(400));
    assert!(2 * long <= 9 * short, "{short} states become {long}");
}
