//! A report of an organisation.

use super::check;
use super::statement::Statement;

/// A report of the United Nations with a symbol is a document of theirs.
pub(super) const STATEMENT: Statement = Statement {
    called: "a report",
    may: &["editor", "container", "series", "publisher", "place", "volume", "page", "edition", "number", "doi", "isbn"],
    wants: &["author", "date"],
    check: check::numbers,
};
