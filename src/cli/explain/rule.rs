//! What a rule asks for, who says so, and what to do: all of it from the data.

use std::path::Path;

use super::super::{Exit, say, say_error, submissions};
use crate::diag::{Diagnostics, Severity, nearest};
use crate::files::{Disk, Workspace};
use crate::rules::{self, Rule};
use crate::template::When;

/// Says everything about the rule of this id.
pub(super) fn run(id: &str, root: &Path) -> Exit {
    let disk = match Disk::new(root) {
        Ok(disk) => disk,
        Err(error) => {
            say_error(&format!("error: the workspace cannot be read: {error}"));
            return Exit::Usage;
        }
    };
    let mut workspace = Workspace::new(Box::new(disk));
    let mut found = Diagnostics::new();
    let all = rules::all(&mut workspace, &mut found);
    let typed = id.to_uppercase();
    let meant: Vec<_> = all.iter().filter(|(_, rule)| rule.id.value == typed).collect();
    if meant.is_empty() {
        if found.has_errors() {
            submissions::print_findings(&found, &workspace);
            return Exit::Findings;
        }
        let near = nearest(&typed, all.iter().map(|(_, rule)| rule.id.as_str()));
        let hint = near.map_or("to explain a page, add --page 1".to_owned(), |near| format!("did you mean {near}?"));
        say_error(&format!("error: there is no rule `{id}`\n  try: {hint}"));
        return Exit::Usage;
    }
    for (group, rule) in meant {
        lines(group, rule).iter().for_each(|line| say(line));
    }
    Exit::Fine
}

fn lines(group: &str, rule: &Rule) -> Vec<String> {
    let checked = match rule.checked {
        Some((day, _)) => format!("checked on {day}"),
        None => "not looked up again".to_owned(),
    };
    vec![
        format!("{}: {}", rule.id.value, rule.says.value),
        format!("  weight:  {}", weight(rule)),
        format!("  source:  {} ({checked})", rule.source.value),
        format!("  example: {}", rule.example.value),
        format!("  mend:    {}", rule.mend.value),
        format!("  group:   {group}; judged by `{}`", rule.check.value),
    ]
}

/// How much it weighs, and when.
fn weight(rule: &Rule) -> String {
    let weight = match rule.severity {
        Severity::Error => "error in a final, which is then not written; warning in a draft".to_owned(),
        other => other.name().to_owned(),
    };
    let when = match rule.when {
        When::Always => "",
        When::Draft => "; judged in a draft",
        When::Final => "; judged in a final",
    };
    let firm = if rule.firm { "; no manifest can allow it" } else { "" };
    format!("{weight}{when}{firm}")
}
