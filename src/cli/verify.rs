//! `verify`: is a record as it was written, and do its sources still make it?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::submissions::{self, short};
use super::{Exit, say, say_error, say_json};
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::pipeline;
use crate::reuse::record::{self, Lock, Verdict};
use crate::text::Faces;

/// Make a filed submission again from its record, and say whether it is the same
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The submission, or the folder of its record
    name: String,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    match verdict(arguments, root) {
        Ok(verdict) => {
            let exit = if verdict.is_equal() { Exit::Fine } else { Exit::Findings };
            if arguments.json {
                let said = say_json(&verdict);
                return if said == Exit::Fine { exit } else { said };
            }
            lines(&verdict).iter().for_each(|line| say(line));
            exit
        }
        Err(why) => {
            say_error(&why);
            Exit::Usage
        }
    }
}

fn verdict(arguments: &Arguments, root: &Path) -> Result<Verdict, String> {
    let files = read_folder(&root.join(find(&arguments.name, root)?))?;
    let faces = Faces::embedded().map_err(|error| format!("error: {error}"))?;
    Ok(record::verify(&files, &faces, &mut rebuild))
}

/// The finished files of a submission in a workspace, by name.
fn rebuild(mut workspace: Workspace, lock: &Lock) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let path = WorkspacePath::new(&format!("submissions/{}.toml", lock.submission)).map_err(|why| why.to_string())?;
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let built = pipeline::build(&mut workspace, &shared, &path, None, &mut found);
    let fault = found.sorted().first().map_or(String::new(), |fault| format!(": {}", fault.message));
    let built = built.ok_or_else(|| format!("the archive does not build any more{fault}"))?;
    let name = |output: &pipeline::Output| format!("{}.{}", path.stem(), output.format.name());
    Ok(built.outputs.iter().map(|output| (name(output), output.bytes.clone())).collect())
}

fn lines(verdict: &Verdict) -> Vec<String> {
    let mut lines: Vec<String> = verdict.folder.iter().map(record::Mismatch::line).collect();
    lines.extend(verdict.equal.iter().map(|file| format!("{file}  equal, made again from the archive")));
    lines.extend(verdict.different.iter().map(|file| format!("{file}  differs from what the archive makes")));
    lines.extend(verdict.remarks.iter().cloned());
    lines
}

/// The folder of a record, by its own name or that of the submission.
fn find(name: &str, root: &Path) -> Result<String, String> {
    let plain = name.trim_end_matches('/');
    for folder in [plain.to_owned(), format!("{}/{plain}", record::FOLDER)] {
        if root.join(&folder).join("SHA256SUMS").is_file() || root.join(&folder).join("lock.json").is_file() {
            return Ok(folder);
        }
    }
    let mut opened = submissions::open(root).map_err(|_| String::new())?;
    let name = match submissions::choose(&[name.to_owned()], &opened.all)?.first() {
        Some(path) => short(path),
        None => name.to_owned(),
    };
    folder_of(&name, &mut opened.workspace).ok_or_else(|| {
        format!("error: there is no record of {name} below {}\n  try: rapporteur file {name}", record::FOLDER)
    })
}

/// The last record of a submission.
pub(super) fn folder_of(submission: &str, workspace: &mut Workspace) -> Option<String> {
    let of_it = |lock: &Lock| lock.submission == submission;
    let mut records = record::records(workspace);
    records.retain(|(_, lock)| lock.as_ref().is_some_and(of_it));
    records.sort_by_key(|(_, lock)| lock.as_ref().map(|lock| lock.filed.clone()));
    records.pop().map(|(folder, _)| folder)
}

/// All files of a folder, by their paths below it. A link or a pipe that somebody put there is no file of a
/// record: where one should be, it is gone.
pub(super) fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((path, before)) = folders.pop() {
        let unread = |error| format!("error: {} cannot be read: {error}", path.display());
        for entry in fs::read_dir(&path).map_err(unread)? {
            let entry = entry.map_err(unread)?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(unread)?;
            if kind.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if kind.is_file() {
                files.insert(name, fs::read(entry.path()).map_err(unread)?);
            }
        }
    }
    Ok(files)
}
