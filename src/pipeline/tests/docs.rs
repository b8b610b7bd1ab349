//! The examples of docs/words-and-portal.md.

use super::*;
use crate::reading::Counts;
use crate::template::WordRules;

const PAGE: &str = include_str!("../../../docs/words-and-portal.md");

/// The fenced examples of a language.
fn examples(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    PAGE.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_section_becomes_the_text() {
    let ([section], [text]) = (&examples("markdown")[..], &examples("text")[..]) else { panic!("one of each") };
    let manifest = manifest("draft", "\"coalition\"", "").replace("Facts", "Return");
    let house = House::new(&manifest).with("submissions/corpus/sections/a/first.md", section);
    assert_eq!(house.text(), format!("{text}\nSupported by others.\n"));
}

#[test]
fn the_table_of_words_is_right() {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let numbers = |row: &str| -> Vec<usize> { row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect() };
    let counted: Vec<_> = rows.filter(|(_, row)| numbers(row).len() == 2).collect();
    assert_eq!(counted.len(), 5, "a row more or less: is it read?");
    for (text, row) in counted {
        let counts = Counts::of(text);
        assert_eq!(vec![counts.parted, counts.spoken], numbers(row), "{text}");
    }
}

#[test]
fn the_limits_are_those_of_the_statement() {
    let example = examples("toml")[0];
    let with =
        TEMPLATE.replace(&TEMPLATE[TEMPLATE.find("[words]").unwrap()..TEMPLATE.find("[fields]").unwrap()], example);
    let files = [("templates/x/template.toml", with.as_str()), ("m.toml", "'x' 'csw-statement'")];
    let mut workspace = Workspace::from_text(files);
    let span = crate::diag::Span::new(workspace.read(&WorkspacePath::new("m.toml").unwrap(), None).unwrap(), 0, 1);
    let mut found = Diagnostics::new();
    let mut rules = |name: &str| -> WordRules {
        let name = Text { value: name.to_owned(), span, verbatim: false };
        template::read(&mut workspace, &name, &mut found).unwrap().words
    };
    let (example, real) = (rules("x"), rules("csw-statement"));
    assert!(found.is_empty(), "{found:?}");
    let limits =
        |rules: &WordRules| -> Vec<_> { rules.limits.iter().map(|limit| (limit.status, limit.most)).collect() };
    assert_eq!(limits(&example), limits(&real));
    assert_eq!((&example.counting, example.cover_allowance), (&real.counting, real.cover_allowance));
}

#[test]
fn the_manifest_reads_without_a_finding() {
    let text = examples("toml")[1];
    let path = text.lines().next().unwrap().strip_prefix("# ").unwrap();
    let mut found = Diagnostics::new();
    let manifest =
        manifest::read(&mut Workspace::from_text([(path, text)]), &WorkspacePath::new(path).unwrap(), &mut found);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(manifest.unwrap().entries[0].uses[0].version.as_ref().unwrap().value, "short");
}
