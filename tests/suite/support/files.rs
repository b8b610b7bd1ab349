//! Workspaces in memory and the way from a manifest to its pages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rapporteur::diag::{Diagnostics, SourceMap, render};
use rapporteur::document::Document;
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::layout::Layout;
use rapporteur::pipeline::{self, Shared, Submission};

/// The manifest of the sample filing.
pub(crate) const SAMPLE: &str = "submissions/67/women-who-leave.toml";

/// The folder of the package, which is a workspace itself.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text files of a workspace, by path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files(pub(crate) BTreeMap<String, String>);

impl Files {
    /// The workspace that the repository is.
    pub(crate) fn of_repository() -> Self {
        let mut files = Self::default();
        files.read(root(), Path::new("rapporteur.toml"));
        files.read(root(), Path::new("submissions"));
        files
    }

    /// The files of a folder.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        let mut files = Self::default();
        files.read(folder, Path::new(""));
        files
    }

    fn read(&mut self, root: &Path, path: &Path) {
        let full = root.join(path);
        if full.is_file() {
            let name = path.to_str().unwrap().replace('\\', "/");
            self.0.insert(name, std::fs::read_to_string(&full).unwrap());
            return;
        }
        let mut inside: Vec<PathBuf> = std::fs::read_dir(&full).unwrap().map(|entry| entry.unwrap().path()).collect();
        inside.sort();
        inside.iter().for_each(|path| self.read(root, path.strip_prefix(root).unwrap()));
    }

    /// The same with another file, or another text of a file.
    pub(crate) fn with(mut self, path: &str, text: impl Into<String>) -> Self {
        self.0.insert(path.to_owned(), text.into());
        self
    }

    pub(crate) fn text(&self, path: &str) -> &str {
        self.0.get(path).unwrap_or_else(|| panic!("there is no file {path}"))
    }

    fn workspace(&self) -> Workspace {
        Workspace::from_text(self.0.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// The pages of a submission; all findings as text when there are none.
    pub(crate) fn make(&self, manifest: &str) -> Result<Made, String> {
        let mut workspace = self.workspace();
        let mut found = Diagnostics::new();
        let made = make(&mut workspace, manifest, &mut found);
        let findings: String = found.sorted().iter().map(|d| render(d, workspace.sources())).collect();
        let (submission, shared, document, layout) = made.ok_or_else(|| findings.clone())?;
        Ok(Made { submission, shared, document, layout, sources: workspace.sources().clone(), findings })
    }

    /// The same, of what must have pages and no findings.
    pub(crate) fn make_clean(&self, manifest: &str) -> Made {
        let made = self.make(manifest).unwrap_or_else(|findings| panic!("{findings}"));
        assert_eq!(made.findings, "");
        made
    }
}

fn make(
    workspace: &mut Workspace,
    manifest: &str,
    found: &mut Diagnostics,
) -> Option<(Submission, Shared, Document, Layout)> {
    let shared = pipeline::load_shared(workspace, found);
    let submission = pipeline::load(workspace, &shared, &WorkspacePath::new(manifest).unwrap(), found)?;
    let document = pipeline::assemble(&submission, &shared, found);
    if found.has_errors() {
        return None;
    }
    let layout = pipeline::lay_out(&document, &submission, &shared, found)?;
    Some((submission, shared, document, layout))
}

/// A submission on its pages, with all that led to them.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) submission: Submission,
    pub(crate) shared: Shared,
    pub(crate) document: Document,
    pub(crate) layout: Layout,
    pub(crate) sources: SourceMap,
    /// Warnings, as a person reads them.
    pub(crate) findings: String,
}

/// The sample filing, made once for all laws.
pub(crate) fn sample() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| Files::of_repository().make(SAMPLE).unwrap_or_else(|findings| panic!("{findings}")))
}
