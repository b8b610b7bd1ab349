//! `init`: a small workspace that builds as it stands.

mod files;

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::workspace::MARK;
use super::{Exit, say, say_error};
use files::FILES;

/// Make a new workspace, with a small submission to begin from
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder to make; it must be new or empty
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// `called` is how the program was called: what is proposed next can be typed as it stands.
pub(super) fn run(arguments: &Arguments, called: &str) -> Exit {
    let folder = &arguments.folder;
    if let Err((why, hint)) = may_be_made(folder) {
        say_error(&format!("error: {}: {why}\n  try: {hint}", folder.display()));
        return Exit::Usage;
    }
    if let Err(error) = make(folder) {
        say_error(&format!("error: {} cannot be made: {error}", folder.display()));
        return Exit::Usage;
    }
    say(&format!("{}  a workspace of {} files", folder.display(), FILES.len()));
    say_error(&format!("  try: {} -C {} build", quoted(called), quoted(&folder.display().to_string())));
    Exit::Fine
}

/// Looks before anything is made. The texts of an organisation belong neither into the program's own
/// repository, from which they might be published, nor into another workspace, which would not see them.
fn may_be_made(folder: &Path) -> Result<(), (String, String)> {
    let fault = |why: &str, hint: &str| Err((why.to_owned(), hint.to_owned()));
    if folder.is_file() {
        return fault("there is a file of this name", "name a new folder");
    }
    if folder.exists() && fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_some()) {
        return fault("the folder is not empty, or cannot be read", "name a new folder");
    }
    let place = real(folder).map_err(|error| (error.to_string(), "name another folder".to_owned()))?;
    let Some(root) = place.ancestors().find(|above| above.join(MARK).exists()) else { return Ok(()) };
    let beside = root.parent().unwrap_or(root).join("submissions-of-ours").display().to_string();
    if is_own_repository(root) {
        return Err((
            "this is inside the program's own repository".to_owned(),
            format!("make it elsewhere, so that your texts are not published with the program: {beside}"),
        ));
    }
    Err((format!("this is inside the workspace {}", root.display()), format!("make it elsewhere: {beside}")))
}

/// The folder without links: of what does not exist yet, below the nearest folder that does.
fn real(folder: &Path) -> io::Result<PathBuf> {
    let folder = std::path::absolute(folder)?;
    let there = folder.ancestors().find(|above| above.exists()).unwrap_or(&folder);
    Ok(there.canonicalize()?.join(folder.strip_prefix(there).unwrap_or(Path::new(""))))
}

/// True for a folder with this very package.
fn is_own_repository(folder: &Path) -> bool {
    let package = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    package.lines().any(|line| line.split_whitespace().collect::<String>() == "name=\"rapporteur\"")
}

/// Writes every file. When one cannot be written, what was made before it is taken away again.
fn make(folder: &Path) -> io::Result<()> {
    let mut made: Vec<PathBuf> = Vec::new();
    let written = FILES.iter().try_for_each(|(path, text)| write(&folder.join(path), text, &mut made));
    if written.is_err() {
        for path in made.iter().rev() {
            // A folder that something else has come into in the meantime stays.
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
    written
}

fn write(path: &Path, text: &str, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing: Vec<&Path> = path.ancestors().skip(1).take_while(|above| !above.exists()).collect();
    for above in missing.into_iter().rev().filter(|above| !above.as_os_str().is_empty()) {
        fs::create_dir(above)?;
        made.push(above.to_path_buf());
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    made.push(path.to_path_buf());
    file.write_all(text.as_bytes())
}

/// A word of a command line, in quotation marks where a shell would part it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:~".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("\"{word}\"") }
}
