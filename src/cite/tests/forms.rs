//! Forms: every kind of source, on invented records, with the words that the patterns ask for.

use super::shelf::{Desk, SECTION, STYLE, Shelf, linked, note_forms, shown};
use crate::cite::close;
use crate::corpus::{Source, SourceKind};
use crate::diag::{Computed, Origin};
use crate::geom::{NoteId, Target};
use crate::markup::{Citation, Node};
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
fn every_kind_reads_as_its_pattern_says() {
    let mut shelf = Shelf::default();
    let mut kind = |key: &str, kind, authors: &[&str], date: &str, texts: &[(&str, &str)]| {
        shelf.source(key, kind, authors, date, texts)
    };
    use SourceKind as K;
    let sources = [
        kind("news", K::News, &["Choe^Sang-Hun"], "2019-03", &[("title", "Over the River")]),
        kind("web", K::Web, &[], "2020", &[("title", "Border Watch"), ("container", "River Notes")]),
        kind(
            "report",
            K::Report,
            &["Gang, Daye", "Moon, Sora", "Research Team"],
            "2018-07-02",
            &[
                ("title", "What Changed"),
                ("series.title", "Briefing"),
                ("series.number", "8"),
                ("publisher", "Alliance"),
            ],
        ),
        kind(
            "un",
            K::UnDocument,
            &["Human Rights Council|HRC"],
            "2020-02-25",
            &[("title", "Report"), ("symbol", "A/HRC/0/1")],
        ),
        kind(
            "treaty",
            K::Treaty,
            &[],
            "1951-07-28",
            &[("title", "A Convention"), ("treaty.volume", "189"), ("treaty.registration", "2545")],
        ),
        kind(
            "article",
            K::JournalArticle,
            &["Nam, Bora, MSW"],
            "2020",
            &[("title", "A Study"), ("container", "Journal"), ("volume", "35"), ("issue", "15–16")],
        ),
        kind(
            "book",
            K::Book,
            &["Reed, Ann"],
            "2009",
            &[("title", "Ordinary Lives"), ("place", "New York"), ("publisher", "Grau")],
        ),
        kind("placeless", K::Book, &["Reed, Ann"], "2010", &[("title", "Later Lives"), ("publisher", "Grau")]),
        kind(
            "law",
            K::Legislation,
            &[],
            "2015-12-27",
            &[("title", "An Act"), ("number", "Order No. 37"), ("jurisdiction", "Utopia")],
        ),
        kind("video", K::Video, &["The Committee"], "2021-05-09", &[("title", "A Film"), ("container", "YouTube")]),
        kind(
            "case",
            K::Case,
            &[],
            "2011-01-21",
            &[("title", "M. v. Utopia"), ("number", "30696/09"), ("court", "The Court")],
        ),
    ];
    let cites = [
        ("news", "p 4"),
        ("web", ""),
        ("report", "pp 3–4 + note 7"),
        ("un", "paras 4, 7–9"),
        ("treaty", "art 33 (1)"),
        ("article", "p 12"),
        ("book", "p 161"),
        ("placeless", ""),
        ("law", "preamble"),
        ("video", ""),
        ("case", "para 1"),
    ];
    assert_eq!(
        read(&mut shelf, &sources, &cites),
        [
            "Choe Sang-Hun, Over the River, March 2019, at p. 4.",
            "Border Watch, *River Notes*, 2020.",
            "Daye Gang, Sora Moon, & Research Team, What Changed, Briefing No. 8, Alliance, July 2018, at pp. 3–4, note 7.",
            "Human Rights Council, “Report”, A/HRC/0/1, 25\u{A0}February 2020, paras. 4, 7–9.",
            "A Convention, 28\u{A0}July 1951, United Nations, *Treaty Series*, vol. 189, No. 2545, art. 33 (1).",
            "Bora Nam, “A Study”, *Journal*, vol. 35, No. 15–16 (2020), p. 12.",
            "Ann Reed, *Ordinary Lives* (New York, Grau, 2009), p. 161.",
            // `{place|and-publisher}` prints what there is of both.
            "Ann Reed, *Later Lives* (Grau, 2010).",
            "An Act, Order No. 37, Utopia, 27\u{A0}December 2015, preamble.",
            "The Committee, A Film [YouTube], 9\u{A0}May 2021.",
            "*M. v. Utopia*, No. 30696/09, The Court, 21\u{A0}January 2011, para. 1.",
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
fn titles_lead_to_their_address_and_numbers_to_their_note() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source(
            "web",
            SourceKind::Web,
            &["Kim, Jieun"],
            "",
            &[("title", "*Fifty* Home"), ("url", "https://a.example/x y?q=“é”%20")],
        ),
        shelf.source("un", SourceKind::UnDocument, &[], "", &[("title", "Report"), ("symbol", "A/HRC/0/1")]),
        shelf.source("doi", SourceKind::Report, &[], "", &[("title", "Study"), ("doi", "10.1/a<b")]),
        shelf.source("odd", SourceKind::Report, &[], "", &[("title", "Odd"), ("url", "javascript:x")]),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let cites = ["web", "un", "doi", "odd", "web"].map(|key| (vec![vec![shelf.citation("", key, "", "")]], false));
    let (printed, found) = desk.settled(&cites);
    assert!(found.is_empty());
    let links: Vec<_> = printed.iter().map(|note| linked(&note[0])).collect();
    let address = |address: &str| Target::Address(address.to_owned());
    let escaped = "https://a.example/x%20y?q=%E2%80%9C%C3%A9%E2%80%9D%20";
    assert_eq!(links[0], [("Fifty".to_owned(), address(escaped)), (" Home".to_owned(), address(escaped))]);
    assert_eq!(links[1], [("Report".to_owned(), address("https://undocs.org/A/HRC/0/1"))]);
    assert_eq!(links[2], [("Study".to_owned(), address("https://doi.org/10.1/a%3Cb"))]);
    assert_eq!(links[3], []);
    // The first note has the id 10 on this desk.
    assert_eq!(links[4], [("1".to_owned(), Target::Note(NoteId(10)))]);
}

#[test]
fn a_title_in_another_language_says_so() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source("ko", SourceKind::News, &[], "", &[("title", "북송"), ("language", "ko")]),
        shelf.source("en", SourceKind::News, &[], "", &[("title", "Home"), ("language", "en-GB")]),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let cites = ["ko", "en"].map(|key| (vec![vec![shelf.citation("", key, "", "")]], false));
    let (printed, _) = desk.settled(&cites);
    let languages: Vec<_> = printed.iter().map(|note| note[0][0].look.language.as_deref()).collect();
    assert_eq!(languages, [Some("ko"), None]);
}

#[test]
fn every_verbatim_word_is_the_words_of_its_file() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source(
            "kim",
            SourceKind::News,
            &["Kim, Jieun"],
            "2021-07-19",
            &[("title", "Who *Went* Home."), ("container", "Radio")],
        ),
        shelf.source("un", SourceKind::UnDocument, &["Council"], "", &[("title", "The “inner ‘third’” mark")]),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let mut cite = |before: &str, key: &str, place: &str| shelf.citation(before, key, place, "in part");
    let notes: Vec<(Vec<Vec<Citation>>, bool)> = vec![
        (vec![vec![cite("", "kim", "pp 3–4")], vec![cite("see", "un", "para 2 + note 3")]], false),
        (vec![vec![cite("", "kim", "p 3")]], false),
        (vec![vec![cite("see", "kim", "p 5")]], false),
    ];
    let (printed, found) = desk.settled(&notes);
    assert!(found.is_empty(), "{found:?}");
    let mut all = printed.into_iter().flatten().flatten().collect::<Vec<_>>();
    close(&mut all, &style.end);
    let read = shown(&all);
    assert!(read.contains("Who *Went* Home, *Radio*") && read.contains("“The ‘inner “third”’ mark”"), "{read}");
    let (mut verbatim, mut other) = (0, Vec::new());
    for inline in &all {
        let Node::Text(words) = &inline.node else { panic!("{inline:?}") };
        match inline.origin {
            Origin::Verbatim(span) => {
                verbatim += 1;
                assert_eq!(shelf.slice(span), words);
            }
            _ => other.push(words.as_str()),
        }
    }
    assert!(verbatim > 30, "{verbatim}");
    // Only what no file holds in these letters: days and years, spaces and commas between parts, the bound space of a day, the
    // turned quotation marks, the number of a note, "id." in mid-sentence.
    let known = [" ", "\u{A0}", ", ", "19", "2021", "‘", "’", "“", "”", "1", "id."];
    assert!(other.iter().all(|words| known.contains(words)), "{other:?}");
}

