//! `export`: gives the sources that a submission cites to another program.

use std::path::{Path, PathBuf};

use super::build::equals_input;
use super::submissions::{self, Assembled, Opened};
use super::{Exit, output, say, say_error};
use crate::exchange::{self, Record};

/// Write the sources that a submission cites as CSL JSON
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The submission, by the name of its manifest
    name: String,
    /// Write to this file [default: NAME.sources.json beside the PDF]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let (opened, assembled) = match submissions::open_one(&arguments.name, root) {
        Ok(both) => both,
        Err(exit) => return exit,
    };
    let name = submissions::short(&assembled.submission.manifest.path);
    let shown = Path::new(&opened.shared.settings.output).join(format!("{name}.sources.json"));
    let target = arguments.output.clone().unwrap_or_else(|| root.join(&shown));
    let shown = arguments.output.as_ref().unwrap_or(&shown).display().to_string();
    write(&cited(&assembled, &opened), &target, &shown, root, &opened)
}

/// The records that a submission cites, in the order of their first citation.
fn cited(assembled: &Assembled, opened: &Opened) -> Vec<Record> {
    let sources = &opened.shared.corpus.sources;
    assembled.document.cited.iter().filter_map(|key| sources.get(key)).map(Record::of).collect()
}

fn write(records: &[Record], target: &Path, shown: &str, root: &Path, opened: &Opened) -> Exit {
    let exported = exchange::export(records);
    if let Some(why) = equals_input(target, root, &opened.workspace) {
        say_error(&format!("error: {shown}: {why}"));
        return Exit::Findings;
    }
    if let Err(error) = output::replace(target, exported.text.as_bytes()) {
        say_error(&format!("error: {shown} cannot be written: {error}"));
        return Exit::Findings;
    }
    let plural = if exported.written == 1 { "" } else { "s" };
    say(&format!("{shown}  {} source{plural}", exported.written));
    for remark in &exported.remarks {
        say(&format!("  {}: left out: {}: {}", remark.key, remark.field, remark.why));
    }
    for key in &exported.confidential {
        say(&format!("  {key}: confidential, not exported"));
    }
    Exit::Fine
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_sources_that_the_sample_cites_are_exported_in_order_but_for_the_confidential() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = root.join("target/test-output/sources.json");
        let name = "women-who-leave".to_owned();
        assert_eq!(run(&Arguments { name: name.clone(), output: Some(file.clone()) }, root), Exit::Fine);
        let items: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let exported: Vec<&str> = items.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        // What the notes of the document cite, asked for in another way.
        let mut opened = submissions::open(root).unwrap_or_else(|_| panic!("it opens"));
        let assembled = submissions::assemble_one(&name, &mut opened).unwrap_or_else(|_| panic!("it assembles"));
        let cites = assembled.document.notes.iter().flat_map(|note| &note.cites).map(|cite| cite.key.as_str());
        let (mut open, mut closed) = (Vec::new(), Vec::new());
        for key in cites {
            let list = if opened.shared.corpus.sources[key].confidential { &mut closed } else { &mut open };
            if !list.contains(&key) {
                list.push(key);
            }
        }
        assert_eq!(exported, open);
        assert!(!closed.is_empty(), "the sample cites a confidential source");
    }

    #[test]
    fn what_was_read_is_not_overwritten() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let manifest = root.join("submissions/67/women-who-leave.toml");
        let before = fs::read(&manifest).unwrap();
        let arguments = Arguments { name: "women-who-leave".to_owned(), output: Some(manifest.clone()) };
        assert_eq!(run(&arguments, root), Exit::Findings);
        assert_eq!(fs::read(&manifest).unwrap(), before);
    }
}
