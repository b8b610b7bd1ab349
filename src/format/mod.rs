//! One form for files that several people edit: keys in one order, and one sentence a line, so that a change
//! of one sentence is a change of one line in every history.
//!
//! What is not data stays: remarks go with the line below them. What is formatted says what it said before;
//! where that cannot be shown, the file stays as it is.

mod keys;
mod sentences;

pub use keys::{manifest, sources};
pub use sentences::section;
