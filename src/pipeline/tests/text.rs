//! Plain text.

use super::*;

#[test]
fn the_text_without_its_cover_is_parted_by_empty_lines() {
    assert_eq!(sound("final").text(), "Facts\n\nTwo women of 6,000 were heard.\n\nSupported by others.\n");
}

#[test]
fn it_equals_the_reading_of_body_and_closing() {
    let house = sound("draft").saying(
        "A so\u{AD}called *camp*,\nno.\u{A0}12 at\u{202F}[Dandong](https://example.org)\\\non two lines.\n\n[todo: who?]\n\n“Own” words – “quoted”.",
    );
    let (built, said) = house.build(Some(&[Format::Txt]));
    let built = built.unwrap_or_else(|| panic!("{said:?}"));
    let passages = reading::read(&built.document).into_iter().filter(|passage| passage.part != document::Part::Front);
    let read: Vec<String> = passages.map(|passage| passage.text).collect();
    let text = String::from_utf8(built.outputs[0].bytes.clone()).unwrap();
    assert_eq!(text, format!("{}\n", read.join("\n\n")));
    assert!(text.contains("A socalled camp, no. 12 at Dandong\non two lines.\n\n[who?]\n\n"), "{text}");
    assert_eq!(
        reading::count(&text),
        built.budget.text().larger(),
        "the words that are pasted are those that are counted"
    );
}

#[test]
fn lists_become_lines_with_their_number_or_a_dash() {
    let house = sound("draft").saying("Asks:\n\n- one\n- two\n  - deep\n\nThen:\n\n1. first\n2. second");
    let body = "Asks:\n\n- one\n- two\n– deep\n\nThen:\n\n1. first\n2. second\n\nSupported";
    let text = house.text();
    assert!(text.contains(body), "{text}");
    assert_eq!(house.build(None).0.unwrap().budget.text().larger(), reading::count(&text));
}

#[test]
fn what_plain_text_cannot_say_is_a_fault_at_its_place() {
    for (said, fault) in [
        ("Words.^[A remark.]", "plain text has no notes: note 1 would be lost"),
        ("Words.^*[Of the editor.]", "plain text has no notes: note * would be lost"),
        ("One.^[A.] Two.^[B.] Three.^[C.]", "plain text has no notes: 3 notes would be lost, from 1 here to 3"),
        ("> Words of another.", "in plain text this quotation would read as your own words"),
        ("Words. {#here}\n\nSee [#here, page].", "plain text has no pages: this number would be lost"),
    ] {
        let (built, faults) = sound("draft").saying(said).build(Some(&[Format::Txt]));
        assert!(built.is_none(), "{said}");
        let line = if said.contains("See") { 8 } else { 6 };
        let errors: Vec<_> = faults.iter().filter(|fault| fault.starts_with("error")).collect();
        assert_eq!(errors.len(), 1, "{faults:?}");
        assert!(errors[0].starts_with(&format!("error first.md:{line} {fault}")), "{faults:?}");
    }
    assert!(sound("draft").saying("> “Words of another.”").build(None).0.is_some());
}

#[test]
fn columns_after_the_text_would_be_lost_and_those_of_the_cover_are_not_pasted() {
    let columns = |part: &str| {
        let block = format!(
            "[[{part}]]\nkind = \"columns\"\nstyle = \"body\"\nwidths = [\"1fr\"]\n[[{part}.row]]\ncells = [\"Signed\"]\n"
        );
        sound("draft").with("templates/statement/template.toml", &format!("{TEMPLATE}{block}"))
    };
    assert!(!columns("front").text().contains("Signed"));
    let (built, said) = columns("back").build(None);
    assert!(built.is_none());
    assert!(said[0].contains("plain text has no columns"), "{said:?}");
}

#[test]
fn lost_emphasis_and_addresses_are_noted_once() {
    let house =
        sound("draft").saying("*One*, **two**, [three](https://example.org), [example.org/x](https://example.org/x).");
    let (built, said) = house.build(Some(&[Format::Txt]));
    assert!(built.is_some());
    assert_eq!(
        said,
        [
            "note first.md:6 plain text has no emphasis (2 times, here first)",
            "note first.md:6 plain text drops the address behind these words (once)"
        ]
    );
}
