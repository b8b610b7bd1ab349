//! Characters that are not what they seem: controls, and signs without width.

use crate::diag::{Diagnostic, Diagnostics, invisible, is_control};
use crate::markup::source_text::SourceText;

/// Tells every character of a text that a reader cannot see. Each kind is told where it stands first.
pub(super) fn check(source: &SourceText, found: &mut Diagnostics) {
    let mut told = Vec::new();
    let text = source.text();
    for (at, sign) in text.char_indices() {
        if sign.is_ascii() && !sign.is_ascii_control() {
            continue;
        }
        let line_end = sign == '\r' && text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n'));
        if line_end || told.contains(&sign) {
            continue;
        }
        if let Some(diagnostic) = judge(sign, source, at) {
            told.push(sign);
            found.push(diagnostic);
        }
    }
}

/// Tells the characters of a decoded sign.
pub(super) fn check_decoded(text: &str, source: &SourceText, at: usize, found: &mut Diagnostics) {
    for diagnostic in text.chars().filter_map(|sign| judge(sign, source, at)) {
        found.push(diagnostic);
    }
}

fn judge(sign: char, source: &SourceText, at: usize) -> Option<Diagnostic> {
    let width = source.after(at).map_or(0, char::len_utf8);
    let span = source.span(at..at + width);
    let code = u32::from(sign);
    if is_control(sign) {
        let diagnostic = Diagnostic::error(span, format!("a control character stands here (U+{code:04X})"));
        return Some(diagnostic.hint("delete it; it often comes with text copied from a PDF"));
    }
    let lost = "the sign of a letter that was lost when the text was converted";
    let what = if sign == '\u{fffd}' { lost } else { invisible(sign)? };
    let diagnostic = Diagnostic::warning(span, format!("{what} stands here (U+{code:04X})"));
    Some(diagnostic.hint("delete it, unless the language of the words needs it"))
}
