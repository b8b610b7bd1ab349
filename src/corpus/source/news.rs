//! A newspaper or agency article.

use super::check;
use super::statement::Statement;

/// The paper is its container; an agency that names no reporter is its author.
pub(super) const STATEMENT: Statement = Statement {
    called: "a news article",
    may: &["container", "publisher", "place", "volume", "issue", "page", "edition"],
    wants: &["container", "date"],
    check: check::pages,
};
