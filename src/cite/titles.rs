//! Titles: emphasis in them, their language, their address, and quotation marks within quotation marks.

use std::sync::Arc;

use super::piece::{piece, words};
use crate::corpus::Source;
use crate::diag::{Diagnostics, Origin};
use crate::geom::Target;
use crate::markup::{Dialect, Inline, Node, parse_inlines};
use crate::tables::Text;

/// A title as it is printed, in its own language when that is not the style's.
pub(super) fn titled(title: &Text, language: Option<&Text>, style: &Text) -> Vec<Inline> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let own = language.filter(|own| primary(own.as_str()) != primary(style.as_str()));
    let own: Option<Arc<str>> = own.map(|own| Arc::from(own.as_str()));
    let mut printed = emphasised(title);
    for inline in &mut printed {
        inline.look.language = inline.look.language.take().or_else(|| own.clone());
    }
    printed
}

/// The words of a title with the emphasis in them. A title that holds more than that, or whose emphasis
/// is not closed, is printed as the record has it: a sign too many is better than a word too few.
fn emphasised(title: &Text) -> Vec<Inline> {
    let mut found = Diagnostics::new();
    let inlines = parse_inlines(&title.value, title.origin(), Dialect::Section, &mut found);
    let only_words = inlines.iter().all(|inline| matches!(inline.node, Node::Text(_)));
    if found.has_errors() || !only_words { vec![piece(title.value.clone(), title.origin())] } else { inlines }
}

/// The address of a record, when it is one that a link may lead to.
pub(super) fn address(source: &Source) -> Option<Target> {
    let (typed, _) = source.address()?;
    let typed = typed.trim();
    let scheme = typed.split(':').next()?.to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto").then(|| Target::Address(percent_safe(typed)))
}

/// The address with everything that RFC 3986 does not allow in one written as `%XX` of its UTF-8;
/// what was escaped already stays.
fn percent_safe(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut safe = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        let escaped = || bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        let allowed = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte);
        if allowed || (byte == b'%' && escaped()) {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    safe
}

/// Turns the quotation marks of a title into inner ones wherever the pattern has opened outer ones
/// around it. Only the marks change: the words keep their place in the record.
pub(super) fn inner_quotes(printed: Vec<Inline>, is_title: impl Fn(&Inline) -> bool) -> Vec<Inline> {
    let mut outer = 0i32;
    let mut open: Vec<char> = Vec::new();
    let mut all = Vec::with_capacity(printed.len());
    for inline in printed {
        let Some(text) = words(&inline).map(str::to_owned) else {
            all.push(inline);
            continue;
        };
        if !is_title(&inline) {
            outer += count(&text, '“') - count(&text, '”');
            all.push(inline);
        } else if outer > 0 {
            all.extend(turned(&inline, &text, &mut open));
        } else {
            all.push(inline);
        }
    }
    all
}

fn count(text: &str, mark: char) -> i32 {
    i32::try_from(text.matches(mark).count()).unwrap_or(i32::MAX)
}

/// `open` holds the marks that the title has opened so far, as typed.
fn turned(inline: &Inline, text: &str, open: &mut Vec<char>) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut start = 0;
    let part = |from: usize, to: usize, words: &str, origin: Origin| {
        (from < to).then(|| Inline { node: Node::Text(words.to_owned()), look: inline.look.clone(), origin })
    };
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        let apostrophe = text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
        let other = match mark {
            '“' => '‘',
            '”' => '’',
            '‘' if !open.is_empty() => '“',
            '’' if open.last() == Some(&'‘') && !apostrophe => '”',
            _ => continue,
        };
        match mark {
            '“' | '‘' => open.push(mark),
            _ => drop(open.pop()),
        }
        parts.extend(part(start, at, text.get(start..at).unwrap_or_default(), inline.origin.part(start, at)));
        parts.extend(part(at, end, other.encode_utf8(&mut [0; 4]), Origin::Typed(inline.origin.part(at, end).span())));
        start = end;
    }
    let rest = text.get(start..).unwrap_or_default();
    parts.extend(part(start, text.len(), rest, inline.origin.part(start, text.len())));
    parts
}
