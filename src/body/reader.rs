//! Reading a body from its file.

use std::collections::BTreeMap;

use super::{Body, Session};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::Workspace;
use crate::rules::RuleSheet;
use crate::tables::{Date, Kind, Reader, Table, Text};
use crate::template::{Shelf, check_format};

/// Reads `templates/bodies/<id>.toml`; `id` is the text of the template that names it.
pub fn read(workspace: &mut Workspace, id: &Text, found: &mut Diagnostics) -> Option<Body> {
    read_named(workspace, &id.value, Some(id.span), found)
}

/// The same for a body that need not be named in a file; `asked` is the place that names it.
pub fn read_named(workspace: &mut Workspace, id: &str, asked: Option<Span>, found: &mut Diagnostics) -> Option<Body> {
    let table = SHELF.open(workspace, id, asked, found)?;
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let name = reader.required_text("name");
    let year_offset = reader.integer("year-offset").map(|(years, _)| years);
    let sessions = reader.table("session");
    let sessions = sessions.map_or_else(BTreeMap::new, |table| read_sessions(table, year_offset, reader.found()));
    let rules = RuleSheet::read(&mut reader);
    reader.finish();
    Some(Body { id: id.to_owned(), name: name?, year_offset, sessions, rules })
}

/// The ids of all bodies, sorted; those that the program brings along are among them.
pub fn names(workspace: &Workspace) -> Vec<String> {
    SHELF.names(workspace)
}

const SHELF: Shelf<'_> = Shelf { what: "body", folder: "templates/bodies", ending: ".toml" };

fn read_sessions(table: Table, year_offset: Option<i64>, found: &mut Diagnostics) -> BTreeMap<i64, Session> {
    let mut sessions = BTreeMap::new();
    for entry in table.entries {
        let Some(number) = entry.key.value.parse::<i64>().ok().filter(|number| (1..10_000).contains(number)) else {
            let message = format!("`{}` is no number of a session", entry.key.value);
            found.push(Diagnostic::error(entry.key.span, message).hint("write [session.67]"));
            continue;
        };
        if let Some(table) = entry.value.into_table(&entry.key.value, found) {
            let session = read_session(table, entry.key.span, found);
            check(number, &session, year_offset, found);
            sessions.insert(number, session);
        }
    }
    sessions
}

fn read_session(table: Table, span: Span, found: &mut Diagnostics) -> Session {
    let mut reader = Reader::new(table, found);
    let dates = read_dates(&mut reader);
    let communications_deadline = reader.date("communications-deadline").filter(|day| is_whole(*day, &mut reader));
    let statements_deadline = reader.date("statements-deadline").filter(|day| is_whole(*day, &mut reader));
    let agenda = reader.text("agenda");
    let theme = reader.texts("theme");
    let source = reader.required_text("source");
    let checked = reader.date("checked").filter(|day| is_whole(*day, &mut reader));
    reader.finish();
    Session { span, dates, communications_deadline, statements_deadline, agenda, theme, source, checked }
}

fn is_whole((date, span): (Date, Span), reader: &mut Reader<'_>) -> bool {
    let whole = date.whole().is_some();
    if !whole {
        let fault = Diagnostic::error(span, "the day is missing").hint("a whole date, such as 2022-08-01");
        reader.found().push(fault);
    }
    whole
}

/// First and last day, `[2023-03-06, 2023-03-17]`.
fn read_dates(reader: &mut Reader<'_>) -> Option<(Date, Date, Span)> {
    let value = reader.value("dates")?;
    let days: Vec<Date> = match &value.kind {
        Kind::List(items) => items.iter().filter_map(|item| day(&item.kind)).collect(),
        _ => Vec::new(),
    };
    match (days.as_slice(), &value.kind) {
        ([first, last], Kind::List(items)) if items.len() == 2 && first <= last => Some((*first, *last, value.span)),
        _ => {
            let fault = Diagnostic::error(value.span, "`dates` is not a first and a last day");
            reader.found().push(fault.hint("dates = [2023-03-06, 2023-03-17]"));
            None
        }
    }
}

