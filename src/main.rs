//! The command `rapporteur`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use rapporteur::cli::{Exit, run};

fn main() -> ExitCode {
    // A panic is a fault of the program, never of the input: it ends with a code of its own, and what
    // was written before stays whole.
    let exit = catch_unwind(AssertUnwindSafe(|| run(std::env::args_os()))).unwrap_or(Exit::Fault);
    exit.into()
}
