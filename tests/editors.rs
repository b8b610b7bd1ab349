//! What helps who writes: schemas for editors, one form for files, builds that follow what is saved.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

/// More than anything here takes on a slow and busy computer.
const PATIENCE: Duration = Duration::from_secs(120);

const MANIFEST: &str = "submissions/68/women-who-leave-statement.toml";
const SECTION: &str = "submissions/corpus/sections/china/trafficking.short.md";
const PDF: &str = "out/68/women-who-leave-statement.pdf";

/// A copy of the sample workspace, which nobody else changes.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desks").join(name);
        let _ = fs::remove_dir_all(&folder);
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&root.join("submissions"), &folder.join("submissions"));
        fs::copy(root.join("rapporteur.toml"), folder.join("rapporteur.toml")).unwrap();
        Self(folder)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.args(line.split_whitespace()).current_dir(&self.0);
        command
    }

    fn run(&self, line: &str) -> Output {
        self.command(line).output().unwrap()
    }

    /// What a command that must end well says.
    fn say(&self, line: &str) -> String {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path}: {old}");
        fs::write(self.0.join(path), text.replace(old, new)).unwrap();
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

/// A manifest of last year's hand: keys as they came to mind, several sentences a line.
#[test]
fn what_is_formatted_prints_the_same_and_stays_as_it_is() {
    let desk = Desk::new("formatted");
    desk.say("build 68/women-who-leave-statement");
    let before = fs::read(desk.0.join(PDF)).unwrap();
    let manifest = desk.read(MANIFEST);
    let status = manifest.lines().find(|line| line.starts_with("status = ")).unwrap().to_owned();
    fs::write(desk.0.join(MANIFEST), format!("{status}  # for now\n{}", manifest.replace(&format!("{status}\n"), "")))
        .unwrap();
    let unchanged = desk.read(MANIFEST);
    assert_eq!(desk.run("fmt --check").status.code(), Some(1));
    assert_eq!(desk.read(MANIFEST), unchanged, "--check changes nothing");
    let told = desk.say("fmt");
    assert!(told.lines().any(|line| line == MANIFEST), "{told}");
    assert!(desk.read(MANIFEST).contains("  # for now\n"), "remarks stay");
    assert_eq!(desk.say("fmt"), "", "what is in order stays");
    assert_eq!(desk.run("fmt --check").status.code(), Some(0));
    desk.say("build 68/women-who-leave-statement");
    assert_eq!(fs::read(desk.0.join(PDF)).unwrap(), before, "not a word of the pages is another");
}

#[test]
fn the_line_that_new_writes_leads_to_a_schema() {
    let desk = Desk::new("schema");
    desk.say("new 70/spring/first --template csw-communication --today 2025-02-01");
    let manifest = desk.read("submissions/70/spring/first.toml");
    let path = manifest.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
    assert_eq!(path, "../../../schemas/csw-communication.json");
    let schema: Value = serde_json::from_str(&desk.read("schemas/csw-communication.json")).unwrap();
    assert!(
        schema["properties"]["signed-by"]["items"]["enum"]
            .as_array()
            .unwrap()
            .contains(&"example-network/president".into())
    );
    let printed: Value = serde_json::from_str(&desk.say("schema csw-communication")).unwrap();
    assert_eq!(printed, schema);
    let near = desk.run("schema csw-comunication");
    assert!(String::from_utf8_lossy(&near.stderr).contains("try: csw-communication"));
}

/// Ends the child when a test fails before it ended by itself.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn until(what: &str, done: &mut dyn FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < PATIENCE, "{what}");
        sleep(Duration::from_millis(20));
    }
}

/// Three builds: the first, one with a fault that leaves the first pages where they are, and one when it is
/// mended. A section that the submission does not take, and a file saved as it was, build nothing.
#[test]
fn a_build_follows_what_is_saved_and_keeps_the_last_good_pages() {
    let desk = Desk::new("watched");
    let (said, wrong) = (desk.0.join("said.txt"), desk.0.join("wrong.txt"));
    let file = |path: &Path| fs::File::create(path).unwrap();
    let mut command = desk.command("watch 68/women-who-leave-statement --builds 3");
    let mut watching = Watching(command.stdout(file(&said)).stderr(file(&wrong)).spawn().unwrap());
    until("the first build", &mut || desk.0.join(PDF).exists());
    let first = fs::read(desk.0.join(PDF)).unwrap();
    desk.replace("submissions/corpus/sections/china/health.md", "+++\n\n", "+++\n\nBefore all. ");
    let same = desk.read(SECTION);
    fs::write(desk.0.join(SECTION), &same).unwrap();
    sleep(Duration::from_millis(300));
    desk.replace(SECTION, "+++\n\n", "+++\n\nAt first [@nobody-1999]. ");
    until("the fault", &mut || fs::read_to_string(&wrong).unwrap().contains("not written"));
    assert_eq!(fs::read(desk.0.join(PDF)).unwrap(), first);
    fs::write(desk.0.join(SECTION), same.replace("+++\n\n", "+++\n\nAt first. ")).unwrap();
    until("three builds", &mut || watching.0.try_wait().unwrap().is_some());
    let (said, wrong) = (fs::read_to_string(said).unwrap(), fs::read_to_string(wrong).unwrap());
    assert_eq!(said.lines().filter(|line| line.starts_with(PDF)).count(), 2, "{said}{wrong}");
    assert_eq!(wrong.matches("there is no source `nobody-1999`").count(), 1, "{wrong}");
    assert_ne!(fs::read(desk.0.join(PDF)).unwrap(), first);
}
