//! The commands of the pages are commands of the program.

use std::fs;
use std::path::Path;

use crate::support::{Files, Folder, rapporteur, root};

/// The set-up commands of the README, word for word.
const SET_UP: [&str; 2] = ["cargo run --release -- build", "cargo test"];

/// Puts the program where the shell finds it: it would change the computer that runs the tests.
const INSTALL: &str = "cargo install --path .";

/// The README and the pages of `docs/`.
fn pages() -> Vec<(String, String)> {
    let mut paths = vec![root().join("README.md")];
    paths.extend(fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    paths.sort();
    let read = |path: &Path| (path.display().to_string(), fs::read_to_string(path).unwrap());
    paths.iter().filter(|path| path.extension().is_some_and(|e| e == "md")).map(|path| read(path)).collect()
}

/// The command lines of a page: lines of blocks for the shell, and what stands between backticks.
fn commands(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, part) in page.split("```").enumerate() {
        let fenced = number % 2 == 1;
        let shell = ["sh\n", "bash\n", "console\n"].iter().find_map(|language| part.strip_prefix(language));
        match (fenced, shell) {
            (true, Some(lines)) => found.extend(lines.lines().map(|line| line.trim_start_matches("$ ").to_owned())),
            (true, None) => {}
            (false, _) => found.extend(part.split('`').skip(1).step_by(2).map(str::to_owned)),
        }
    }
    let is_command = |line: &String| line.starts_with("cargo ") || line.starts_with("rapporteur ");
    found.retain(is_command);
    found
}

#[test]
fn the_readme_sets_up_with_two_commands() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let set_up = readme.split("\n## ").find(|part| part.starts_with("Set up")).unwrap();
    assert_eq!(commands(set_up), SET_UP);
}

/// Each command of the program is run in a copy of the workspace and must end well; `cargo test` is running.
#[test]
fn every_command_of_the_pages_runs() {
    let folder = Folder::outside("commands");
    folder.write(&Files::of_repository());
    // What the page on Zotero imports is the example that it shows.
    let zotero = fs::read_to_string(root().join("docs/zotero.md")).unwrap();
    let library = zotero.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    fs::write(folder.0.join("library.json"), library).unwrap();
    let mut run = std::collections::BTreeSet::new();
    for (path, page) in pages() {
        for command in commands(&page) {
            let arguments = command.strip_prefix("rapporteur ").or(command.strip_prefix("cargo run --release -- "));
            let Some(arguments) = arguments else {
                assert!(command == SET_UP[1] || command == INSTALL, "{path}: no test runs `{command}`");
                continue;
            };
            if run.insert(arguments.to_owned()) {
                let words: Vec<&str> = arguments.split_whitespace().collect();
                let output = rapporteur(&folder.0, &words).output().unwrap();
                assert!(output.status.success(), "{path}: `{command}`: {}", String::from_utf8_lossy(&output.stderr));
            }
        }
    }
    assert!(run.contains("build") && run.len() >= 3, "{run:?}");
    let beside = folder.0.parent().unwrap();
    assert!(beside.join("our-filings/out/70/first.pdf").is_file());
    fs::remove_dir_all(beside).unwrap();
}

#[test]
fn links_between_the_pages_lead_to_files() {
    for (path, page) in pages() {
        let folder = Path::new(&path).parent().unwrap();
        for target in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            if file.ends_with(".md") && !file.contains(':') {
                assert!(folder.join(file).is_file(), "{path} leads to {target}");
            }
        }
    }
}
