//! What a manifest takes from the corpus: whole sections, or the anchored blocks of one.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::{Figure, Section};
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::manifest::{Manifest, Shown, Use};
use crate::markup::{Block, BlockKind, Inline, Node};
use crate::tables::Text;

/// The sections of a manifest, loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// For each entry of the manifest, for each of its uses, the section; `None` where it could not be read.
    pub entries: Vec<Vec<Option<Section>>>,
    /// The figures that these sections ask for, by id, without those that could not be read.
    pub figures: BTreeMap<String, Figure>,
}

/// The part of a section that is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected<'a> {
    /// The section.
    pub section: &'a Section,
    /// The blocks, in order, without what is left out.
    pub blocks: Vec<&'a Block>,
    /// Anchors that exist in the section but stand in what is left out.
    pub left_out: BTreeSet<&'a str>,
}

/// The blocks of a section that one use of it takes. Anchors that it lacks are faults.
pub fn select<'a>(used: &Use, section: &'a Section, found: &mut Diagnostics) -> Selected<'a> {
    check_anchors(used, section, found);
    let omit: BTreeSet<&str> = used.omit.iter().map(Text::as_str).collect();
    let only: BTreeSet<&str> = used.only.iter().map(Text::as_str).collect();
    let mut blocks = Vec::new();
    let mut left_out = BTreeSet::new();
    // The heading whose part of the text is being taken or left out, by its depth.
    let mut under: Option<(u8, bool)> = None;
    for block in &section.blocks {
        let anchor = block.anchor.as_ref().map(|a| a.id.as_str());
        if let BlockKind::Heading { depth, .. } = block.kind {
            if under.is_some_and(|(above, _)| depth <= above) {
                under = None;
            }
            if under.is_none() && anchor.is_some_and(|a| omit.contains(a) || only.contains(a)) {
                under = Some((depth, anchor.is_some_and(|a| only.contains(a))));
            }
        }
        let named = |set: &BTreeSet<&str>| anchor.is_some_and(|a| set.contains(a));
        let taken = match under {
            Some((_, taken)) => taken && !named(&omit),
            None if only.is_empty() => !named(&omit),
            None => named(&only),
        };
        if taken {
            blocks.push(block);
        } else {
            left_out.extend(anchors_of(block));
        }
    }
    if blocks.is_empty() && !section.blocks.is_empty() {
        let fault = Diagnostic::warning(used.section.span, format!("nothing of `{}` is taken", section.name));
        found.push(fault.hint("look at `only` and `omit`, or take the section out"));
    }
    Selected { section, blocks, left_out }
}

fn check_anchors(used: &Use, section: &Section, found: &mut Diagnostics) {
    let known: Vec<&str> = section.blocks.iter().filter_map(|b| b.anchor.as_ref().map(|a| a.id.as_str())).collect();
    for name in used.only.iter().chain(&used.omit) {
        if known.contains(&name.as_str()) {
            continue;
        }
        let message = format!("`{}` has no block with the anchor `{}`", section.name, name.as_str());
        let hint = match nearest(name.as_str(), known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "add {#id} at the end of a block of the section".to_owned(),
            None => format!("its anchors: {}", known.join(", ")),
        };
        found.push(Diagnostic::error(name.span, message).hint(hint));
    }
}

/// All anchors in a block: its own, those of what stands in it, and those of its notes.
pub(super) fn anchors_of(block: &Block) -> Vec<&str> {
    let mut all: Vec<&str> = block.anchor.iter().map(|a| a.id.as_str()).collect();
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => all.extend(anchors_of_notes(content)),
        BlockKind::Display(_) => {}
        BlockKind::Quote(blocks) => all.extend(blocks.iter().flat_map(anchors_of)),
        BlockKind::List { items, .. } => {
            for item in items {
                all.extend(item.anchor.iter().map(|a| a.id.as_str()));
                all.extend(item.blocks.iter().flat_map(anchors_of));
            }
        }
    }
    all
}

fn anchors_of_notes(content: &[Inline]) -> impl Iterator<Item = &str> {
    content.iter().filter_map(|inline| match &inline.node {
        Node::Note { anchor: Some(anchor), .. } => Some(anchor.id.as_str()),
        _ => None,
    })
}

/// Says where a section is used twice in parts that overlap: its sentences would stand there twice.
pub(super) fn check_overlap(manifest: &Manifest, chosen: &[Vec<Option<Selected<'_>>>], found: &mut Diagnostics) {
    let mut seen: BTreeMap<(&str, Span), &Use> = BTreeMap::new();
    // A pull quote repeats words that stand elsewhere: that is what it is for.
    let printed_once = manifest.entries.iter().zip(chosen).filter(|(entry, _)| entry.shown != Shown::PullQuote);
    for (entry, selected) in printed_once {
        for (used, part) in entry.uses.iter().zip(selected) {
            let Some(part) = part else { continue };
            let name = part.section.name.as_str();
            let again = part.blocks.iter().find_map(|block| seen.get(&(name, block.span)).copied());
            if let Some(first) = again {
                let message = format!("`{}` is used twice, and a part of it would be printed twice", part.section.name);
                let fault =
                    Diagnostic::error(used.section.span, message).related(first.section.span, "first used here");
                found.push(fault.hint("take disjoint parts with `only` and `omit`, or remove one of the two"));
            }
            for block in &part.blocks {
                seen.entry((name, block.span)).or_insert(used);
            }
        }
    }
}
