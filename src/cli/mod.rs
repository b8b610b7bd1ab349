//! The command line: a thin shell that prints and writes files. One file a command.

mod build;
mod check;
mod columns;
mod completions;
mod diff;
mod explain;
mod export;
mod file;
mod fmt;
mod history;
mod import;
mod init;
mod list;
mod man;
mod new;
mod notes;
mod numbers;
mod output;
mod report;
mod schema;
mod status;
mod submissions;
mod today;
mod verify;
mod watch;
mod where_used;
mod words;
mod workspace;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

/// Assembles submissions to United Nations bodies
#[derive(Debug, Parser)]
#[command(name = "rapporteur", version, about, max_term_width = 100)]
struct Arguments {
    /// The workspace: the folder of rapporteur.toml [default: this folder or one above it]
    #[arg(long, short = 'C', global = true, value_name = "FOLDER")]
    workspace: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    List(list::Arguments),
    Explain(explain::Arguments),
    Export(export::Arguments),
    Import(import::Arguments),
    Notes(notes::Arguments),
    Words(words::Arguments),
    Status(status::Arguments),
    WhereUsed(where_used::Arguments),
    Diff(diff::Arguments),
    Fmt(fmt::Arguments),
    Schema(schema::Arguments),
    Watch(watch::Arguments),
    File(file::Arguments),
    Verify(verify::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// What the command is called.
const NAME: &str = "rapporteur";

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well: 0.
    Fine,
    /// Something is to be mended in the files: 1.
    Findings,
    /// The command was used in a wrong way: 2.
    Usage,
    /// A fault of the program itself: 3.
    Fault,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Fault => 3,
        })
    }
}

/// Runs the command that was typed.
pub fn run(typed: impl IntoIterator<Item = OsString>) -> Exit {
    let typed: Vec<OsString> = typed.into_iter().collect();
    let called = typed.first().map_or(NAME.into(), |name| name.to_string_lossy().into_owned());
    let arguments = match Arguments::try_parse_from(typed) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no mistakes; a closed pipe is none either.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Fine };
        }
    };
    let within = |run: &dyn Fn(&Path) -> Exit| match workspace::find(arguments.workspace.clone()) {
        Ok(root) => run(&root),
        Err(why) => {
            say_error(&why);
            Exit::Usage
        }
    };
    match &arguments.command {
        Command::Init(arguments) => init::run(arguments, &called),
        Command::New(arguments) => within(&|root| new::run(arguments, root)),
        Command::Build(arguments) => within(&|root| build::run(arguments, root)),
        Command::Check(arguments) => within(&|root| check::run(arguments, root)),
        Command::List(arguments) => within(&|root| list::run(arguments, root)),
        Command::Import(arguments) => within(&|root| import::run(arguments, root)),
        Command::Export(arguments) => within(&|root| export::run(arguments, root)),
        Command::Explain(arguments) => within(&|root| explain::run(arguments, root)),
        Command::Notes(arguments) => within(&|root| notes::run(arguments, root)),
        Command::Status(arguments) => within(&|root| status::run(arguments, root)),
        Command::Fmt(arguments) => within(&|root| fmt::run(arguments, root)),
        Command::Schema(arguments) => within(&|root| schema::run(arguments, root)),
        Command::Watch(arguments) => within(&|root| watch::run(arguments, root)),
        Command::Diff(arguments) => within(&|root| diff::run(arguments, root)),
        Command::File(arguments) => within(&|root| file::run(arguments, root)),
        Command::Verify(arguments) => within(&|root| verify::run(arguments, root)),
        Command::WhereUsed(arguments) => within(&|root| where_used::run(arguments, root)),
        Command::Words(arguments) => within(&|root| words::run(arguments, root)),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    }
}

/// One line on standard output. A reader who has gone away is no fault.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A value for programs on standard output, indented.
fn say_json(value: &impl serde::Serialize) -> Exit {
    match serde_json::to_string_pretty(value) {
        Ok(json) => {
            say(&json);
            Exit::Fine
        }
        Err(error) => {
            say_error(&format!("error: this cannot be written as JSON: {error}"));
            Exit::Fault
        }
    }
}

/// Something on standard error.
fn say_error(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}
