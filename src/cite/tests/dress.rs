//! Titles in short forms wear what the full form puts on them.

use super::shelf::{STYLE, Shelf, shown};
use crate::cite::House;
use crate::cite::fields::Record;
use crate::cite::form::printed;
use crate::cite::names::Namesakes;
use crate::corpus::SourceKind as Kind;
use crate::template::RepeatMode;

/// A work of this kind and title by a pattern of a short form.
fn short(pattern: &str, kind: Kind, authors: &[&str], title: &str) -> String {
    let mut shelf = Shelf::default();
    let source = shelf.source("work", kind, authors, "2019", &[("title", title)]);
    let (style, words) = (shelf.style(), shelf.words());
    let pattern = shelf.pattern(STYLE, pattern);
    let record = Record {
        source: &source,
        pinpoint: None,
        house: House { style: &style, repeat: RepeatMode::Short, words: &words },
        namesakes: &Namesakes::default(),
        full: None,
        family_first: false,
        asked: source.span,
        title_follows: false,
    };
    shown(&printed(&pattern, record))
}

const LATER: &str = "{name}, {title|short}, *supra*";
const ROE: &[&str] = &["Roe, Ann"];

#[test]
fn a_title_is_dressed_as_in_the_full_form_of_its_kind() {
    // Marks inside those that are put around turn to inner ones, emphasis inside emphasis to roman.
    assert_eq!(short(LATER, Kind::JournalArticle, ROE, "On “Order”"), "Roe, “On ‘Order’”, *supra*");
    assert_eq!(short(LATER, Kind::Book, ROE, "Lives on *Hukou*"), "Roe, *Lives on *Hukou, *supra*");
    assert_eq!(short(LATER, Kind::Legislation, ROE, "An Act"), "Roe, An Act, *supra*");
}

#[test]
fn a_title_that_stands_in_the_place_of_a_name_is_dressed_too() {
    assert_eq!(short("{name}, *supra*", Kind::Case, &[], "M. v. Utopia"), "*M. v. Utopia*, *supra*");
    assert_eq!(short(LATER, Kind::JournalArticle, &[], "On Order"), "“On Order”, *supra*");
}

#[test]
fn a_pattern_that_dresses_the_title_itself_has_its_way() {
    let quoted = "{name}, “{title|short}”, *supra*";
    assert_eq!(short(quoted, Kind::Book, ROE, "Lives"), "Roe, “Lives”, *supra*");
    let slanted = "{name}, *{title|short}*, *supra*";
    assert_eq!(short(slanted, Kind::JournalArticle, ROE, "On Order"), "Roe, *On Order*, *supra*");
}
