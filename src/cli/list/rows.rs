//! The rows of each kind, as cells.

use super::{Set, Table, What};
use crate::catalogue::{BodyRow, Catalogue, OrganisationRow, Review, SectionRow, SourceRow, SubmissionRow};
use crate::catalogue::{TemplateRow, TermRow};
use crate::tables::Date;

use Set::{Cut, Left, Right};

pub(super) fn of(catalogue: &Catalogue, what: What) -> Table {
    match what {
        What::Sections => (
            vec![("section", Left), ("title", Cut), ("words", Right), ("review", Left), ("used by", Cut)],
            catalogue.sections.iter().map(section).collect(),
        ),
        What::Sources => (
            vec![("source", Left), ("kind", Left), ("author", Cut), ("year", Left), ("title", Cut), ("cited by", Cut)],
            catalogue.sources.iter().map(source).collect(),
        ),
        What::Submissions => (
            vec![
                ("submission", Left),
                ("title", Cut),
                ("template", Left),
                ("status", Left),
                ("filed", Left),
                ("words", Right),
            ],
            catalogue.submissions.iter().map(submission).collect(),
        ),
        What::Templates => (
            vec![("template", Left), ("what it makes", Cut), ("body", Left), ("must state", Cut), ("used by", Cut)],
            catalogue.templates.iter().map(template).collect(),
        ),
        What::Bodies => (
            vec![("body", Left), ("name", Cut), ("sessions", Left), ("next deadline", Left), ("templates", Cut)],
            catalogue.bodies.iter().map(body).collect(),
        ),
        What::Terms => (
            vec![("term", Left), ("common", Cut), ("un", Cut), ("formal", Cut), ("used in", Right)],
            catalogue.terms.iter().map(term).collect(),
        ),
        What::Organisations => (
            vec![("organisation", Left), ("name", Cut), ("status", Left), ("may sign", Cut), ("used by", Cut)],
            catalogue.organisations.iter().map(organisation).collect(),
        ),
    }
}

fn section(row: &SectionRow) -> Vec<String> {
    let name = row.version.as_ref().map_or(row.name.clone(), |version| format!("{} ({version})", row.name));
    vec![name, row.title.clone(), row.words.to_string(), review(row), users(&row.used_by)]
}

fn review(row: &SectionRow) -> String {
    let day = |date: Option<Date>| date.map_or_else(String::new, |date| format!(" {date}"));
    match row.review {
        Review::Never => "not reviewed".to_owned(),
        Review::Overdue => format!("overdue since{}", day(row.review_by)),
        Review::Done if row.review_by.is_some() => format!("reviewed, next by{}", day(row.review_by)),
        Review::Done => format!("reviewed{}", day(row.reviewed)),
    }
}

fn source(row: &SourceRow) -> Vec<String> {
    let year = row.year.map_or_else(String::new, |year| year.to_string());
    vec![row.key.clone(), row.kind.to_owned(), row.author.clone(), year, row.title.clone(), users(&row.cited_by)]
}

fn submission(row: &SubmissionRow) -> Vec<String> {
    let filed = row.filed.map_or_else(String::new, |day| day.to_string());
    let (template, status) = (row.template.clone(), row.status.to_owned());
    vec![row.name.clone(), row.title.clone(), template, status, filed, row.words.to_string()]
}

fn template(row: &TemplateRow) -> Vec<String> {
    let body = row.body.clone().unwrap_or_default();
    vec![row.name.clone(), row.title.clone(), body, row.required.join(", "), users(&row.used_by)]
}

fn body(row: &BodyRow) -> Vec<String> {
    let numbers: Vec<String> = row.sessions.iter().map(|session| session.number.to_string()).collect();
    let sessions = match numbers.as_slice() {
        [first, .., last] => format!("{first} to {last}"),
        other => other.concat(),
    };
    let next = row.next_deadline.map_or_else(|| "not known".to_owned(), |day| day.to_string());
    vec![row.id.clone(), row.name.clone(), sessions, next, row.templates.join(", ")]
}

fn term(row: &TermRow) -> Vec<String> {
    let form = |name: &str| row.forms.get(name).cloned().unwrap_or_default();
    let sections = match row.used_in.len() {
        1 => "1 section".to_owned(),
        number => format!("{number} sections"),
    };
    vec![row.name.clone(), form("common"), form("un"), form("formal"), sections]
}

fn organisation(row: &OrganisationRow) -> Vec<String> {
    let status = row.status.unwrap_or("").to_owned();
    vec![row.id.clone(), row.name.clone(), status, row.signatories.join(", "), users(&row.used_by)]
}

/// Names of submissions; a dash where there is none, so that what nobody uses is seen.
fn users(names: &[String]) -> String {
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}
