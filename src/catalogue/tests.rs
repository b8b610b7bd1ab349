use super::*;
use crate::corpus::testing::said;
use crate::files::WorkspacePath;
use crate::{pipeline, reading};

const MANIFEST: &str = r#"template = "csw-communication"
title = "Women of {{the-State}}"
session = 67
filed = 2022-08-01
country = ["XX"]
submitted-by = ["net"]
signed-by = ["net/chair"]
sections = [
  { heading = "One", use = "a/one", omit = ["gone"] },
  { heading = "Two {{the-State}}", use = "a/two", version = "short" },
  { heading = "End", use = "./end.md" },
]
"#;

/// A small workspace; terms have as many words in one form as in the other.
fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("submissions/67/women.toml", MANIFEST),
        ("submissions/67/end.md", "That is *all* of it, see [#a/one#kept].\n"),
        (
            "submissions/corpus/sections/a/one.md",
            "+++\ntitle = \"One\"\nreviewed = 2022-07-15\nreview-by = 2023-07-15\n+++\n\n## A sub-heading\n\n\
             Kept in {{the-State}} [@kim-2021-x]. {#kept}\n\nGone [@roe-2018-y]. {#gone}\n\n- one item;\n- and another.\n",
        ),
        (
            "submissions/corpus/sections/a/two.md",
            "+++\ntitle = \"Two\"\nreviewed = 2022-07-15\n+++\n\nLong [@roe-2018-y].\n",
        ),
        (
            "submissions/corpus/sections/a/two.short.md",
            "+++\ntitle = \"Two\"\n+++\n\nShort.^[See [@lee-2020-z] on {{other}}.]\n\n> Quoted words.\n",
        ),
        (
            "submissions/corpus/sources/all.toml",
            "[kim-2021-x]\ntype = \"news\"\nauthor = [\"Kim, A\", \"Lee, B\"]\ntitle = \"X\"\ndate = 2021\n\
             [lee-2020-z]\ntype = \"web\"\nauthor = [\"Lee, B\"]\ntitle = \"Z\"\n\
             [roe-2018-y]\ntype = \"report\"\nauthor = [{ org = \"Roe Institute\", short = \"Roe\" }]\ntitle = \"Y\"\ndate = \"2018-07\"\n",
        ),
        (
            "submissions/corpus/terms.toml",
            "[the-State]\ncommon = \"the Land\"\nun = \"the State\"\n[other]\ncommon = \"other\"\n[cities]\nhyphenate = \"Dan-dong\"\n",
        ),
        (
            "submissions/corpus/organisations.toml",
            "[net]\nname = \"The Net\"\nstatus = \"special\"\n[net.signatories.chair]\nname = \"A\"\nrole = \"Chair\"\n[idle]\nname = \"Idle\"\nstatus = \"none\"\n",
        ),
    ]
}

fn catalogue(files: Vec<(&'static str, &'static str)>, on: &str) -> (Catalogue, Vec<String>) {
    let mut workspace = Workspace::from_text(files);
    let mut found = Diagnostics::new();
    let catalogue = read(&mut workspace, Date::parse(on).unwrap(), &mut found);
    (catalogue, said(&found, &workspace))
}

#[test]
fn a_section_says_who_uses_it_and_how_its_review_stands() {
    let (all, faults) = catalogue(files(), "2023-07-15");
    assert_eq!(faults, [""; 0]);
    let rows: Vec<_> = all
        .sections
        .iter()
        .map(|row| (row.name.as_str(), row.version.as_deref(), row.review, row.used_by.len()))
        .collect();
    assert_eq!(
        rows,
        [
            ("a/one", None, Review::Done, 1),
            ("a/two", None, Review::Done, 0),
            ("a/two", Some("short"), Review::Never, 1)
        ]
    );
    // The day itself is still in time; the next is not.
    assert_eq!(catalogue(files(), "2023-07-16").0.sections[0].review, Review::Overdue);
}

