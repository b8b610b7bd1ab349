//! Citations: `[see @a-2012, pp. 3–4, for the map; @b-2015]`.

use std::ops::Range;

use super::content::{Around, Builder, Pair, Part, State};
use super::reference::is_id;
use super::token::Kind;
use super::{pinpoint, run};
use crate::diag::Diagnostic;
use crate::markup::tree::{Citation, Inline, Node, Pinpoint};

/// True when brackets hold the sign of a source.
pub(super) fn is_one(builder: &Builder<'_>, pair: Pair) -> bool {
    sign_in(builder, &builder.inside(pair).tokens).is_some()
}

fn sign_in(builder: &Builder<'_>, tokens: &Range<usize>) -> Option<usize> {
    builder.level(tokens).find(|&at| is(builder, at, &Kind::At))
}

fn is(builder: &Builder<'_>, at: usize, kind: &Kind) -> bool {
    builder.tokens.get(at).is_some_and(|token| token.kind == *kind)
}

/// Reads a group of sources.
pub(super) fn read<'a>(builder: &mut Builder<'a>, pair: Pair, state: &mut State<'a>) {
    let whole = builder.whole(pair);
    let misplaced = match (state.around.in_citation, state.around.in_link) {
        (true, _) => Some("a citation stands in another one"),
        (_, true) => Some("a citation stands in the words of a link"),
        _ => None,
    };
    if let Some(message) = misplaced {
        builder.error(whole.clone(), message, "put the two one after the other, or part two sources with ;");
    }
    let around = Around { in_citation: true, ..state.around.apart() };
    let sources: Vec<Citation> =
        items(builder, pair).iter().filter_map(|item| source(builder, item, &around)).collect();
    if !sources.is_empty() {
        state.run.node(Node::Cite(sources), whole, &state.look());
    }
}

/// What stands between the semicolons.
fn items(builder: &Builder<'_>, pair: Pair) -> Vec<Part> {
    let inside = builder.inside(pair);
    let mut items = Vec::new();
    let (mut token, mut byte) = (inside.tokens.start, inside.bytes.start);
    for at in builder.level(&inside.tokens).filter(|&at| is(builder, at, &Kind::Semicolon)) {
        items.push(Part { tokens: token..at, bytes: byte..builder.range(at).start });
        (token, byte) = (at + 1, builder.range(at).end);
    }
    items.push(Part { tokens: token..inside.tokens.end, bytes: byte..inside.bytes.end });
    items
}

fn source(builder: &mut Builder<'_>, item: &Part, around: &Around) -> Option<Citation> {
    let Some(sign) = sign_in(builder, &item.tokens) else {
        let typed = trimmed(builder, &item.bytes);
        // A part without words is shown by the ; before it, or after it.
        let before = item.bytes.start.saturating_sub(1)..item.bytes.end;
        let range = if typed.is_empty() { before } else { typed };
        let hint = "type @ and the key of a source, leave out the ;, or type \\; for a plain one";
        builder.error(range, "no source stands in this part of the citation", hint);
        return None;
    };
    if let Some(second) = sign_in(builder, &(sign + 1..item.tokens.end)) {
        let hint = "type ; between two sources, or \\@ for a plain sign";
        builder.error(builder.range(second), "two sources stand here with no ; between them", hint);
    }
    let (start, from) = (builder.range(sign).start, builder.range(sign).end);
    let key = key(builder, from..item.bytes.end);
    let after = Part { tokens: sign + 1..item.tokens.end, bytes: key.end..item.bytes.end };
    let (pinpoint, suffix) = rest(builder, &after, around);
    let prefix = words(builder, &Part { tokens: item.tokens.start..sign, bytes: item.bytes.start..start }, around);
    Some(Citation {
        prefix,
        key: builder.source.slice(key.clone()).to_owned(),
        key_span: builder.source.span(key),
        pinpoint,
        suffix,
        span: builder.source.span(trimmed(builder, &item.bytes)),
    })
}

/// A range without the blanks at its ends.
fn trimmed(builder: &Builder<'_>, range: &Range<usize>) -> Range<usize> {
    let typed = builder.source.slice(range.clone());
    let start = range.start + (typed.len() - typed.trim_start().len());
    start..start + typed.trim().len()
}

/// The key at the head of a range. What is no key is told, and taken up to the next blank or comma.
fn key(builder: &mut Builder<'_>, range: Range<usize>) -> Range<usize> {
    let text = builder.source.slice(range.clone());
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '^' | '*');
    let len = text.find(ends).unwrap_or(text.len());
    let key = range.start..range.start + len;
    let typed = text.get(..len).unwrap_or("");
    if !is_id(typed) {
        let message = format!("`@{typed}` is no key of a source");
        let rule = "a key has small letters, digits and single hyphens, and a comma or a blank after it; \
                    for a plain sign type \\@";
        let small = typed.to_ascii_lowercase().replace(['–', '—', '‑', '−', '_'], "-");
        let hint = if is_id(&small) { format!("type @{small}") } else { rule.to_owned() };
        builder.error(range.start - 1..key.end, message, hint);
    }
    key
}

/// The place in the source and the words after it.
fn rest(builder: &mut Builder<'_>, after: &Part, around: &Around) -> (Option<Pinpoint>, Vec<Inline>) {
    let start = after.bytes.start;
    let plain_end = builder
        .level(&after.tokens)
        .find(|&at| builder.range(at).end > start && !is(builder, at, &Kind::Words))
        .map_or(after.bytes.end, |at| builder.range(at).start.max(start));
    let text = builder.source.slice(start..plain_end);
    let printed = |at: usize| !is(builder, at, &Kind::Comment) && builder.range(at).start >= plain_end;
    let ends_here = !builder.level(&after.tokens).any(printed);
    let read = pinpoint::read(text, ends_here);
    for fault in read.faults {
        let span = builder.source.span(start + fault.range.start..start + fault.range.end);
        builder.found.push(Diagnostic::new(fault.severity, Some(span), fault.message).hint(fault.hint));
    }
    let suffix = Part { tokens: after.tokens.clone(), bytes: start + read.suffix..after.bytes.end };
    let suffix = words(builder, &suffix, around);
    let only_comma = suffix.iter().all(|inline| matches!(&inline.node, Node::Text(text) if text.trim() == ","));
    if only_comma && read.comma_at_end {
        let comma = start + text.rfind(',').unwrap_or(0);
        builder.error(comma..comma + 1, "nothing follows this comma", "leave it out");
    }
    (pinpoint::place(&read.parts, start, builder.source), suffix)
}

fn words(builder: &mut Builder<'_>, part: &Part, around: &Around) -> Vec<Inline> {
    let mut inlines = builder.content(part, around).inlines;
    run::trim(&mut inlines);
    inlines
}
