use super::*;
use crate::corpus::testing::said;

const NEWS: &str = "submissions/corpus/sources/news.toml";

fn read_files(files: &[(&str, &str)]) -> (BTreeMap<String, Source>, Vec<String>, Vec<String>) {
    let mut workspace = Workspace::from_text(files.iter().copied());
    let mut found = Diagnostics::new();
    let sources = read_sources(&mut workspace, &mut found);
    let hints = found.sorted().iter().map(|d| d.hint.clone().unwrap_or_default()).collect();
    (sources, said(&found, &workspace), hints)
}

fn faults(text: &str) -> Vec<String> {
    read_files(&[(NEWS, text)]).1
}

fn record(lines: &str) -> Source {
    let (sources, faults, _) = read_files(&[(NEWS, &format!("[a]\n{lines}\n"))]);
    assert_eq!(faults, [""; 0], "{lines}");
    sources["a"].clone()
}

/// A record of each kind, in the shapes of which every field that the kind knows is made.
const ONE_OF_EACH: &str = r#"format = 1
[lee-2020-river]
type = "news"
author = ["Lee, Ann", { family = "Pak", given = "Min-ho", order = "family-first", suffix = "PhD" }]
title = "Across the *River*"
title-short = "River"
container = "The Daily Example"
date = 2020-03-01
url = "https://example.org/river"
accessed = 2022-07-28
archive-url = "https://archive.example.org/river"
language = "en"

[office-2021-page]
type = "web"
author = "Office of Examples"
title = "What We Do"
date = "2021-03"
url = "http://example.org/what"

[team-2019-brief]
type = "report"
author = ["Roe, Jane", { org = "Research Team of Examples", short = "Research Team" }]
title = "Brief"
series = { title = "Brief Series", number = "4" }
publisher = "Examples"
date = 2019

[council-2020-report]
type = "un-document"
author = [{ org = "Human Rights Council", short = "HRC" }]
title = "Report"
symbol = "A/HRC/1/2"
date = 2020-02-25

[example-1951-treaty]
type = "treaty"
title = "Treaty of Examples"
date = 1951-07-28
treaty = { series = "United Nations, Treaty Series", volume = "1", page = "2", registration = "3" }

[roe-2018-article]
type = "journal-article"
author = ["Roe, Jane"]
title = "An Article"
container = "Journal of Examples"
volume = "35"
issue = "15–16"
page = "2947–2970"
date = 2018
doi = "10.1000/182"

[doe-2009-book]
type = "book"
author = ["Doe, John"]
editor = ["Roe, Jane"]
title = "A Book"
publisher = "Example Press"
place = "New York"
edition = "2nd ed."
date = 2009
isbn = "0-306-40615-2"

[state-2015-law]
type = "legislation"
jurisdiction = "State"
title = "Law of Examples"
number = "Order No. 1"
date = 2015-12-27
original = { title = "法", language = "zh" }

[team-2021-film]
type = "video"
author = [{ org = "Film Team" }]
title = "A Film"
container = "Platform"
date = 2021-05-09

[court-2011-case]
type = "case"
title = "A v. B"
court = "Court of Examples"
number = "1/09"
date = 2011-01-21

[interviewee-2021-talk]
type = "interview"
author = [{ org = "Interviewee 1" }]
title = "Testimony"
place = "Seoul"
date = "2021-05"
archive = "on file with the author"
confidential = true
note = "for us alone"
"#;

#[test]
fn one_of_each_kind_reads_without_a_finding() {
    let (sources, faults, _) = read_files(&[(NEWS, ONE_OF_EACH)]);
    assert_eq!(faults, [""; 0]);
    assert_eq!(sources.len(), statement::KINDS.len());
    for kind in statement::KINDS {
        assert!(sources.values().any(|source| source.kind == kind), "{kind:?}");
    }
    assert!(sources["interviewee-2021-talk"].confidential);
    assert_eq!(sources["example-1951-treaty"].text("volume").unwrap().value, "1");
    assert_eq!(sources["state-2015-law"].texts["original.title"].value, "法");
}

#[test]
fn every_field_of_a_statement_is_a_field() {
    for kind in statement::KINDS {
        let statement = statement::of(kind);
        for field in statement.may.iter().chain(field::COMMON) {
            assert!(*field == "type" || FIELDS.iter().any(|(name, _)| name == field), "{field} of {kind:?}");
        }
        for field in statement.wants {
            assert!(statement.admits(field), "{field} of {kind:?}");
        }
    }
}

