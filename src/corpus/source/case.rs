//! A decision of a court.

use super::statement::Statement;
use super::{Source, check, un_document};
use crate::diag::Diagnostics;

/// The views of a treaty body have a symbol; the law reports are a container.
pub(super) const STATEMENT: Statement = Statement {
    called: "a case",
    may: &["court", "number", "jurisdiction", "symbol", "container", "series", "volume", "page"],
    wants: &["court", "date"],
    check: decision,
};

fn decision(source: &Source, found: &mut Diagnostics) {
    check::pages(source, found);
    un_document::symbol(source, found);
}
