//! `man`: the manual page of the command, or of one of its commands.

use std::io::Write as _;

use clap::CommandFactory as _;

use super::{Arguments as All, Exit, say_error};
use crate::diag::nearest;

/// Write the manual page, in the form that the command man reads
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// One of the commands [default: all of them, in short]
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let mut all = All::command();
    all.build();
    let page = match &arguments.command {
        None => all,
        Some(name) => match all.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return unknown(name, &all),
        },
    };
    let mut text = Vec::new();
    if clap_mangen::Man::new(page).render(&mut text).is_err() {
        return Exit::Fault;
    }
    let _ = std::io::stdout().write_all(&text);
    Exit::Fine
}

fn unknown(name: &str, all: &clap::Command) -> Exit {
    let names = || all.get_subcommands().map(clap::Command::get_name);
    let hint = nearest(name, names()).map_or_else(
        || format!("known: {}", names().collect::<Vec<_>>().join(", ")),
        |near| format!("did you mean {near}?"),
    );
    say_error(&format!("error: there is no command `{name}`\n  try: {hint}"));
    Exit::Usage
}
