//! A body: the calendar and the rules that several templates share, from `templates/bodies/<body>.toml`.

mod reader;

pub use reader::{names, read, read_named};

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diag::Span;
use crate::rules::RuleSheet;
use crate::tables::{Date, Text};

/// A body of the United Nations that receives submissions.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The file's name.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What is added to a session's number to have its year (1956 for the Commission on the Status of Women).
    pub year_offset: Option<i64>,
    /// Sessions by number.
    pub sessions: BTreeMap<i64, Session>,
    /// What it asks of every submission, whatever the template.
    pub rules: RuleSheet,
}

/// A session of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Where it is described.
    pub span: Span,
    /// First and last day.
    pub dates: Option<(Date, Date, Span)>,
    /// Last day for communications.
    pub communications_deadline: Option<(Date, Span)>,
    /// Last day for written statements.
    pub statements_deadline: Option<(Date, Span)>,
    /// The title of the agenda item.
    pub agenda: Option<Text>,
    /// The priority theme, in key words.
    pub theme: Vec<Text>,
    /// Who says so.
    pub source: Option<Text>,
    /// When that was last checked.
    pub checked: Option<(Date, Span)>,
}

/// Which of the deadlines of a session holds for a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deadline {
    /// That of the communications procedure.
    Communications,
    /// That for written statements.
    Statements,
}

impl Session {
    /// The last day for what is filed under this deadline.
    pub fn deadline(&self, which: Deadline) -> Option<Date> {
        let day = match which {
            Deadline::Communications => self.communications_deadline,
            Deadline::Statements => self.statements_deadline,
        };
        day.map(|(day, _)| day)
    }
}

impl Body {
    /// The year of a session, whether or not its calendar holds it.
    pub fn year(&self, session: i64) -> Option<i64> {
        let by_number = self.year_offset.map(|years| session + years);
        by_number.or_else(|| Some(i64::from(self.sessions.get(&session)?.dates?.0.year())))
    }

    /// The session that can next be filed for on this day: the first of the calendar whose deadline, or
    /// where it holds none whose first day, is not over; after the end of the calendar that of the year
    /// to come.
    pub fn coming_session(&self, deadline: Option<Deadline>, on: Date) -> Option<i64> {
        let last = |session: &Session| {
            let deadline = deadline.and_then(|which| session.deadline(which));
            deadline.or_else(|| session.dates.map(|(first, _, _)| first))
        };
        let open = |(_, session): &(&i64, &Session)| last(session).is_some_and(|day| !day.is_over(on));
        let of_calendar = self.sessions.iter().find(open).map(|(number, _)| *number);
        of_calendar.or_else(|| self.year_offset.map(|years| i64::from(on.year()) + 1 - years))
    }
}
