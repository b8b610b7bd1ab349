use std::collections::BTreeMap;

use crate::corpus::testing::said;
use crate::corpus::{Source, read_sources};
use crate::diag::Diagnostics;
use crate::files::Workspace;

const RECORDS: &str = "submissions/corpus/sources/imported/library.toml";
const FIXES: &str = "submissions/corpus/sources/imported/library.fixes.toml";
const LEE: &str = "[lee-2021-river]\ntype = \"news\"\ntitle = \"The Rivr\"\npage = \"3\"\nvolume = \"1\"\n";

struct Read {
    sources: BTreeMap<String, Source>,
    said: Vec<String>,
    hints: Vec<String>,
    workspace: Workspace,
}

fn read(files: &[(&str, &str)]) -> Read {
    let mut workspace = Workspace::from_text(files.iter().copied());
    let mut found = Diagnostics::new();
    let sources = read_sources(&mut workspace, &mut found);
    let hints = found.sorted().iter().map(|d| d.hint.clone().unwrap_or_default()).collect();
    Read { said: said(&found, &workspace), hints, sources, workspace }
}

fn corrected(fixes: &str) -> Read {
    read(&[(RECORDS, LEE), (FIXES, fixes)])
}

#[test]
fn a_correction_replaces_adds_and_removes() {
    let read = corrected(
        "format = 1\n[lee-2021-river]\ntitle = \"The River\"\ndate = 2021-07-19\nremove = [\"page\", \"volume\"]\nvolume = \"2\"\n",
    );
    assert_eq!(read.said, [""; 0]);
    let source = &read.sources["lee-2021-river"];
    let texts: Vec<_> = source.texts.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    assert_eq!(texts, [("title", "The River"), ("volume", "2")]);
    assert_eq!(source.date.unwrap().0.to_string(), "2021-07-19");
}

#[test]
fn what_was_corrected_has_its_place_among_the_corrections() {
    let read = corrected("[lee-2021-river]\ntitle = \"The River\"\n");
    let source = &read.sources["lee-2021-river"];
    assert_eq!(read.workspace.sources().path(source.texts["title"].span.file), FIXES);
    assert_eq!(read.workspace.sources().slice(source.texts["title"].span), "The River");
    assert_eq!(read.workspace.sources().path(source.texts["page"].span.file), RECORDS);
    assert_eq!(read.workspace.sources().path(source.span.file), RECORDS);
}

#[test]
fn a_correction_is_checked_like_any_field() {
    let read = corrected("[lee-2021-river]\ntitel = \"The River\"\nurl = \"nowhere\"\n");
    assert_eq!(read.said, ["2:1 unknown key `titel`", "3:8 `url` is no address of the web"]);
    assert_eq!(read.hints[0], "did you mean `title`?");
    assert_eq!(corrected("[lee-2021-river]\nvolume = 3\n").said, ["2:10 `volume` is a number"]);
}

#[test]
fn a_correction_of_an_unknown_record_is_told_with_the_nearest() {
    let read = corrected("[lee-2021-rivre]\ntitle = \"The River\"\n");
    assert_eq!(read.said, ["1:2 there is no record `lee-2021-rivre` to correct"]);
    assert_eq!(read.hints, ["did you mean `lee-2021-river`?"]);
}

#[test]
fn a_field_that_is_gone_already_stops_nothing() {
    let read = corrected("[lee-2021-river]\nremove = [\"edition\"]\n");
    assert_eq!(read.said, ["2:12 the record has no `edition` to remove"]);
    let mut workspace = Workspace::from_text([(RECORDS, LEE), (FIXES, "[lee-2021-river]\nremove = [\"edition\"]\n")]);
    let mut found = Diagnostics::new();
    read_sources(&mut workspace, &mut found);
    assert!(!found.has_errors());
}

#[test]
fn what_stands_outside_of_records_is_told() {
    assert_eq!(corrected("title = \"x\"\n").said, ["1:1 `title` stands outside of any record"]);
}

#[test]
fn corrections_without_a_file_to_correct_are_told() {
    let read = read(&[(FIXES, "[a]\ntitle = \"x\"\n")]);
    assert_eq!(read.said, [format!("1:1 there is no file `{RECORDS}` that these corrections belong to")]);
    assert!(read.sources.is_empty());
}

#[test]
fn a_required_field_that_was_removed_is_missing_in_the_record() {
    let read = corrected("[lee-2021-river]\nremove = [\"type\"]\n");
    assert!(read.said.iter().any(|line| line.ends_with("`type` is missing")), "{:?}", read.said);
}
