//! Every rule has a case that breaks it and a near miss that keeps it, in `cases/<RULE>/fires` and
//! `cases/<RULE>/near-miss`: files that are laid over the workspace in `base`.
//!
//! `fires/expected.txt` holds the findings of the rule, one a line, as a whole:
//! `warning submissions/corpus/sources/all.toml:3:1: words of the message`. `on.txt` is the day of the check.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod docs;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rapporteur::check::Judgement;
use rapporteur::diag::{Diagnostic, Diagnostics, Severity};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::tables::Date;
use rapporteur::{manifest, pipeline, rules};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(name)
}

/// The files below a folder, by their path in it.
fn contents(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            files.extend(contents(&path).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)));
        } else {
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    files
}

/// The findings of a case that concern a rule, each as `weight file:line:column: message`, and the errors of
/// form, which no case should have.
fn judged(case: &Path, rule: &str) -> (BTreeSet<String>, Vec<String>) {
    let mut files = contents(&folder("base"));
    files.extend(contents(case));
    let on = files.get("on.txt").map_or("2022-07-20", |day| day.trim());
    let on = Some(Date::parse(on).unwrap());
    let mut workspace = Workspace::from_text(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let mut add = |judgement: Judgement| found.extend(judgement.found);
    let manifests: Vec<WorkspacePath> = manifest::list(&workspace, &mut Diagnostics::new());
    for path in &manifests {
        add(pipeline::check(&mut workspace, &shared, path, on));
    }
    add(pipeline::check_corpus(&mut workspace, &shared, on));
    let said = |finding: &Diagnostic| {
        let sources = workspace.sources();
        let place = finding.span.map_or("-".to_owned(), |span| {
            let (line, column) = sources.place(span);
            format!("{}:{line}:{column}", sources.path(span.file))
        });
        format!("{} {place}: {}", finding.severity.name(), finding.message)
    };
    let of_rule = found.iter().filter(|finding| finding.rule.as_deref() == Some(rule)).map(said).collect();
    let of_form = found
        .iter()
        .filter(|finding| finding.rule.is_none() && finding.severity == Severity::Error)
        .map(said)
        .collect();
    (of_rule, of_form)
}

/// Every rule that the program brings along, with the file that holds it.
fn every_rule() -> Vec<(String, rules::Rule)> {
    let mut found = Diagnostics::new();
    let all = rules::all(&mut Workspace::from_text([]), &mut found);
    assert!(found.is_empty(), "{found:?}");
    all
}

#[test]
fn every_rule_fires_where_it_is_broken_and_not_where_it_is_nearly_broken() {
    let mut wrong = Vec::new();
    for (_, rule) in every_rule() {
        let id = rule.id.as_str();
        let case = folder("cases").join(id);
        let (fires, near_miss) = (case.join("fires"), case.join("near-miss"));
        if !fires.is_dir() || !near_miss.is_dir() {
            wrong.push(format!("{id} has no case that fires, or no near miss"));
            continue;
        }
        let (found, faults) = judged(&fires, id);
        let expected: BTreeSet<String> =
            fs::read_to_string(fires.join("expected.txt")).unwrap_or_default().lines().map(str::to_owned).collect();
        if found != expected || expected.is_empty() || !faults.is_empty() {
            wrong.push(format!("{id} fires: {found:#?}\n instead of {expected:#?}\n beside {faults:#?}"));
        }
        let (found, faults) = judged(&near_miss, id);
        if !found.is_empty() || !faults.is_empty() {
            wrong.push(format!("{id} does not keep still: {found:#?} {faults:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_is_of_a_rule() {
    let known: BTreeSet<String> = every_rule().into_iter().map(|(_, rule)| rule.id.value).collect();
    for entry in fs::read_dir(folder("cases")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(&name), "there is no rule {name}");
    }
}

#[test]
fn the_base_breaks_no_rule() {
    for (_, rule) in every_rule() {
        // Laid over itself it is the base.
        let (found, faults) = judged(&folder("base"), rule.id.as_str());
        assert!(found.is_empty() && faults.is_empty(), "{found:?} {faults:?}");
    }
}

#[test]
fn no_id_is_given_twice() {
    let mut seen = BTreeSet::new();
    for (group, rule) in every_rule() {
        assert!(seen.insert(rule.id.value.clone()), "{} stands in {group} and elsewhere", rule.id.value);
    }
}
