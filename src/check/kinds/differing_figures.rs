//! `differing-figures`: a sentence that stands twice, from one place of one source, with another figure. One
//! of them is wrong, or the source says both and its place should be named.
//!
//! A sentence belongs to the citation that ends it, when that cites one source. Two are held to be the same
//! when they have the same words but for one in six, as many figures, and all figures but one alike; a year
//! that differs tells of another year. Sentences are compared with a few neighbours in sorted order, from
//! either end.

use std::collections::{BTreeMap, BTreeSet};

use super::super::findings::Findings;
use super::super::subject::Archive;
use super::Check;
use crate::diag::{SourceMap, Span};
use crate::markup::{Block, BlockKind, Citation, Inline, Node, PinpointKind};
use crate::tables::Reader;

/// A sentence of fewer words may be like another by chance.
const LEAST: usize = 7;
/// How many words must agree for each that differs.
const AGREE: usize = 6;
/// How many neighbours each sentence is compared with.
const NEIGHBOURS: usize = 12;
/// So many words of a sentence are compared, the last ones.
const MOST: usize = 60;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::corpus(check)
}

/// A source and a place in it.
type Place = (String, Vec<(PinpointKind, String)>);

/// The words before a citation, with "#" for every figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Sentence {
    words: Vec<String>,
    /// Its figures without what parts thousands, each with its place.
    figures: Vec<(String, Span)>,
}

fn check(archive: &Archive<'_>, findings: &mut Findings<'_>) {
    let mut cited: BTreeMap<Place, Vec<Sentence>> = BTreeMap::new();
    for (_, section) in archive.sections {
        section.blocks.iter().for_each(|block| of_block(block, &mut cited));
    }
    for ((key, _), mut sentences) in cited {
        let mut told = BTreeSet::new();
        sentences.sort();
        compare(&key, &sentences, archive.files, &mut told, findings);
        sentences.sort_by(|a, b| a.words.iter().rev().cmp(b.words.iter().rev()));
        compare(&key, &sentences, archive.files, &mut told, findings);
    }
}

fn compare(
    key: &str,
    sentences: &[Sentence],
    files: &SourceMap,
    told: &mut BTreeSet<(Span, Span)>,
    findings: &mut Findings<'_>,
) {
    for (at, one) in sentences.iter().enumerate() {
        for other in sentences.iter().skip(at + 1).take(NEIGHBOURS) {
            let Some((one, other)) = differ(one, other) else { continue };
            let (first, second) = if one.1 <= other.1 { (one, other) } else { (other, one) };
            if told.insert((first.1, second.1)) {
                let message = format!("{} from `{key}` is {} elsewhere", files.slice(second.1), files.slice(first.1));
                findings.push(findings.at(second.1, message).related(first.1, "the other figure"));
            }
        }
    }
}

type Figure = (String, Span);

/// The figures by which two sentences differ that are the same otherwise.
fn differ<'a>(one: &'a Sentence, other: &'a Sentence) -> Option<(&'a Figure, &'a Figure)> {
    if one.words.len().min(other.words.len()) < LEAST || one.figures.len() != other.figures.len() {
        return None;
    }
    let mut pairs = one.figures.iter().zip(&other.figures).filter(|(a, b)| a.0 != b.0);
    let (a, b) = pairs.next()?;
    let alone = pairs.next().is_none() && !is_year(&a.0) && !is_year(&b.0);
    (alone && distance(&one.words, &other.words) * AGREE <= one.words.len()).then_some((a, b))
}

fn is_year(figure: &str) -> bool {
    figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"))
}

/// The distance of Levenshtein, in words.
fn distance(one: &[String], other: &[String]) -> usize {
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            // Both rows are one longer than `other`, and `row` has been filled up to `j`.
            row.push((last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1));
        }
        last = row;
    }
    last.last().copied().unwrap_or_default()
}

fn of_block(block: &Block, cited: &mut BTreeMap<Place, Vec<Sentence>>) {
    match &block.kind {
        BlockKind::Paragraph(content) => of_inlines(content, cited),
        BlockKind::Heading { .. } | BlockKind::Quote(_) | BlockKind::Display(_) => {}
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| of_block(block, cited));
        }
    }
}

fn of_inlines(content: &[Inline], cited: &mut BTreeMap<Place, Vec<Sentence>>) {
    let mut reading = Sentence::default();
    for inline in content {
        match &inline.node {
            Node::Text(text) => reading.text(text, inline),
            Node::Term { name, .. } => reading.words.push(name.to_lowercase()),
            Node::Cite(citations) => cite(&mut reading, citations, cited),
            Node::Note { content, .. } => match content.as_slice() {
                [Inline { node: Node::Cite(citations), .. }] => cite(&mut reading, citations, cited),
                content => of_inlines(content, cited),
            },
            _ => {}
        }
    }
}

fn cite(reading: &mut Sentence, citations: &[Citation], cited: &mut BTreeMap<Place, Vec<Sentence>>) {
    let sentence = std::mem::take(reading);
    if let [citation] = citations
        && !sentence.figures.is_empty()
        && sentence.words.len() <= MOST
    {
        let parts = citation.pinpoint.iter().flat_map(|pinpoint| &pinpoint.parts);
        let place = parts.map(|part| (part.kind, part.values.clone())).collect();
        cited.entry((citation.key.clone(), place)).or_default().push(sentence);
    }
}

impl Sentence {
    /// Reads on; a stop before a blank begins another sentence.
    fn text(&mut self, text: &str, inline: &Inline) {
        let mut start = 0;
        for word in text.split(char::is_whitespace) {
            let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
            let left = word.find(inner).unwrap_or_default();
            if inner.starts_with(|c: char| c.is_ascii_digit()) {
                let value: String = inner.chars().filter(|c| !matches!(c, ',' | '\u{202F}' | '\u{A0}')).collect();
                let span = inline.origin.part(start + left, start + left + inner.len()).span();
                self.figures.push((value, span));
                self.words.push("#".to_owned());
            } else if !inner.is_empty() {
                self.words.push(inner.to_lowercase());
            }
            if word.ends_with(['.', '?', '!']) {
                *self = Self::default();
            }
            start += word.len()
                + text.get(start + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn sentence(text: &str) -> Sentence {
        let place = Span::new(FileId::new(0), 0, 1);
        let is_figure = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
        let words = text.split(' ').map(|word| if is_figure(&word) { "#".to_owned() } else { word.to_owned() });
        let figures = text.split(' ').filter(is_figure).map(|word| (word.to_owned(), place));
        Sentence { words: words.collect(), figures: figures.collect() }
    }

    fn figures(one: &str, other: &str) -> Option<(String, String)> {
        differ(&sentence(one), &sentence(other)).map(|(a, b)| (a.0.clone(), b.0.clone()))
    }

    #[test]
    fn one_figure_that_differs_in_like_words() {
        let one = "some 6000 women were returned across the river in 2021";
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(figures(one, "some 7000 women were returned over the river in 2021"), pair("6000", "7000"));
        assert_eq!(figures(one, one), None);
        assert_eq!(figures(one, "some 7000 women were returned across the river in 2022"), None, "another year");
        assert_eq!(figures(one, "some 6000 women were returned across the river in 2022"), None, "another year");
        assert_eq!(figures(one, "some 7000 men were sold in the towns of 2021"), None, "other words");
    }
}
