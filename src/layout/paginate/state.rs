//! Where the make-up stands between two columns.

use crate::geom::Length;

/// How much is set at the foot of a column, and where on its page the next one begins.
///
/// Lines and notes only grow, and where neither does, a page that something stands on becomes a fresh one:
/// states form a graph without cycles, ordered as the fields stand. With one column on a page every state is
/// fresh, and the first two fields alone tell states apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    /// Lines of the body that are set.
    pub(super) body: usize,
    /// Lines of the note stream that are set; always a legal cut.
    pub(super) notes: usize,
    /// Nothing stands on the page yet.
    pub(super) fresh: bool,
    /// Which column of the page comes next, from 0.
    pub(super) column: usize,
    /// The height of the next column: that of the page without what spans all columns above it.
    pub(super) room: Length,
}
