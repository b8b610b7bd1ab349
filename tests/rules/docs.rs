//! The table of rules in the docs is that of the data.

use super::every_rule;

const PAGE: &str = include_str!("../../docs/rules.md");

/// A row for each rule: id, weight, what it asks for.
fn rows() -> Vec<String> {
    let row = |rule: &rapporteur::rules::Rule| {
        let checked = rule.checked.map_or("–".to_owned(), |(day, _)| day.to_string());
        format!("| {} | {} | {} | {checked} |", rule.id.value, rule.severity.name(), rule.says.value)
    };
    every_rule().iter().map(|(_, rule)| row(rule)).collect()
}

#[test]
fn the_page_lists_every_rule_as_it_is() {
    let (_, table) = PAGE.split_once("\n|---|---|---|---|\n").unwrap();
    let listed: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    let rows = rows();
    for row in &rows {
        assert!(listed.contains(&row.as_str()), "docs/rules.md lacks the line\n{row}");
    }
    for line in listed {
        assert!(rows.iter().any(|row| row == line), "docs/rules.md has a line that no rule has\n{line}");
    }
}

#[test]
fn the_page_lists_every_kind_of_check() {
    for name in rapporteur::check::kind_names() {
        assert!(PAGE.contains(&format!("\n| `{name}` |")), "docs/rules.md lacks the kind `{name}`");
    }
}
