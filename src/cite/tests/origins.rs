//! Origins: where each word of a citation comes from, where it leads and in which language it is.

use super::shelf::{Desk, SECTION, STYLE, Shelf, linked, note_forms, shown};
use crate::cite::close;
use crate::corpus::SourceKind;
use crate::diag::{Computed, Origin};
use crate::geom::{NoteId, Target};
use crate::markup::{Citation, Node};
use crate::template::RepeatMode;

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
