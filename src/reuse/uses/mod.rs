//! Where something is used: every place of every submission that takes, cites or names it.

mod candidates;
mod kind;
mod mentions;
mod places;
#[cfg(test)]
mod tests;

pub use candidates::{Unused, file_of, may_name, unused};
pub use kind::{Kind, Subject, known_names, subjects};
pub use places::{Place, Way, Where, places};
