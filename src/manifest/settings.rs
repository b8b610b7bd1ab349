//! `rapporteur.toml`: the root of a workspace, and what holds for all of its manifests.

use super::Allowance;
use crate::corpus::shape::{check_format, check_language, filled};
use crate::corpus::{is_divided_word, table_if_there};
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{Reader, Text};

/// The file that marks the root of a workspace.
const FILE: &str = "rapporteur.toml";
/// The folders of a workspace in which no finished file may be written.
const INPUTS: [&str; 5] = ["submissions", "templates", "assets", "fonts", "private"];

/// House defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The language of manifests and sections that do not say otherwise (BCP 47).
    pub language: String,
    /// The folder of finished files, as a path of the workspace.
    pub output: String,
    /// House words with their break points marked by hyphens.
    pub hyphenate: Vec<Text>,
    /// Rules about the corpus that need not be kept, each with the reason.
    pub allow: Vec<Allowance>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: "en".to_owned(), output: "out".to_owned(), hyphenate: Vec::new(), allow: Vec::new() }
    }
}

/// Reads `rapporteur.toml`; without it the defaults hold.
pub fn read_settings(workspace: &mut Workspace, found: &mut Diagnostics) -> Settings {
    let mut settings = Settings::default();
    let Some(table) = table_if_there(workspace, FILE, found) else { return settings };
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let language = reader.text("language");
    if let Some(language) = filled(language, "language", reader.found()) {
        check_language(&language, reader.found());
        settings.language = language.value;
    }
    let output = reader.text("output");
    if let Some(output) = filled(output, "output", reader.found()).and_then(|text| folder(&text, reader.found())) {
        settings.output = output;
    }
    settings.hyphenate = reader.texts("hyphenate");
    settings.hyphenate.retain(|word| is_divided_word(word, reader.found()));
    settings.allow = Allowance::read_all(&mut reader);
    reader.finish();
    settings
}

/// The folder, when finished files may be written there.
fn folder(text: &Text, found: &mut Diagnostics) -> Option<String> {
    let refused =
        |hint: String| Diagnostic::error(text.span, format!("`{}` is no folder for output", text.value)).hint(hint);
    let typed = text.value.strip_suffix('/').unwrap_or(&text.value);
    match WorkspacePath::new(typed) {
        Err(why) => found.push(refused(why.to_string())),
        Ok(path) if INPUTS.contains(&path.as_str().split('/').next().unwrap_or("")) => {
            found.push(refused("that folder holds what is read; write output = \"out\"".to_owned()));
        }
        Ok(path) => return Some(path.as_str().to_owned()),
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::testing::said;

    fn read(text: &str) -> (Settings, Vec<String>) {
        let mut workspace = Workspace::from_text([(FILE, text)]);
        let mut found = Diagnostics::new();
        let settings = read_settings(&mut workspace, &mut found);
        (settings, said(&found, &workspace))
    }

    #[test]
    fn what_is_not_said_has_a_default() {
        assert_eq!(read("format = 1\n"), (Settings::default(), vec![]));
        let mut found = Diagnostics::new();
        assert_eq!(read_settings(&mut Workspace::from_text([]), &mut found), Settings::default());
        assert!(found.is_empty());
    }

    #[test]
    fn what_is_said_holds() {
        let (settings, faults) = read("language = \"fr\"\noutput = \"./finished/\"\nhyphenate = [\"Pyong-yang\"]\n");
        assert_eq!(faults, [""; 0]);
        assert_eq!((settings.language.as_str(), settings.output.as_str()), ("fr", "finished"));
        assert_eq!(settings.hyphenate[0].value, "Pyong-yang");
    }

    #[test]
    fn faults_stand_at_their_places() {
        let (_, faults) = read("format = 2\nlanguage = \"Englisch!\"\noutput = \"../out\"\nhyphenat = []\n");
        assert_eq!(
            faults,
            [
                "1:10 this program does not know the format 2",
                "2:13 `Englisch!` is no code of a language",
                "3:11 `../out` is no folder for output",
                "4:1 unknown key `hyphenat`",
            ]
        );
    }

    #[test]
    fn output_never_falls_among_what_is_read() {
        assert_eq!(read("output = \"submissions/out\"\n").1, ["1:11 `submissions/out` is no folder for output"]);
    }
}
