//! What is said of a new manifest: what was changed, and what is to be looked at before it is filed.

use std::path::Path;

use serde::Serialize;

use super::{Arguments, on};
use crate::cli::report::{Finding, findings};
use crate::cli::submissions::{self, print_findings, short};
use crate::cli::{Exit, say, say_error, say_json};
use crate::diag::{Diagnostics, Severity};
use crate::files::WorkspacePath;
use crate::pipeline;
use crate::reading::grouped;
use crate::reuse::carry::{Change, LocalText, Matter, review};

/// What programs read.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    submission: String,
    file: String,
    based_on: Option<String>,
    pub(super) changes: Vec<Change>,
    /// Texts beside the manifest that were taken over.
    copies: Vec<Copy>,
    /// What is to be read again.
    review: Vec<Matter>,
    /// Words of the text, and how many the body takes.
    words: Option<(usize, Option<usize>)>,
    findings: Vec<Finding>,
    /// Names of the old session and its years.
    #[serde(skip)]
    pub(super) phrases: Vec<String>,
}

/// A text that was taken over.
#[derive(Debug, Serialize)]
struct Copy {
    from: String,
    to: String,
}

impl Report {
    pub(super) fn new(path: &WorkspacePath, old: Option<&WorkspacePath>) -> Self {
        Self {
            submission: short(path),
            file: path.as_str().to_owned(),
            based_on: old.map(short),
            changes: Vec::new(),
            copies: Vec::new(),
            review: Vec::new(),
            words: None,
            findings: Vec::new(),
            phrases: Vec::new(),
        }
    }

    pub(super) fn copied(&mut self, copies: &[LocalText]) {
        let copy = |text: &LocalText| Copy { from: text.from.as_str().to_owned(), to: text.to.as_str().to_owned() };
        self.copies = copies.iter().map(copy).collect();
    }

    /// Reads the new submission as every command will, and says what there is to say.
    pub(super) fn say(mut self, arguments: &Arguments, root: &Path) -> Exit {
        let mut opened = match submissions::open(root) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Ok(path) = WorkspacePath::new(&self.file) else { return Exit::Fault };
        let mut found = Diagnostics::new();
        let examined = pipeline::examine(&mut opened.workspace, &opened.shared, &path, &mut found);
        if let Some(examined) = &examined {
            let submission = &examined.submission;
            let (manifest, template, selection) = (&submission.manifest, &submission.template, &submission.selection);
            if self.based_on.is_some() {
                let sources = opened.workspace.sources();
                self.review = review(manifest, template, selection, &self.phrases, on(arguments), sources);
            }
            let most = examined.budget.most();
            self.words = Some((examined.budget.text().larger(), most));
        }
        // That a new draft has holes is known; they are told when it is built.
        let found = found.at_least(Severity::Warning);
        if arguments.json {
            self.findings = findings(&found, &opened.workspace);
            return say_json(&self);
        }
        self.lines().iter().for_each(|line| say(line));
        if self.based_on.is_some() {
            print_findings(&found, &opened.workspace);
        }
        say_error(&format!("  try: rapporteur build {}", self.submission));
        Exit::Fine
    }

    fn lines(&self) -> Vec<String> {
        let Some(old) = &self.based_on else { return vec![self.file.clone()] };
        let mut lines = vec![format!("{}  carried on from {old}", self.file)];
        for change in &self.changes {
            let part = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
            let (before, after) = (part(&change.before), part(&change.after));
            lines.push(format!("  {:<14} {before} → {after}  ({})", change.key, change.why));
        }
        for copy in &self.copies {
            lines.push(format!("  {} is a copy of {}, with a line at its head to be taken out", copy.to, copy.from));
        }
        if let Some((words, Some(most))) = self.words {
            let over = words.checked_sub(most).filter(|over| *over > 0);
            let over = over.map_or(String::new(), |over| format!(": {} to be cut", grouped(over)));
            lines.push(format!("  {} of {} words{over}", grouped(words), grouped(most)));
        }
        if !self.review.is_empty() {
            lines.push("to be read again:".to_owned());
            lines
                .extend(self.review.iter().map(|matter| format!("  {}:{}  {}", matter.file, matter.line, matter.what)));
        }
        lines
    }
}
