//! A small workspace in memory, and the way from it to a document.

use std::collections::BTreeMap;

use rapporteur::diag::{Diagnostics, SourceMap, render};
use rapporteur::document::Document;
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::pipeline::{self, Shared, Submission};

const MANIFEST: &str = "submissions/1/fuzz.toml";

/// What is tried.
pub(crate) struct Trial<'a> {
    /// The text of the only section.
    pub(crate) section: &'a str,
    /// The citation style, and another text for its file.
    pub(crate) style: (&'a str, Option<&'a str>),
    /// Width and height of the paper, in points.
    pub(crate) paper: (u32, u32),
    /// Lines are flush at the right.
    pub(crate) justify: bool,
    /// Words may be parted.
    pub(crate) hyphenate: bool,
}

/// A document with all that it was made from.
pub(crate) struct Made {
    pub(crate) document: Document,
    pub(crate) submission: Submission,
    pub(crate) shared: Shared,
}

/// What came of a trial.
pub(crate) struct Outcome {
    /// `None` when what was read cannot make a document.
    pub(crate) made: Option<Made>,
    pub(crate) found: Diagnostics,
    pub(crate) sources: SourceMap,
}

impl Outcome {
    /// The findings as a person reads them.
    pub(crate) fn said(&self) -> String {
        self.found.sorted().into_iter().map(|finding| render(finding, &self.sources)).collect()
    }
}

impl Trial<'_> {
    /// Reads and assembles.
    pub(crate) fn assemble(&self) -> Outcome {
        let files = self.files();
        let mut workspace = Workspace::from_text(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let mut found = Diagnostics::new();
        let shared = pipeline::load_shared(&mut workspace, &mut found);
        let path = WorkspacePath::new(MANIFEST).expect("the path is one of a workspace");
        let submission = pipeline::load(&mut workspace, &shared, &path, &mut found);
        let made = submission.map(|submission| {
            let document = pipeline::assemble(&submission, &shared, &mut found);
            Made { document, submission, shared }
        });
        Outcome { made, found, sources: workspace.sources().clone() }
    }

    fn files(&self) -> BTreeMap<String, String> {
        let (style, text) = self.style;
        let (width, height) = self.paper;
        let template = include_str!("../workspace/template.toml")
            .replace("WIDTH", &width.to_string())
            .replace("HEIGHT", &height.to_string())
            .replace("JUSTIFY", &self.justify.to_string())
            .replace("HYPHENATE", &self.hyphenate.to_string())
            .replace("STYLE", style);
        let manifest =
            "template = \"fuzz\"\ntitle = \"Fuzz\"\nsections = [{ heading = \"Heading\", use = \"a/text\" }]\n";
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        let mut put = |path: &str, text: &str| files.insert(path.to_owned(), text.to_owned());
        put("rapporteur.toml", "format = 1\n");
        put(MANIFEST, manifest);
        put("templates/fuzz/template.toml", &template);
        put("submissions/corpus/sources/all.toml", include_str!("../workspace/sources.toml"));
        put("submissions/corpus/sections/a/text.md", &format!("+++\ntitle = \"Text\"\n+++\n\n{}\n", self.section));
        if let Some(text) = text {
            put(&format!("templates/citation-styles/{style}.en.toml"), text);
        }
        files
    }
}
