//! Holes and drafts.

use super::*;

/// What is printed on the pages as holes or placeholders, and the findings.
fn outcome(house: &House) -> (Option<String>, Vec<String>) {
    let (built, said) = house.build(Some(&[Format::Pdf]));
    let shown = |built: Built| {
        let passages = reading::read(&built.document);
        passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" / ")
    };
    (built.map(shown), said)
}

#[test]
fn a_missing_field_is_a_hole_in_a_draft_and_an_error_in_a_final() {
    let without = |status| House::new(&manifest(status, "\"coalition\"", "").replace("session = 67\n", ""));
    let fault = "m.toml:1 `session` is missing | add a line: session = 67";
    let (shown, said) = outcome(&without("draft"));
    assert_eq!(said, [format!("warning {fault}"), "note template.toml:63 a hole: session".to_owned()]);
    assert!(shown.unwrap().contains("Session [session]"), "the hole is printed");
    assert_eq!(outcome(&without("final")), (None, vec![format!("error {fault}")]));
}

#[test]
fn what_is_still_to_do_is_printed_in_a_draft_and_refused_in_a_final() {
    let house = |status| sound(status).saying("Heard in [todo: which year?].");
    let (shown, said) = outcome(&house("draft"));
    assert!(shown.unwrap().contains("Heard in [which year?]."));
    assert_eq!(said, ["note first.md:6 a hole: which year?"]);
    let (shown, said) = outcome(&house("final"));
    assert_eq!(shown, None);
    assert!(said[0].starts_with("error first.md:6 a final may have no hole: which year?"), "{said:?}");
}

#[test]
fn a_slot_that_the_body_fills_is_no_finding_and_prints_nothing() {
    for status in ["draft", "final"] {
        let (shown, said) = outcome(&sound(status));
        assert_eq!(said, [""; 0], "{status}");
        assert!(!shown.unwrap().contains("Symbol"));
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_a_final_does_not() {
    let lines = |status| {
        let built = sound(status).build(Some(&[Format::Pdf])).0.unwrap();
        let lines: Vec<String> = built.document.running.iter().map(|line| reading::plain(&line.content)).collect();
        lines
    };
    assert_eq!(lines("draft"), ["Draft"]);
    assert_eq!(lines("final"), [""; 0]);
}
