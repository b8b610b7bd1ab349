//! An article in a journal.

use super::check;
use super::statement::Statement;

/// The journal is its container.
pub(super) const STATEMENT: Statement = Statement {
    called: "a journal article",
    may: &["editor", "container", "publisher", "volume", "issue", "page", "number", "doi"],
    wants: &["author", "container", "date"],
    check: check::numbers,
};
