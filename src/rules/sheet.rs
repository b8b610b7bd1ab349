//! `[rules]` of a body or of a template: which groups hold, which of their rules do not, and what is added.

use super::{Rule, reader};
use crate::diag::Diagnostics;
use crate::tables::{Reader, Table, Text};

/// The rules that a body or a template names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSheet {
    /// Groups, by the name of their file.
    pub include: Vec<Text>,
    /// Rules of these groups that do not hold here, by id.
    pub leave_out: Vec<Text>,
    /// Rules of its own. One with the id of an included rule takes its place.
    pub own: Vec<Rule>,
}

impl RuleSheet {
    /// Reads `[rules]`; without it there are none.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Self {
        let table = reader.table("rules");
        table.map_or_else(Self::default, |table| Self::read_table(table, reader.found()))
    }

    fn read_table(table: Table, found: &mut Diagnostics) -> Self {
        let mut reader = Reader::new(table, found);
        let include = reader.texts("include");
        let leave_out = reader.texts("leave-out");
        let entries = reader.rest();
        let own = entries.into_iter().filter_map(|entry| reader::read(entry, reader.found())).collect();
        reader.finish();
        Self { include, leave_out, own }
    }
}
