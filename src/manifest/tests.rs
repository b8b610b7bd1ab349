use proptest::prelude::*;

use super::*;
use crate::corpus::testing::said;
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::tables::Kind;

const PATH: &str = "submissions/67/women.toml";

const WHOLE: &str = r#"format = 1
template = "csw-communication"
title = "Women who leave"
status = "final"
language = "en"
session = 67
filed = 2022-08-01
submitted-by = ["example-coalition"]

sections = [
  { heading = "Introduction", use = "china/introduction" },
  { heading = "The law", use = ["china/status", "china/treaties"], omit = ["china/treaties#history"] },
  { level = 2, heading = "In practice", use = "china/repatriation", only = ["arrest", "china/repatriation#trial"] },
  { use = "china/figures", version = "short" },
  { heading = "Conclusion", use = "./closing.md" },
]
"#;

fn read_text(text: &str) -> (Option<Manifest>, Vec<String>, Vec<String>) {
    let mut workspace = Workspace::from_text([(PATH, text)]);
    let mut found = Diagnostics::new();
    let manifest = read(&mut workspace, &WorkspacePath::new(PATH).unwrap(), &mut found);
    let hints = found.sorted().iter().map(|d| d.hint.clone().unwrap_or_default()).collect();
    (manifest, said(&found, &workspace), hints)
}

/// Faults and hints of a manifest that holds these entries, in lines from 3 on.
fn entries(lines: &str) -> (Vec<Entry>, Vec<String>, Vec<String>) {
    let (manifest, faults, hints) = read_text(&format!("template = \"x\"\nsections = [\n{lines}\n]\n"));
    (manifest.unwrap().entries, faults, hints)
}

fn names(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
}

#[test]
fn a_whole_manifest() {
    let (manifest, faults, _) = read_text(WHOLE);
    assert_eq!(faults, [""; 0]);
    let manifest = manifest.unwrap();
    assert_eq!(
        (manifest.name(), manifest.template.as_str(), manifest.status),
        ("women", "csw-communication", Progress::Final)
    );
    let fields: Vec<&str> = manifest.fields.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(fields, ["title", "session", "filed", "submitted-by"]);
    let levels: Vec<u8> = manifest.entries.iter().map(|entry| entry.level).collect();
    assert_eq!(levels, [1, 1, 2, 2, 1], "an entry without a heading goes on at the level of the last");
    let law = &manifest.entries[1].uses;
    assert_eq!(law[0].omit, []);
    assert_eq!(names(&law[1].omit), ["history"]);
    assert_eq!(names(&manifest.entries[2].uses[0].only), ["arrest", "trial"]);
    assert_eq!(manifest.entries[3].uses[0].version.as_ref().unwrap().as_str(), "short");
}

#[test]
fn double_brackets_say_the_same() {
    let text =
        "template = \"x\"\n[[sections]]\nheading = \"A\"\nuse = \"a/b\"\n[[sections]]\nlevel = 2\nheading = \"B\"\n";
    let (manifest, faults, _) = read_text(text);
    assert_eq!(faults, [""; 0]);
    let entries = manifest.unwrap().entries;
    assert_eq!(entries.len(), 2);
    assert_eq!((entries[1].level, entries[1].uses.len()), (2, 0));
}

#[test]
fn the_place_of_an_anchor_is_its_own() {
    let text = "template = \"x\"\nsections = [{ use = \"a/b\", omit = [\"a/b#c\"] }]\n";
    let mut workspace = Workspace::from_text([(PATH, text)]);
    let path = WorkspacePath::new(PATH).unwrap();
    let manifest = read(&mut workspace, &path, &mut Diagnostics::new()).unwrap();
    assert_eq!(workspace.sources().slice(manifest.entries[0].uses[0].omit[0].span), "c");
}

#[test]
fn what_a_manifest_needs() {
    let (manifest, faults, hints) = read_text("title = \"x\"\n");
    assert!(manifest.is_none());
    assert_eq!(faults, ["1:1 `template` is missing", "1:1 `sections` is missing"]);
    assert!(hints[1].contains("sections = [ { heading = "), "{}", hints[1]);
    assert_eq!(read_text("template = \"x\"\nsections = []\n").1, ["2:12 `sections` holds nothing"]);
}

