//! Laws that hold for every input. A law that does not hold is a panic, which is how a fuzzer sees it.

pub mod citation_style;
pub mod galley;
pub mod manifest;
pub mod markup;
pub mod pages;
mod places;
mod workspace;
