//! A law.

use super::check;
use super::statement::Statement;

/// The gazette is its container; the date is that of its adoption.
pub(super) const STATEMENT: Statement = Statement {
    called: "a law",
    may: &["jurisdiction", "container", "volume", "page", "edition", "number", "place"],
    wants: &["jurisdiction", "date"],
    check: check::pages,
};
