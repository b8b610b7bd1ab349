//! What the pages for lawyers and designers say is what the files hold.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail like tests")]

use rapporteur::diag::{Diagnostics, Span};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::tables::Text;
use rapporteur::template::{CitationStyle, read_citation_style};

const PAGE: &str = include_str!("../docs/citation-styles.md");
const STYLE: &str = include_str!("../templates/citation-styles/un-footnote.en.toml");
const IN_TEXT: &str = include_str!("../templates/citation-styles/un-parenthetical.en.toml");

fn read(text: &str) -> (Option<CitationStyle>, Diagnostics) {
    let files = [("m.toml", "style = 'mine'"), ("templates/citation-styles/mine.en.toml", text)];
    let mut workspace = Workspace::from_text(files);
    let file = workspace.read(&WorkspacePath::new("m.toml").unwrap(), None).unwrap();
    let name = Text { value: "mine".to_owned(), span: Span::new(file, 9, 13), verbatim: true };
    let mut found = Diagnostics::new();
    let style = read_citation_style(&mut workspace, &name, "en", &mut found);
    (style, found)
}

/// Headings of tables that stand on the page in bold: **`[names]`**.
fn tables_of_the_page() -> Vec<&'static str> {
    PAGE.split("**`").skip(1).filter_map(|rest| rest.split_once("`**")).map(|(table, _)| table).collect()
}

#[test]
fn the_page_names_every_table_of_the_style_and_no_other() {
    let tables: Vec<&str> =
        STYLE.lines().filter(|line| line.starts_with('[')).map(|line| &line[..=line.find(']').unwrap()]).collect();
    assert_eq!(tables_of_the_page(), tables);
}

#[test]
fn the_page_names_every_key_of_both_styles() {
    let lines = STYLE.lines().chain(IN_TEXT.lines());
    let keys = lines.filter(|line| !line.starts_with(['#', '['])).filter_map(|line| line.split_once(" = "));
    for (key, _) in keys.filter(|(key, _)| *key != "format") {
        assert!(PAGE.contains(&format!("`{key}`")) || PAGE.contains(&format!("`{key} = ")), "{key}");
    }
}

/// The pairs of lines behind `# before` and `# after`, with `where_` behind both.
fn changes(where_: &str) -> Vec<(&'static str, &'static str)> {
    let (before, after) = (format!("# before{where_}\n"), format!("\n# after{where_}\n"));
    let blocks = PAGE.split(before.as_str()).skip(1).map(|rest| rest.split_once("\n```").unwrap().0);
    blocks.map(|block| block.split_once(after.as_str()).unwrap()).collect()
}

fn each_change_leads_to_a_style(style: &str, changes: &[(&str, &str)]) {
    for (before, after) in changes {
        assert!(style.lines().any(|line| line == *before), "{before}");
        let (changed, found) = read(&style.replace(before, after));
        assert!(found.is_empty(), "{found:?}");
        assert_ne!(changed, read(style).0, "{after}");
    }
}

#[test]
fn the_three_changes_start_from_the_style_and_end_in_one_that_can_be_read() {
    let changes = changes("");
    assert_eq!(changes.len(), 3);
    each_change_leads_to_a_style(STYLE, &changes);
}

#[test]
fn the_two_changes_to_the_brackets_start_from_the_style_and_end_in_one_that_can_be_read() {
    let changes = changes(" in the text");
    assert_eq!(changes.len(), 2);
    each_change_leads_to_a_style(IN_TEXT, &changes);
}

#[test]
fn the_pattern_that_the_page_explains_is_that_of_the_style() {
    let pattern = PAGE.split_once("```toml\n").unwrap().1.split_once("\n```").unwrap().0;
    assert!(STYLE.lines().any(|line| line == pattern), "{pattern}");
}
