//! A page or article of the web.

use super::check;
use super::statement::Statement;

/// The site is its container, where its name is not that of the author.
pub(super) const STATEMENT: Statement = Statement {
    called: "a web page",
    may: &["container", "publisher", "doi"],
    wants: &["date", "url"],
    check: check::doi,
};
