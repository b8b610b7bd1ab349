//! A section without what is not printed of it.
//!
//! A block that is not taken leaves an ellipsis behind: with it fall the words, and what stands before
//! and after it stays apart. Its anchor stays, for `omit` may name it.

use std::collections::{BTreeMap, BTreeSet};

use super::Input;
use super::remarks::{ELLIPSIS, Keys, markup};
use crate::corpus::Section;
use crate::diag::{Diagnostics, FileId};
use crate::document::select;
use crate::markup::{Block, BlockKind};
use crate::tables::{date_in_toml, quoted};

/// The texts of all sections that the document takes, by path.
pub(super) fn texts(input: &Input<'_>, keys: &Keys) -> BTreeMap<String, String> {
    let sources = input.workspace.sources();
    let mut texts = BTreeMap::new();
    for (file, (section, taken)) in taken(input) {
        let text = without_the_rest(section, &taken, sources.text(file), keys);
        texts.insert(sources.path(file).to_owned(), text);
    }
    beside_versions(input, &mut texts);
    texts
}

/// Each section by its file, with the bytes at which the blocks begin that some use of it takes.
fn taken<'a>(input: &Input<'a>) -> BTreeMap<FileId, (&'a Section, BTreeSet<u32>)> {
    let mut all: BTreeMap<FileId, (&Section, BTreeSet<u32>)> = BTreeMap::new();
    for (entry, sections) in input.parts.manifest.entries.iter().zip(&input.parts.selection.entries) {
        for (used, section) in entry.uses.iter().zip(sections) {
            let Some(section) = section else { continue };
            let selected = select(used, section, &mut Diagnostics::new());
            let (_, blocks) = all.entry(section.file).or_insert_with(|| (section, BTreeSet::new()));
            blocks.extend(selected.blocks.iter().map(|block| block.span.start));
        }
    }
    all
}

/// A version stands beside the section itself. Where that is not printed, the version takes its place too:
/// it must be there, and it has words that nobody asked to be given away.
fn beside_versions(input: &Input<'_>, texts: &mut BTreeMap<String, String>) {
    for used in input.parts.manifest.entries.iter().flat_map(|entry| &entry.uses) {
        let Some(version) = &used.version else { continue };
        let ending = format!("/{}.{}.md", used.section.value, version.value);
        let of = texts.iter().find(|(path, _)| path.ends_with(&ending));
        let whole = of.and_then(|(path, text)| {
            let stem = path.strip_suffix(&format!(".{}.md", version.value))?;
            Some((format!("{stem}.md"), text.clone()))
        });
        if let Some((path, text)) = whole {
            texts.entry(path).or_insert(text);
        }
    }
}

fn without_the_rest(section: &Section, taken: &BTreeSet<u32>, source: &str, keys: &Keys) -> String {
    let mut text = head(section);
    for block in &section.blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        if taken.contains(&block.span.start) {
            text.push_str(markup(typed(block, source), keys).trim_end());
        } else {
            text.push_str(&stand_in(block));
        }
        text.push('\n');
    }
    text
}

/// The lines of a block as they were typed, with the blanks at the head of the first.
fn typed<'a>(block: &Block, source: &'a str) -> &'a str {
    let (start, end) = (block.span.start as usize, block.span.end as usize);
    let before = source.get(..start).unwrap_or_default().trim_end_matches([' ', '\t']).len();
    let alone = before == 0 || source.get(..before).is_some_and(|before| before.ends_with('\n'));
    source.get(if alone { before } else { start }..end).unwrap_or_default()
}

fn stand_in(block: &Block) -> String {
    let mark = match block.kind {
        BlockKind::Heading { depth, .. } => format!("{} ", "#".repeat(usize::from(depth) + 1)),
        _ => String::new(),
    };
    let anchor = block.anchor.as_ref().map_or(String::new(), |anchor| format!(" {{#{}}}", anchor.id));
    format!("{mark}{ELLIPSIS}{anchor}")
}

/// The front matter, of the keys that are known here alone.
fn head(section: &Section) -> String {
    let texts = [("title", &section.title), ("language", &section.language)];
    let dates = [("reviewed", section.reviewed), ("review-by", section.review_by)];
    let texts = texts.iter().filter_map(|(key, text)| Some(format!("{key} = {}\n", quoted(&text.as_ref()?.value))));
    let dates = dates.iter().filter_map(|(key, date)| Some(format!("{key} = {}\n", date_in_toml((*date)?.0))));
    let lines: String = texts.chain(dates).collect();
    if lines.is_empty() { lines } else { format!("+++\n{lines}+++\n") }
}
