//! Writing a file so that there is always the old one or the new one, whole.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What temporary files begin with, so that what a killed build left behind can be known.
const PREFIX: &str = ".rapporteur-";

/// A folder in which this process writes: a locked file, so that other builds can tell its temporary files
/// from those of a build that was killed. The system unlocks it when the process ends, however it ends.
struct Claim {
    path: PathBuf,
    /// Unlocked when it is closed.
    _lock: File,
}

impl Claim {
    fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{PREFIX}{}-lock.tmp", std::process::id()));
        loop {
            let lock = File::create(&path)?;
            match lock.lock() {
                Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
                // Another build may have swept it away between the two steps.
                Ok(()) if !path.exists() => {}
                _ => return Ok(Self { path, _lock: lock }),
            }
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Why files were not written.
#[derive(Debug)]
pub(super) struct Fault {
    /// The file that could not be written.
    pub(super) path: PathBuf,
    /// As the system says.
    pub(super) error: io::Error,
}

/// A file on its way: written beside its place, not yet there.
struct Pending<'a> {
    path: &'a Path,
    temporary: PathBuf,
    /// The old file under a second name, while it may still have to come back.
    old: Option<PathBuf>,
}

/// Writes each of `files` to its path, all of them or none: to temporary files in the same folders,
/// synced; then renamed. Only the renames change anything. When one of them fails, the old files of
/// those before it come back.
///
/// # Errors
/// As the system says; then the old files are untouched and the temporary ones removed.
pub(super) fn replace_all(files: &[(PathBuf, &[u8])]) -> Result<(), Fault> {
    let _claims = claim(files)?;
    let mut pending = Vec::new();
    let mut written = files.iter().try_for_each(|(path, bytes)| {
        pending.push(prepare(path));
        let fault = |error| Fault { path: path.clone(), error };
        pending.last_mut().map_or(Ok(()), |file| file.write(bytes)).map_err(fault)
    });
    if written.is_ok() {
        written = rename_all(&pending);
    }
    pending.iter().for_each(Pending::clear);
    written
}

/// Each folder once, in the order of names: two builds never wait for each other.
fn claim(files: &[(PathBuf, &[u8])]) -> Result<Vec<Claim>, Fault> {
    let mut first_of: BTreeMap<&Path, &PathBuf> = BTreeMap::new();
    for (path, _) in files {
        first_of.entry(folder(path)).or_insert(path);
    }
    let claim = |(folder, path): (&Path, &PathBuf)| {
        sweep(folder);
        Claim::new(folder).map_err(|error| Fault { path: path.clone(), error })
    };
    first_of.into_iter().map(claim).collect()
}

/// Writes one file so.
///
/// # Errors
/// As the system says; then the old file is untouched.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_all(&[(path.to_path_buf(), bytes)]).map_err(|fault| fault.error)
}

