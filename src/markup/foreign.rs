//! Markdown that is not read here: told, with what to type, and never a surprise.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::source_text::SourceText;
use crate::diag::{Diagnostic, Diagnostics, Span};

/// Tells what is wrong with the mark of an item. `mark` is the text from the mark on, `before` the
/// number of items before it in its list.
pub(super) fn check_mark(mark: &str, start: Option<u64>, before: usize, span: Span, found: &mut Diagnostics) {
    let digits = mark.bytes().take_while(u8::is_ascii_digit).count();
    let sign = mark.get(digits..).and_then(|rest| rest.chars().next());
    match (start, sign) {
        (None, Some(sign @ ('*' | '+'))) if before == 0 => {
            let message = format!("an item of a list does not begin with {sign}");
            found.push(Diagnostic::error(span, message).hint("type - in its place"));
        }
        (Some(_), Some(')')) if before == 0 => {
            let message = "the number of an item is followed by a full stop here";
            found.push(Diagnostic::error(span, message).hint("type 1. in place of 1), or \\) for a plain sentence"));
        }
        _ => {}
    }
    let (Some(start), Some(typed)) = (start, mark.get(..digits).and_then(|digits| digits.parse::<u64>().ok())) else {
        return;
    };
    let due = start.saturating_add(before as u64);
    // Typing the same number for every item is common, and means counting.
    if typed != due && typed != start {
        let message = format!("this item is typed as {typed} and will be printed as {due}");
        found.push(Diagnostic::warning(span, message).hint(format!("type {due}., or begin a new paragraph")));
    }
}

/// Tells what is wrong with a heading. `typed` is all of it, `within` true in a quotation or a list.
pub(super) fn check_heading(
    level: HeadingLevel,
    typed: &str,
    within: bool,
    empty: bool,
    span: Span,
    found: &mut Diagnostics,
) {
    let underlined = !typed.trim_start().starts_with('#');
    let closed = typed.trim_end().strip_suffix('#').is_some_and(|rest| rest.trim_end_matches('#').ends_with(' '));
    let fault = match level {
        _ if underlined => Some(("a line of signs below words makes a heading elsewhere", "type ## before the words")),
        _ if within => Some(("a heading stands in a quotation or a list", "put it before the block")),
        HeadingLevel::H1 => Some(("the heading of a section is in the manifest", "use ## for a sub-heading")),
        HeadingLevel::H2 | HeadingLevel::H3 if empty => Some(("this heading is empty", "type its words")),
        HeadingLevel::H2 | HeadingLevel::H3 if closed => {
            Some(("a heading has number signs only before its words", "take away those after them"))
        }
        HeadingLevel::H2 | HeadingLevel::H3 => None,
        _ => Some(("sub-headings have two levels", "use ## or ###")),
    };
    if let Some((message, hint)) = fault {
        found.push(Diagnostic::error(span, message).hint(hint));
    }
}

/// Tells constructs of other Markdown that came through as a paragraph.
pub(super) fn check_paragraph(source: &SourceText, found: &mut Diagnostics) {
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        if let Some((message, hint)) = foreign_line(line.trim(), start == 0) {
            let range: Range<usize> = start..start + line.trim_end().len();
            found.push(Diagnostic::error(source.span(range), message).hint(hint));
        }
        start += line.len();
    }
}

fn foreign_line(line: &str, first: bool) -> Option<(&'static str, &'static str)> {
    let rule = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    if rule && line.contains('|') && line.contains('-') {
        return Some(("a table is no part of a section", "write its content as sentences or as a list"));
    }
    if line.starts_with("##") && !line.trim_start_matches('#').is_empty() {
        return Some(("a blank is missing after the number signs", "type ## and a blank before the heading"));
    }
    let (label, after) = line.strip_prefix('[').filter(|_| first)?.split_once("]:")?;
    let address = after.trim_start();
    let is_address = address.starts_with("http") || address.starts_with('<') || address.starts_with("mailto:");
    (is_address && !label.contains(['[', ']']))
        .then_some(("the address of a link stands with its words", "type [words](https://…) in the text"))
}
