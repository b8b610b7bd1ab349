use super::*;
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::{manifest, pipeline};

const FILING: &str = r#"template = "csw-communication"
title = "Women of {{the-State}}"
session = 67
filed = 2022-08-01
country = ["CN"]
submitted-by = ["net"]
signed-by = ["net/chair"]
sections = [
  { heading = "One", use = "a/one", omit = ["gone"] },
  { heading = "Two in {{the-State}}", use = "a/two" },
]
"#;

const STATEMENT: &str = r#"template = "csw-statement"
title = "T"
session = 68
date = "2023-10"
submitted-by = ["net"]
sections = [
  { heading = "Two", use = "a/two", version = "short" },
]
"#;

const ONE: &str = "+++\ntitle = \"One\"\n+++\n\nKept [@kim-2021; @roe-2018]. {#kept}\n\nGone [@roe-2018]. {#gone}\n\n\
                   [Ms. **K.**]{person=witness-4} said so.^[See [@roe-2018].]\n";
const TWO: &str = "+++\ntitle = \"Two\"\n+++\n\nAs in [#a/one#kept], {{the-State}}. Again [@roe-2018].\n";
const SHORT: &str = "+++\ntitle = \"Two\"\n+++\n\nShort [@roe-2018].\n";
const NEW: &str = "+++\ntitle = \"New\"\n+++\n\nNobody takes\nthis yet [@roe-2018].\n";
const SOURCES: &str = "[kim-2021]\ntype = \"report\"\ntitle = \"X\"\nauthor = [\"Kim, Ann\"]\ndate = 2021\n\
                       [roe-2018]\ntype = \"report\"\ntitle = \"Y\"\nauthor = [\"Roe, Ann\"]\ndate = 2018\n";

fn workspace() -> Workspace {
    Workspace::from_text([
        ("submissions/67/filing.toml", FILING),
        ("submissions/68/statement.toml", STATEMENT),
        ("submissions/corpus/sections/a/one.md", ONE),
        ("submissions/corpus/sections/a/two.md", TWO),
        ("submissions/corpus/sections/a/two.short.md", SHORT),
        ("submissions/corpus/sections/a/new.md", NEW),
        ("submissions/corpus/sources/all.toml", SOURCES),
        ("submissions/corpus/terms.toml", "[the-State]\ncommon = \"the Land\"\nun = \"the State\"\n"),
        (
            "submissions/corpus/organisations.toml",
            "[net]\nname = \"The Net\"\nstatus = \"special\"\n[net.signatories.chair]\nname = \"A\"\nrole = \"Chair\"\n",
        ),
    ])
}

/// The places of a key, each in a line: submission, way, where, page, note, line.
fn used(key: &str) -> Vec<String> {
    let mut workspace = workspace();
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let subjects = subjects(key, &shared.corpus, &workspace);
    let mut lines = Vec::new();
    for path in manifest::list(&workspace, &mut found) {
        let submission = pipeline::load(&mut workspace, &shared, &path, &mut found).unwrap();
        let document = pipeline::assemble(&submission, &shared, &mut found);
        let layout = pipeline::lay_out(&document, &submission, &shared, &mut found).unwrap();
        assert!(!found.has_errors(), "{found:?}");
        let within = Where {
            manifest: &submission.manifest,
            selection: &submission.selection,
            document: &document,
            facts: Some(&layout.facts),
            corpus: &shared.corpus,
            sources: workspace.sources(),
        };
        for place in subjects.iter().flat_map(|subject| places(subject, &within)) {
            let within = place.section.or(place.field).unwrap_or_default();
            let page = place.pages.map_or("–".to_owned(), |(first, last)| format!("{first}–{last}"));
            let note = place.note.unwrap_or_default();
            lines.push(format!("{} {} {within} p. {page} n. {note} l. {}", path.stem(), place.way.name(), place.line));
        }
    }
    lines
}

/// The filing is one page. Of the statement the cover is the first page, the text the second.
#[test]
fn a_source_is_found_in_every_note_and_in_running_text() {
    assert_eq!(
        used("roe-2018"),
        [
            "filing cites a/one p. 1–1 n. 1 l. 5",
            "filing cites a/one p. 1–1 n. 2 l. 9",
            "filing cites a/two p. 1–1 n. 3 l. 5",
            "statement cites a/two.short p. 2–2 n.  l. 5",
        ]
    );
}

#[test]
fn a_section_is_taken_in_all_its_versions_and_pointed_at() {
    assert_eq!(used("a/two"), ["filing takes a/two p. 1–1 n.  l. 10", "statement takes a/two.short p. 2–2 n.  l. 7"]);
    assert_eq!(used("a/one"), ["filing takes a/one p. 1–1 n.  l. 9", "filing points at a/two p. 1–1 n.  l. 5"]);
}

#[test]
fn an_anchor_stands_somewhere_is_pointed_at_or_left_out() {
    assert_eq!(
        used("a/one#kept"),
        ["filing stands here a/one p. 1–1 n.  l. 5", "filing points at a/two p. 1–1 n.  l. 5"]
    );
    assert_eq!(used("a/one#gone"), ["filing leaves out a/one p. – n.  l. 9"]);
}

#[test]
fn names_are_found_in_titles_headings_texts_and_signatures() {
    assert_eq!(
        used("the-State"),
        ["filing names title p. 1–1 n.  l. 2", "filing names  p. 1–1 n.  l. 10", "filing names a/two p. 1–1 n.  l. 5",]
    );
    assert_eq!(used("net/chair"), ["filing names signed-by p. 1–1 n.  l. 7"]);
    assert_eq!(
        used("net"),
        [
            "filing names submitted-by p. 1–1 n.  l. 6",
            "filing names signed-by p. 1–1 n.  l. 7",
            "statement names submitted-by p. 1–1 n.  l. 5",
        ]
    );
}

#[test]
fn a_person_is_found_once_however_the_name_is_set() {
    assert_eq!(used("witness-4"), ["filing names a/one p. 1–1 n.  l. 9"]);
    assert_eq!(used("witness-5"), [""; 0]);
}

#[test]
fn a_submission_whose_files_lack_the_letters_is_passed_over() {
    let mut workspace = workspace();
    let mut found = Diagnostics::new();
    let corpus = pipeline::load_shared(&mut workspace, &mut found).corpus;
    let mut may = |path: &str, key: &str| {
        let path = WorkspacePath::new(path).unwrap();
        let manifest = manifest::read(&mut workspace, &path, &mut Diagnostics::new()).unwrap();
        let subjects = subjects(key, &corpus, &workspace);
        subjects.iter().any(|subject| may_name(&mut workspace, &manifest, subject))
    };
    assert!(may("submissions/67/filing.toml", "kim-2021"));
    assert!(!may("submissions/68/statement.toml", "kim-2021"));
    assert!(may("submissions/68/statement.toml", "a/two"));
    assert!(!may("submissions/68/statement.toml", "a/one"));
}

#[test]
fn what_no_submission_takes_is_told_by_itself() {
    let mut workspace = workspace();
    let taken = ["one.md", "two.md", "two.short.md"].map(|name| format!("submissions/corpus/sections/a/{name}"));
    let found = unused(&mut workspace, &Subject::new(Kind::Source, "roe-2018"), &taken.into());
    let rows: Vec<_> = found.iter().map(|place| (place.section.as_str(), place.line)).collect();
    assert_eq!(rows, [("a/new", 6)]);
}
