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
    assert!(manifest.starts_with("#:schema ../../schemas/csw-communication.json\n# Communication to the Commission on the Status of Women, sixty-eighth session."));
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

/// Inserts a paragraph with a citation before the last one of the law on trafficking, and alters a quotation.
fn a_year_goes_by(office: &Office) {
    let law = "submissions/corpus/sections/law/trafficking.md";
    let text = office.read(law);
    let last = text.trim_end().rfind("\n\n").unwrap();
    let new =
        format!("{}\n\nThe duty is older than the Protocol [@un-1979-women, art. 6].{}", &text[..last], &text[last..]);
    fs::write(office.0.join(law), new).unwrap();
    let detention = "submissions/corpus/sections/dprk/detention.md";
    let text = office.read(detention);
    assert!(text.contains("“treachery”"));
    fs::write(office.0.join(detention), text.replace("“treachery”", "“treason”")).unwrap();
}

fn strings(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
}

/// In 2022 note 28 of the filing is *Id.* after note 27, on the Protocol. A year later a citation of the
/// Convention, in full in note 26, comes between them: it is note 28 now, all from 28 on move by one, and the
/// old *Id.* must name its note. One quotation was altered on the way, and is told before all else.
#[test]
fn what_changed_since_the_filing_is_told_quotations_first() {
    let office = Office::new("since-the-filing");
    let notes = office.json("notes 67/women-who-leave");
    let notes = notes.as_array().unwrap();
    assert_eq!(
        (notes[26]["number"].as_str(), notes[26]["cites"][0]["key"].as_str()),
        (Some("27"), Some("un-2000-trafficking"))
    );
    assert_eq!(notes[27]["cites"][0]["form"], "id");
    assert_eq!(notes[25]["cites"][0]["key"], "un-1979-women");
    office.say("build 67/women-who-leave");
    office.say("file 67/women-who-leave");
    assert!(office.say("diff 67/women-who-leave").ends_with("\nnothing changed\n"));
    a_year_goes_by(&office);
    let told = office.say("diff 67/women-who-leave");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "67/women-who-leave as filed on 2022-08-01  →  now",
            "quotations that changed:",
            "  dprk/detention",
            "    - “treachery”"
        ]
    );
    assert_eq!(lines[4], "    + “treason”");
    let count = notes.len();
    for line in [
        "  ~ law/trafficking  changed: 7 words in, 0 out".to_owned(),
        "  ~ dprk/detention  changed: 1 words in, 1 out".to_owned(),
        "  note 28 is new (un-1979-women)".to_owned(),
        format!("  notes 28–{count} became 29–{}", count + 1),
        "  note 29: Id. became supra note 27 (un-2000-trafficking)".to_owned(),
    ] {
        assert!(lines.contains(&line.as_str()), "{line}\n{told}");
    }
}

/// The same, told by the build after the change; nothing is told when nothing moved.
#[test]
fn a_build_says_what_renumbered_since_the_last() {
    let office = Office::new("renumbered");
    office.say("build 67/women-who-leave");
    assert!(!office.say("build 67/women-who-leave").contains("became"));
    a_year_goes_by(&office);
    let told = office.say("build 67/women-who-leave");
    assert!(told.contains("\n  note 28 is new (un-1979-women)\n"), "{told}");
    assert!(told.contains("\n  note 29: Id. became supra note 27 (un-2000-trafficking)\n"), "{told}");
    let kept = fs::read_to_string(office.0.join("out/.numbers/67/women-who-leave.json")).unwrap();
    for word in ["treason", "Protocol", "Convention", "older"] {
        assert!(!kept.contains(word), "what is kept holds no words");
    }
}

