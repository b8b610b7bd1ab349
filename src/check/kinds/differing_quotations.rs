//! `differing-quotations`: words quoted from one place of one source in two wordings. One of them is wrong.
//!
//! A quotation belongs to the citation that follows it in its paragraph, when that cites one source. What an
//! ellipsis or a bracket parts are pieces of their own, for the words between are not the source's. Two pieces
//! of one place are held to be the same words when the shorter lies in the longer but for a word or two;
//! the longer of them may begin earlier and end later. Pieces are compared with a few neighbours in sorted
//! order, from either end.

use std::collections::{BTreeMap, BTreeSet};

use super::super::findings::Findings;
use super::super::subject::Archive;
use super::Check;
use crate::diag::Span;
use crate::markup::{Block, BlockKind, Citation, Inline, Node, PinpointKind};
use crate::tables::Reader;

/// A piece of fewer words may be like another by chance.
const LEAST: usize = 8;
/// How many words may differ.
const SLIPS: usize = 2;
/// How many words must agree for each that differs.
const AGREE: usize = 6;
/// How many neighbours each piece is compared with.
const NEIGHBOURS: usize = 12;
/// So many words of a piece are compared.
const MOST: usize = 120;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::corpus(check)
}

/// A source and a place in it.
type Place = (String, Vec<(PinpointKind, String)>);

/// Words that were quoted without a break.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    words: Vec<String>,
    span: Span,
}

fn check(archive: &Archive<'_>, findings: &mut Findings<'_>) {
    let mut quoted: BTreeMap<Place, Vec<Piece>> = BTreeMap::new();
    for (_, section) in archive.sections {
        section.blocks.iter().for_each(|block| of_block(block, false, &mut quoted));
    }
    for ((key, _), mut pieces) in quoted {
        let mut told = BTreeSet::new();
        pieces.sort();
        compare(&key, &pieces, &mut told, findings);
        pieces.sort_by(|a, b| a.words.iter().rev().cmp(b.words.iter().rev()));
        compare(&key, &pieces, &mut told, findings);
    }
}

fn compare(key: &str, pieces: &[Piece], told: &mut BTreeSet<(Span, Span)>, findings: &mut Findings<'_>) {
    for (at, one) in pieces.iter().enumerate() {
        for other in pieces.iter().skip(at + 1).take(NEIGHBOURS) {
            let (first, second) = if one.span <= other.span { (one, other) } else { (other, one) };
            if differ(&one.words, &other.words) && told.insert((first.span, second.span)) {
                let mut words = second.words.iter().filter(|word| !first.words.contains(word));
                let said = words.next().map_or(String::new(), |word| format!(": “{word}” does not stand there"));
                let message = format!("`{key}` is quoted in another wording elsewhere{said}");
                findings.push(findings.at(second.span, message).related(first.span, "the other wording"));
            }
        }
    }
}

/// True for the same words but for a few.
fn differ(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let slips = distance_within(short, long);
    short.len() >= LEAST && (1..=SLIPS).contains(&slips) && slips * AGREE <= short.len()
}

/// How many words must be lost, added or exchanged until the short text lies somewhere in the long one.
fn distance_within(short: &[String], long: &[String]) -> usize {
    let mut last = vec![0; long.len() + 1];
    for (i, a) in short.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in long.iter().enumerate() {
            // Both rows are one longer than `long`, and `row` has been filled up to `j`.
            row.push((last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1));
        }
        last = row;
    }
    last.into_iter().min().unwrap_or_default()
}

fn of_block(block: &Block, set_apart: bool, quoted: &mut BTreeMap<Place, Vec<Piece>>) {
    match &block.kind {
        BlockKind::Paragraph(content) => of_inlines(content, set_apart, quoted),
        BlockKind::Heading { .. } | BlockKind::Display(_) => {}
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| of_block(block, true, quoted)),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| of_block(block, set_apart, quoted));
        }
    }
}

fn of_inlines(content: &[Inline], set_apart: bool, quoted: &mut BTreeMap<Place, Vec<Piece>>) {
    let mut reading = Reading { depth: usize::from(set_apart), pieces: Vec::new(), open: Vec::new() };
    for inline in content {
        match &inline.node {
            Node::Text(text) => reading.text(text, inline),
            Node::Break => {}
            Node::Cite(citations) => reading.cite(citations, quoted),
            Node::Note { content, .. } => match content.as_slice() {
                [Inline { node: Node::Cite(citations), .. }] => reading.cite(citations, quoted),
                content => of_inlines(content, false, quoted),
            },
            _ => reading.part(),
        }
    }
}

/// What has been read of a paragraph since its last citation.
struct Reading {
    /// How many quotation marks are open; a quotation that is set apart is one.
    depth: usize,
    pieces: Vec<Piece>,
    /// The words of the piece that is being read, each with its place.
    open: Vec<(String, Span)>,
}

impl Reading {
    fn text(&mut self, text: &str, inline: &Inline) {
        let mut start = 0;
        let parting = |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '[' | ']' | '…' | '—' | '–');
        for (at, sign) in text.char_indices().filter(|(_, c)| parting(*c)) {
            self.word(text.get(start..at).unwrap_or_default(), start, inline);
            start = at + sign.len_utf8();
            match sign {
                '“' => {
                    self.depth += 1;
                    if self.depth == 1 {
                        self.open.clear();
                    }
                }
                '”' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        self.part();
                    }
                }
                '[' | ']' | '…' => self.part(),
                _ => {}
            }
        }
        self.word(text.get(start..).unwrap_or_default(), start, inline);
    }

    fn word(&mut self, word: &str, at: usize, inline: &Inline) {
        let plain: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if word.contains("..") {
            self.part();
        } else if self.depth > 0 && !plain.is_empty() {
            self.open.push((plain, inline.origin.part(at, at + word.len()).span()));
        }
    }

    /// Ends a piece: what follows need not follow in the source.
    fn part(&mut self) {
        let open = std::mem::take(&mut self.open);
        if let (Some((_, first)), Some((_, last))) = (open.first(), open.last())
            && open.len() >= LEAST
        {
            let span = first.cover(*last);
            self.pieces.push(Piece { words: open.into_iter().map(|(word, _)| word).take(MOST).collect(), span });
        }
    }

    fn cite(&mut self, citations: &[Citation], quoted: &mut BTreeMap<Place, Vec<Piece>>) {
        self.part();
        let pieces = std::mem::take(&mut self.pieces);
        if let [citation] = citations {
            let parts = citation.pinpoint.iter().flat_map(|pinpoint| &pinpoint.parts);
            let place = parts.map(|part| (part.kind, part.values.clone())).collect();
            quoted.entry((citation.key.clone(), place)).or_default().extend(pieces);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn one_word_in_eight_makes_another_wording_and_a_longer_piece_does_not() {
        let one = words("the women are held in camps without any trial");
        assert!(differ(&one, &words("she said the women were held in camps without any trial at all")));
        assert!(!differ(&one, &words("that the women are held in camps without any trial for years")));
        assert!(!differ(&one, &words("the women were held in prisons without any trial")), "two are too many for nine");
        assert!(!differ(&words("held in camps"), &words("kept in camps")), "too short");
    }
}
