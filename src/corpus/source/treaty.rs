//! A treaty.

use super::statement::Statement;
use super::un_document;

/// Where it is printed stands in its own table, so that a citation style can ask for `{volume}`.
pub(super) const STATEMENT: Statement =
    Statement { called: "a treaty", may: &["treaty", "place", "symbol"], wants: &["date"], check: un_document::symbol };
