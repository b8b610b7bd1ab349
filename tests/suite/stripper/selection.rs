//! What a manifest takes from the corpus, read with the TOML reader alone.

use std::collections::BTreeMap;

use super::{Block, Stripped, Terms, blocks, strip};
use crate::support::Files;

/// The headings and paragraphs of a submission, in order, stripped.
pub(crate) fn selected(files: &Files, manifest: &str) -> Vec<Stripped> {
    let terms = terms(files);
    let table: toml::Table = files.text(manifest).parse().unwrap();
    let mut all = Vec::new();
    for entry in table["sections"].as_array().unwrap() {
        all.extend(entry.get("heading").map(|heading| strip(heading.as_str().unwrap(), &terms)));
        for name in texts(entry.get("use")) {
            let version = entry.get("version").map_or(String::new(), |v| format!(".{}", v.as_str().unwrap()));
            let path = match name.strip_prefix("./") {
                Some(beside) => format!("{}/{beside}", manifest.rsplit_once('/').unwrap().0),
                None => format!("submissions/corpus/sections/{name}{version}.md"),
            };
            let anchors = |key: &str| anchors_of(&texts(entry.get(key)), name);
            let taken = take(blocks(files.text(&path)), &anchors("only"), &anchors("omit"));
            all.extend(taken.iter().flat_map(|block| &block.paragraphs).map(|words| strip(words, &terms)));
        }
    }
    all
}

fn texts(value: Option<&toml::Value>) -> Vec<&str> {
    match value {
        Some(toml::Value::Array(all)) => all.iter().map(|one| one.as_str().unwrap()).collect(),
        Some(one) => vec![one.as_str().unwrap()],
        None => Vec::new(),
    }
}

/// Anchors that are meant for a section: bare ones, or with its name before them.
fn anchors_of(typed: &[&str], section: &str) -> Vec<String> {
    let own = |anchor: &&str| match anchor.split_once('#') {
        Some((name, id)) => (name == section).then(|| id.to_owned()),
        None => Some((*anchor).to_owned()),
    };
    typed.iter().filter_map(own).collect()
}

/// The anchor of a heading stands for all that is under it.
fn take(blocks: Vec<Block>, only: &[String], omit: &[String]) -> Vec<Block> {
    let named = |block: &Block, list: &[String]| block.anchor.as_ref().is_some_and(|id| list.contains(id));
    let mut under: Vec<(usize, bool, bool)> = Vec::new();
    let mut taken = Vec::new();
    for block in blocks {
        if let Some(depth) = block.heading {
            under.retain(|(above, ..)| *above < depth);
            under.push((depth, named(&block, only), named(&block, omit)));
        }
        let wanted = only.is_empty() || named(&block, only) || under.iter().any(|(_, only, _)| *only);
        let left_out = named(&block, omit) || under.iter().any(|(_, _, omit)| *omit);
        if wanted && !left_out {
            taken.push(block);
        }
    }
    taken
}

fn terms(files: &Files) -> Terms {
    let table: toml::Table = files.text("submissions/corpus/terms.toml").parse().unwrap();
    let forms = |value: &toml::Value| -> BTreeMap<String, String> {
        let forms = value.as_table().into_iter().flatten();
        forms.filter_map(|(form, text)| Some((form.clone(), text.as_str()?.to_owned()))).collect()
    };
    table.iter().map(|(name, value)| (name.clone(), forms(value))).collect()
}
