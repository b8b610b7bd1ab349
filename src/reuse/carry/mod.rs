//! A new manifest: blank from a template, or carried on from an older submission.
//!
//! A manifest is a page that people write on, with their remarks and in their order. What is carried on is
//! therefore changed in its text, value by value at the places that the reader knows; a serialised copy
//! would lose all that is not data.

mod blank;
mod edits;
mod fields;
mod local;
mod onward;
mod review;
#[cfg(test)]
mod tests;

pub use blank::blank;
pub use local::LocalText;
pub use onward::{Carried, Change, Old, Target, carry};
pub use review::{Matter, review};
