//! A difference in lines: quotations first, then what is short to say, then the text.

use crate::reuse::diff::{Difference, Passage, Piece, SectionChange, SourceChange, What};

/// All of it.
pub(super) fn of(difference: &Difference) -> Vec<String> {
    let mut lines = Vec::new();
    for quotation in &difference.quotations {
        let place = quotation.section.as_deref().unwrap_or("the manifest");
        lines.extend([
            format!("  {place}"),
            format!("    - “{}”", quotation.before),
            format!("    + “{}”", quotation.after),
        ]);
    }
    under("quotations that changed:", &mut lines, 0);
    part("sections:", difference.sections.iter().map(section).collect(), &mut lines);
    let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let field = |change: &crate::reuse::diff::FieldChange| {
        format!("  {}: {} → {}", change.key, or(&change.before), or(&change.after))
    };
    part("manifest:", difference.fields.iter().map(field).collect(), &mut lines);
    part("sources:", difference.sources.iter().flat_map(source).collect(), &mut lines);
    part("notes:", difference.notes.lines().iter().map(|line| format!("  {line}")).collect(), &mut lines);
    part("text:", text(&difference.passages), &mut lines);
    lines
}

fn part(heading: &str, mut more: Vec<String>, lines: &mut Vec<String>) {
    under(heading, &mut more, 0);
    lines.append(&mut more);
}

/// Puts a heading above lines, when there are any.
fn under(heading: &str, lines: &mut Vec<String>, at: usize) {
    if !lines.is_empty() {
        lines.insert(at, heading.to_owned());
    }
}

fn section(change: &SectionChange) -> String {
    let has = |what| change.what.contains(&what);
    let sign = match () {
        () if has(What::Added) => '+',
        () if has(What::Dropped) => '-',
        () => '~',
    };
    let mut said = Vec::new();
    if let (true, Some(before)) = (has(What::Renamed), &change.before) {
        said.push(format!("was {before}"));
    } else if let (true, Some(before)) = (has(What::Version), &change.before) {
        said.push(format!("another version, was {before}"));
    }
    if has(What::Moved) {
        said.push("moved".to_owned());
    }
    if has(What::Changed) {
        said.push(format!("changed: {} words in, {} out", change.inserted, change.deleted));
    }
    format!("  {sign} {}  {}", change.section, said.join(", ")).trim_end().to_owned()
}

fn source(change: &SourceChange) -> Vec<String> {
    let sign = match change.what {
        What::Added => '+',
        What::Dropped => '-',
        _ => '~',
    };
    let mut lines = vec![format!("  {sign} {}", change.key)];
    for (field, before, after) in &change.fields {
        let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
        lines.push(format!("      {field}: {} → {}", or(before), or(after)));
    }
    lines
}

/// Every changed paragraph, under the name of its section where that is another than before.
fn text(passages: &[Passage]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut last: Option<&Option<String>> = None;
    for passage in passages {
        if last != Some(&passage.section) {
            lines.push(format!("  {}", passage.section.as_deref().unwrap_or("the manifest and its template")));
            last = Some(&passage.section);
        }
        let count = passage.pieces.len();
        let pieces = passage.pieces.iter().enumerate();
        let words: String = pieces.map(|(at, piece)| shown(piece, at == 0, at + 1 == count)).collect();
        lines.push(format!("    {}", words.trim()));
    }
    lines
}

/// `[-gone-]` and `{+new+}`, as `wdiff` writes them; of what stayed, the words next to a change.
fn shown(piece: &Piece, first: bool, last: bool) -> String {
    match piece {
        Piece::Deleted(words) => format!("[-{words}-]"),
        Piece::Inserted(words) => format!("{{+{words}+}}"),
        Piece::Same(words) => context(words, first, last),
    }
}

/// How many words next to a change are shown.
const CONTEXT: usize = 6;

fn context(words: &str, first: bool, last: bool) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    let (head, tail) = (if first { 0 } else { CONTEXT }, if last { 0 } else { CONTEXT });
    if all.len() <= head + tail + 2 {
        return words.to_owned();
    }
    let head = all.get(..head).unwrap_or_default().join(" ");
    let tail = all.get(all.len() - tail..).unwrap_or_default().join(" ");
    format!("{head} … {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_is_shown_next_to_a_change_alone() {
        let same = |words: &str| Piece::Same(words.to_owned());
        let pieces = vec![
            same("a b c d e f g h i "),
            Piece::Deleted("old".to_owned()),
            Piece::Inserted("new".to_owned()),
            same(" 1 2 3 4 5 6 7 8 9"),
        ];
        let lines = text(&[Passage { section: Some("a/b".to_owned()), pieces }]);
        assert_eq!(lines, ["  a/b", "    … e f g h i [-old-]{+new+} 1 2 3 4 5 …"]);
    }
}
