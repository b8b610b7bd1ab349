//! Files that are named, not pathed: templates, citation styles, words and bodies.

use crate::diag::{Diagnostic, Diagnostics, Severity, Span, nearest};
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{Reader, Table, parse};

/// A folder in which each file, or each folder with a file of one name, is a thing with a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shelf<'a> {
    /// What a thing on it is called: "citation style".
    pub(crate) what: &'static str,
    /// The folder.
    pub(crate) folder: &'static str,
    /// What follows the name in the path: `.en.toml`, `/template.toml`.
    pub(crate) ending: &'a str,
}

impl Shelf<'_> {
    /// Reads and parses the file of this name; `asked` is the place that names it.
    ///
    /// An unknown name is a fault with the nearest known one.
    pub(crate) fn open(
        &self,
        workspace: &mut Workspace,
        name: &str,
        asked: Option<Span>,
        found: &mut Diagnostics,
    ) -> Option<Table> {
        let path = (!name.is_empty() && !name.contains(['/', '\\']))
            .then(|| WorkspacePath::new(&format!("{}/{name}{}", self.folder, self.ending)).ok())
            .flatten()
            .filter(|path| workspace.exists(path));
        let Some(path) = path else {
            found.push(self.unknown(workspace, name, asked));
            return None;
        };
        match workspace.read(&path, asked) {
            Ok(file) => Some(parse(file, workspace.sources().text(file), 0, found)),
            Err(fault) => {
                found.push(fault);
                None
            }
        }
    }

    /// The names on the shelf, sorted.
    pub(crate) fn names(&self, workspace: &Workspace) -> Vec<String> {
        let Ok(folder) = WorkspacePath::new(self.folder) else { return Vec::new() };
        let paths = workspace.list(&folder, "toml").unwrap_or_default();
        let name = |path: &WorkspacePath| {
            let inside = path.as_str().strip_prefix(self.folder)?.strip_prefix('/')?;
            let name = inside.strip_suffix(self.ending)?;
            (!name.is_empty() && !name.contains('/')).then(|| name.to_owned())
        };
        paths.iter().filter_map(name).collect()
    }

    fn unknown(&self, workspace: &Workspace, name: &str, asked: Option<Span>) -> Diagnostic {
        let names = self.names(workspace);
        let fault = Diagnostic::new(Severity::Error, asked, format!("there is no {} `{name}`", self.what));
        match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None if names.is_empty() => fault.hint(format!("put it in {}/<name>{}", self.folder, self.ending)),
            None => fault.hint(format!("there are: {}", names.join(", "))),
        }
    }
}

/// Reads the version of the format: only 1 is known.
pub(crate) fn check_format(reader: &mut Reader<'_>) {
    if let Some((version, span)) = reader.integer("format")
        && version != 1
    {
        let fault = Diagnostic::error(span, format!("this program does not know format {version}"));
        reader.found().push(fault.hint("it reads format = 1"));
    }
}
