//! Forms: what a citation says in full, right after itself and later on, on invented records.

use super::shelf::{Desk, STYLE, Shelf, note_forms, shown};
use crate::corpus::{Source, SourceKind};
use crate::template::{CitationStyle, Credentials, Organisations, RepeatMode};

/// One citation a note, read in the style as it is or as `change` makes it.
fn read_changed(
    shelf: &mut Shelf,
    sources: &[Source],
    cites: &[(&str, &str)],
    change: impl Fn(&mut Shelf, &mut CitationStyle),
) -> Vec<String> {
    let (mut style, words) = (shelf.style(), shelf.words());
    change(shelf, &mut style);
    let desk = Desk { sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let notes: Vec<_> = cites.iter().map(|(key, place)| vec![shelf.citation("", key, place, "")]).collect();
    desk.read(&notes)
}

fn read(shelf: &mut Shelf, sources: &[Source], cites: &[(&str, &str)]) -> Vec<String> {
    read_changed(shelf, sources, cites, |_, _| {})
}

#[test]
fn full_then_id_then_supra() {
    let mut shelf = Shelf::default();
    let texts = [("title", "Fifty Sent Home"), ("container", "Radio Far Coast")];
    let kim = shelf.source("kim", SourceKind::News, &["Kim, Jieun"], "2021-07-19", &texts);
    let law = shelf.source("law", SourceKind::Legislation, &[], "2015-12-27", &[("title", "Family Protection Act")]);
    assert_eq!(
        read(
            &mut shelf,
            &[kim, law],
            &[("kim", ""), ("kim", "p 9"), ("law", "art 33 (1)"), ("kim", "pp 3–4"), ("law", "")]
        ),
        [
            "Jieun Kim, Fifty Sent Home, *Radio Far Coast*, 19\u{A0}July 2021.",
            "*Id.* at p. 9.",
            "Family Protection Act, 27\u{A0}December 2015, art. 33 (1).",
            "Kim, *supra* note 1, at pp. 3–4.",
            "Family Protection Act, *supra* note 3.",
        ]
    );
}

#[test]
fn options_of_names_are_kept() {
    let mut shelf = Shelf::default();
    let report = shelf.source(
        "r",
        SourceKind::Report,
        &["Nam, Bora, MSW", "Human Rights Council|HRC"],
        "",
        &[("title", "A Report")],
    );
    let change = |_: &mut Shelf, style: &mut CitationStyle| {
        style.names.credentials = Credentials::Printed;
        style.names.organisations = Organisations::Short;
    };
    let printed = read_changed(&mut shelf, &[report], &[("r", "")], change);
    assert_eq!(printed, ["Bora Nam, MSW, & HRC, A Report."]);
}

#[test]
fn short_forms_shorten_names() {
    let mut shelf = Shelf::default();
    let four = ["Park, Ara", "Oh, Min", "Seo, Jin", "Yun, Bo"];
    let sources = [
        shelf.source("four", SourceKind::News, &four, "", &[("title", "One")]),
        shelf.source("three", SourceKind::News, &["Ha, Ara", "Ok, Min", "Do, Jin"], "", &[("title", "Two")]),
        shelf.source("first", SourceKind::News, &["Choe^Sang-Hun"], "", &[("title", "Three")]),
        shelf.source("council", SourceKind::News, &["The Council|TC"], "", &[("title", "Four")]),
    ];
    let cites = [
        ("four", ""),
        ("three", ""),
        ("first", ""),
        ("council", ""),
        ("four", ""),
        ("three", ""),
        ("first", ""),
        ("council", ""),
    ];
    let printed = read(&mut shelf, &sources, &cites);
    // All names at first; then the family name alone, the whole of a name printed family name first,
    // the shorter name of an organisation.
    assert_eq!(
        printed,
        [
            "Ara Park, Min Oh, Jin Seo, & Bo Yun, One.",
            "Ara Ha, Min Ok, & Jin Do, Two.",
            "Choe Sang-Hun, Three.",
            "The Council, Four.",
            "Park et al., *supra* note 1.",
            "Ha, Ok, & Do, *supra* note 2.",
            "Choe Sang-Hun, *supra* note 3.",
            "TC, *supra* note 4.",
        ]
    );
}

#[test]
fn namesakes_keep_their_given_names_and_two_works_of_one_name_their_titles() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source("andrew", SourceKind::News, &["Jeong, Andrew"], "", &[("title", "One")]),
        shelf.source("eun", SourceKind::News, &["Jeong, Eun-Young"], "", &[("title", "Two")]),
        shelf.source("eun2", SourceKind::News, &["Jeong, Eun-Young"], "", &[("title", "Three"), ("title-short", "3")]),
    ];
    let cites = [("andrew", ""), ("eun", ""), ("eun2", ""), ("andrew", ""), ("eun", ""), ("eun2", "p 1")];
    assert_eq!(
        read(&mut shelf, &sources, &cites)[3..],
        [
            "Andrew Jeong, *supra* note 1.",
            "Eun-Young Jeong, Two, *supra* note 2.",
            "Eun-Young Jeong, 3, *supra* note 3, at p. 1.",
        ]
    );
}

#[test]
fn a_name_beyond_et_al_makes_no_namesake() {
    let mut shelf = Shelf::default();
    let many = ["Park, Ara", "Oh, Min", "Seo, Jin", "Kim, Bo"];
    let sources = [
        shelf.source("many", SourceKind::News, &many, "", &[("title", "One")]),
        shelf.source("kim", SourceKind::News, &["Kim, Jieun"], "", &[("title", "Two")]),
    ];
    let printed = read(&mut shelf, &sources, &[("kim", ""), ("many", ""), ("kim", "")]);
    assert_eq!(printed[2], "Kim, *supra* note 1.");
}

