//! A body: the calendar and the rules that several templates share, from `templates/bodies/<body>.toml`.

mod reader;

pub use reader::{names, read, read_named};

use std::collections::BTreeMap;

use crate::diag::Span;
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
    /// The title of the agenda item.
    pub agenda: Option<Text>,
    /// The priority theme, in key words.
    pub theme: Vec<Text>,
    /// Who says so.
    pub source: Option<Text>,
    /// When that was last checked.
    pub checked: Option<(Date, Span)>,
}