#[test]
fn faults_of_its_own_keys() {
    let (_, faults, hints) = read_text(
        "format = 3\ntemplate = \"CSW\"\nstatus = \"finished\"\nlanguage = \"english (US)\"\nsections = [{ heading = \"x\" }]\n\
         [[allow]]\nrule = \"NAME-01\"\n",
    );
    assert_eq!(
        faults,
        [
            "1:10 this program does not know the format 3",
            "2:13 `CSW` is not the name of a template",
            "3:11 `status` cannot be `finished`",
            "4:13 `english (US)` is no code of a language",
            "6:1 `why` is missing",
        ]
    );
    assert_eq!(hints[2], "one of: draft, final, filed");
}

#[test]
fn a_slip_in_a_needed_key_is_one_fault() {
    let (manifest, faults, hints) = read_text("templat = \"x\"\nsektions = [{ heading = \"x\" }]\ntitle = \"t\"\n");
    assert_eq!(faults, ["1:1 unknown key `templat`", "2:1 unknown key `sektions`"]);
    assert_eq!(hints, ["did you mean `template`?", "did you mean `sections`?"]);
    let manifest = manifest.unwrap();
    assert_eq!((manifest.entries.len(), manifest.fields.len()), (1, 1));
}

#[test]
fn section_in_the_singular() {
    for (brackets, message) in [
        ("[[section]]", "2:3 the key is `sections`, not `section`"),
        ("[section]", "2:2 the key is `sections`, not `section`"),
        ("[sections]", "2:2 `sections` stands in single brackets"),
    ] {
        let (manifest, faults, hints) =
            read_text(&format!("template = \"x\"\n{brackets}\nheading = \"A\"\nuse = \"a/b\"\n"));
        assert_eq!(faults, [message]);
        assert!(hints[0].contains("[[sections]]"));
        assert_eq!(manifest.unwrap().entries.len(), 1, "{brackets}");
    }
}

#[test]
fn allow_in_single_brackets() {
    let (_, faults, _) =
        read_text("template = \"x\"\nsections = [{ heading = \"x\" }]\n[allow]\nrule = \"A-1\"\nwhy = \"y\"\n");
    assert_eq!(faults, ["3:2 `allow` stands in single brackets"]);
}

#[test]
fn a_line_that_fell_into_a_table_is_told_and_read() {
    let (manifest, faults, _) = read_text(
        "template = \"x\"\n[forum]\nsession = 67\nstatus = \"final\"\n[[sections]]\nheading = \"A\"\ntitle = \"T\"\n\
         [[allow]]\nrule = \"A-1\"\nwhy = \"y\"\nlanguage = \"fr\"\n",
    );
    assert_eq!(
        faults,
        [
            "2:2 a manifest has no table `forum`",
            "7:1 `title` stands inside an entry of `sections`",
            "11:1 `language` stands inside an entry of `allow`",
        ]
    );
    let manifest = manifest.unwrap();
    assert_eq!((manifest.status, manifest.language.unwrap().value.as_str()), (Progress::Final, "fr"));
    let fields: Vec<&str> = manifest.fields.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(fields, ["session", "title"]);
}

#[test]
fn fields_are_handed_on_as_they_were_typed() {
    let (manifest, faults, _) = read_text("template = \"x\"\nanything = [1, true]\nsections = [{ heading = \"x\" }]\n");
    assert_eq!(faults, [""; 0]);
    assert!(matches!(&manifest.unwrap().fields[0].value.kind, Kind::List(items) if items.len() == 2));
}

#[test]
fn levels_are_not_skipped() {
    let (_, faults, hints) = entries(
        "{ level = 2, heading = \"A\" },\n{ heading = \"B\" },\n{ level = 3, heading = \"C\" },\n{ level = 0, heading = \"D\" },\n\
         { level = 2, use = \"a/b\" },\n{ level = 300, heading = \"E\" },",
    );
    assert_eq!(
        faults,
        [
            "3:11 the first heading has level 2",
            "5:11 level 3 follows level 1",
            "6:11 there is no level 0",
            "7:11 `level` stands in an entry without a heading",
            "8:11 there is no level 300",
        ]
    );
    assert_eq!(hints[1], "a level is left out: write level = 2");
}