#[test]
fn a_record_is_the_same_anywhere_is_never_changed_and_verifies() {
    let (office, other) = (Office::new("filed-here"), Office::new("filed-there"));
    fs::write(office.0.join("scan.pdf"), "scan").unwrap();
    fs::write(office.0.join("mail.eml"), "Received.").unwrap();
    let record = "submissions/filed/67-women-who-leave-2022-08-01";
    assert_eq!(office.json("file 67/women-who-leave")["folder"], record);
    other.say("file 67/women-who-leave");
    for file in ["women-who-leave.pdf", "sources.tar", "lock.json", "summary.md", "SHA256SUMS"] {
        let read = |office: &Office| fs::read(office.0.join(record).join(file)).unwrap();
        assert_eq!(read(&office), read(&other), "{file}");
    }
    assert!(office.read("submissions/67/women-who-leave.toml").contains("\nstatus = \"filed\"\n"));
    let built = office.run("build 67/women-who-leave");
    assert!(
        built.status.success() && !office.0.join("out/67/women-who-leave.pdf").exists(),
        "what is filed is left alone"
    );
    assert!(String::from_utf8_lossy(&built.stderr).contains("is filed, and was left alone"));
    // What was really sent comes later, and is added once.
    office.say("file 67/women-who-leave --sent scan.pdf --receipt mail.eml");
    assert_eq!(office.run("file 67/women-who-leave --sent scan.pdf").status.code(), Some(2));
    assert!(office.say("verify 67/women-who-leave").contains("women-who-leave.pdf  equal"));
    // Any computer can check the sums without this program.
    let checked =
        Command::new("sha256sum").args(["-c", "--quiet", "SHA256SUMS"]).current_dir(office.0.join(record)).output();
    if let Ok(checked) = checked {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
    fs::write(office.0.join(record).join("sent/scan.pdf"), "another").unwrap();
    let edited = office.run("verify 67/women-who-leave");
    assert_eq!(edited.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&edited.stdout).contains("sent/scan.pdf was changed"));
}

#[test]
fn a_draft_is_not_filed() {
    let office = Office::new("draft-not-filed");
    office.say("new 70/first --template csw-communication --today 2025-02-01");
    let refused = office.run("file 70/first");
    assert_eq!(refused.status.code(), Some(1));
    assert!(!office.0.join("submissions/filed").exists());
}

/// 2022: filed. 2023: carried on, with two sections in another order. 2024: a statement made of that.
#[test]
fn three_years_of_one_coalition() {
    let office = Office::new("three-years");
    office.say("file 67/women-who-leave");
    a_year_goes_by(&office);
    office.say("new 68/women --from 67/women-who-leave --today 2022-10-01");
    let manifest = office.read("submissions/68/women.toml");
    let line = |name: &str| manifest.lines().find(|line| line.contains(name)).unwrap();
    let (children, health) = (line("china/children"), line("china/health"));
    let swapped = manifest.replace(&format!("{children}\n{health}"), &format!("{health}\n{children}"));
    assert_ne!(swapped, manifest);
    fs::write(office.0.join("submissions/68/women.toml"), swapped).unwrap();
    office.say("build 68/women");
    let changes = office.json("diff 67/women-who-leave 68/women");
    let section =
        |name: &str| changes["sections"].as_array().unwrap().iter().find(|one| one["section"] == name).cloned();
    assert_eq!(section("law/trafficking").unwrap()["what"], serde_json::json!(["changed"]));
    assert_eq!(section("china/status"), None);
    let moved = ["china/children", "china/health"].map(|name| section(name).is_some());
    assert_eq!(moved.iter().filter(|moved| **moved).count(), 1, "of two that changed places one moved past the other");
    // The opening took another name, and a line that says that it is to be read again.
    assert_eq!(section("./opening.md"), None);
    assert_eq!(section("./women-opening.md").unwrap()["what"], serde_json::json!(["renamed", "changed"]));
    // A source that is new in the same place is the only new note; nothing is gone.
    assert_eq!(strings(&changes["notes"]["new"], "note"), ["28"]);
    assert_eq!(changes["notes"]["gone"], serde_json::json!([]));

    office.say("new 69/short --from 68/women --template csw-statement --today 2023-10-01");
    let uses = office.json("where-used un-2000-trafficking --no-pages");
    let mut submissions = strings(&uses["places"], "submission");
    submissions.dedup();
    assert_eq!(submissions, ["67/women-who-leave", "68/women", "69/short", "reports/women-on-the-move"]);

    // A day before the deadline of session 68; the review of the section on status ended on 15 July.
    let status = office.json("status --sections --today 2023-07-31");
    let standing = |name: &str| {
        status["submissions"].as_array().unwrap().iter().find(|one| one["submission"] == name).unwrap().clone()
    };
    assert_eq!(standing("68/women")["days_left"], 1);
    assert!(standing("68/women")["overdue"].as_array().unwrap().contains(&"china/status".into()));
    assert_eq!(standing("67/women-who-leave")["status"], "filed");
    assert!(standing("67/women-who-leave")["days_left"].is_null());
    assert_eq!(standing("69/short")["most"], 1400);
    assert!(standing("69/short")["deadline"].is_null(), "the calendar holds no day for statements");
    let section =
        |name: &str| status["sections"].as_array().unwrap().iter().find(|one| one["section"] == name).unwrap().clone();
    assert_eq!(
        (&section("dprk/detention")["changed"], &section("china/status")["changed"]),
        (&true.into(), &false.into())
    );
    assert_eq!(section("china/status")["filed"], "2022-08-01");
}

