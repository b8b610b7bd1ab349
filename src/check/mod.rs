//! Judgement: whether a document keeps the rules of the body that receives it.
//!
//! The rules are data ([`crate::rules`]); here are the kinds of checks by which they are judged, a closed
//! list with a file for each (`kinds`). A check looks at one submission ([`Matter`]), at its pages, or at
//! the corpus ([`Archive`]), in one pass. A document's words come to it with their places (`prose`).

mod acronyms;
mod allow;
mod budget;
mod cuts;
mod findings;
mod judge;
mod kinds;
mod months;
mod prose;
mod subject;
mod taken;

pub use budget::{Budget, Ledger, Share, budget};
pub use cuts::{Cut, cuts};
pub use judge::{Judgement, RuleBook};
pub use kinds::names as kind_names;
pub use subject::{Archive, Matter, Trace};
