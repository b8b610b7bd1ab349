//! The examples of the documentation are read, each as the file that its first line names.

use super::*;
use crate::corpus::testing::said;
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::{manifest, tables::Text};

const PAGES: [&str; 2] = [include_str!("../../docs/corpus.md"), include_str!("../../docs/manifest.md")];

/// The fenced examples of a language.
fn examples(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    PAGES.iter().flat_map(|page| page.split(&fence).skip(1)).filter_map(|rest| rest.split("\n```").next()).collect()
}

/// Each TOML example with the path in its first line.
fn files() -> Vec<(&'static str, &'static str)> {
    let path = |text: &'static str| text.lines().next().unwrap().strip_prefix("# ").unwrap();
    examples("toml").into_iter().map(|text| (path(text), text)).collect()
}

#[test]
fn every_example_reads_without_a_finding() {
    let files = files();
    assert_eq!(files.len(), 7, "an example more or less: look whether it is read below");
    let mut workspace = Workspace::from_text(files);
    let mut found = Diagnostics::new();
    let sources = read_sources(&mut workspace, &mut found);
    let organisations = read_organisations(&mut workspace, &mut found);
    let terms = read_terms(&mut workspace, &mut found);
    manifest::read_settings(&mut workspace, &mut found);
    let paths = manifest::list(&workspace, &mut found);
    let manifests: Vec<_> = paths.iter().filter_map(|path| manifest::read(&mut workspace, path, &mut found)).collect();
    assert_eq!(said(&found, &workspace), [""; 0]);
    assert_eq!((sources.len(), organisations.len(), terms.len(), manifests.len()), (11, 1, 2, 3));
    assert!(sources.values().all(|source| source.wanting().is_empty()), "an example lacks what a good reference has");
}

#[test]
fn the_example_of_a_section_reads_without_a_finding() {
    let [text] = examples("markdown")[..] else { panic!("one section") };
    let mut workspace = Workspace::from_text([("submissions/corpus/sections/china/x.md", text), ("m.toml", "x")]);
    let manifest = WorkspacePath::new("m.toml").unwrap();
    let file = workspace.read(&manifest, None).unwrap();
    let span = crate::diag::Span::new(file, 0, 1);
    let name = Text { value: "china/x".to_owned(), span, verbatim: true };
    let mut found = Diagnostics::new();
    let section = read_section(&mut workspace, &name, &manifest, None, &mut found);
    assert_eq!(said(&found, &workspace), [""; 0]);
    assert_eq!(section.unwrap().title.unwrap().as_str(), "Return in practice");
}

#[test]
fn every_field_of_a_kind_stands_in_the_table() {
    for (kind, fields) in source::fields_by_kind() {
        let row = PAGES[0].lines().find(|line| line.starts_with(&format!("| `{kind}` |"))).unwrap();
        let row =
            row.replace("the fields of a report", PAGES[0].lines().find(|l| l.starts_with("| `report` |")).unwrap());
        for field in fields {
            assert!(row.contains(&format!("`{field}`")), "{field} of {kind}");
        }
    }
}

#[test]
fn the_people_of_the_example_have_agreed_to_something() {
    let page = include_str!("../../docs/people.md");
    let mut examples = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    let (people, names) = (examples.next().unwrap(), examples.next().unwrap());
    let mut workspace =
        Workspace::from_text([("submissions/corpus/people.toml", people), ("private/names.toml", names)]);
    let mut found = Diagnostics::new();
    let (people, names) = (read_people(&mut workspace, &mut found), read_real_names(&mut workspace, &mut found));
    assert_eq!(said(&found, &workspace), [""; 0]);
    assert_eq!((people.by_id["witness-4"].consents.len(), people.cleared.len()), (2, 1));
    assert_eq!(names["witness-4"].len(), 2);
}
