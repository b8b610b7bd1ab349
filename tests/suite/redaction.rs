//! The copy without its author: what it withholds, what it keeps, and that a name which is left is told.

use rapporteur::diag::{Diagnostics, Severity};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::pdf::findable;
use rapporteur::pipeline::{self, Built, Format};
use rapporteur::reading;

use crate::support::{Files, SAMPLE};

const OWN: &str = "\n[network-2020-river]\ntype = \"report\"\nauthor = [{ org = \"Example Network\" }]\ntitle = \"Drowned at Musan\"\n\
                   publisher = \"Example Press\"\ndate = 2020\n";
const OPENING: &str = "submissions/67/opening.md";

/// The copy of the sample with other files, with what was said.
fn copy(files: &Files, name: &str) -> (Option<Built>, Vec<String>) {
    let mut workspace = Workspace::from_text(files.0.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new(SAMPLE).unwrap();
    let formats = Some([Format::Pdf].as_slice());
    let built = pipeline::build_redacted(&mut workspace, &shared, &path, formats, name, &mut found);
    let said = found.iter().filter(|fault| fault.severity >= Severity::Warning).map(|fault| fault.message.clone());
    (built, said.collect())
}

fn filing(files: &Files) -> Built {
    let mut workspace = Workspace::from_text(files.0.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new(SAMPLE).unwrap();
    pipeline::build(&mut workspace, &shared, &path, Some(&[Format::Pdf]), &mut found).unwrap()
}

/// The sample with a sentence of the opening that rests on this, and a record of a publication of its author's.
fn with(sentence: &str) -> Files {
    let files = Files::of_repository();
    let opening = format!("{}\n\n{sentence}\n", files.text(OPENING));
    let records = "submissions/corpus/sources/reports.toml";
    let records_text = format!("{}{OWN}", files.text(records));
    files.with(OPENING, opening).with(records, records_text)
}

/// Letters alone, as they are copied from all pages.
fn letters(built: &Built) -> String {
    let pages = findable(&built.outputs[0].bytes).unwrap().pages.concat();
    pages.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[test]
fn the_copy_of_the_sample_has_its_notes_and_not_its_author() {
    let files = Files::of_repository();
    let (copy, said) = copy(&files, "communication");
    let (copy, filing) = (copy.unwrap(), filing(&files));
    assert_eq!(said, [""; 0]);
    let numbers = |built: &Built| built.document.notes.iter().map(|note| note.label.clone()).collect::<Vec<_>>();
    assert_eq!(numbers(&copy), numbers(&filing));
    assert_eq!(reading::plain(&copy.document.notes[0].content), "[withheld]");
    assert!(letters(&copy).contains("1withheld"), "the number stands before it");
    // The search can find: each of these stands in the filing.
    for name in ["examplenetwork", "examplecoalition", "bexample", "1examplestreet"] {
        assert!(letters(&filing).contains(name) && !letters(&copy).contains(name), "{name}");
    }
    let bytes = |built: &Built| findable(&built.outputs[0].bytes).unwrap().texts.concat();
    assert!(bytes(&filing).contains("Example Coalition") && !bytes(&copy).contains("Example"));
}

#[test]
fn every_word_of_the_text_that_is_no_name_stays() {
    let files = Files::of_repository();
    let (copy, filing) = (copy(&files, "communication").0.unwrap(), filing(&files));
    let body = |built: &Built| {
        let passages = reading::read(&built.document).into_iter();
        passages.filter(|one| one.part == rapporteur::document::Part::Body).map(|one| one.text).collect::<Vec<_>>()
    };
    assert_eq!(body(&copy), body(&filing), "the sample names itself nowhere in its text");
}

#[test]
fn a_publication_of_the_author_is_withheld_wherever_it_is_cited() {
    let files = with("Both drown [@network-2020-river, p. 3]. Others do [@yoon-2019-report; @network-2020-river].");
    let files = files.with("submissions/corpus/sources/yoon.toml", "[yoon-2019-report]\ntype = \"report\"\nauthor = [\"Yoon, A\"]\ntitle = \"Ice\"\npublisher = \"P\"\ndate = 2019\n");
    let (copy, said) = copy(&files, "communication");
    let copy = copy.unwrap();
    assert_eq!(said, ["`network-2020-river` is a publication of those who submit, and is withheld where it is cited"]);
    let own = copy.document.notes.iter().filter(|note| note.cites.iter().any(|cite| cite.key == "network-2020-river"));
    let words: Vec<String> = own.map(|note| reading::plain(&note.content)).collect();
    assert_eq!(words, ["[withheld]", "[withheld]"]);
    assert!(!letters(&copy).contains("drownedatmusan"));
}

#[test]
fn a_name_in_the_text_is_taken_out_however_it_is_typed() {
    let (copy, _) = copy(&with("The *Example* Network for Women’s\nRights saw it, and EXAMPLE NETWORK wrote it."), "x");
    let text: Vec<String> = reading::read(&copy.unwrap().document).into_iter().map(|one| one.text).collect();
    assert!(text.contains(&"The [withheld] saw it, and [withheld] wrote it.".to_owned()), "{text:#?}");
}

#[test]
fn a_copy_that_would_tell_is_refused() {
    let left = "the copy would still tell of its author: “Example Network” is left in";
    let (copy_1, said) = copy(&with("See [here](https://example.org/example-network/x)."), "communication");
    assert!(copy_1.is_none() && said.iter().any(|said| said.starts_with(left)), "{said:?}");
    let (copy_2, said) = copy(&Files::of_repository(), "example-network");
    assert!(copy_2.is_none() && said.iter().any(|said| said.starts_with(left)), "{said:?}");
}
