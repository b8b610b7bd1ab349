//! The whole path, from files to pages: laws, and oracles that share no code with the program.
//!
//! One test program, so that one is linked. A module is a law; `support` builds workspaces and reads pages,
//! `stripper` reads Markdown in its own simple way.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot be set up has failed, and tests may look around"
)]

mod stripper;
mod support;

mod attachment;
mod conservation;
mod determinism;
mod docs;
mod figures;
mod goldens;
mod layout;
mod links;
mod metadata;
mod note_marks;
mod origin;
mod redaction;
mod report;
mod seven_faults;
mod structure;
mod templates;
