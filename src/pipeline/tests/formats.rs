//! Which forms are written.

use super::*;

fn written(house: &House, formats: Option<&[Format]>) -> Vec<Format> {
    house.build(formats).0.map_or(vec![], |built| built.outputs.iter().map(|output| output.format).collect())
}

#[test]
fn those_of_the_template_are_written_when_none_is_named() {
    assert_eq!(written(&sound("draft"), None), [Format::Pdf, Format::Txt]);
    assert_eq!(written(&sound("draft"), Some(&[Format::Txt, Format::Txt])), [Format::Txt]);
}

#[test]
fn a_form_that_the_body_does_not_take_is_written_with_a_warning() {
    let template = TEMPLATE.replace("\"pdf\", \"txt\"", "\"txt\"");
    let house = sound("draft").with("templates/statement/template.toml", &template);
    let (built, said) = house.build(Some(&[Format::Pdf]));
    assert_eq!(built.unwrap().outputs.len(), 1);
    assert_eq!(said, ["warning template.toml:3 the body takes txt, not pdf"]);
    assert_eq!(written(&house, None), [Format::Txt]);
}

#[test]
fn what_plain_text_cannot_say_keeps_the_pdf_back_as_well() {
    let house = sound("draft").saying("A remark.^[Of note.]");
    assert_eq!(written(&house, None), []);
    assert_eq!(written(&house, Some(&[Format::Pdf])), [Format::Pdf]);
}
