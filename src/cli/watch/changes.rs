//! What the system tells of changed files, gathered until nothing is told for a moment: an editor saves a
//! file in several steps.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Config, Error, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::files::WorkspacePath;

/// So long nothing must be told before a build begins.
const QUIET: Duration = Duration::from_millis(20);

/// So long a build waits at most for that: a program that writes without end does not keep it waiting.
const MOST: Duration = Duration::from_secs(1);

/// Between two looks at the files, where the system does not tell.
const LOOK: Duration = Duration::from_millis(500);

/// The folders from which submissions are made.
const FOLDERS: [&str; 2] = ["submissions", "templates"];

/// The one file beside them.
const SETTINGS: &str = "rapporteur.toml";

/// The files of a workspace, watched.
pub(super) struct Changes {
    /// The workspace, links followed: so the system names it.
    root: PathBuf,
    told: Receiver<Result<Event, Error>>,
    watcher: Box<dyn Watcher>,
    /// Those of [`FOLDERS`] that are watched: one that is made later is watched from then on.
    watched: BTreeSet<&'static str>,
}

/// What changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The files.
    pub(super) files: BTreeSet<WorkspacePath>,
    /// True when whole folders changed, or more than the system could tell: any file may be another.
    pub(super) any: bool,
}

impl Told {
    fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.any
    }
}

impl Changes {
    /// Watches a workspace. With `look` the files are looked at twice a second: drives of a network tell
    /// nothing.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn of(root: &Path, look: bool) -> Result<Self, Error> {
        let (tell, told) = channel();
        let watcher: Box<dyn Watcher> = if look {
            Box::new(PollWatcher::new(tell, Config::default().with_poll_interval(LOOK))?)
        } else {
            Box::new(RecommendedWatcher::new(tell, Config::default())?)
        };
        let mut changes = Self { root: root.canonicalize()?, told, watcher, watched: BTreeSet::new() };
        changes.watcher.watch(&changes.root, RecursiveMode::NonRecursive)?;
        changes.watch_folders()?;
        Ok(changes)
    }

    fn watch_folders(&mut self) -> Result<(), Error> {
        for folder in FOLDERS {
            let path = self.root.join(folder);
            if !path.is_dir() {
                self.watched.remove(folder);
            } else if self.watched.insert(folder) {
                self.watcher.watch(&path, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Waits until something is saved.
    ///
    /// # Errors
    /// As the system says, when it can tell nothing more.
    pub(super) fn next(&mut self) -> Result<Told, Error> {
        let mut told = Told::default();
        while told.is_empty() {
            let event = self.told.recv().map_err(|gone| Error::generic(&gone.to_string()))??;
            self.add(&event, &mut told);
        }
        let start = Instant::now();
        while start.elapsed() < MOST {
            match self.told.recv_timeout(QUIET) {
                Ok(event) => self.add(&event?, &mut told),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        self.watch_folders()?;
        Ok(told)
    }

    fn add(&self, event: &Event, told: &mut Told) {
        // The build itself opens and reads the files.
        if event.kind.is_access() {
            return;
        }
        told.any |= event.need_rescan();
        for path in &event.paths {
            let Some(below) = path.strip_prefix(&self.root).ok().and_then(Path::to_str) else { continue };
            match meant(below) {
                Meant::Nothing => {}
                Meant::Folder => told.any = true,
                Meant::File => told.files.extend(WorkspacePath::new(below)),
            }
        }
    }
}

/// What a path below the workspace means to a build.
#[derive(Debug, PartialEq, Eq)]
enum Meant {
    /// Nothing: what editors keep beside a file, the finished files, other folders.
    Nothing,
    File,
    /// A name without an ending: a folder came, went or was renamed, and all that is in it.
    Folder,
}

fn meant(below: &str) -> Meant {
    let (first, rest) = below.split_once(['/', '\\']).unwrap_or((below, ""));
    let name = below.rsplit(['/', '\\']).next().unwrap_or(below);
    let own = |part: &str| part.starts_with(['.', '#']);
    let temporary = [".tmp", ".swp", ".bak", "~"].iter().any(|ending| name.ends_with(ending));
    if temporary || below.split(['/', '\\']).any(own) {
        return Meant::Nothing;
    }
    match (FOLDERS.contains(&first), rest.is_empty()) {
        (false, _) if below == SETTINGS => Meant::File,
        (false, _) => Meant::Nothing,
        (true, true) => Meant::Folder,
        (true, false) if name.contains('.') => Meant::File,
        (true, false) => Meant::Folder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_keep_beside_a_file_and_what_is_finished_means_nothing() {
        for path in [
            "submissions/.first.toml.swp",
            "submissions/a/first.md~",
            "submissions/#first.md#",
            "out/a.pdf",
            "README.md",
        ] {
            assert_eq!(meant(path), Meant::Nothing, "{path}");
        }
        for path in
            ["rapporteur.toml", "submissions/68/a.toml", "templates/words/en.toml", "submissions/corpus/images/a.png"]
        {
            assert_eq!(meant(path), Meant::File, "{path}");
        }
        assert_eq!((meant("submissions"), meant("submissions/68")), (Meant::Folder, Meant::Folder));
    }
}
