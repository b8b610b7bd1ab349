//! A naive reader of sections: what words must be on the pages, found without the program's own reader.
//!
//! It knows the house's own files, not all of Markdown: blocks are parted by empty lines, a list's items
//! begin with their mark, and an anchor stands at a block's end.

mod inline;
mod selection;

pub(crate) use inline::{Note, Stripped, Terms, strip};
pub(crate) use selection::selected;

/// A block of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// How many `#` stand before a heading.
    pub(crate) heading: Option<usize>,
    /// Its anchor.
    pub(crate) anchor: Option<String>,
    /// Its paragraphs as typed, without marks of quotations, lists and headings.
    pub(crate) paragraphs: Vec<String>,
}

/// The blocks of a section's file.
pub(crate) fn blocks(file: &str) -> Vec<Block> {
    let body = match file.strip_prefix("+++\n") {
        Some(rest) => rest.split_once("\n+++\n").unwrap().1,
        None => file,
    };
    let text = without_comments(body);
    let chunks = text.split("\n\n").map(str::trim_end).filter(|chunk| !chunk.trim().is_empty());
    chunks.map(|chunk| block(chunk.trim_matches('\n'))).collect()
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").unwrap().1;
    }
    out + rest
}

fn block(chunk: &str) -> Block {
    let mut block = Block::default();
    let mut lines: Vec<&str> = chunk.lines().collect();
    if let Some(id) = lines.last().and_then(|line| line.strip_prefix("{#")?.strip_suffix('}')) {
        block.anchor = Some(id.to_owned());
        lines.pop();
    }
    let mut fresh = true;
    for line in lines {
        let (mark, words) = split_mark(line, block.paragraphs.is_empty() || is_list(chunk));
        block.heading = block.heading.or(mark.starts_with('#').then_some(mark.len()));
        if words.is_empty() {
            fresh = true;
            continue;
        }
        let item = !mark.is_empty() && !mark.starts_with(['>', '#']);
        if fresh || item {
            block.paragraphs.push(String::new());
        }
        fresh = false;
        let paragraph = block.paragraphs.last_mut().unwrap();
        if !paragraph.is_empty() {
            paragraph.push('\n');
        }
        paragraph.push_str(words);
    }
    take_end_anchor(&mut block);
    block
}

fn is_list(chunk: &str) -> bool {
    !matches!(list_mark(chunk.trim_start()), "")
}

/// The mark at the head of a line, and the words after it. The mark of a list counts only in a list: amid a
/// paragraph a line may begin with a dash.
fn split_mark(line: &str, list: bool) -> (&str, &str) {
    let line = line.trim();
    let signs = line.len() - line.trim_start_matches('#').len();
    let mark = match line.chars().next() {
        Some('>') => ">",
        Some('#') if line.get(signs..).is_some_and(|rest| rest.starts_with(' ')) => &line[..signs],
        _ if list => list_mark(line),
        _ => "",
    };
    (mark, line[mark.len()..].trim())
}

fn list_mark(line: &str) -> &str {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match () {
        () if line.starts_with("- ") => &line[..1],
        () if digits > 0 && line[digits..].starts_with(". ") => &line[..=digits],
        () => "",
    }
}

/// `{#id}` at the end of the last words, unless it stands within a note.
fn take_end_anchor(block: &mut Block) {
    for paragraph in &mut block.paragraphs {
        let Some((words, rest)) = paragraph.rsplit_once("{#") else { continue };
        let Some(id) = rest.strip_suffix('}') else { continue };
        block.anchor = Some(id.to_owned());
        *paragraph = words.trim_end().to_owned();
    }
}
