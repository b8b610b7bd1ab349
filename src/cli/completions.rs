//! `completions`: what a shell needs to complete the words of a command line.

use std::io::Write as _;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{Arguments as All, Exit, NAME};

/// Write the completions for a shell, to be kept where it looks for them
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    // Written in one go: the generator panics where its reader has gone away.
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut All::command(), NAME, &mut text);
    let _ = std::io::stdout().write_all(&text);
    Exit::Fine
}
