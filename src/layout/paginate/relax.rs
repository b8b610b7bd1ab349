//! Which rules give way, in which order, where no column satisfies them all.
//!
//! Only a state from which no column satisfies the rules is given more freedom, and what is relaxed
//! costs more than any division that needs no relaxing: where there is one, the best of them is found.
//! Where there is none, the rule is broken at the state that compels it, and a division that breaks it
//! one column earlier is not looked at, even if it would leave less white. Road not taken: relaxing
//! everywhere finds that one too, but meets hundreds of states to a line.
//!
//! States stay few even where rules give way again and again. While notes are owed, a column of notes alone
//! satisfies the strict rules; so only states that owe nothing are relaxed, and debts do not pile up.

use super::galley::Break;

/// Sets of rules, each weaker than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rules {
    /// All.
    Strict,
    /// Single lines and headings may be stranded.
    Stranding,
    /// In addition, notes may begin late.
    LateNotes,
}

impl Rules {
    /// From the strongest to the weakest.
    pub(super) const ALL: [Self; 3] = [Self::Strict, Self::Stranding, Self::LateNotes];

    /// Whether a column may end at a boundary of this kind.
    pub(super) fn allow(self, kind: Break) -> bool {
        match kind {
            Break::Free | Break::Force => true,
            Break::Orphan | Break::Widow | Break::KeepNext => self > Self::Strict,
            Break::Never => false,
        }
    }

    /// Whether a note must begin in the column of its reference.
    pub(super) fn notes_begin_with_reference(self) -> bool {
        self < Self::LateNotes
    }
}