#[test]
fn what_stands_around_a_citation_is_passed_on() {
    let mut shelf = Shelf::default();
    let law = shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]);
    let (style, words) = (shelf.style(), shelf.words());
    let sources = [law];
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let mut citation = shelf.citation("see (", "law", "", ", in part");
    let term = Node::Term { name: "China".to_owned(), form: None };
    let origin = Origin::Verbatim(shelf.put(SECTION, "{{China}}").span);
    citation.suffix.push(crate::markup::Inline { node: term.clone(), look: Default::default(), origin });
    let (printed, _) = desk.settled(&[(vec![vec![citation]], false)]);
    let (last, before) = printed[0][0].split_last().unwrap();
    assert_eq!(shown(before), "see (An Act, in part");
    assert_eq!(last.node, term);
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
fn only_the_word_whose_case_is_changed_loses_its_letters() {
    let mut shelf = Shelf::default();
    let law = shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]);
    let (mut style, words) = (shelf.style(), shelf.words());
    note_forms(&mut style).same_elsewhere = shelf.pattern(STYLE, "Idem at {pinpoint}");
    let sources = [law];
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let notes = [vec![shelf.citation("", "law", "", "")], vec![shelf.citation("see", "law", "art 1", "")]];
    let (printed, _) = desk.settled(&notes.map(|note| (vec![note], false)));
    let pieces: Vec<_> = printed[1][0].iter().map(|i| (shown(std::slice::from_ref(i)), i.origin)).collect();
    let word = pieces.iter().find(|(words, _)| words == "idem").unwrap().1;
    assert!(matches!(word, Origin::Computed(Computed::Case, span) if shelf.slice(span) == "Idem"), "{word:?}");
    let rest = pieces.iter().find(|(words, _)| words == " at ").unwrap().1;
    assert!(matches!(rest, Origin::Verbatim(span) if shelf.slice(span) == " at "), "{rest:?}");
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
