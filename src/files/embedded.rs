//! What the program brings along: templates, citation styles, bodies and words, by the paths under
//! which a workspace may hold its own.

use super::WorkspacePath;

macro_rules! embed {
    ($($path:literal),* $(,)?) => {
        /// Path and text of every file, sorted by path.
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../", $path)))),*];
    };
}

embed![
    "templates/bodies/csw.toml",
    "templates/bodies/hrc.toml",
    "templates/citation-styles/un-endnote.en.toml",
    "templates/citation-styles/un-footnote.en.toml",
    "templates/citation-styles/un-parenthetical.en.toml",
    "templates/csw-communication/template.toml",
    "templates/csw-statement/template.toml",
    "templates/hrc-statement/template.toml",
    "templates/report/template.toml",
    "templates/rules/accessibility.toml",
    "templates/rules/acronyms.toml",
    "templates/rules/citations.toml",
    "templates/rules/communication.toml",
    "templates/rules/corpus.toml",
    "templates/rules/csw.toml",
    "templates/rules/hrc.toml",
    "templates/rules/layout.toml",
    "templates/rules/names.toml",
    "templates/rules/people.toml",
    "templates/rules/structure.toml",
    "templates/rules/style.toml",
    "templates/words/en.toml",
];

/// The text of a file that the program brings along.
pub(super) fn text(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

/// The files below a folder whose names end in `.extension`.
pub(super) fn list(folder: &str, extension: &str) -> Vec<WorkspacePath> {
    let ending = format!(".{extension}");
    let inside =
        |name: &str| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')) && name.ends_with(&ending);
    FILES.iter().filter(|(name, _)| inside(name)).filter_map(|(name, _)| WorkspacePath::new(name).ok()).collect()
}