#[test]
fn a_name_has_four_shapes() {
    let source = record(
        "type = \"web\"\ntitle = \"x\"\nauthor = [\"Kim, Jieun\", \"Human Rights Watch\", \
         { family = \"Choe\", given = \"Sang-Hun\", order = \"family-first\" }, { org = \"Network\", short = \"N\" }]",
    );
    let plain: Vec<String> = source
        .authors
        .iter()
        .map(|name| match name {
            Name::Person { family, given, family_first, .. } => {
                format!("{}|{}|{family_first}", family.value, given.as_ref().map_or("", |g| g.as_str()))
            }
            Name::Organisation { name, short } => {
                format!("{}|{}", name.value, short.as_ref().map_or("", |s| s.as_str()))
            }
        })
        .collect();
    assert_eq!(plain, ["Kim|Jieun|false", "Human Rights Watch|", "Choe|Sang-Hun|true", "Network|N"]);
}

#[test]
fn the_parts_of_a_name_keep_their_own_places() {
    let text = "[a]\ntype = \"web\"\nauthor = \"Gréco, Zoë\"\n";
    let mut workspace = Workspace::from_text([(NEWS, text)]);
    let sources = read_sources(&mut workspace, &mut Diagnostics::new());
    let Name::Person { family, given: Some(given), .. } = &sources["a"].authors[0] else { panic!("no person") };
    assert_eq!(workspace.sources().slice(family.span), "Gréco");
    assert_eq!(workspace.sources().slice(given.span), "Zoë");
    assert!(given.verbatim);
}

#[test]
fn a_name_with_an_escape_is_placed_as_a_whole() {
    let text = "[a]\ntype = \"web\"\nauthor = \"Gr\\u00E9co, Zoe\"\n";
    let mut workspace = Workspace::from_text([(NEWS, text)]);
    let sources = read_sources(&mut workspace, &mut Diagnostics::new());
    let Name::Person { family, .. } = &sources["a"].authors[0] else { panic!("no person") };
    assert_eq!(family.value, "Gréco");
    assert!(!family.verbatim);
}

#[test]
fn faults_of_names_are_told() {
    assert_eq!(
        faults(
            "[a]\ntype = \"web\"\nauthor = [\"Kim, \", 3, { given = \"x\" }, { short = \"y\" }, \"Kim,Jieun\", \
             \"Kim, Jieun, MSW\", { family = \"x\", order = \"last\" }, { org = \"x\", family = \"y\" }]\n"
        ),
        [
            "3:12 a part of the name `Kim, ` is missing",
            "3:20 a name is a number",
            "3:23 `family` is missing",
            "3:40 `org` is missing",
            "3:58 `Kim,Jieun` is taken as an organisation",
            "3:71 the name holds more than one comma",
            "3:114 `order` cannot be `last`",
            "3:136 unknown key `family`",
        ]
    );
}

#[test]
fn a_bad_record_does_not_hide_the_others() {
    let (sources, faults, _) = read_files(&[
        (NEWS, "[a]\ntype = \"nwes\"\ntitle = \"x\"\n[B]\ntype = \"news\"\n[c]\ntitle = \"z\"\n"),
        ("submissions/corpus/sources/web/other.toml", "[d]\ntype = \"web\"\ntitle = \"y\"\n"),
    ]);
    assert_eq!(
        faults,
        [
            "2:9 `type` cannot be `nwes`",
            "4:2 `B` is not a citation key",
            "4:2 `B` has neither a title nor an author",
            "6:1 `type` is missing",
        ]
    );
    assert_eq!(sources.keys().collect::<Vec<_>>(), ["B", "a", "c", "d"]);
}

#[test]
fn a_key_of_another_kind_is_named_as_such() {
    let (_, faults, hints) = read_files(&[(
        NEWS,
        "[a]\ntype = \"news\"\ntitle = \"x\"\ncourt = \"y\"\ntitel = \"z\"\nzzzzzz = 1\n\
         [b]\ntype = \"treaty\"\ntitle = \"t\"\nvolume = \"9\"\ntreaty = { volume = \"9\", registration = \"1\", pge = \"2\" }\n",
    )]);
    assert_eq!(
        faults,
        [
            "4:1 `court` is no key of a news article",
            "5:1 unknown key `titel`",
            "6:1 unknown key `zzzzzz`",
            "10:1 `volume` is no key of a treaty",
            "11:46 unknown key `pge`",
        ]
    );
    assert_eq!(hints[0], "it belongs to a case; is `type` right?");
    assert_eq!(hints[1], "did you mean `title`?");
    assert!(hints[3].contains("treaty = {"), "{}", hints[3]);
    assert_eq!(hints[4], "did you mean `page`?");
}

#[test]
fn a_key_given_in_two_files_names_both_places() {
    let record = "[a]\ntype = \"web\"\n";
    let mut workspace = Workspace::from_text([
        (NEWS, format!("{record}title = \"x\"\n").as_str()),
        ("submissions/corpus/sources/web.toml", format!("\n{record}title = \"y\"\n").as_str()),
    ]);
    let mut found = Diagnostics::new();
    read_sources(&mut workspace, &mut found);
    let fault = found.iter().next().unwrap();
    let place = |span: Span| (workspace.sources().path(span.file).to_owned(), workspace.sources().place(span));
    assert_eq!(fault.message, "the key `a` is given to two sources");
    assert_eq!(place(fault.span.unwrap()), ("submissions/corpus/sources/web.toml".to_owned(), (2, 2)));
    assert_eq!(place(fault.related[0].0), (NEWS.to_owned(), (1, 2)));
    assert_eq!(found.error_count(), 1);
}

