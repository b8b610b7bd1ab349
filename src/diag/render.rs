//! Diagnostics as text: file, line, column, the line itself, a pointer and the hint.

use super::{Diagnostic, FileId, Span, invisible, is_control};

/// The files that were read, by [`FileId`]: what a [`Span`] is sliced from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    files: Vec<(String, String)>,
}

impl SourceMap {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a file: its path below the workspace root, with forward slashes, and its text.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push((path.into(), text.into()));
        FileId::new(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The path of a file; empty for a file that is not in the map.
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file.index() as usize).map_or("", |(path, _)| path)
    }

    /// The text of a file; empty for a file that is not in the map.
    pub fn text(&self, file: FileId) -> &str {
        self.files.get(file.index() as usize).map_or("", |(_, text)| text)
    }

    /// The bytes of a span as text; empty where the span does not fall on characters.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of a span's start, both from 1; columns count characters.
    pub fn place(&self, span: Span) -> (usize, usize) {
        let text = self.text(span.file);
        let before = text.get(..(span.start as usize).min(text.len())).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }

    /// All files, in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &str, &str)> {
        (0u32..).zip(&self.files).map(|(i, (path, text))| (FileId::new(i), path.as_str(), text.as_str()))
    }

    fn line(&self, span: Span) -> &str {
        let (line, _) = self.place(span);
        self.text(span.file).lines().nth(line - 1).unwrap_or("")
    }
}

/// A diagnostic as it is shown to a person.
///
/// Control characters and signs that nobody sees are shown as `·`, so that no file can steer a terminal and
/// a name that only looks right does not look right.
pub fn render(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let rule = diagnostic.rule.as_ref().map_or(String::new(), |id| format!("[{}]", visible(id)));
    let mut out = format!("{}{rule}: {}\n", diagnostic.severity.name(), visible(&diagnostic.message));
    if let Some(span) = diagnostic.span {
        out.push_str(&excerpt(span, sources));
    }
    for (span, why) in &diagnostic.related {
        let (line, column) = sources.place(*span);
        out.push_str(&format!("  see: {}:{line}:{column}: {}\n", sources.path(span.file), visible(why)));
    }
    if let Some(hint) = &diagnostic.hint {
        out.push_str(&format!("  try: {}\n", visible(hint)));
    }
    out
}

fn excerpt(span: Span, sources: &SourceMap) -> String {
    let (line, column) = sources.place(span);
    let text = visible(sources.line(span));
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let (shown, at) = window(&text, column - 1);
    let width = sources.slice(span).lines().next().map_or(1, |s| s.chars().count());
    let room = shown.chars().count().saturating_sub(at).max(1);
    format!(
        "{margin}--> {}:{line}:{column}\n{margin} |\n{number} | {shown}\n{margin} | {}{}\n",
        sources.path(span.file),
        " ".repeat(at),
        "^".repeat(width.clamp(1, room)),
    )
}

/// At most 100 characters of a line around the column, and the column in what is left.
fn window(line: &str, column: usize) -> (String, usize) {
    const WIDTH: usize = 100;
    let from = if column > WIDTH * 3 / 4 { column - WIDTH / 2 } else { 0 };
    (line.chars().skip(from).take(WIDTH).collect(), column - from)
}

fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if is_control(c) || invisible(c).is_some() {
                '·'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_file_line_and_column_in_characters() {
        let mut sources = SourceMap::new();
        let file = sources.add("submissions/a.toml", "title = \"é\"\ntempalte = \"x\"\n");
        let start = sources.text(file).find("tempalte").unwrap();
        let found = Diagnostic::error(Span::new(file, start, start + 8), "unknown key `tempalte`").hint("template");
        let shown = render(&found, &sources);
        assert_eq!(
            shown,
            "error: unknown key `tempalte`\n --> submissions/a.toml:2:1\n  |\n2 | tempalte = \"x\"\n  | ^^^^^^^^\n  try: template\n"
        );
    }

    #[test]
    fn a_finding_of_a_rule_names_it() {
        let found = Diagnostic::new(super::super::Severity::Note, None, "too short").of_rule("STRUCT-02");
        assert_eq!(render(&found, &SourceMap::new()), "note[STRUCT-02]: too short\n");
    }

    #[test]
    fn a_file_cannot_steer_the_terminal() {
        let mut sources = SourceMap::new();
        let file = sources.add("a", "\u{1b}[2Jx");
        let shown = render(&Diagnostic::error(Span::new(file, 0, 1), "bad"), &sources);
        assert!(!shown.contains('\u{1b}'));
    }
}