#[test]
fn several_sources_in_a_note_are_joined_and_named_later() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source(
            "kim",
            SourceKind::News,
            &["Kim, Jieun"],
            "",
            &[("title", "Fifty Sent Home"), ("title-short", "Fifty")],
        ),
        shelf.source(
            "treaty",
            SourceKind::Treaty,
            &[],
            "1951",
            &[("title", "A Convention"), ("title-short", "Convention")],
        ),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let mut cite = |before: &str, key: &str, place: &str| shelf.citation(before, key, place, "");
    let notes = vec![
        vec![cite("", "kim", ""), cite("see also", "treaty", "art 1"), cite("", "kim", "p 2"), cite("", "treaty", "")],
        vec![cite("", "treaty", "")],
        vec![cite("", "treaty", ""), cite("", "kim", "p 3")],
        vec![cite("", "kim", "p 3"), cite("but see", "kim", "p 4")],
    ];
    assert_eq!(
        desk.read(&notes),
        [
            // The work without author goes by its title, which is said once.
            "Jieun Kim, Fifty Sent Home; see also A Convention, 1951, United Nations, *Treaty Series*, art. 1; \
             Kim, Fifty, at p. 2; Convention.",
            "Convention, *supra* note 1.",
            "*Id.*; Kim, Fifty, *supra* note 1, at p. 3.",
            "Kim, Fifty, *supra* note 1, at p. 3; but see *id.* at p. 4.",
        ]
    );
}

#[test]
fn in_full_again_is_in_full_again() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source("kim", SourceKind::News, &["Kim, Jieun"], "", &[("title", "Fifty")]),
        shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Full };
    let keys = [("kim", "p 1"), ("kim", "p 1"), ("kim", "p 2"), ("law", ""), ("kim", "p 2")];
    let notes: Vec<_> = keys.iter().map(|(key, place)| vec![shelf.citation("", key, place, "")]).collect();
    assert_eq!(
        desk.read(&notes),
        ["Jieun Kim, Fifty, at p. 1.", "*Id.*", "*Id.* at p. 2.", "An Act.", "Jieun Kim, Fifty, at p. 2."]
    );
}

#[test]
fn dates_shrink_by_themselves_in_any_order() {
    let cases = [
        ("{day} {month} {year}", ["9\u{A0}May 2021", "May 2021", "2021"]),
        ("{month} {day}, {year}", ["May\u{A0}9, 2021", "May 2021", "2021"]),
        ("{day} de {month} de {year}", ["9 de May de 2021", "May de 2021", "2021"]),
        ("{year}-{month}-{day}", ["2021-May-9", "2021-May", "2021"]),
        ("le {day} {month} {year}", ["le 9\u{A0}May 2021", "le May 2021", "le 2021"]),
    ];
    for (pattern, expected) in cases {
        for (date, expected) in ["2021-05-09", "2021-05", "2021"].iter().zip(expected) {
            let mut shelf = Shelf::default();
            let law = shelf.source("law", SourceKind::Legislation, &[], date, &[("title", "An Act")]);
            let change = |shelf: &mut Shelf, style: &mut CitationStyle| style.long_date = shelf.pattern(STYLE, pattern);
            let printed = read_changed(&mut shelf, &[law], &[("law", "")], change);
            assert_eq!(printed, [format!("An Act, {expected}.")], "{pattern} {date}");
        }
    }
}

#[test]
fn a_work_without_author_is_not_named_twice_however_the_pattern_is_written() {
    for pattern in ["{name}, {title|short}, *supra* note {note}", "[?{name}, ]{title|short}, *supra* note {note}"] {
        let mut shelf = Shelf::default();
        let sources = [
            shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]),
            shelf.source("kim", SourceKind::News, &["Kim, Jieun"], "", &[("title", "Fifty")]),
        ];
        let (mut style, words) = (shelf.style(), shelf.words());
        note_forms(&mut style).later_named = shelf.pattern(STYLE, pattern);
        let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
        let mut cite = |key: &str| shelf.citation("", key, "", "");
        let notes = [vec![cite("law"), cite("kim")], vec![cite("law")], vec![cite("kim")]];
        let printed = desk.read(&notes);
        assert_eq!(printed[1..], ["An Act, *supra* note 1.", "Kim, Fifty, *supra* note 1."], "{pattern}");
    }
}

#[test]
fn a_label_without_values_has_no_space_behind_it() {
    let mut shelf = Shelf::default();
    let law = shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]);
    assert_eq!(read(&mut shelf, &[law], &[("law", "preamble + art 1")]), ["An Act, preamble, art. 1."]);
}

#[test]
fn clusters_of_a_remark_are_not_joined_by_the_style() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]),
        shelf.source("kim", SourceKind::News, &["Kim, Jieun"], "", &[("title", "Fifty")]),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let clusters = vec![vec![shelf.citation("", "law", "", "")], vec![shelf.citation("", "kim", "", "")]];
    let (printed, _) = desk.settled(&[(clusters.clone(), true), (clusters, false)]);
    let read: Vec<Vec<String>> = printed.iter().map(|note| note.iter().map(|c| shown(c)).collect()).collect();
    assert_eq!(read[0], ["An Act", "Jieun Kim, Fifty"]);
    assert_eq!(read[1], ["An Act, *supra* note 1", "; Kim, Fifty, *supra* note 1"]);
}