#[test]
fn one_source_under_two_keys_is_told_once() {
    let text = "[a]\ntype = \"un-document\"\ntitle = \"Report on X\"\nsymbol = \"A/1/2\"\ndate = 2020\n\
                [b]\ntype = \"un-document\"\ntitle = \"Report on “X”\"\nsymbol = \"A/1/2\"\ndate = 2020-01-02\n\
                [c]\ntype = \"report\"\ntitle = \"Yearly Report\"\ndate = 2020\n\
                [d]\ntype = \"report\"\ntitle = \"Yearly Report\"\ndate = 2021\n\
                [e]\ntype = \"interview\"\ntitle = \"Testimony\"\n\
                [f]\ntype = \"interview\"\ntitle = \"Testimony\"\n";
    assert_eq!(faults(text), ["6:2 `a` and `b` have the same symbol"]);
}

#[test]
fn addresses_follow_from_symbol_and_doi() {
    let address = |lines: &str| record(&format!("title = \"x\"\n{lines}")).address().unwrap().0;
    assert_eq!(address("type = \"web\"\ndoi = \"10.1000/182\""), "https://doi.org/10.1000/182");
    assert_eq!(address("type = \"web\"\ndoi = \"10.1000/a<b>#c\""), "https://doi.org/10.1000/a%3Cb%3E%23c");
    assert_eq!(
        address("type = \"un-document\"\nsymbol = \"S/RES/1325 (2000)\""),
        "https://undocs.org/S/RES/1325%20(2000)"
    );
    assert_eq!(address("type = \"web\"\nurl = \"https://example.org\"\ndoi = \"10.1000/182\""), "https://example.org");
}

#[test]
fn only_addresses_of_the_web_are_addresses() {
    for bad in ["javascript:alert(1)", "file:///x", "example.org", "https://", "https://a b", "ftp://example.org"] {
        let said = faults(&format!("[a]\ntype = \"web\"\ntitle = \"x\"\nurl = \"{bad}\"\n"));
        assert_eq!(said, ["4:8 `url` is no address of the web"], "{bad}");
    }
}

#[test]
fn each_kind_checks_what_is_its_own() {
    let said = |kind: &str, line: &str| faults(&format!("[a]\ntype = \"{kind}\"\ntitle = \"x\"\n{line}\n"));
    assert_eq!(said("un-document", "symbol = \"A-1\""), ["4:11 `A-1` does not look like a symbol"]);
    assert_eq!(said("case", "symbol = \"A-1\""), ["4:11 `A-1` does not look like a symbol"]);
    assert_eq!(said("book", "isbn = \"1\""), ["4:9 `1` is no ISBN"]);
    assert_eq!(said("journal-article", "doi = \"x\""), ["4:8 `x` is no DOI"]);
    assert_eq!(said("journal-article", "page = \"12-15\""), ["4:9 the range of pages has a hyphen"]);
    assert_eq!(said("journal-article", "page = \"15–12\""), ["4:9 the pages run backwards, from 15 to 12"]);
    assert_eq!(said("journal-article", "page = \"409–23, e4–e9, 7\""), [""; 0]);
    assert_eq!(said("web", "language = \"english please\""), ["4:13 `english please` is no code of a language"]);
    assert_eq!(said("web", "date = \"July\""), ["4:8 `date` is no date"]);
    assert_eq!(said("web", "confidential = \"yes\""), ["4:16 `confidential` is a text"]);
}

#[test]
fn what_a_good_reference_has_is_asked_for_apart() {
    let wanting = |lines: &str| record(&format!("title = \"x\"\n{lines}")).wanting();
    assert_eq!(wanting("type = \"un-document\"\ndate = 2020"), ["symbol"]);
    assert_eq!(wanting("type = \"web\"\ndate = 2020\narchive = \"on file\""), [""; 0]);
    assert_eq!(wanting("type = \"web\""), ["date", "url"]);
    assert_eq!(wanting("type = \"book\"\npublisher = \"y\"\ndate = 2020"), [""; 0]);
}

#[test]
fn what_stands_outside_of_records_is_told() {
    assert_eq!(
        faults("format = 2\ntitle = \"x\"\n[[a]]\ntype = \"web\"\n"),
        [
            "1:10 this program does not know the format 2",
            "2:1 `title` stands outside of any record",
            "3:3 `a` is a list, not a record",
        ]
    );
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in crate::corpus::testing::mutated(ONE_OF_EACH)) {
        let (sources, faults, _) = read_files(&[(NEWS, &text)]);
        proptest::prop_assert!(sources.len() + faults.len() > 0);
    }
}
