//! Diagnostics as text: what is wrong, the line with a pointer under it, the places that belong to it, and
//! the hint.
//!
//! The form is that of compilers and is drawn by `annotate-snippets`: it knows how wide a sign is on a
//! terminal, so that the pointer stands under a Korean word as well, and cuts long paragraphs around it.
//! It sees one line of a file at a time and only after [`visible`] has been at it.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, FileId, Severity, Span, invisible, is_control};

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

/// How wide the text may be, in columns of a terminal.
const WIDTH: usize = 110;

/// A diagnostic as it is shown to a person.
///
/// Control characters and signs that nobody sees are shown as `·`, so that no file can steer a terminal and
/// a name that only looks right does not look right.
pub fn render(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut title = level.primary_title(visible(&diagnostic.message));
    if let Some(rule) = &diagnostic.rule {
        title = title.id(visible(rule));
    }
    let mut report = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        report = report.element(excerpt(span, AnnotationKind::Primary, None, sources));
    }
    for (span, why) in &diagnostic.related {
        report = report.element(excerpt(*span, AnnotationKind::Context, Some(why), sources));
    }
    if let Some(hint) = &diagnostic.hint {
        report = report.element(Level::HELP.with_name("try").message(visible(hint)));
    }
    let mut shown = Renderer::plain().term_width(WIDTH).render(&[report]);
    shown.push('\n');
    shown
}

/// The line on which a span begins, with what of the span stands on it.
fn excerpt<'a>(
    span: Span,
    kind: AnnotationKind,
    why: Option<&str>,
    sources: &SourceMap,
) -> Snippet<'a, Annotation<'a>> {
    let (number, column) = sources.place(span);
    let line = sources.line(span);
    let width = sources.slice(span).lines().next().map_or(0, |part| part.chars().count());
    let line = visible(line);
    let range = bytes(&line, column - 1, width.max(1));
    let pointer = kind.span(range).label(why.map(visible));
    Snippet::source(line).path(visible(sources.path(span.file))).line_start(number).annotation(pointer)
}

/// The bytes of `width` characters from a column, from 0.
fn bytes(line: &str, column: usize, width: usize) -> Range<usize> {
    let byte = |at: usize| line.char_indices().nth(at).map_or(line.len(), |(byte, _)| byte);
    byte(column)..byte(column + width)
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
            "error: unknown key `tempalte`\n --> submissions/a.toml:2:1\n  |\n2 | tempalte = \"x\"\n  | ^^^^^^^^\n  |\n  = try: template\n"
        );
    }

    #[test]
    fn a_finding_of_a_rule_names_it() {
        let found = Diagnostic::new(Severity::Note, None, "too short").of_rule("STRUCT-02");
        assert_eq!(render(&found, &SourceMap::new()), "note[STRUCT-02]: too short\n");
    }

    #[test]
    fn the_pointer_stands_under_a_wide_word_and_another_place_is_shown_with_its_line() {
        let mut sources = SourceMap::new();
        let (text, record) = (sources.add("a.md", "북송 and PRC\n"), sources.add("b.toml", "date = 2015\n"));
        let found = Diagnostic::error(Span::new(text, 11, 14), "bad").related(Span::new(record, 7, 11), "the date");
        let shown = render(&found, &sources);
        let lines: Vec<&str> = shown.lines().collect();
        // Each of the two Korean signs is as wide as two letters: nine columns stand before PRC.
        assert_eq!(lines[3..5], ["1 | 북송 and PRC", &format!("  | {}^^^", " ".repeat(9))]);
        assert_eq!(lines[6..], [" ::: b.toml:1:8", "  |", "1 | date = 2015", "  |        ---- the date"]);
    }

    #[test]
    fn a_long_paragraph_is_cut_around_the_place() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.md", format!("{} HERE {}", "word ".repeat(60), "word ".repeat(60)));
        let shown = render(&Diagnostic::error(Span::new(file, 301, 305), "bad"), &sources);
        let lines: Vec<&str> = shown.lines().collect();
        let at = |line: &str, what| line.find(what);
        assert!(lines[3].chars().count() <= WIDTH && at(lines[3], "HERE").is_some(), "{shown}");
        assert_eq!(at(lines[3], "HERE"), at(lines[4], "^^^^"));
    }

    #[test]
    fn a_file_cannot_steer_the_terminal() {
        let mut sources = SourceMap::new();
        let file = sources.add("a", "\u{1b}[2Jx");
        let shown = render(&Diagnostic::error(Span::new(file, 0, 1), "bad"), &sources);
        assert!(!shown.contains('\u{1b}'));
    }
}
