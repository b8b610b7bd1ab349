//! Citations in the running text: brackets, first and later, and works that would read alike.

use super::shelf::{STYLE, Shelf, shown};
use crate::cite::{Cite, CitedGroup, House, settle_in_text};
use crate::corpus::{Source, SourceKind};
use crate::diag::{Diagnostics, Severity};
use crate::markup::Citation;
use crate::template::{Repeat, RepeatMode, TextForms};

/// The test style with brackets: (Author, Title, year) and (Author, year).
pub(super) fn forms(shelf: &mut Shelf) -> TextForms {
    TextForms {
        open: shelf.put(STYLE, "("),
        close: shelf.put(STYLE, ")"),
        later: shelf.pattern(STYLE, "{name}[?, {date|year}][?, {pinpoint}]"),
        later_named: shelf.pattern(STYLE, "{name}, {title|short}[?, {date|year}][?, {pinpoint}]"),
    }
}

pub(super) const FULL: &str = "[?{authors}, ]{title}[?, {date|year}][?, {pinpoint}]";

/// The words of each group, and the faults.
pub(super) fn settled<'g>(
    shelf: &mut Shelf,
    sources: &'g [Source],
    groups: &'g [Vec<Citation>],
    repeat: RepeatMode,
) -> (Vec<String>, Vec<(Severity, String)>) {
    let (mut style, words, forms) = (shelf.style(), shelf.words(), forms(shelf));
    for kind in [SourceKind::News, SourceKind::Book, SourceKind::Legislation] {
        style.full.insert(kind, shelf.pattern(STYLE, FULL));
    }
    style.repeat = Repeat::InText(forms.clone());
    let source = |key: &str| sources.iter().find(|source| source.key == key).unwrap();
    let cites =
        |group: &'g [Citation]| group.iter().map(|citation| Cite { source: source(&citation.key), citation }).collect();
    let groups: Vec<CitedGroup<'_>> =
        groups.iter().map(|group| CitedGroup { cites: cites(group), bare: false }).collect();
    let mut found = Diagnostics::new();
    let printed = settle_in_text(&groups, &forms, &House { style: &style, repeat, words: &words }, &mut found);
    let said = found.iter().map(|fault| (fault.severity, fault.message.clone())).collect();
    (printed.iter().map(|group| shown(group)).collect(), said)
}

/// Groups such as `roe p 3; law`, printed without a fault.
fn read(shelf: &mut Shelf, sources: &[Source], groups: &[&str]) -> Vec<String> {
    let groups = typed(shelf, groups);
    let (printed, said) = settled(shelf, sources, &groups, RepeatMode::Short);
    assert_eq!(said, []);
    printed
}

fn typed(shelf: &mut Shelf, groups: &[&str]) -> Vec<Vec<Citation>> {
    let one = |shelf: &mut Shelf, text: &str| {
        let (key, place) = text.split_once(' ').unwrap_or((text, ""));
        shelf.citation("", key, place, "")
    };
    groups.iter().map(|group| group.split("; ").map(|text| one(shelf, text)).collect()).collect()
}

fn news(shelf: &mut Shelf, key: &str, authors: &[&str], date: &str, title: &str) -> Source {
    shelf.source(key, SourceKind::News, authors, date, &[("title", title)])
}

#[test]
fn in_full_at_first_and_short_from_then_on_with_its_place() {
    let mut shelf = Shelf::default();
    let roe = news(&mut shelf, "roe", &["Roe, Jane"], "2021-07-19", "The Road");
    let law = shelf.source("law", SourceKind::Legislation, &[], "2015", &[("title", "Family Act")]);
    assert_eq!(
        read(&mut shelf, &[roe, law], &["roe p 3", "roe p 3", "law art 4; roe", "roe pp 5–6; law arts 7, 8"]),
        [
            "(Jane Roe, The Road, 2021, p. 3)",
            // The very same place again is named again: there is no Id. in the text.
            "(Roe, 2021, p. 3)",
            "(Family Act, 2015, art. 4; Roe, 2021)",
            "(Roe, 2021, pp. 5–6; Family Act, 2015, arts. 7, 8)",
        ]
    );
}

#[test]
fn what_was_typed_around_a_source_stays_around_it() {
    let mut shelf = Shelf::default();
    let roe = news(&mut shelf, "roe", &["Roe, Jane"], "2021", "The Road");
    let cited = vec![shelf.citation("see", "roe", "p 3", ", on the road"), shelf.citation("", "roe", "", "passim")];
    let (printed, said) = settled(&mut shelf, &[roe], &[cited, Vec::new()], RepeatMode::Short);
    assert_eq!(
        (printed[0].as_str(), said),
        ("(see Jane Roe, The Road, 2021, p. 3, on the road; Roe, 2021 passim)", vec![])
    );
    // A group whose sources are all unknown prints no empty brackets.
    assert_eq!(printed[1], "");
}

