//! Bodies: their sessions, and the deadline that comes next.

use serde::Serialize;

use super::template::Read as ReadTemplate;
use crate::body::{self, Body};
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::tables::Date;

/// One body that receives submissions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyRow {
    /// Its id in templates.
    pub id: String,
    /// Its name; empty when it cannot be read.
    pub name: String,
    /// The sessions that are known, by number.
    pub sessions: Vec<SessionRow>,
    /// The first deadline on or after the day that was given.
    pub next_deadline: Option<Date>,
    /// Templates that use its calendar and rules.
    pub templates: Vec<String>,
}

/// One session of a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionRow {
    /// Its number.
    pub number: i64,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// The last day for communications.
    pub communications_deadline: Option<Date>,
}

pub(super) fn rows(
    workspace: &mut Workspace,
    templates: &[ReadTemplate],
    on: Date,
    found: &mut Diagnostics,
) -> Vec<BodyRow> {
    let mut rows = Vec::new();
    for id in body::names(workspace) {
        let body = body::read_named(workspace, &id, None, found);
        rows.push(row(id, body.as_ref(), templates, on));
    }
    rows
}

fn row(id: String, body: Option<&Body>, templates: &[ReadTemplate], on: Date) -> BodyRow {
    let sessions: Vec<SessionRow> = body.iter().flat_map(|body| &body.sessions).map(session).collect();
    let uses = |(_, template): &&ReadTemplate| {
        template.as_ref().and_then(|t| t.body.as_ref()).is_some_and(|body| body.value == id)
    };
    BodyRow {
        name: body.map_or_else(String::new, |body| body.name.value.clone()),
        next_deadline: sessions.iter().filter_map(|s| s.communications_deadline).filter(|day| *day >= on).min(),
        templates: templates.iter().filter(uses).map(|(name, _)| name.clone()).collect(),
        sessions,
        id,
    }
}

fn session((number, session): (&i64, &body::Session)) -> SessionRow {
    SessionRow {
        number: *number,
        from: session.dates.map(|(first, _, _)| first),
        to: session.dates.map(|(_, last, _)| last),
        communications_deadline: session.communications_deadline.map(|(day, _)| day),
    }
}
