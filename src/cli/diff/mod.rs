//! `diff`: what became of a submission since it was filed, since a point of its history, or in another.

mod lines;
mod sides;

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::submissions::print_findings;
use super::{Exit, build, output, say, say_error, say_json};
use crate::diag::Diagnostics;
use crate::pipeline;
use crate::reuse::diff::{Difference, diff, marked};
use sides::Stand;

/// Say what changed: since the submission was filed, since a revision, or between two submissions
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The submission; of two, the older
    name: String,
    /// The submission that it is compared with
    other: Option<String>,
    /// Compare with the state at this point of the repository's history: a commit, a tag, HEAD~3
    #[arg(long, value_name = "REVISION", conflicts_with = "other")]
    at: Option<String>,
    /// Write the new pages with insertions underlined, deletions struck and bars in the margin
    #[arg(long, value_name = "FILE")]
    redline: Option<PathBuf>,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

/// What programs read.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    /// What the older state is called.
    old: &'a str,
    /// What the newer state is called.
    new: &'a str,
    #[serde(flatten)]
    difference: &'a Difference,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let (old, new) = match sides::both(arguments, root) {
        Ok(both) => both,
        Err((exit, why)) => {
            if !why.is_empty() {
                say_error(&why);
            }
            return exit;
        }
    };
    let difference = diff(&old.side(), &new.side());
    let drawn = arguments.redline.as_ref().map(|file| redline(file, &old, &new, root));
    if let Some(Err(why)) = &drawn {
        say_error(why);
        return Exit::Findings;
    }
    if arguments.json {
        return say_json(&Answer { old: &old.called, new: &new.called, difference: &difference });
    }
    print(&old, &new, &difference);
    if let Some(Ok(line)) = drawn {
        say(&line);
    }
    Exit::Fine
}

/// Writes the redline as a PDF, in the dress of the new state.
fn redline(file: &Path, old: &Stand, new: &Stand, root: &Path) -> Result<String, String> {
    let marks = "what came is underlined, what went is struck through, and a bar stands beside both";
    let heading = format!("Redline: {}, and {}. In this paper {marks}.", old.called, new.called);
    let document = marked(&old.side(), &new.side(), &heading);
    let mut found = Diagnostics::new();
    let layout = pipeline::lay_out(&document, &new.submission, &new.shared, &mut found);
    let bytes = layout.as_ref().and_then(|layout| pipeline::write(&document, layout, &new.shared, &mut found));
    let Some(bytes) = bytes else {
        print_findings(&found, &new.workspace);
        return Err(format!("error: {}: the redline cannot be set", file.display()));
    };
    if let Some(why) = build::equals_input(file, root, &new.workspace) {
        return Err(format!("error: {}: {why}", file.display()));
    }
    output::replace(file, &bytes).map_err(|error| format!("error: {} cannot be written: {error}", file.display()))?;
    let pages = layout.map_or(0, |layout| layout.pages.len());
    Ok(format!("{}  {pages} page{}", file.display(), if pages == 1 { "" } else { "s" }))
}

fn print(old: &Stand, new: &Stand, difference: &Difference) {
    say(&format!("{}  →  {}", old.called, new.called));
    if difference.is_empty() {
        return say("nothing changed");
    }
    lines::of(difference).iter().for_each(|line| say(line));
}