/// A folder outside of every repository.
fn outside(name: &str) -> Office {
    let inside = Office::new(name);
    let folder = std::env::temp_dir().join(format!("rapporteur-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    copy(&inside.0, &folder);
    Office(folder)
}

#[test]
fn history_is_read_where_there_is_one_and_missed_in_plain_words() {
    let office = outside("history");
    let git = |line: &[&str]| {
        let named = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
        Command::new("git")
            .args(named)
            .args(line)
            .current_dir(&office.0)
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let refused = |line: &str| String::from_utf8_lossy(&office.run(line).stderr).into_owned();
    if !git(&["--version"]) {
        assert!(refused("diff 67/women-who-leave --at HEAD").contains("git program"));
        return;
    }
    assert!(refused("diff 67/women-who-leave --at HEAD").contains("lies in no repository"));
    assert!(refused("diff 67/women-who-leave").contains("no record"));
    assert!(git(&["init", "-q"]));
    assert!(refused("diff 67/women-who-leave --at HEAD").contains("no history yet"));
    let manifest = "submissions/67/women-who-leave.toml";
    let whole = office.read(manifest);
    fs::write(office.0.join(manifest), whole.replace("template = ", "template ")).unwrap();
    assert!(git(&["add", "."]) && git(&["commit", "-qm", "broken"]));
    fs::write(office.0.join(manifest), &whole).unwrap();
    assert!(git(&["commit", "-qam", "whole"]));
    a_year_goes_by(&office);
    let (old, new) = ("submissions/corpus/sections/china/health.md", "submissions/corpus/sections/china/medicine.md");
    let text = office.read(old).replace("+++\ntitle", "+++\naliases = [\"china/health\"]\ntitle");
    fs::write(office.0.join(new), text).unwrap();
    fs::remove_file(office.0.join(old)).unwrap();
    fs::write(office.0.join(manifest), whole.replace("china/health", "china/medicine")).unwrap();

    let told = office.say("diff 67/women-who-leave --at HEAD");
    assert!(told.contains("  ~ china/medicine  was china/health\n"), "{told}");
    assert!(told.contains("  note 28 is new (un-1979-women)\n"), "{told}");
    assert!(refused("diff 67/women-who-leave --at HEAD~1").contains("cannot be read, and nothing was compared"));
    assert!(refused("diff 67/women-who-leave --at v9").contains("has no `v9`"));
    assert!(refused("diff 67/women-who-leave --at=-x").contains("is no revision"));
    fs::remove_dir_all(&office.0).unwrap();
}
