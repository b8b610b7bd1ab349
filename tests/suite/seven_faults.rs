//! Seven faults in two files give seven diagnostics, each in its place, and nothing is written.

use std::fs;

use crate::support::{Files, Folder, PLAIN, plain_workspace, rapporteur};

/// A manifest with three faults: a key that does not exist, a wrong type, an anchor that does not exist.
const MANIFEST: &str = "\
template = \"plain\"
titel = \"A plain text\"
title = 7
sections = [
  { heading = \"Heading\", use = \"test/text\", omit = [\"nothing\"] },
]
";

/// A section with four: an unknown source, an unknown term, a reference to nothing, a citation without its key.
const SECTION: &str = "\
+++
title = \"Text\"
+++

Words that are cited é [@roe-2018-river] and {{rivers}}.

As was said before ([#nowhere]), this is one [@, p. 3].
";

/// Line and column by hand; columns count characters.
const PLACES: [&str; 7] = [
    "submissions/plain.toml:2:1",
    "submissions/plain.toml:3:9",
    "submissions/plain.toml:5:54",
    "submissions/corpus/sections/test/text.md:5:26",
    "submissions/corpus/sections/test/text.md:5:46",
    "submissions/corpus/sections/test/text.md:7:21",
    "submissions/corpus/sections/test/text.md:7:47",
];

fn faulty() -> Files {
    plain_workspace("").with(PLAIN, MANIFEST).with("submissions/corpus/sections/test/text.md", SECTION)
}

#[test]
fn seven_faults_give_seven_diagnostics_and_the_old_output_stays() {
    let folder = Folder::new("seven-faults");
    folder.write(&plain_workspace("One word."));
    let built = rapporteur(&folder.0, &["build"]).output().unwrap();
    assert!(built.status.success(), "{built:?}");
    let old = fs::read(folder.0.join("out/plain.pdf")).unwrap();
    assert!(old.starts_with(b"%PDF-1.7"));

    folder.write(&faulty());
    let before = folder.contents();
    let built = rapporteur(&folder.0, &["build"]).output().unwrap();
    assert_eq!(built.status.code(), Some(1));
    assert_eq!(folder.contents(), before, "nothing is written, nothing is removed");
    assert_eq!(String::from_utf8(built.stdout).unwrap(), "");

    let said = String::from_utf8(built.stderr).unwrap();
    assert!(!said.contains("hole"), "what is wrong is not missing: {said}");
    let errors = said.split("\n\n").filter(|finding| finding.starts_with("error: "));
    let mut places: Vec<&str> = errors.filter_map(|error| error.split_once("--> ")?.1.lines().next()).collect();
    places.sort_by_key(|place| PLACES.iter().position(|known| known == place));
    assert_eq!(places, PLACES, "{said}");
}

#[test]
fn a_slip_is_told_once() {
    for slip in ["[@Roe]", "[@, p. 3]", "[#./text]", "[#Up]", "{{rivers}}", "[see @roe-2018-river]", "[x](nowhere)"] {
        let said = plain_workspace(&format!("Words {slip} and more.")).make(PLAIN).unwrap_err();
        assert_eq!(said.matches("error: ").count(), 1, "{slip}: {said}");
    }
}

#[test]
fn without_an_old_output_there_is_none_afterwards() {
    let folder = Folder::new("no-output");
    folder.write(&faulty());
    let built = rapporteur(&folder.0, &["build"]).output().unwrap();
    assert_eq!(built.status.code(), Some(1));
    assert!(!folder.0.join("out").exists());
}

#[test]
fn a_fault_of_one_submission_does_not_keep_the_others_from_being_built() {
    let folder = Folder::new("one-of-two");
    folder.write(&plain_workspace("One word.").with("submissions/bad.toml", MANIFEST));
    let built = rapporteur(&folder.0, &["build"]).output().unwrap();
    assert_eq!(built.status.code(), Some(1));
    assert!(folder.0.join("out/plain.pdf").exists() && !folder.0.join("out/bad.pdf").exists());
}