#[test]
fn two_works_of_one_author_and_year_are_told_apart_by_their_titles() {
    let mut shelf = Shelf::default();
    let one = news(&mut shelf, "one", &["Choe^Sang-Hun"], "2019-03", "Over the River");
    let two = news(&mut shelf, "two", &["Choe^Sang-Hun"], "2019-07", "Under the Bridge");
    let three = news(&mut shelf, "three", &["Choe^Sang-Hun"], "2020", "Later");
    // The second is never printed in short; its full form alone makes the first ambiguous.
    assert_eq!(
        read(&mut shelf, &[one, two, three], &["one", "two", "three", "one p 4", "three"]),
        [
            "(Choe Sang-Hun, Over the River, 2019)",
            "(Choe Sang-Hun, Under the Bridge, 2019)",
            "(Choe Sang-Hun, Later, 2020)",
            "(Choe Sang-Hun, Over the River, 2019, p. 4)",
            "(Choe Sang-Hun, 2020)",
        ]
    );
}

#[test]
fn a_work_that_is_cited_only_later_makes_a_short_form_ambiguous_at_once() {
    let mut shelf = Shelf::default();
    let one = news(&mut shelf, "one", &["Roe, Jane"], "2019", "Over the River");
    let two = news(&mut shelf, "two", &["Roe, Jane"], "2019", "Under the Bridge");
    assert_eq!(read(&mut shelf, &[one, two], &["one", "one", "two"])[1], "(Roe, Over the River, 2019)");
}

#[test]
fn persons_who_share_a_family_name_are_given_their_other_names() {
    let mut shelf = Shelf::default();
    let andrew = news(&mut shelf, "andrew", &["Jeong, Andrew"], "2019", "Shots");
    let young = news(&mut shelf, "young", &["Jeong, Eun-Young"], "2019", "Escapes");
    assert_eq!(
        read(&mut shelf, &[andrew, young], &["andrew; young", "young; andrew"])[1],
        "(Eun-Young Jeong, 2019; Andrew Jeong, 2019)"
    );
}

#[test]
fn a_work_without_a_date_is_named_beside_a_dated_one_of_its_author() {
    let mut shelf = Shelf::default();
    let dated = news(&mut shelf, "dated", &["Roe, Jane"], "2019", "Over the River");
    let undated = news(&mut shelf, "undated", &["Roe, Jane"], "", "Under the Bridge");
    // "(Roe)" could be either; "(Roe, 2019)" only one.
    assert_eq!(
        read(&mut shelf, &[dated, undated], &["dated; undated", "undated; dated"])[1],
        "(Roe, Under the Bridge; Roe, 2019)"
    );
}

#[test]
fn a_name_that_is_only_the_beginning_of_another_is_not_ambiguous() {
    let mut shelf = Shelf::default();
    let kim = news(&mut shelf, "kim", &["Kim, Jieun"], "", "Over the River");
    let kimura = news(&mut shelf, "kimura", &["Kimura, Aoi"], "2019", "Under the Bridge");
    assert_eq!(read(&mut shelf, &[kim, kimura], &["kim; kimura", "kim; kimura"])[1], "(Kim; Kimura, 2019)");
}

#[test]
fn works_that_share_their_short_title_too_are_given_in_full_again_and_listed() {
    let mut shelf = Shelf::default();
    let mut report = |key: &str, title: &str| {
        let texts = [("title", title), ("title-short", "Report")];
        shelf.source(key, SourceKind::Book, &["Human Rights Council"], "2014", &texts)
    };
    let sources = [report("one", "Report of the commission"), report("two", "Report of the rapporteur")];
    let groups = typed(&mut shelf, &["one; two", "two", "two"]);
    let (printed, said) = settled(&mut shelf, &sources, &groups, RepeatMode::Short);
    assert_eq!(printed[1..], ["(Human Rights Council, Report of the rapporteur, 2014)"; 2]);
    assert_eq!(
        said,
        [(Severity::Note, "`two` is cited in full again: in short it reads like `one`".to_owned())],
        "once, and of what is cited again"
    );
}

#[test]
fn full_again_where_the_template_says_so() {
    let mut shelf = Shelf::default();
    let roe = news(&mut shelf, "roe", &["Roe, Jane"], "2021", "The Road");
    let groups = typed(&mut shelf, &["roe p 3", "roe p 4"]);
    let (printed, said) = settled(&mut shelf, &[roe], &groups, RepeatMode::Full);
    assert_eq!(printed, ["(Jane Roe, The Road, 2021, p. 3)", "(Jane Roe, The Road, 2021, p. 4)"]);
    assert_eq!(said, []);
}
