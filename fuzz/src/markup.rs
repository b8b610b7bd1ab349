//! A section: places are right whatever is typed, and no word of an accepted text is lost or moved.
//!
//! The oracle does not parse. It asks what the pieces of the tree cover: between them only signs may stand, and
//! what the author's guide says is not printed (comments, braces, addresses, marks of items, labels of
//! pinpoints).

use rapporteur::diag::{Diagnostics, Origin, Severity, SourceMap, Span};
use rapporteur::geom::Target;
use rapporteur::markup::{Block, BlockKind, Citation, Inline, Node, parse_blocks};

use crate::places;

/// The laws of a section's text.
///
/// # Panics
/// When one does not hold.
pub fn check(text: &str) {
    let mut sources = SourceMap::new();
    let file = sources.add("section.md", text);
    let mut found = Diagnostics::new();
    let blocks = parse_blocks(file, text, 0, &mut found);
    places::check_findings(&found, &sources);
    let mut pieces = Vec::new();
    in_blocks(&blocks, &mut pieces);
    for piece in &pieces {
        match &piece.inline.node {
            Node::Text(words) => {
                assert!(!words.is_empty(), "a text without words");
                places::check_words(words, piece.inline.origin, &sources);
            }
            _ => places::check_words("", Origin::Typed(piece.inline.origin.span()), &sources),
        }
    }
    if found.iter().all(|finding| finding.severity != Severity::Error) {
        nothing_is_lost(text, &pieces);
    }
}

/// A piece of the tree without pieces in it.
struct Piece<'a> {
    inline: &'a Inline,
    /// Places in it that are printed or name something.
    covers: Vec<Span>,
}

fn in_blocks<'a>(blocks: &'a [Block], out: &mut Vec<Piece<'a>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => in_inlines(content, out),
            BlockKind::Display(_) => {}
            BlockKind::Quote(blocks) => in_blocks(blocks, out),
            BlockKind::List { items, .. } => items.iter().for_each(|item| in_blocks(&item.blocks, out)),
        }
    }
}

fn in_inlines<'a>(content: &'a [Inline], out: &mut Vec<Piece<'a>>) {
    for inline in content {
        match &inline.node {
            Node::Note { content, .. } | Node::Optional(content) => in_inlines(content, out),
            Node::Cite(cites) => cites.iter().for_each(|cite| in_citation(inline, cite, out)),
            _ => out.push(Piece { inline, covers: vec![inline.origin.span()] }),
        }
    }
}

fn in_citation<'a>(inline: &'a Inline, cite: &'a Citation, out: &mut Vec<Piece<'a>>) {
    in_inlines(&cite.prefix, out);
    let parts = cite.pinpoint.iter().flat_map(|pinpoint| &pinpoint.parts).map(|part| part.origin.span());
    out.push(Piece { inline, covers: [cite.key_span].into_iter().chain(parts).collect() });
    in_inlines(&cite.suffix, out);
}

/// What the tree covers goes forward through the text, and no word stands between.
fn nothing_is_lost(text: &str, pieces: &[Piece<'_>]) {
    let text = &without_comments(text);
    let mut reached = 0;
    for span in pieces.iter().flat_map(|piece| &piece.covers) {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(start >= reached, "{:?} comes after what stands behind it", &text[start..end]);
        only_signs(text, reached..start, pieces);
        reached = end;
    }
    only_signs(text, reached..text.len(), pieces);
}

fn only_signs(text: &str, between: std::ops::Range<usize>, pieces: &[Piece<'_>]) {
    let mut rest = text[between.clone()].to_owned();
    for address in pieces.iter().filter_map(|piece| match &piece.inline.look.target {
        Some(Target::Address(address)) => Some(address),
        _ => None,
    }) {
        rest = rest.replace(address.as_str(), "");
    }
    let rest = without_braces(&without_marks_of_items(text, between.start, &rest));
    for word in rest.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        assert!(is_label(word), "{word:?} is lost from {:?}", &text[between.clone()]);
    }
}

/// Labels of pinpoints, as the author's guide lists them.
fn is_label(word: &str) -> bool {
    const LABELS: [&str; 25] = [
        "p", "pp", "para", "paras", "art", "arts", "ch", "chs", "chap", "chaps", "fig", "figs", "note", "notes", "n",
        "nn", "vol", "vols", "sect", "sects", "sec", "secs", "preamble", "and", "todo",
    ];
    LABELS.contains(&word)
}

/// Comments as blanks of the same length. A backslash before a sign takes away its meaning.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let escaped =
            rest.strip_prefix('\\').and_then(|after| after.chars().next()).is_some_and(|c| c.is_ascii_punctuation());
        let comment = rest.strip_prefix("<!--").and_then(|inside| inside.find("-->").map(|end| end + 7));
        let (taken, blank) = match comment {
            _ if escaped => (2, false),
            Some(length) => (length, true),
            None => (sign.len_utf8(), false),
        };
        let (head, tail) = rest.split_at(taken);
        if blank {
            out.push_str(&" ".repeat(taken))
        } else {
            out.push_str(head)
        }
        rest = tail;
    }
    out
}

/// Anchors and what is said of a span: `{#id}`, `{lang=ko person=k}`.
fn without_braces(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('{') {
        out.push_str(before);
        rest = inside.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

/// The number of an item stands at the head of a line, behind other marks alone.
fn without_marks_of_items(text: &str, start: usize, between: &str) -> String {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let opens_line = text[line_start..start].chars().all(|sign| !sign.is_alphanumeric());
    let mut out = String::new();
    for (number, line) in between.split('\n').enumerate() {
        let mut words = line;
        if number > 0 || opens_line {
            let marks = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '-' | '>' | ' ' | '\t' | '\r');
            words = line.trim_start_matches(marks);
        }
        out.push_str(words);
        out.push('\n');
    }
    out
}
