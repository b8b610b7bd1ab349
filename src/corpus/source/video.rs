//! A film or video.

use super::check;
use super::statement::Statement;

/// The platform or channel is its container.
pub(super) const STATEMENT: Statement = Statement {
    called: "a video",
    may: &["container", "publisher", "place", "series", "number"],
    wants: &["container", "date"],
    check: check::nothing,
};
