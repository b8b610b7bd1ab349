//! One sentence a line: a line's end among blanks means nothing in a paragraph, and much in a history.

use crate::cite;
use crate::diag::{Diagnostics, FileId};
use crate::markup::{self, BlockKind};

/// A section with each sentence of its paragraphs on a line of its own. Lists, quotations and headings stay
/// as they are; so does a text with a fault in it, and one that would not read as before.
pub fn section(text: &str) -> Option<String> {
    let body = markup::split_front_matter(FileId::new(0), text).ok()?.map_or(0, |(_, body)| body);
    let words = text.get(body..)?;
    let before = parse(words)?;
    let mut formatted = String::from(text.get(..body)?);
    let mut from = 0;
    for block in &before {
        let (start, end) = (block.span.start as usize, block.span.end as usize);
        formatted.push_str(words.get(from..start)?);
        let typed = words.get(start..end)?;
        match block.kind {
            BlockKind::Paragraph(_) => formatted.push_str(&lines(typed)),
            _ => formatted.push_str(typed),
        }
        from = end;
    }
    formatted.push_str(words.get(from..)?);
    let after = parse(formatted.get(body..)?)?;
    let said = |blocks: &[markup::Block]| markup::shape(blocks).replace([' ', '/'], "");
    Some(if said(&before) == said(&after) { formatted } else { text.to_owned() })
}

fn parse(words: &str) -> Option<Vec<markup::Block>> {
    let mut found = Diagnostics::new();
    let blocks = markup::parse_blocks(FileId::new(0), words, 0, &mut found);
    (!found.has_errors()).then_some(blocks)
}

/// A paragraph with a line for each sentence. Line ends that were asked for stay.
fn lines(paragraph: &str) -> String {
    let parts: Vec<String> = paragraph.split("\\\n").map(sentences).collect();
    parts.join("\\\n")
}

fn sentences(text: &str) -> String {
    let (tail, text) = (text.len() - text.trim_end().len(), text.trim_end());
    let joined: String = text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
    let mut lines = String::with_capacity(joined.len());
    let mut depth = 0usize;
    for (at, c) in joined.char_indices() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && ends(&joined, at) => {
                lines.push('\n');
                continue;
            }
            _ => {}
        }
        lines.push(c);
    }
    lines + &" ".repeat(tail)
}

/// True when a sentence ends before the blank at this byte and another begins after it.
fn ends(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let closing = |c: char| matches!(c, '”' | '’' | '"' | ')' | '*' | '»');
    let words = before.trim_end_matches(closing);
    let Some(stop) = words.chars().next_back().filter(|c| matches!(c, '.' | '!' | '?' | '…')) else { return false };
    let begins = after.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '‘' | '[' | '{' | '*'));
    // An anchor belongs to what stands before it; a citation after the stop does too.
    let begins = begins && !after.starts_with("{#") && !after.starts_with("[@");
    let short = stop == '.' && cite::is_abbreviation(words.strip_suffix('.').unwrap_or(words));
    begins && !short
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEAD: &str = "+++\ntitle = \"T\"\n+++\n\n";

    fn formatted(text: &str) -> String {
        section(&format!("{HEAD}{text}")).unwrap().strip_prefix(HEAD).unwrap().to_owned()
    }

    #[test]
    fn each_sentence_has_a_line() {
        assert_eq!(
            formatted(
                "One is [@a-2020, para. 4]. “Two,” says\nMs. K. of the U.S. Congress. {{China}} is three. {#x}\n"
            ),
            "One is [@a-2020, para. 4].\n“Two,” says Ms. K. of the U.S. Congress.\n{{China}} is three. {#x}\n"
        );
    }

    #[test]
    fn what_is_no_paragraph_stays() {
        let text = "## A heading. And more\n\n- One. Two.\n\n> Said. So.\n\nBroken here.\\\nOn purpose. Yes.\n";
        let expected = text.replace("purpose. Yes", "purpose.\nYes");
        assert_eq!(formatted(text), expected);
    }

    proptest! {
        /// Twice is once; and the words are the same.
        #[test]
        fn what_is_formatted_says_the_same_and_stays(text in "[A-C][a-c.!?“”\\[\\]{}#@*^ \n-]{0,60}") {
            let text = format!("{HEAD}{text}\n");
            if let Some(once) = section(&text) {
                let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                prop_assert_eq!(words(&once), words(&text));
                prop_assert_eq!(section(&once), Some(once));
            }
        }
    }
}