fn day(kind: &Kind) -> Option<Date> {
    let date = match kind {
        Kind::Date(date) => *date,
        Kind::Text(text) => Date::parse(&text.value).ok()?,
        _ => return None,
    };
    date.whole().map(|_| date)
}

/// What the facts of a session must agree on.
fn check(number: i64, session: &Session, year_offset: Option<i64>, found: &mut Diagnostics) {
    let Some((first, _, span)) = session.dates else { return };
    if let Some(year) = year_offset.map(|years| number + years)
        && year != i64::from(first.year())
    {
        let message = format!("session {number} is that of {year}, but begins in {}", first.year());
        found.push(Diagnostic::error(span, message).hint("check the number, the dates and `year-offset`"));
    }
    let deadlines = [session.communications_deadline, session.statements_deadline];
    for (_, at) in deadlines.into_iter().flatten().filter(|(deadline, _)| *deadline >= first) {
        let fault = Diagnostic::error(at, "the deadline does not come before the session");
        found.push(fault.related(span, "the session"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::WorkspacePath;

    /// The body of this text, and each fault as "line:column message".
    fn read_text(text: &str) -> (Option<Body>, Vec<String>) {
        let files = [("templates/bodies/x.toml", text), ("t.toml", "body = 'x'")];
        let mut workspace = Workspace::from_text(files);
        let file = workspace.read(&WorkspacePath::new("t.toml").unwrap(), None).unwrap();
        let id = Text { value: "x".into(), span: Span::new(file, 8, 9), verbatim: true };
        let mut found = Diagnostics::new();
        let body = read(&mut workspace, &id, &mut found);
        let place = |fault: &Diagnostic| workspace.sources().place(fault.span.unwrap());
        let said =
            found.sorted().into_iter().map(|fault| format!("{}:{} {}", place(fault).0, place(fault).1, fault.message));
        (body, said.collect())
    }

    #[test]
    fn the_commission_on_the_status_of_women_is_read_without_a_finding() {
        let (body, found) = read_text(include_str!("../../templates/bodies/csw.toml"));
        assert_eq!(found, [""; 0]);
        let body = body.unwrap();
        assert_eq!(body.sessions.keys().copied().collect::<Vec<_>>(), [67, 68, 69, 70]);
        for (number, session) in &body.sessions {
            let (first, last, _) = session.dates.unwrap();
            // A session of two weeks, Monday to the Friday of the next, in March.
            assert_eq!(last.whole().unwrap() - first.whole().unwrap(), chrono::TimeDelta::days(11), "{number}");
            assert_eq!(
                (chrono::Datelike::weekday(&first.whole().unwrap()), first.month()),
                (chrono::Weekday::Mon, Some(3))
            );
            let (deadline, _) = session.communications_deadline.unwrap();
            assert_eq!(deadline.to_string(), format!("{}-08-01", first.year() - 1));
        }
    }

    #[test]
    fn a_session_in_another_year_than_its_number_says_is_a_fault() {
        let text = "name = \"X\"\nyear-offset = 1956\n[session.67]\ndates = [2024-03-06, 2024-03-17]\nsource = \"x\"\n";
        assert_eq!(read_text(text).1, ["4:9 session 67 is that of 2023, but begins in 2024"]);
    }

    #[test]
    fn every_fault_of_a_session_is_named_at_once() {
        let text = "name = \"X\"\n[session.one]\n[session.2]\ndates = [2024-03-17, 2024-03-06]\n\
                    communications-deadline = \"2023-08\"\nsorce = \"x\"\n";
        let expected = [
            "2:10 `one` is no number of a session",
            "3:1 `source` is missing",
            "4:9 `dates` is not a first and a last day",
            "5:27 the day is missing",
            "6:1 unknown key `sorce`",
        ];
        assert_eq!(read_text(text).1, expected);
    }

    #[test]
    fn a_deadline_after_the_opening_is_a_fault() {
        let text = "name = \"X\"\n[session.1]\ndates = [2024-03-06, 2024-03-17]\n\
                    communications-deadline = 2024-08-01\nsource = \"x\"\n";
        assert_eq!(read_text(text).1, ["4:27 the deadline does not come before the session"]);
    }
}
