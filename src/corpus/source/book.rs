//! A book, or a chapter of one.

use super::check;
use super::statement::Statement;

/// The container of a chapter is the book; its page is a range.
pub(super) const STATEMENT: Statement = Statement {
    called: "a book",
    may: &["editor", "container", "series", "publisher", "place", "volume", "page", "edition", "doi", "isbn"],
    wants: &["publisher", "date"],
    check: check::numbers,
};
