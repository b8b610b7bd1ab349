//! `schema`: what editors go by, as JSON Schema.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::submissions;
use super::{Exit, output, say, say_error, say_json};
use crate::corpus::Corpus;
use crate::diag::{Diagnostics, nearest};
use crate::files::{Workspace, WorkspacePath};
use crate::{schema, template};

/// Write the schemas by which an editor completes and checks manifests and sources
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The one to print: `sources`, or the template of a manifest [default: write all into schemas/]
    what: Option<String>,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let mut opened = match submissions::open(root) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let all = all(&mut opened.workspace, &opened.shared.corpus);
    let Some(what) = &arguments.what else {
        return match write(&all, root) {
            Ok(()) => {
                say(&format!("{}/  {} schemas", schema::FOLDER, all.len()));
                Exit::Fine
            }
            Err(why) => {
                say_error(&why);
                Exit::Usage
            }
        };
    };
    let Some((_, value)) = all.iter().find(|(name, _)| name == what) else {
        let known = || all.iter().map(|(name, _)| name.as_str());
        let near = nearest(what, known()).map_or_else(|| known().collect::<Vec<_>>().join(", "), str::to_owned);
        say_error(&format!("error: there is no schema `{what}`\n  try: {near}"));
        return Exit::Usage;
    };
    say_json(value)
}

/// All schemas by name. A template that cannot be read has none; building says why.
fn all(workspace: &mut Workspace, corpus: &Corpus) -> Vec<(String, Value)> {
    let mut all = vec![("sources".to_owned(), schema::sources())];
    for name in template::names(workspace) {
        let template = template::read_named(workspace, &name, None, &mut Diagnostics::new());
        all.extend(template.map(|template| (name, schema::manifest(&template, corpus))));
    }
    all
}

fn write(all: &[(String, Value)], root: &Path) -> Result<(), String> {
    let text = |value| serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    let files: Vec<(PathBuf, String)> =
        all.iter().map(|(name, value)| (root.join(schema::FOLDER).join(format!("{name}.json")), text(value))).collect();
    let bytes: Vec<(PathBuf, &[u8])> = files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    output::replace_all(&bytes)
        .map_err(|fault| format!("error: {} cannot be written: {}", fault.path.display(), fault.error))
}

/// Writes all schemas of a workspace. That an editor lacks them is no reason to refuse anything else.
pub(super) fn refresh(root: &Path) {
    if let Ok(mut opened) = submissions::open(root) {
        let _ = write(&all(&mut opened.workspace, &opened.shared.corpus), root);
    }
}

/// The first line of a manifest, by which an editor finds its schema.
pub(super) fn line(manifest: &WorkspacePath, template: &str) -> String {
    let up = "../".repeat(manifest.as_str().matches('/').count());
    format!("#:schema {up}{}/{template}.json\n", schema::FOLDER)
}
