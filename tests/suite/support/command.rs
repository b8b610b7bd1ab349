//! The program itself, in folders of the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Files;

/// The program with these arguments, in a folder.
pub(crate) fn rapporteur(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.args(arguments).current_dir(folder);
    command
}

/// A folder of its own for one test, empty at first.
#[derive(Debug)]
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The same outside of this repository, for what must not be done inside of it; below one more folder,
    /// so that there is room beside it.
    pub(crate) fn outside(name: &str) -> Self {
        let place = std::env::temp_dir().join(format!("rapporteur-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&place);
        let path = place.join("copy");
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes files into it.
    pub(crate) fn write(&self, files: &Files) {
        for (path, text) in &files.0 {
            let path = self.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    /// All files in it and their bytes.
    pub(crate) fn contents(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut all = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path).unwrap();
                    all.push((path, bytes));
                }
            }
        }
        all.sort();
        all
    }
}