#[test]
fn an_entry_holds_a_heading_or_a_section() {
    let (_, faults, _) = entries(
        "{ level = 1 },\n{ heading = \"\", use = \"a/b\" },\n{ use = [] },\n\"a/b\",\n5,\n{ us = \"a/b\", heading = \"x\" },\n{ heading = \"y\", omit = [\"c\"], version = \"short\" },",
    );
    assert_eq!(
        faults,
        [
            "3:1 this entry has neither a heading nor a section",
            "3:11 `level` stands in an entry without a heading",
            "4:14 `heading` is empty",
            "5:9 `use` names no section",
            "6:1 an entry of `sections` stands in braces",
            "7:1 an entry of `sections` is a number",
            "8:3 unknown key `us`",
            "9:27 `omit` stands in an entry that uses no section",
            "9:43 `version` stands in an entry that uses no section",
        ]
    );
}

#[test]
fn anchors_find_their_section() {
    let (list, faults, hints) = entries(
        "{ use = [\"a/b\", \"c/d\"], omit = [\"x\", \"c/e#y\", \"#z\", \"c/d#w\", \"a/b#Big\"] },\n\
         { use = \"a/b\", only = [\"m\"], omit = [\"m\", \"n\"] },\n{ use = \"a/b\", only = \"zz/zzzz#m\" },",
    );
    assert_eq!(
        faults,
        [
            "3:34 `x` names a place of a section, but there are several sections",
            "3:39 this entry does not use `c/e`",
            "3:48 `#z` begins with #",
            "3:67 `Big` is not an anchor",
            "4:39 `m` stands in `only` and in `omit`",
            "5:24 this entry does not use `zz/zzzz`",
        ]
    );
    assert_eq!(hints[0], "put the section before it: omit = [\"a/b#x\"]");
    assert_eq!(hints[1], "did you mean `c/d`?");
    assert_eq!(names(&list[0].uses[1].omit), ["w"]);
    assert_eq!(names(&list[1].uses[0].omit), ["n"]);
}

#[test]
fn names_of_sections_are_checked_by_form() {
    let (list, faults, hints) = entries(
        "{ use = \"law/non–refoulement\", omit = [\"a\"] },\n{ use = [\"a/b#c\", \"a/b.md\", \"closing.md\", \"a/b\", \"a/b\"], omit = [\"closing.md#q\"] },\n\
         { use = \"./../../../closing.md\" },\n{ use = \"./closing\" },\n{ use = [\"a/b\", \"c/d\"], version = \"short\" },",
    );
    assert_eq!(
        faults,
        [
            "3:10 `law/non–refoulement` is not the name of a section",
            "4:11 `a/b#c` is not the name of a section",
            "4:20 `a/b.md` is not the name of a section",
            "4:30 `closing.md` is not the name of a section",
            "4:51 `a/b` stands twice in this entry",
            "5:10 `./../../../closing.md` is no text beside this manifest",
            "6:10 `./closing` is no text beside this manifest",
            "7:36 `version` stands beside several sections",
        ]
    );
    assert_eq!(hints[3], "a text beside the manifest begins with ./ : \"./closing.md\"");
    assert_eq!(list.iter().map(|entry| entry.uses.len()).collect::<Vec<_>>(), [0, 1, 0, 0, 2]);
}

#[test]
fn manifests_lie_outside_of_the_corpus() {
    let files = [
        "submissions/a.toml",
        "submissions/67/b.toml",
        "submissions/corpus/terms.toml",
        "submissions/67/c.md",
        "x.toml",
    ];
    let workspace = Workspace::from_text(files.map(|path| (path, "")));
    let mut found = Diagnostics::new();
    let paths: Vec<String> = list(&workspace, &mut found).iter().map(|path| path.as_str().to_owned()).collect();
    assert_eq!(paths, ["submissions/67/b.toml", "submissions/a.toml"]);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in crate::corpus::testing::mutated(WHOLE)) {
        read_text(&text);
    }
}
