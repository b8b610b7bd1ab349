//! An interview or testimony.

use super::check;
use super::statement::Statement;

/// What lies on file is told by its archive; names stand outside the workspace.
pub(super) const STATEMENT: Statement = Statement {
    called: "an interview",
    may: &["container", "publisher", "place"],
    wants: &["date"],
    check: check::nothing,
};