/// The renames; when one fails, those before it are undone.
fn rename_all(pending: &[Pending<'_>]) -> Result<(), Fault> {
    for (done, file) in pending.iter().enumerate() {
        if let Err(error) = fs::rename(&file.temporary, file.path) {
            pending.iter().take(done).for_each(Pending::take_back);
            return Err(Fault { path: file.path.to_path_buf(), error });
        }
    }
    Ok(())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Two builds at once write two temporary files; the last rename wins, and both are whole.
fn prepare(path: &Path) -> Pending<'_> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder(path).join(format!("{PREFIX}{}-{name}.tmp", std::process::id()));
    Pending { path, temporary, old: None }
}

impl Pending<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(folder(self.path))?;
        if self.path.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "there is a folder of this name"));
        }
        write_synced(&self.temporary, bytes)?;
        if self.path.exists() {
            let old = self.temporary.with_extension("old.tmp");
            // Some file systems have no second names: a copy does as well.
            fs::hard_link(self.path, &old).or_else(|_| fs::copy(self.path, &old).map(drop))?;
            self.old = Some(old);
        }
        Ok(())
    }

    /// The old file back in its place, or the place empty as it was.
    fn take_back(&self) {
        let _ = match &self.old {
            Some(old) => fs::rename(old, self.path),
            None => fs::remove_file(self.path),
        };
    }

    /// Removes what was only on the way, and makes the renames last.
    fn clear(&self) {
        let _ = fs::remove_file(&self.temporary);
        if let Some(old) = &self.old {
            let _ = fs::remove_file(old);
        }
        if let Ok(folder) = File::open(folder(self.path)) {
            // Some systems cannot sync a folder; the file itself is safe.
            let _ = folder.sync_all();
        }
    }
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Removes the temporary files of builds that were killed: those whose claim nobody holds.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((process, _)) = name.strip_prefix(PREFIX).and_then(|rest| rest.split_once('-')) else { continue };
        if !name.ends_with(".tmp") {
            continue;
        }
        // Held until the files are gone: a process of the same number waits for it.
        match File::open(folder.join(format!("{PREFIX}{process}-lock.tmp"))) {
            Ok(lock) if lock.try_lock().is_ok() => drop(fs::remove_file(entry.path())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => drop(fs::remove_file(entry.path())),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-output").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_files_take_the_place_of_the_old() {
        let folder = folder("replace").join("sub");
        let (pdf, txt) = (folder.join("a.pdf"), folder.join("a.txt"));
        replace_all(&[(pdf.clone(), b"old")]).unwrap();
        replace_all(&[(pdf.clone(), b"new"), (txt.clone(), b"text")]).unwrap();
        assert_eq!((fs::read(&pdf).unwrap(), fs::read(&txt).unwrap()), (b"new".to_vec(), b"text".to_vec()));
        assert_eq!(names(&folder), ["a.pdf", "a.txt"], "no temporary file is left");
    }

    #[test]
    fn a_folder_of_that_name_is_not_replaced_and_the_other_file_is_not_written() {
        let folder = folder("folder");
        fs::write(folder.join("a.pdf"), b"old").unwrap();
        fs::create_dir(folder.join("a.txt")).unwrap();
        let fault = replace_all(&[(folder.join("a.pdf"), b"new"), (folder.join("a.txt"), b"x")]).unwrap_err();
        assert_eq!(fault.path, folder.join("a.txt"));
        assert_eq!(fs::read(folder.join("a.pdf")).unwrap(), b"old");
        assert_eq!(names(&folder), ["a.pdf", "a.txt"]);
    }

    #[test]
    fn a_rename_that_fails_brings_the_old_files_back() {
        let folder = folder("rename");
        let (old, fresh, bad) = (folder.join("a.pdf"), folder.join("b.pdf"), folder.join("c.txt"));
        fs::write(&old, b"old").unwrap();
        let mut pending: Vec<Pending<'_>> = [&old, &fresh, &bad].into_iter().map(|path| prepare(path)).collect();
        pending.iter_mut().for_each(|file| file.write(b"new").unwrap());
        // Between writing and renaming somebody makes a folder of the last name.
        fs::create_dir(&bad).unwrap();
        assert!(rename_all(&pending).is_err());
        pending.iter().for_each(Pending::clear);
        assert_eq!(fs::read(&old).unwrap(), b"old");
        assert_eq!(names(&folder), ["a.pdf", "c.txt"]);
    }

    #[test]
    fn what_a_killed_build_left_is_swept_and_what_a_build_is_writing_is_not() {
        let folder = folder("sweep");
        for name in ["1-lock.tmp", "1-a.pdf.tmp", "1-a.pdf.old.tmp", "2-b.pdf.tmp", "3-lock.tmp", "3-c.pdf.tmp"] {
            fs::write(folder.join(format!("{PREFIX}{name}")), b"half").unwrap();
        }
        fs::write(folder.join(".rapporteur-mine.txt"), b"of somebody else").unwrap();
        let lives = File::open(folder.join(".rapporteur-3-lock.tmp")).unwrap();
        lives.lock().unwrap();
        replace_all(&[(folder.join("a.pdf"), b"new")]).unwrap();
        let left = [".rapporteur-3-c.pdf.tmp", ".rapporteur-3-lock.tmp", ".rapporteur-mine.txt", "a.pdf"];
        assert_eq!(names(&folder), left);
        drop(lives);
        replace_all(&[(folder.join("a.pdf"), b"new")]).unwrap();
        assert_eq!(names(&folder), left[2..]);
    }
}
