//! What is attached builds to the same pages, and holds nothing that is not printed.

mod house;
mod opened;

use std::fs;
use std::path::Path;

use house::{MANIFEST, house};
use opened::{Attached, attached};
use proptest::prelude::*;
use rapporteur::diag::{Diagnostics, render};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::pipeline::{self, Built, Format};
use rapporteur::reading;

use crate::support::{Files, Folder, PLAIN, SAMPLE, plain_workspace, rapporteur, section};

/// A way to build: with or without the sources.
type Build =
    fn(&mut Workspace, &pipeline::Shared, &WorkspacePath, Option<&[Format]>, &mut Diagnostics) -> Option<Built>;

/// The PDF of a submission; all findings when there is none.
fn pdf(files: &Files, manifest: &str, build: Build) -> Result<Vec<u8>, String> {
    let mut workspace = Workspace::from_text(files.0.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new(manifest).unwrap();
    let built = build(&mut workspace, &shared, &path, Some(&[Format::Pdf]), &mut found);
    let said = || found.sorted().iter().map(|fault| render(fault, workspace.sources())).collect::<String>();
    Ok(built.ok_or_else(said)?.outputs.remove(0).bytes)
}

/// The attachment of a submission, held to its law.
fn round_trip(files: &Files, manifest: &str) -> Result<Attached, String> {
    let attached = attached(&pdf(files, manifest, pipeline::build_with_sources)?);
    let again = pdf(&attached.files, manifest, pipeline::build)?;
    if again != pdf(files, manifest, pipeline::build)? {
        return Err("the archive makes other pages".to_owned());
    }
    Ok(attached)
}

#[test]
fn both_samples_come_back_from_their_archives() {
    let files = Files::of_repository();
    for manifest in [SAMPLE, "submissions/68/women-who-leave-statement.toml"] {
        let attached = round_trip(&files, manifest).unwrap();
        assert_eq!(attached.name, "sources.zip");
        assert!(attached.files.0.contains_key(manifest));
        let others =
            attached.files.0.keys().filter(|path| path.starts_with("submissions/6") && !manifest.contains(&path[..14]));
        assert_eq!(others.count(), 0, "nothing of the other submission is in it");
    }
}

#[test]
fn an_archive_of_an_archive_is_the_same_archive() {
    let first = round_trip(&house(), MANIFEST).unwrap();
    let second = round_trip(&first.files, MANIFEST).unwrap();
    let differ = first.files.0.iter().find(|(path, text)| second.files.0.get(*path) != Some(text));
    assert_eq!(differ, None);
    assert!(first.bytes == second.bytes);
}

#[test]
fn nothing_that_is_not_printed_leaves_the_house() {
    let house = house();
    let secrets: usize =
        house.0.values().map(|text| text.matches("SECRET").count() + text.matches("secret").count()).sum();
    assert!(secrets >= 40, "the house has {secrets} secrets only");
    let attached = round_trip(&house, MANIFEST).unwrap();
    for (path, text) in &attached.files.0 {
        assert!(!path.to_lowercase().contains("secret"), "{path}");
        let told: Vec<&str> = text.lines().filter(|line| line.to_lowercase().contains("secret")).collect();
        assert!(told.is_empty(), "{path}: {told:?}");
    }
    assert!(!String::from_utf8_lossy(&attached.bytes).to_lowercase().contains("secret"));
}

#[test]
fn what_is_printed_of_a_confidential_record_stays_and_its_key_goes() {
    let attached = round_trip(&house(), MANIFEST).unwrap();
    let records = attached.files.text("submissions/corpus/sources/cited.toml");
    let record = records.split("\n\n").find(|record| record.starts_with("[confidential-1]")).unwrap();
    // The pattern of the style for interviews: authors, title, place, date, archive.
    let printed = "[confidential-1]\ntype = \"interview\"\nauthor = [{ org = \"Interviewee 4\" }]\ntitle = \"Testimony\"\n\
                   place = \"Seoul\"\narchive = \"on file with the author\"\ndate = \"2021-05\"\nconfidential = true";
    assert_eq!(record.trim_end(), printed);
    assert!(attached.files.text("submissions/corpus/sections/a/first.md").contains("[@confidential-1, p. 3]"));
}

#[test]
fn of_a_section_the_blocks_that_are_taken_are_as_they_were_typed() {
    let attached = round_trip(&house(), MANIFEST).unwrap();
    let first = "+++\ntitle = \"First\"\nlanguage = \"en\"\nreviewed = 2022-07-01\nreview-by = \"2023-07\"\n+++\n\n\
                 Two women <!----> were heard [@roe-2019-river]. [Ms. K.]{person=person} spoke [@confidential-1, p. 3]. {#heard}\n\n\
                 … {#left}\n\n## Under it\n\n> Quoted *words*.\n> \n> More of them. {#quote}\n\n\
                 - one\n\n- two [fleuve]{lang=fr person=person}\n\n## … {#rest}\n\n…\n";
    assert_eq!(attached.files.text("submissions/corpus/sections/a/first.md"), first);
}

#[test]
fn where_a_version_is_printed_the_section_itself_is_not_given_away() {
    let attached = round_trip(&house(), MANIFEST).unwrap();
    let [whole, short] = ["second.md", "second.short.md"]
        .map(|name| attached.files.text(&format!("submissions/corpus/sections/a/{name}")));
    assert!(short.contains("Short words."));
    assert_eq!(whole, short);
}

#[test]
fn the_archive_is_the_same_whatever_else_is_in_the_house() {
    let more = house()
        .with("submissions/corpus/sources/others.toml", "[x-2020-y]\ntype = \"web\"\ntitle = \"Y\"\n")
        .with("submissions/corpus/sections/a/third.md", "+++\ntitle = \"Third\"\n+++\n\nWords.\n")
        .with("private/names.toml", "witness-4 = \"SECRET\"\n");
    let [one, two] = [house(), more].map(|files| round_trip(&files, MANIFEST).unwrap());
    assert!(one.bytes == two.bytes);
}

#[test]
fn a_hole_is_named_at_its_place_and_nothing_is_made() {
    let typed = house();
    let section = "submissions/corpus/sections/a/first.md";
    let text = typed.text(section).replace("Quoted", "Quoted [todo: ask her]");
    let files = typed.with(section, text);
    assert!(pdf(&files, MANIFEST, pipeline::build).is_ok(), "a draft may have holes");
    let said = pdf(&files, MANIFEST, pipeline::build_with_sources).unwrap_err();
    assert!(said.contains("a hole is not given away with the sources: ask her"), "{said}");
    assert!(said.contains("first.md:16:"), "{said}");
}

#[test]
fn sources_without_a_pdf_are_refused() {
    let folder = Folder::new("attachment/usage");
    folder.write(&house());
    let ran = rapporteur(&folder.0, &["build", "--attach-sources", "--format", "txt"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("--attach-sources goes with a PDF"));
    assert!(!folder.0.join("out").exists());
}

#[test]
fn the_command_attaches_only_when_it_is_asked_to() {
    let folder = Folder::new("attachment/command");
    folder.write(&house());
    let built = |arguments: &[&str]| {
        let ran = rapporteur(&folder.0, arguments).output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
        (String::from_utf8(ran.stdout).unwrap(), fs::read(folder.0.join("out/m.pdf")).unwrap())
    };
    let (said, plain) = built(&["build"]);
    assert!(!said.contains("sources") && !plain.windows(7).any(|bytes| bytes == b"/Source"), "{said}");
    let (said, with) = built(&["build", "--attach-sources"]);
    assert!(said.contains("with its sources"), "{said}");
    assert!(attached(&with).files.0.contains_key(MANIFEST));
}

#[test]
fn a_refused_attachment_leaves_the_old_file() {
    let folder = Folder::new("attachment/refused");
    let section = "submissions/corpus/sections/a/first.md";
    let text = house().text(section).replace("Quoted", "[todo: ask her]");
    folder.write(&house().with(section, text));
    fs::create_dir_all(folder.0.join("out")).unwrap();
    fs::write(folder.0.join("out/m.pdf"), "old").unwrap();
    let ran = rapporteur(&folder.0, &["build", "--attach-sources"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert_eq!(fs::read(folder.0.join("out/m.pdf")).unwrap(), b"old");
}

/// Sections made up at random, each block with a word of its own, cut by `omit` or `only` at random.
fn cut() -> impl Strategy<Value = Files> {
    let anchors = prop::collection::vec(0..3u8, 9);
    (section(), anchors, prop::sample::select(vec!["omit", "only"])).prop_map(|(section, kinds, key)| {
        let mut named = Vec::new();
        let blocks = section.markdown.split("\n\n").zip(kinds).enumerate().map(|(number, (block, kind))| {
            let block = block.replacen("The ", &format!("The Word{number}w "), 1);
            // Below a list or a quotation it is the anchor of the whole.
            let before = if block.starts_with('#') { " " } else { "\n" };
            match kind {
                0 => return format!("<!-- Word{number}c -->\n\n{block}"),
                1 => named.push(format!("\"b{number}\"")),
                _ => {}
            }
            format!("{block}{before}{{#b{number}}}")
        });
        let text = blocks.collect::<Vec<_>>().join("\n\n");
        let entry = format!("{{ heading = \"Heading\", use = \"test/text\", {key} = [{}] }}", named.join(", "));
        let files = plain_workspace(&text);
        let manifest = files.text(PLAIN).replace("{ heading = \"Heading\", use = \"test/text\" }", &entry);
        files.with(PLAIN, manifest)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_blocks_that_are_given_away_are_those_that_are_printed(files in cut()) {
        // Two lists in a row are one, and the anchor between them names nothing that can be left out.
        let made = files.make(PLAIN);
        prop_assume!(made.is_ok());
        let made = made.map_err(TestCaseError::fail)?;
        let attached = round_trip(&files, PLAIN).map_err(TestCaseError::fail)?;
        let printed: String = reading::read(&made.document).into_iter().map(|passage| passage.text).collect();
        let given: String = attached.files.0.into_values().collect();
        for number in 0..9 {
            let word = format!("Word{number}w");
            prop_assert_eq!(given.contains(&word), printed.contains(&word), "{}: {}", word, given);
            let comment = format!("Word{number}c");
            prop_assert!(!given.contains(&comment), "{}", given);
        }
    }
}

#[test]
fn the_documentation_names_what_is_left_out() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/attachment.md")).unwrap();
    for word in
        ["--attach-sources", "sources.zip", "`note`", "`origin-id`", "confidential", "person", "hole", "private/"]
    {
        assert!(page.contains(word), "docs/attachment.md does not speak of {word}");
    }
}