#[test]
fn a_source_is_cited_by_those_submissions_alone_that_print_it() {
    let (all, _) = catalogue(files(), "2022-01-01");
    let rows: Vec<_> =
        all.sources.iter().map(|row| (row.key.as_str(), row.cited_in.join(" "), row.cited_by.len())).collect();
    assert_eq!(
        rows,
        [
            ("kim-2021-x", "a/one".to_owned(), 1),
            ("lee-2020-z", "a/two.short".to_owned(), 1),
            // In a paragraph that is left out, and in a version that is not used.
            ("roe-2018-y", "a/one a/two".to_owned(), 0),
        ]
    );
    let authors: Vec<_> = all.sources.iter().map(|row| (row.author.as_str(), row.year)).collect();
    assert_eq!(authors, [("Kim and Lee", Some(2021)), ("Lee", None), ("Roe", Some(2018))]);
}

#[test]
fn terms_count_where_they_stand_in_headings_titles_and_notes() {
    let (all, _) = catalogue(files(), "2022-01-01");
    let rows: Vec<_> =
        all.terms.iter().map(|row| (row.name.as_str(), row.used_in.join(" "), row.used_by.len())).collect();
    assert_eq!(rows, [("other", "a/two.short".to_owned(), 1), ("the-State", "a/one".to_owned(), 1)]);
    assert_eq!(all.submissions[0].title, "Women of the Land");
}

#[test]
fn organisations_templates_and_bodies_know_their_users() {
    let (all, _) = catalogue(files(), "2022-08-02");
    let users: Vec<_> = all.organisations.iter().map(|row| (row.id.as_str(), row.used_by.join(" "))).collect();
    assert_eq!(users, [("idle", String::new()), ("net", "67/women".to_owned())]);
    assert_eq!(all.templates.iter().find(|row| row.name == "csw-communication").unwrap().used_by, ["67/women"]);
    let body = all.bodies.iter().find(|row| row.id == "csw").unwrap();
    assert!(body.templates.contains(&"csw-communication".to_owned()));
    assert_eq!(body.next_deadline.map(|day| day.to_string()).as_deref(), Some("2023-08-01"));
}

#[test]
fn words_are_those_of_the_assembled_text() {
    let mut workspace = Workspace::from_text(files());
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new("submissions/67/women.toml").unwrap();
    let submission = pipeline::load(&mut workspace, &shared, &path, &mut found).unwrap();
    let document = pipeline::assemble(&submission, &shared, &mut found);
    assert_eq!(found.error_count(), 0);
    let (all, _) = catalogue(files(), "2022-01-01");
    assert_eq!(all.submissions[0].words, reading::word_count(&document).body);
}

#[test]
fn a_file_with_a_fault_hides_no_other() {
    let mut files = files();
    files.push((
        "submissions/67/broken.toml",
        "template = \"csw-comunication\"\nsections = [{ heading = \"x\", use = \"a/on\" }]\n",
    ));
    files.push(("submissions/corpus/sections/a/zero.md", "No head.\n"));
    files.push(("templates/mine/template.toml", "title = “x”\n"));
    let (all, faults) = catalogue(files, "2022-01-01");
    assert_eq!((all.sections.len(), all.sources.len(), all.submissions.len()), (4, 3, 2));
    let about = |words: &str| faults.iter().filter(|fault| fault.contains(words)).count();
    assert_eq!(
        (about("no template `csw-comunication`"), about("no section `a/on`"), about("`a/zero` has no title")),
        (1, 1, 1)
    );
    assert_eq!(about("curly"), 1);
    assert!(all.templates.iter().any(|row| row.name == "mine" && row.title.is_empty()));
}

#[test]
fn a_review_by_month_or_year_lasts_to_its_end() {
    let over = |by: &str, on: &str| Date::parse(by).unwrap().is_over(Date::parse(on).unwrap());
    assert!(!over("2023", "2023-12-31") && over("2023", "2024-01-01"));
    assert!(!over("2023-02", "2023-02-28") && over("2023-02", "2023-03-01"));
}
