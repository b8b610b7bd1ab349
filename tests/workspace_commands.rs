//! `init`, `list`, `completions` and `man`, as they are typed.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn rapporteur(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// An empty folder that lies in no workspace.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("rapporteur-test-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn files(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path.display().to_string()) }
    }
    all.sort();
    all
}

#[test]
fn a_new_workspace_builds_with_no_edit() {
    let place = folder("new");
    let ours = place.join("ours");
    let made = rapporteur(&["init", ours.to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    assert!(err(&made).contains("build"), "the next thing to try is said");
    for ignored in ["/out/", "/private/*"] {
        assert!(fs::read_to_string(ours.join(".gitignore")).unwrap().lines().any(|line| line == ignored));
    }
    assert!(ours.join("private/README").is_file());
    let built = rapporteur(&["-C", ours.to_str().unwrap(), "build"]);
    assert_eq!(built.status.code(), Some(0), "{}", err(&built));
    assert!(!err(&built).contains("warning:"), "{}", err(&built));
    assert!(fs::read(ours.join("out/70/first.pdf")).unwrap().starts_with(b"%PDF"));
    fs::remove_dir_all(place).unwrap();
}

#[test]
fn an_empty_folder_that_is_there_is_taken() {
    let place = folder("there");
    assert_eq!(rapporteur(&["init", place.to_str().unwrap()]).status.code(), Some(0));
    assert!(place.join("rapporteur.toml").is_file());
    fs::remove_dir_all(place).unwrap();
}

#[test]
fn a_workspace_is_never_made_where_it_does_not_belong() {
    let place = folder("refused");
    fs::write(place.join("file"), "").unwrap();
    let other = place.join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("rapporteur.toml"), "").unwrap();
    fs::create_dir(other.join("empty")).unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("never/made");
    let before = files(&place);
    for (folder, why) in [
        (place.clone(), "not empty"),
        (place.join("file"), "there is a file of this name"),
        (other.join("new/er"), "inside the workspace"),
        (other.join("empty"), "inside the workspace"),
        (own.clone(), "the program's own repository"),
    ] {
        let refused = rapporteur(&["init", folder.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(err(&refused).contains(why), "{}", err(&refused));
        assert!(err(&refused).contains("try: "), "{}", err(&refused));
    }
    assert_eq!(files(&place), before);
    assert!(!other.join("new").exists() && !own.parent().unwrap().exists());
    fs::remove_dir_all(place).unwrap();
}

#[test]
fn nothing_is_made_where_a_file_stands_in_the_way() {
    let place = folder("half");
    // A file stands where a folder must be made, which the look before cannot see from above.
    fs::write(place.join("blocked"), "").unwrap();
    let refused = rapporteur(&["init", place.join("blocked/ours").to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(files(&place).len(), 1);
    fs::remove_dir_all(place).unwrap();
}

/// The sample workspace of this repository.
fn list(arguments: &[&str]) -> Output {
    let mut all = vec!["-C", env!("CARGO_MANIFEST_DIR"), "list"];
    all.extend(arguments);
    rapporteur(&all)
}

#[test]
fn every_kind_is_listed_for_people_and_for_programs() {
    let all: Value = serde_json::from_str(&out(&list(&["--json", "--on", "2023-01-15"]))).unwrap();
    let kinds = ["sections", "sources", "submissions", "templates", "bodies", "terms", "organisations"];
    assert_eq!(all.as_object().unwrap().len(), kinds.len());
    let summary = out(&list(&["--on", "2023-01-15"]));
    for kind in kinds {
        let rows: Value = serde_json::from_str(&out(&list(&[kind, "--json", "--on", "2023-01-15"]))).unwrap();
        assert_eq!(rows, all[kind], "one kind alone is the same as in the whole");
        let lines = out(&list(&[kind, "--on", "2023-01-15"])).lines().count();
        let number = rows.as_array().unwrap().len();
        assert_eq!(lines, number + 1, "a heading and a line for each: {kind}");
        assert!(summary.lines().any(|line| line.starts_with(kind) && line.contains(&number.to_string())));
    }
}

#[test]
fn the_keys_that_programs_read_stay_what_they_are() {
    let all: Value = serde_json::from_str(&out(&list(&["--json", "--on", "2023-01-15"]))).unwrap();
    let keys = |kind: &str| all[kind][0].as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>().join(" ");
    assert_eq!(keys("sections"), "file name review review_by reviewed title used_by version words");
    assert_eq!(keys("sources"), "author cited_by cited_in confidential key kind title year");
    assert_eq!(keys("submissions"), "file filed name sections session status template title words");
    assert_eq!(keys("templates"), "body formats name required title used_by");
    assert_eq!(keys("bodies"), "id name next_deadline sessions templates");
    assert_eq!(keys("terms"), "forms name used_by used_in");
    assert_eq!(keys("organisations"), "id name short signatories status used_by");
    let health = all["sections"].as_array().unwrap().iter().find(|row| row["name"] == "china/health").unwrap();
    assert_eq!((&health["review"], &health["review_by"]), (&"done".into(), &"2023-01-15".into()));
}

#[test]
fn a_fault_does_not_empty_the_list() {
    let place = folder("faults");
    let ours = place.join("ours");
    rapporteur(&["init", ours.to_str().unwrap()]);
    let section = ours.join("submissions/corpus/sections/registration/broken.md");
    fs::write(&section, "+++\ntitle = “x”\n+++\n\nText.\n").unwrap();
    let listed = rapporteur(&["-C", ours.to_str().unwrap(), "list", "sections"]);
    assert_eq!(listed.status.code(), Some(1));
    assert_eq!(out(&listed).lines().count(), 4, "{}", out(&listed));
    assert!(err(&listed).contains("broken.md:2:9"), "{}", err(&listed));
    fs::remove_dir_all(place).unwrap();
}

#[test]
fn a_day_is_a_whole_day() {
    for wrong in ["2023-02-30", "2023-02", "soon"] {
        assert_eq!(list(&["--on", wrong]).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn shells_and_manuals_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = out(&rapporteur(&["completions", shell]));
        assert!(["build", "list", "init"].iter().all(|command| text.contains(command)), "{shell}");
    }
    let manual = out(&rapporteur(&["man"]));
    assert!(manual.starts_with(".ie") && manual.contains("build") && manual.contains("init"));
    assert!(out(&rapporteur(&["man", "list"])).contains("DAY"));
    let unknown = rapporteur(&["man", "biuld"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("did you mean build?"));
}

#[test]
fn a_build_tells_programs_what_it_wrote_and_what_it_found() {
    let place = folder("json");
    let ours = place.join("ours");
    rapporteur(&["init", ours.to_str().unwrap()]);
    let build = || rapporteur(&["-C", ours.to_str().unwrap(), "build", "--json"]);
    let good = build();
    assert_eq!((good.status.code(), err(&good).as_str()), (Some(0), ""));
    let report: Value = serde_json::from_str(&out(&good)).unwrap();
    let first = &report["outputs"][0];
    assert_eq!((&first["file"], &first["submission"]), (&"out/70/first.pdf".into(), &"70/first".into()));
    assert!(
        first["pages"].as_u64() > Some(0) && first["words"].as_u64() > Some(100) && first["notes"].as_u64() > Some(3)
    );
    let hole = &first["findings"][0];
    assert_eq!((&hole["severity"], &hole["line"]), (&"note".into(), &7.into()));
    fs::write(ours.join("submissions/70/first.toml"), "template = “x”\nsections = []\n").unwrap();
    let bad = build();
    assert_eq!((bad.status.code(), err(&bad).as_str()), (Some(1), ""));
    let report: Value = serde_json::from_str(&out(&bad)).unwrap();
    let first = &report["outputs"][0];
    assert_eq!((&first["file"], &first["findings"][0]["column"]), (&Value::Null, &12.into()));
    fs::remove_dir_all(place).unwrap();
}
