//! Bad input: for each case a clear finding with nothing written and the old output kept, or a right page;
//! in bounded time and memory, and never a panic.
//!
//! A folder below `cases` is a case: the files in it are laid over those of `base`, and `expected.txt` says
//! what must come of it (see `expected`). What cannot lie in a repository, or cannot be seen in it, is made
//! here: encodings and kinds of files in `files`, signs that nobody sees in `signs`, what is deep in
//! `nesting`, what is large in `sizes`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot be set up has failed, and tests may look around"
)]

mod child;
mod expected;
mod files;
mod folders;
mod nesting;
mod pages;
mod promises;
mod signs;
mod sizes;
mod workspace;
