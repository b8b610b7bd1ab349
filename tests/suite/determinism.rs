//! The same input gives the same bytes, whatever is around the process.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Files, Folder, rapporteur, root};

/// What a process is run in: variables, the mask of new files, the clock.
struct Around {
    name: &'static str,
    variables: &'static [(&'static str, &'static str)],
    umask: &'static str,
    /// A date for `faketime`, where that program is installed.
    clock: Option<&'static str>,
}

const fn around(name: &'static str, variables: &'static [(&'static str, &'static str)], umask: &'static str) -> Around {
    Around { name, variables, umask, clock: None }
}

/// Ten surroundings, each with a folder of its own.
const SURROUNDINGS: [Around; 10] = [
    around("plain", &[], "022"),
    around("other folder of a longer name, with blanks and é", &[], "022"),
    around("one-thread", &[("RAYON_NUM_THREADS", "1"), ("RAPPORTEUR_THREADS", "1")], "022"),
    around("eight-threads", &[("RAYON_NUM_THREADS", "8"), ("RAPPORTEUR_THREADS", "8")], "022"),
    around("time-zone", &[("TZ", "Pacific/Kiritimati")], "022"),
    around("home", &[("HOME", "/nonexistent"), ("XDG_CONFIG_HOME", "/nonexistent"), ("USER", "someone")], "022"),
    around("locale", &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")], "022"),
    around("epoch", &[("SOURCE_DATE_EPOCH", "1"), ("LC_ALL", "C")], "077"),
    Around { name: "past", variables: &[("TZ", "America/New_York")], umask: "002", clock: Some("1999-12-31 23:59:59") },
    Around { name: "future", variables: &[], umask: "022", clock: Some("2038-01-20 00:00:00") },
];

fn has_faketime() -> bool {
    Command::new("faketime").arg("--version").output().is_ok()
}

/// A process in these surroundings.
fn command(folder: &Path, around: &Around, clock: bool) -> Command {
    let program = rapporteur(folder, &["build"]);
    let mut words = Vec::new();
    if let Some(date) = around.clock.filter(|_| clock) {
        words.extend(["faketime".to_owned(), date.to_owned()]);
    }
    words.push(program.get_program().to_str().unwrap().to_owned());
    words.extend(program.get_args().map(|argument| argument.to_str().unwrap().to_owned()));
    // The shell sets the mask and becomes the program.
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("umask {}; exec \"$@\"", around.umask)).arg("sh").args(words);
    command.current_dir(folder).env_clear().envs(std::env::vars_os().filter(|(name, _)| name == "PATH"));
    command.envs(around.variables.iter().copied());
    command
}

/// Files written in another order and with other times.
fn write_files(folder: &Folder, files: &Files, number: usize) {
    let mut all: Vec<(&String, &String)> = files.0.iter().collect();
    if number % 2 == 1 {
        all.reverse();
    }
    for (path, text) in all {
        folder.write(&Files::default().with(path, text.as_str()));
        let file = fs::File::options().write(true).open(folder.0.join(path)).unwrap();
        let seconds = 1_000_000_000 + 86_400 * u64::try_from(number).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn ten_processes_in_other_surroundings_write_the_same_bytes() {
    let files = Files::of_repository();
    let clock = has_faketime();
    let mut first: Option<Vec<(String, Vec<u8>)>> = None;
    for (number, around) in SURROUNDINGS.iter().enumerate() {
        let folder = Folder::new(&format!("determinism/{}", around.name));
        write_files(&folder, &files, number);
        let built = command(&folder.0, around, clock).output().unwrap();
        assert!(built.status.success(), "{}: {}", around.name, String::from_utf8_lossy(&built.stderr));
        let out = Folder(folder.0.join("out"));
        let name = |path: &Path| path.strip_prefix(&out.0).unwrap().display().to_string();
        let written: Vec<_> = out.contents().into_iter().map(|(path, bytes)| (name(&path), bytes)).collect();
        assert!(!written.is_empty());
        match &first {
            None => first = Some(written),
            Some(first) => assert!(*first == written, "{}: other bytes", around.name),
        }
        fs::remove_dir_all(&folder.0).unwrap();
    }
}

#[test]
fn nothing_of_the_surroundings_is_in_the_file() {
    let folder = Folder::new("unseen-surroundings");
    folder.write(&Files::of_repository());
    let mut build = rapporteur(&folder.0, &["build"]);
    assert!(build.env("USER", "surroundings-user").output().unwrap().status.success());
    for (path, bytes) in Folder(folder.0.join("out")).contents() {
        let text = String::from_utf8_lossy(&bytes);
        for unwanted in ["surroundings-user", "unseen-surroundings", root().to_str().unwrap()] {
            assert!(!text.contains(unwanted), "{}: {unwanted}", path.display());
        }
    }
}
