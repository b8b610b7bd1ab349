//! Judgement: whether a document keeps the rules of the body that receives it.

mod budget;
mod cuts;
mod verdict;

pub use budget::{Budget, Ledger, Share, budget};
pub use cuts::{Cut, cuts};
pub use verdict::judge;
