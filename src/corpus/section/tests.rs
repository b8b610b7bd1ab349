use super::*;
use crate::corpus::testing::said;

const FILES: [(&str, &str); 6] = [
    ("submissions/corpus/sections/china/status.md", "+++\ntitle = \"Status\"\nreviewed = 2022-07-15\n+++\n\nA text.\n"),
    ("submissions/corpus/sections/china/status.short.md", "+++\ntitle = \"Status, short\"\n+++\nA.\n"),
    ("submissions/corpus/sections/law/torture.md", "+++\ntitle = \"Torture\"\n+++\n"),
    ("submissions/67/closing.md", "No head.\n"),
    ("submissions/67/opening.md", "+++\ntitel = \"x\"\nlanguage = \"e\"\n+++\nText.\n"),
    ("submissions/67/women.toml", "\"a name, an optional version\"\n"),
];

/// Reads a section as if its name stood at the start of the manifest.
fn read(name: &str, version: Option<&str>) -> (Option<Section>, Vec<String>, Vec<String>) {
    read_from(&FILES, name, version)
}

fn read_from(files: &[(&str, &str)], name: &str, version: Option<&str>) -> (Option<Section>, Vec<String>, Vec<String>) {
    let mut workspace = Workspace::from_text(files.iter().copied());
    let manifest = WorkspacePath::new("submissions/67/women.toml").unwrap();
    let file = workspace.read(&manifest, None).unwrap();
    let text =
        |value: &str, from| Text { value: value.to_owned(), span: Span::new(file, from, from + 1), verbatim: true };
    let mut found = Diagnostics::new();
    let version = version.map(|version| text(version, 9));
    let section = read_section(&mut workspace, &text(name, 1), &manifest, version.as_ref(), &mut found);
    let hints = found.sorted().iter().map(|d| d.hint.clone().unwrap_or_default()).collect();
    (section, said(&found, &workspace), hints)
}

#[test]
fn a_section_of_the_corpus() {
    let (section, faults, _) = read("china/status", None);
    assert_eq!(faults, [""; 0]);
    let section = section.unwrap();
    assert_eq!(section.title.unwrap().value, "Status");
    assert_eq!(section.reviewed.unwrap().0.to_string(), "2022-07-15");
    assert_eq!(section.blocks.len(), 1);
}

#[test]
fn a_version_is_a_file_beside_it_and_keeps_the_name() {
    let section = read("china/status", Some("short")).0.unwrap();
    assert_eq!(section.title.unwrap().value, "Status, short");
    assert_eq!(section.name, "china/status");
}

#[test]
fn a_text_beside_the_manifest_needs_no_head() {
    let (section, faults, _) = read("./closing.md", None);
    assert_eq!(faults, [""; 0]);
    let section = section.unwrap();
    assert_eq!((section.name.as_str(), section.title), ("./closing.md", None));
}

#[test]
fn a_text_beside_the_manifest_may_have_stops_in_its_name() {
    let files = [("submissions/67/women.toml", "\"a\""), ("submissions/67/closing.v2.md", "Text.\n")];
    assert!(read_from(&files, "./closing.v2.md", None).0.is_some());
}

#[test]
fn faults_of_a_head_stand_at_their_places_in_the_file() {
    assert_eq!(read("./opening.md", None).1, ["2:1 unknown key `titel`", "3:13 `e` is no code of a language"]);
}

#[test]
fn an_unknown_section_is_met_with_the_nearest() {
    for (typed, near) in [
        ("china/stauts", "china/status"),
        ("China/Status", "china/status"),
        ("china/status.md", "china/status"),
        ("china/torture", "law/torture"),
    ] {
        let (section, faults, hints) = read(typed, None);
        assert!(section.is_none());
        assert_eq!(faults, [format!("1:2 there is no section `{typed}`")]);
        assert_eq!(hints, [format!("did you mean `{near}`?")]);
    }
    let (_, _, hints) = read("iran/prisons", None);
    assert!(hints[0].contains("submissions/corpus/sections/iran/prisons.md"), "{}", hints[0]);
}

#[test]
fn a_version_cannot_be_named_as_a_section() {
    assert_eq!(read("china/status.short", None).1, ["1:2 there is no section `china/status.short`"]);
}

#[test]
fn an_unknown_version_is_met_with_those_there_are() {
    let (_, faults, hints) = read("china/status", Some("shrot"));
    assert_eq!(faults, ["1:10 the section `china/status` has no version `shrot`"]);
    assert_eq!(hints, ["did you mean `short`?"]);
    assert_eq!(read("china/status", Some("statement")).2, ["it has: short"]);
    assert_eq!(
        read("law/torture", Some("short")).2,
        ["write it as `submissions/corpus/sections/law/torture.short.md`"]
    );
}

#[test]
fn no_name_leads_out_of_the_workspace() {
    for name in ["../../../x.md", "../x", "./x.txt", "/etc/x", "c:/x", "a\\b", "", "china//status"] {
        let (section, faults, _) = read(name, None);
        assert!(section.is_none() && faults.len() == 1, "{name}: {faults:?}");
    }
}

#[test]
fn a_head_without_an_end_and_a_section_without_a_head() {
    let manifest = ("submissions/67/women.toml", "\"a\"");
    let path = "submissions/corpus/sections/a/b.md";
    let faults = |text: &str| read_from(&[manifest, (path, text)], "a/b", None).1;
    assert_eq!(faults("+++\ntitle = \"x\"\n\nText.\n"), ["1:1 the head of the section is not closed"]);
    assert_eq!(faults("Text.\n"), ["1:1 the section `a/b` has no title"]);
    assert_eq!(faults("+++\n+++\nText.\n"), ["2:1 `title` is missing"]);
    assert_eq!(
        faults("+++\ntitle = \"x\"\nreviewed = 2022-07-15\nreview-by = 2021\n+++\nText.\n"),
        ["4:13 `review-by` (2021) lies before `reviewed` (2022-07-15)"]
    );
    assert_eq!(faults("+++\ntitle = \"x\"\n+++\n \n"), ["5:1 the section holds no text"]);
}

#[test]
fn versions_are_not_among_the_names() {
    assert_eq!(section_names(&Workspace::from_text(FILES)), ["china/status", "law/torture"]);
}

const HEAD: &str = "+++\ntitle = \"x\"\nreviewed = 2022-07-15\nlanguage = \"en\"\n+++\n\nText.\n";

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in crate::corpus::testing::mutated(HEAD)) {
        read_from(&[("submissions/67/women.toml", "\"a\""), ("submissions/corpus/sections/a/b.md", &text)], "a/b", None);
    }
}
