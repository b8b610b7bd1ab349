//! What an explanation says, on galleys that can be reckoned by hand.

use super::case::Case;
use crate::layout::paginate::{Break, Explanation, Field, Finding, Verdict, explain};

fn verdict(explanation: &Explanation, boundary: usize) -> &Verdict {
    &explanation.neighbours.iter().find(|neighbour| neighbour.boundary == boundary).expect("within reach").verdict
}

/// Pages of ten lines; line 7 brings a note of four. The best first page ends before it.
fn with_a_note() -> Case {
    Case::plain(16, 10).note(7, 4)
}

#[test]
fn one_line_more_would_split_the_note() {
    let case = with_a_note();
    let explanation = explain(&case.galley(), &case.shape(), 0, 2).unwrap();
    assert_eq!((explanation.end, explanation.cost.slack), (7, 30 * 30));
    let Verdict::Worse { total, field, findings } = verdict(&explanation, 8) else {
        panic!("{explanation:?}");
    };
    assert_eq!((*field, total.splits, total.pages), (Field::Splits, 1, 2));
    assert_eq!(findings, &[Finding::SplitNote { note: 0, columns: 0..2 }]);
}

/// Six lines on the first page leave 40 % of it empty.
#[test]
fn one_line_less_would_leave_a_hole() {
    let case = with_a_note();
    let explanation = explain(&case.galley(), &case.shape(), 0, 2).unwrap();
    let Verdict::Worse { field, findings, .. } = verdict(&explanation, 6) else {
        panic!("{explanation:?}");
    };
    assert_eq!(*field, Field::Holes);
    assert_eq!(findings, &[Finding::Hole { column: 0, percent: 40 }]);
}

/// What cannot be helped is no argument against a neighbour: the second note is longer than a page and
/// divided in any case, be it in other columns.
#[test]
fn what_the_chosen_division_does_not_keep_either_is_not_held_against_a_neighbour() {
    let case = Case::plain(17, 10).kind(16, Break::Force).note(7, 4).note(16, 14);
    let explanation = explain(&case.galley(), &case.shape(), 0, 1).unwrap();
    assert_eq!((explanation.end, explanation.total.splits), (7, 1));
    let Verdict::Worse { field, findings, .. } = verdict(&explanation, 8) else {
        panic!("{explanation:?}");
    };
    assert_eq!((*field, findings.as_slice()), (Field::Splits, &[Finding::SplitNote { note: 0, columns: 0..2 }][..]));
}

#[test]
fn a_rule_that_forbids_a_boundary_is_named() {
    let case = with_a_note().kind(6, Break::Widow).kind(8, Break::KeepNext);
    let explanation = explain(&case.galley(), &case.shape(), 0, 1).unwrap();
    assert_eq!(verdict(&explanation, 6), &Verdict::Forbidden(Break::Widow));
    assert_eq!(verdict(&explanation, 8), &Verdict::Forbidden(Break::KeepNext));
}

/// Seven and eight lines on the two pages before the block cost the same as eight and seven.
#[test]
fn a_boundary_that_costs_the_same_is_said_to() {
    let case = (16..22).fold(Case::plain(22, 10), |case, boundary| case.kind(boundary, Break::Never));
    let explanation = explain(&case.galley(), &case.shape(), 0, 1).unwrap();
    assert_eq!((explanation.end, verdict(&explanation, 7)), (8, &Verdict::Equal));
}

/// The columns end at 7, 13 and 16; the two others are within reach of each.
#[test]
fn the_ends_of_other_columns_are_known() {
    let case = with_a_note();
    let explanation = explain(&case.galley(), &case.shape(), 1, 6).unwrap();
    assert_eq!(explanation.end, 13);
    assert_eq!((verdict(&explanation, 7), verdict(&explanation, 16)), (&Verdict::Chosen, &Verdict::Chosen));
}

#[test]
fn a_column_that_does_not_exist_has_no_explanation() {
    let case = with_a_note();
    assert_eq!(explain(&case.galley(), &case.shape(), 3, 2), None);
}
