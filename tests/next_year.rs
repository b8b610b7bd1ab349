//! Three years of one coalition, as they are typed: what was filed becomes what is filed next.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A copy of the sample workspace, which nobody else changes.
struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&root.join("submissions"), &folder.join("submissions"));
        fs::copy(root.join("rapporteur.toml"), folder.join("rapporteur.toml")).unwrap();
        Self(folder)
    }

    fn run(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.args(line.split_whitespace()).current_dir(&self.0).output().unwrap()
    }

    /// What a command that must end well says.
    fn say(&self, line: &str) -> String {
        let output = self.run(line);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{line}: {said}{}", String::from_utf8_lossy(&output.stderr));
        said
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.say(&format!("{line} --json"))).unwrap()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The filing of session 67 goes to session 68: the calendar says 1 August 2023.
#[test]
fn last_years_filing_is_carried_on_and_builds() {
    let office = Office::new("carried-on");
    let report = office.json("new 68/women --from 67/women-who-leave --today 2022-10-01");
    assert_eq!(report["based_on"], "67/women-who-leave");
    let manifest = office.read("submissions/68/women.toml");
    for line in ["session = 68", "filed = 2023-08-01", "status = \"draft\"", "based-on = \"67/women-who-leave\""] {
        assert!(manifest.lines().any(|typed| typed == line), "{line}\n{manifest}");
    }
    assert!(manifest.starts_with("# Communication to the Commission on the Status of Women, sixty-eighth session."));
    // The folder has an opening of its own already, that of the statement; the closing is new there.
    let copies: Vec<&str> = report["copies"].as_array().unwrap().iter().map(|c| c["to"].as_str().unwrap()).collect();
    assert_eq!(copies, ["submissions/68/women-opening.md", "submissions/68/closing.md"]);
    assert!(manifest.contains("use = [\"./women-opening.md\", \"china/introduction\"]"));
    office.say("build 68/women");
    let again = office.run("new 68/women --from 67/women-who-leave");
    assert_eq!(again.status.code(), Some(2), "what is there is never written over");
}

/// As a statement the same sections are far too long, and every remark will stand in the text.
#[test]
fn a_filing_becomes_a_statement_and_says_what_is_to_be_cut() {
    let office = Office::new("becomes-a-statement");
    let report = office.json("new 68/short --from 67/women-who-leave --template csw-statement --today 2022-10-01");
    let dropped = |change: &&Value| change["after"].is_null() && change["why"] == "no key of csw-statement";
    let keys: Vec<&str> =
        report["changes"].as_array().unwrap().iter().filter(dropped).filter_map(|c| c["key"].as_str()).collect();
    assert_eq!(keys, ["title-short", "filed", "country", "care-of", "signed-by"]);
    // Special status: 1,500 words, of which 100 are for the cover.
    assert_eq!(report["words"][1], 1400);
    assert!(report["words"][0].as_u64().unwrap() > 3000);
    let remarks = office.json("notes 67/women-who-leave");
    let typed = |note: &&Value| note["remark"] == true && note["section"].is_string();
    let remarks = remarks.as_array().unwrap().iter().filter(typed).count();
    let told = |matter: &&Value| matter["what"].as_str().unwrap().starts_with("a note whose words will stand");
    assert_eq!(report["review"].as_array().unwrap().iter().filter(told).count(), remarks);
    let entries = |path: &str| office.read(path).lines().filter(|line| line.contains("heading = ")).count();
    assert_eq!(entries("submissions/68/short.toml"), entries("submissions/67/women-who-leave.toml"));
}

#[test]
fn a_blank_manifest_builds_as_a_draft() {
    let office = Office::new("blank");
    office.say("new 70/first --template csw-communication --today 2025-02-01");
    assert!(office.read("submissions/70/first.toml").contains("to be filed by 2025-08-01"));
    office.say("build 70/first");
    let refused = office.run("new 70/second");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("csw-statement"), "the templates are named");
}
