use std::collections::BTreeMap;

use super::*;
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::pipeline;
use crate::tables::Date;
use crate::text::Faces;

const MANIFEST: &str = r#"template = "csw-communication"
title = "Women"
status = "final"
session = 67
filed = 2022-08-01
country = ["CN"]
submitted-by = ["net"]
signed-by = ["net/chair"]
sections = [{ heading = "One", use = "a/one" }]
"#;

fn workspace() -> Workspace {
    Workspace::from_text([
        ("submissions/67/women.toml", MANIFEST),
        ("submissions/67/other.toml", MANIFEST),
        ("submissions/corpus/sections/a/one.md", "+++\ntitle = \"One\"\n+++\n\nWords [@roe-2018].\n"),
        ("submissions/corpus/sections/a/two.md", "+++\ntitle = \"Two\"\n+++\n\nWords.\n"),
        (
            "submissions/corpus/sources/all.toml",
            "[roe-2018]\ntype = \"report\"\ntitle = \"Y\"\nauthor = [\"Roe, Ann\"]\ndate = 2018\n",
        ),
        (
            "submissions/corpus/organisations.toml",
            "[net]\nname = \"Net\"\nstatus = \"special\"\n[net.signatories.chair]\nname = \"A\"\nrole = \"Chair\"\n",
        ),
        ("private/names.toml", "witness-4 = \"Wilhelmina Unlikely\"\n"),
    ])
}

fn rebuild(mut workspace: Workspace, lock: &Lock) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new(&format!("submissions/{}.toml", lock.submission)).unwrap();
    let built = pipeline::build(&mut workspace, &shared, &path, None, &mut found).ok_or("it does not build")?;
    Ok(built.outputs.into_iter().map(|output| (format!("women.{}", output.format.name()), output.bytes)).collect())
}

fn filed(enclosures: &[Enclosure]) -> Record {
    let mut workspace = workspace();
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new("submissions/67/women.toml").unwrap();
    let submission = pipeline::load(&mut workspace, &shared, &path, &mut found).unwrap();
    let built = pipeline::build(&mut workspace, &shared, &path, None, &mut found).unwrap();
    // Whoever judges a submission reads the real names, to look for them in the text.
    workspace.read(&WorkspacePath::new("private/names.toml").unwrap(), None).unwrap();
    let outputs = built.outputs.iter().map(|output| (format!("women.{}", output.format.name()), output.bytes.clone()));
    let filing = Filing {
        manifest: &submission.manifest,
        selection: &submission.selection,
        document: &built.document,
        corpus: &shared.corpus,
        faces: &shared.faces,
        sources: workspace.sources(),
        binaries: BTreeMap::new(),
        outputs: outputs.collect(),
        pages: built.layout.as_ref().map(|layout| layout.pages.len()),
        day: Date::parse("2022-08-01").unwrap(),
    };
    record(filing, enclosures)
}

fn verdict(files: &BTreeMap<String, Vec<u8>>) -> Verdict {
    verify(files, &Faces::embedded().unwrap(), &mut rebuild)
}

#[test]
fn a_record_holds_what_was_made_and_what_it_was_made_of() {
    let record = filed(&[]);
    assert_eq!(record.folder, "submissions/filed/67-women-2022-08-01");
    let names: Vec<&str> = record.files.keys().map(String::as_str).collect();
    assert_eq!(names, ["SHA256SUMS", "lock.json", "sources.tar", "summary.md", "women.pdf"]);
    let inputs = unpack(&record.files["sources.tar"]).unwrap();
    assert!(
        inputs.contains_key("submissions/67/women.toml")
            && inputs.contains_key("templates/csw-communication/template.toml")
    );
    assert!(!inputs.contains_key("submissions/67/other.toml"), "another submission is no part of it");
    assert!(!inputs.contains_key("submissions/corpus/sections/a/two.md"));
    let lock: Lock = serde_json::from_slice(&record.files["lock.json"]).unwrap();
    let section = &lock.sections[0];
    assert_eq!(
        (section.name.as_str(), section.sha256.clone()),
        ("a/one", sum(&inputs["submissions/corpus/sections/a/one.md"]))
    );
    assert_eq!(lock.sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>(), ["roe-2018"]);
}

#[test]
fn the_same_submission_gives_the_same_record_and_verifies() {
    let record = filed(&[]);
    assert_eq!(record, filed(&[]));
    let verdict = verdict(&record.files);
    assert!(verdict.is_equal(), "{verdict:?}");
    assert_eq!(verdict.equal, ["women.pdf"]);
}

#[test]
fn what_was_changed_by_hand_is_told() {
    let mut record = filed(&[]);
    record.files.insert("women.pdf".to_owned(), b"%PDF".to_vec());
    let told = verdict(&record.files);
    assert_eq!(told.folder, [Mismatch::Changed("women.pdf".to_owned())]);
    assert_eq!(told.equal, ["women.pdf"], "the sources still make what the lock says");
    record.files.remove("sources.tar");
    let told = verdict(&record.files);
    assert!(!told.is_equal());
    assert_eq!(told.remarks, ["sources.tar is gone"]);
    record.files.insert("lock.json".to_owned(), b"{".to_vec());
    assert!(verdict(&record.files).remarks[0].starts_with("lock.json cannot be read"));
}

/// Another word in a section of the archive, with the sums put right by hand: only the rebuild tells.
#[test]
fn sources_that_make_another_document_are_told() {
    let mut record = filed(&[]);
    let mut inputs = unpack(&record.files["sources.tar"]).unwrap();
    let section = "submissions/corpus/sections/a/one.md";
    let text = String::from_utf8(inputs[section].clone()).unwrap().replace("Words", "Other words");
    inputs.insert(section.to_owned(), text.into_bytes());
    record.files.insert("sources.tar".to_owned(), pack(&inputs).0);
    enclose(&mut record.files, &[]);
    let told = verdict(&record.files);
    assert_eq!((told.folder.len(), told.different.as_slice()), (0, ["women.pdf".to_owned()].as_slice()));
}

#[test]
fn real_names_are_in_no_record() {
    let record = filed(&[]);
    for (name, bytes) in &record.files {
        let holds = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
        assert!(!holds(b"Wilhelmina"), "{name}");
    }
    assert!(!unpack(&record.files["sources.tar"]).unwrap().contains_key("private/names.toml"));
    let lock: Lock = serde_json::from_slice(&record.files["lock.json"]).unwrap();
    assert!(lock.files.iter().all(|file| file.name != "private/names.toml"));
}

#[test]
fn what_was_really_sent_is_kept_and_summed() {
    let sent = Enclosure { kind: "sent", name: "scan.pdf".to_owned(), bytes: b"scan".to_vec() };
    let record = filed(&[sent]);
    let lines = String::from_utf8(record.files["SHA256SUMS"].clone()).unwrap();
    assert!(lines.contains(&format!("{}  sent/scan.pdf\n", sum(b"scan"))), "{lines}");
    assert!(verdict(&record.files).is_equal());
}
