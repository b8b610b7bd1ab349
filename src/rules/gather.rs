//! The rules that hold for a submission, and all that a workspace knows.

use super::{Rule, RuleSheet, reader};
use crate::body::{self, Body};
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::files::Workspace;
use crate::tables::Reader;
use crate::template::{self, Shelf, Template, check_format};

const SHELF: Shelf<'_> = Shelf { what: "group of rules", folder: "templates/rules", ending: ".toml" };

/// The names of all groups, sorted; those that the program brings along are among them.
pub fn groups(workspace: &Workspace) -> Vec<String> {
    SHELF.names(workspace)
}

/// The rules of a group, in the order of its file; `asked` is the place that names it.
pub fn group(workspace: &mut Workspace, name: &str, asked: Option<Span>, found: &mut Diagnostics) -> Vec<Rule> {
    let Some(table) = SHELF.open(workspace, name, asked, found) else { return Vec::new() };
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    reader.required_text("title");
    let entries = reader.rest();
    let rules = entries.into_iter().filter_map(|entry| reader::read(entry, reader.found())).collect();
    reader.finish();
    rules
}

/// The rules that hold for submissions of a template: those of its body, then its own. A rule with the id of
/// an earlier one takes its place.
pub fn gather(
    workspace: &mut Workspace,
    body: Option<&Body>,
    template: &Template,
    found: &mut Diagnostics,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for sheet in body.map(|body| &body.rules).into_iter().chain([&template.rules]) {
        lay_over(workspace, sheet, &mut rules, found);
    }
    rules
}

fn lay_over(workspace: &mut Workspace, sheet: &RuleSheet, rules: &mut Vec<Rule>, found: &mut Diagnostics) {
    let mut put = |rule: Rule| match rules.iter_mut().find(|known| known.id.value == rule.id.value) {
        Some(known) => *known = rule,
        None => rules.push(rule),
    };
    for name in &sheet.include {
        group(workspace, &name.value, Some(name.span), found).into_iter().for_each(&mut put);
    }
    sheet.own.iter().cloned().for_each(&mut put);
    for id in &sheet.leave_out {
        if !rules.iter().any(|rule| rule.id.value == id.value) {
            let fault = Diagnostic::error(id.span, format!("there is no rule `{}` to leave out", id.value));
            let near = nearest(&id.value, rules.iter().map(|rule| rule.id.as_str()));
            found.push(fault.hint(near.map_or("name one of the rules that are included".to_owned(), |near| {
                format!("did you mean `{near}`?")
            })));
        }
        rules.retain(|rule| rule.id.value != id.value);
    }
}

/// Every rule that the workspace knows, by group, body and template, each with the name of what holds it.
pub fn all(workspace: &mut Workspace, found: &mut Diagnostics) -> Vec<(String, Rule)> {
    let mut rules = Vec::new();
    for name in groups(workspace) {
        rules.extend(group(workspace, &name, None, found).into_iter().map(|rule| (name.clone(), rule)));
    }
    for name in body::names(workspace) {
        let own = body::read_named(workspace, &name, None, found).map_or_else(Vec::new, |body| body.rules.own);
        rules.extend(own.into_iter().map(|rule| (name.clone(), rule)));
    }
    for name in template::names(workspace) {
        let template = template::read_named(workspace, &name, None, found);
        let own = template.map_or_else(Vec::new, |template| template.rules.own);
        rules.extend(own.into_iter().map(|rule| (name.clone(), rule)));
    }
    rules
}
