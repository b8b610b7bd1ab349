//! Reuse: where each thing of the corpus is used, and what became of it from one year to the next.
//!
//! Pure functions of what was read and assembled; nothing here is laid out, printed or written. Pages
//! are looked up in the facts of a layout when the caller has one.
//!
//! A key is asked for in two steps, because a workspace holds many submissions and few of them name any
//! one key: [`uses::may_name`] passes over those whose files do not hold its letters, and
//! [`uses::places`] looks exactly at the rest.

pub mod carry;
pub mod diff;
pub mod notes;
pub mod record;
pub mod renumber;
pub mod status;
pub mod uses;
