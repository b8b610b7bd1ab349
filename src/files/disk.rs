//! Files of the disk, never outside the root.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{ReadError, Store, WorkspacePath, limits};

/// The files below a folder of the disk.
///
/// A symbolic link is followed as long as it stays below the root; names are compared to the letter
/// even where the file system does not.
///
/// State: the folders met so far, as they were named and with links resolved. A workspace has many files
/// in few folders, and to resolve a path asks the system for every part of it.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    folders: RefCell<BTreeMap<PathBuf, PathBuf>>,
}

impl Disk {
    /// The files below `root`.
    ///
    /// # Errors
    /// When the folder is missing.
    pub fn new(root: &Path) -> std::io::Result<Self> {
        Ok(Self { root: root.canonicalize()?, folders: RefCell::default() })
    }

    /// The root, with links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path with links resolved, when it is below the root.
    fn resolve(&self, path: &WorkspacePath) -> Result<PathBuf, ReadError> {
        let real = self.real(&self.root.join(path.as_str())).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => ReadError::Missing,
            _ => ReadError::Other(error.to_string()),
        })?;
        if real.starts_with(&self.root) {
            Ok(real)
        } else {
            Err(ReadError::Other("a link leads out of the workspace".to_owned()))
        }
    }

    fn real(&self, full: &Path) -> std::io::Result<PathBuf> {
        let (Some(folder), Some(name)) = (full.parent(), full.file_name()) else { return full.canonicalize() };
        let known = self.folders.borrow().get(folder).cloned();
        let real = match known {
            Some(real) => real,
            None => {
                let real = folder.canonicalize()?;
                self.folders.borrow_mut().insert(folder.to_path_buf(), real.clone());
                real
            }
        };
        let file = real.join(name);
        if fs::symlink_metadata(&file)?.is_symlink() { file.canonicalize() } else { Ok(file) }
    }

    fn walk(&self, folder: &Path, ending: &str, depth: usize, found: &mut Vec<WorkspacePath>) -> Result<(), String> {
        if depth > limits::FOLDER_DEPTH {
            return Err(format!("folders stand more than {} deep", limits::FOLDER_DEPTH));
        }
        let mut entries: Vec<_> = match fs::read_dir(folder) {
            Ok(entries) => entries.filter_map(Result::ok).collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error.to_string()),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let (path, kind) = (entry.path(), entry.file_type().map_err(|e| e.to_string())?);
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                self.walk(&path, ending, depth + 1, found)?;
            } else if name.ends_with(ending) {
                found.extend(self.below(&path));
            }
            if found.len() > limits::FILES {
                return Err(format!("it holds more than {} files", limits::FILES));
            }
        }
        Ok(())
    }

    fn below(&self, path: &Path) -> Option<WorkspacePath> {
        let relative = path.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
        WorkspacePath::new(&parts?.join("/")).ok()
    }
}

impl Store for Disk {
    fn read(&self, path: &WorkspacePath) -> Result<Vec<u8>, ReadError> {
        let real = self.resolve(path)?;
        let other = |error: std::io::Error| ReadError::Other(error.to_string());
        // Asked before opening: opening a FIFO would wait for a writer that never comes.
        let known = fs::metadata(&real).map_err(other)?;
        if !known.is_file() {
            return Err(ReadError::Other("it is not a file".to_owned()));
        }
        let file = File::open(&real).map_err(other)?;
        let text = matches!(path.as_str().rsplit('.').next(), Some("toml" | "md" | "csv"));
        let limit = if text { limits::FILE_BYTES } else { limits::BINARY_BYTES };
        // One more than it holds, so that its end is seen in the same breath.
        let mut bytes = Vec::with_capacity(usize::try_from(known.len().min(limit)).unwrap_or(0) + 1);
        file.take(limit + 1).read_to_end(&mut bytes).map_err(other)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::Other(format!("it is larger than {} MB", limit / 1024 / 1024)));
        }
        Ok(bytes)
    }

    fn has(&self, path: &WorkspacePath) -> bool {
        fs::symlink_metadata(self.root.join(path.as_str())).is_ok()
    }

    fn list(&self, folder: &WorkspacePath, extension: &str) -> Result<Vec<WorkspacePath>, String> {
        let mut found = Vec::new();
        match self.resolve(folder) {
            Ok(_) => {}
            Err(ReadError::Missing) => return Ok(found),
            Err(ReadError::Other(why)) => return Err(why),
        }
        self.walk(&self.root.join(folder.as_str()), &format!(".{extension}"), 0, &mut found)?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own below the target folder, empty.
    fn folder(name: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-files").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_workspace_is_refused() {
        let root = folder("link-out");
        fs::create_dir_all(root.join("inside")).unwrap();
        fs::write(root.join("outside.md"), "secret").unwrap();
        std::os::unix::fs::symlink("../outside.md", root.join("inside/a.md")).unwrap();
        let disk = Disk::new(&root.join("inside")).unwrap();
        let read = disk.read(&WorkspacePath::new("a.md").unwrap());
        assert!(matches!(read, Err(ReadError::Other(why)) if why.contains("out of the workspace")));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_leads_out_of_the_workspace_is_refused_for_every_file_in_it() {
        let root = folder("folder-out");
        fs::create_dir_all(root.join("inside/real")).unwrap();
        fs::create_dir_all(root.join("outside")).unwrap();
        for (target, link) in [("../outside", "inside/out"), ("real", "inside/in")] {
            std::os::unix::fs::symlink(target, root.join(link)).unwrap();
        }
        for name in ["a.md", "b.md"] {
            fs::write(root.join("outside").join(name), "secret").unwrap();
            fs::write(root.join("inside/real").join(name), name).unwrap();
        }
        let disk = Disk::new(&root.join("inside")).unwrap();
        let read = |path: &str| disk.read(&WorkspacePath::new(path).unwrap());
        for name in ["a.md", "b.md"] {
            assert!(matches!(read(&format!("out/{name}")), Err(ReadError::Other(why)) if why.contains("out of")));
            assert_eq!(read(&format!("in/{name}")), Ok(name.as_bytes().to_vec()));
        }
    }

    #[test]
    fn lists_in_the_order_of_names_and_passes_hidden_files_over() {
        let root = folder("list");
        for name in ["b.toml", "a.toml", ".hidden.toml", "c.md"] {
            fs::write(root.join(name), "").unwrap();
        }
        fs::create_dir_all(root.join("s")).unwrap();
        fs::write(root.join("s/d.toml"), "").unwrap();
        let disk = Disk::new(root.parent().unwrap()).unwrap();
        let found = disk.list(&WorkspacePath::new("list").unwrap(), "toml").unwrap();
        let names: Vec<_> = found.iter().map(WorkspacePath::as_str).collect();
        assert_eq!(names, ["list/a.toml", "list/b.toml", "list/s/d.toml"]);
    }

    #[test]
    fn a_folder_is_no_file() {
        let root = folder("no-file");
        fs::create_dir_all(root.join("x.toml")).unwrap();
        let disk = Disk::new(&root).unwrap();
        assert!(matches!(disk.read(&WorkspacePath::new("x.toml").unwrap()), Err(ReadError::Other(_))));
    }
}
