//! The word budget: what the body counts, heading by heading, and what is left of its limit.
//!
//! Everything is counted on the [`reading`], so that the number is that of the words which are printed
//! and pasted: citations, numbers of headings and the signs of lists among them.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Status;
use crate::diag::{FileId, Span};
use crate::document::{Block, Content, Document, Kind, Part, Role, Run};
use crate::geom::BlockId;
use crate::reading::{self, Counts, Passage};
use crate::template::{Countable, WordLimit, WordRules};

/// The words under one heading of the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The heading; `None` for a text before the first.
    pub heading: Option<String>,
    /// The level of the heading, from 1.
    pub level: u8,
    /// What is counted of it, the heading included.
    pub words: Counts,
    /// How many of these words are citations in the running text: those that hold a letter of a record or
    /// of the citation style.
    pub citations: usize,
}

/// What the body counts of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The limit that holds for those who submit.
    pub limit: Option<WordLimit>,
    /// The status that decided on the limit, and where it is said.
    pub decided_by: Option<(Status, Span)>,
    /// The words that the body sets aside for the cover.
    pub allowance: usize,
    /// The words of the cover as it is printed here; none when the cover is not counted.
    pub cover: Counts,
    /// The text, heading by heading, in order.
    pub shares: Vec<Share>,
    /// What the template adds after the text.
    pub closing: Counts,
}

impl Budget {
    /// The words of the text and what follows it, without the cover.
    pub fn text(&self) -> Counts {
        self.shares.iter().map(|share| share.words).sum::<Counts>() + self.closing
    }

    /// How many words of the text are citations.
    pub fn citations(&self) -> usize {
        self.shares.iter().map(|share| share.citations).sum()
    }

    /// How many words the text may have: the limit without what is set aside for the cover.
    pub fn most(&self) -> Option<usize> {
        self.limit.map(|limit| limit.most.saturating_sub(self.allowance))
    }

    /// How many words are left; `None` when there is no limit, or the text is over it.
    pub fn room(&self) -> Option<usize> {
        self.most()?.checked_sub(self.text().larger())
    }

    /// By how many words the text is over its limit.
    pub fn excess(&self) -> usize {
        self.most().map_or(0, |most| self.text().larger().saturating_sub(most))
    }
}

/// What a budget is counted with.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'a> {
    /// The rules of the template.
    pub rules: &'a WordRules,
    /// The manifest, whose headings part the text.
    pub manifest: FileId,
    /// The files of records and of the citation style, from which citations take their words.
    pub sources: &'a BTreeSet<FileId>,
}

/// Counts a document.
pub fn budget(document: &Document, ledger: &Ledger<'_>) -> Budget {
    let rules = ledger.rules;
    let standing: Vec<_> = document.standing.iter().map(|one| one.map(|(status, _)| status)).collect();
    let limit = rules.limit(&standing).copied();
    let of_limit = |limit: WordLimit| {
        let said = document.standing.iter().flatten().find(|(status, _)| Some(*status) == limit.status);
        said.copied()
    };
    let mut budget = Budget {
        limit,
        decided_by: limit.and_then(of_limit),
        allowance: if rules.counts(Countable::Cover) { rules.cover_allowance } else { 0 },
        cover: Counts::default(),
        shares: Vec::new(),
        closing: Counts::default(),
    };
    let places = parts(document, ledger.manifest, &mut budget.shares);
    for passage in reading::read(document) {
        let block = document.blocks.get(passage.block.0 as usize);
        if !block.is_some_and(|block| is_counted(&passage, block, rules)) {
            continue;
        }
        // The number of a heading or an item is pasted with its words; the mark of a note is not a word.
        let marker = passage.marker.as_deref().filter(|_| passage.note.is_none()).unwrap_or_default();
        let words = Counts::of(&passage.text) + Counts::of(marker);
        let share = places.get(&passage.block).and_then(|at| budget.shares.get_mut(*at));
        match (passage.part, share) {
            (Part::Front, _) => budget.cover += words,
            (Part::Body, Some(share)) => share.words += words,
            _ => budget.closing += words,
        }
    }
    if rules.counts(Countable::Text) {
        for (block, at) in places.iter().filter_map(|(id, at)| Some((document.blocks.get(id.0 as usize)?, *at))) {
            let cited = reading::texts(block).into_iter().map(|runs| cited(runs, ledger.sources));
            if let Some(share) = budget.shares.get_mut(at) {
                share.citations += cited.sum::<usize>();
            }
        }
    }
    budget
}

/// The shares, empty, and the share of every block of the text.
fn parts(document: &Document, manifest: FileId, shares: &mut Vec<Share>) -> BTreeMap<BlockId, usize> {
    let mut places = BTreeMap::new();
    for block in document.blocks.iter().filter(|block| block.part == Part::Body) {
        match &block.kind {
            Kind::Text(text) if block.span.file == manifest => {
                if let Role::Heading(level) = text.role {
                    let heading = Some(reading::plain(&text.content));
                    shares.push(Share { heading, level, ..Share::default() });
                }
            }
            _ => {}
        }
        if shares.is_empty() {
            shares.push(Share::default());
        }
        places.insert(block.id, shares.len() - 1);
    }
    places
}

fn is_counted(passage: &Passage, block: &Block, rules: &WordRules) -> bool {
    let is_heading = matches!(&block.kind, Kind::Text(text) if matches!(text.role, Role::Heading(_)));
    rules.counts(match passage.part {
        // The asterisk note of a cover belongs to the cover.
        Part::Front => Countable::Cover,
        _ if passage.note.is_some() => Countable::Notes,
        _ if is_heading => Countable::Headings,
        _ if is_caption(block) => Countable::Captions,
        _ => Countable::Text,
    })
}

fn is_caption(block: &Block) -> bool {
    match &block.kind {
        Kind::Text(text) => matches!(text.role, Role::Caption | Role::Source),
        Kind::Chart(_) => true,
        _ => false,
    }
}

/// How many words hold a letter that comes from one of these files.
fn cited(runs: &[Run], sources: &BTreeSet<FileId>) -> usize {
    let (mut words, mut counted) = (0, false);
    for run in runs {
        let of_source = matches!(run.content, Content::Text(_)) && sources.contains(&run.origin.span().file);
        for character in run.text().chars() {
            if character.is_whitespace() {
                counted = false;
            } else if of_source && !counted {
                counted = true;
                words += 1;
            }
        }
        counted &= run.content != Content::Break;
    }
    words
}
