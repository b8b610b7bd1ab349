//! Where the make-up stands between two columns.

/// How much is set at the foot of a column.
///
/// Both numbers only grow, so states form a graph without cycles, ordered as the fields stand.
///
/// *Seam:* with several columns on a page the state gains the index of the column within its page.
/// Its readers are then `Makeup::height` (which page is this?), `Makeup::cost` (only the first column
/// counts a page) and the key of the nodes in `Table`; the rules of filling stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    /// Lines of the body that are set.
    pub(super) body: usize,
    /// Lines of the note stream that are set; always a legal cut.
    pub(super) notes: usize,
}

impl State {
    /// Before the first column.
    pub(super) const START: Self = Self { body: 0, notes: 0 };
}
