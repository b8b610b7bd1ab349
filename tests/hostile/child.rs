//! The program as a child that may not run for ever, nor take all memory.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// More than any case takes on a slow and busy computer; a program that hangs is ended here.
const PATIENCE: Duration = Duration::from_secs(60);

/// Address space of the child in KiB: 1 GiB. The whole sample takes a hundredth of it.
const MEMORY: u32 = 1024 * 1024;

/// What became of a run.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    pub(crate) exit: i32,
    pub(crate) said: String,
    pub(crate) took: Duration,
}

/// Runs the program in a folder; fails when it hangs, panics or is ended by the system.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ended {
    let start = Instant::now();
    let mut child = limited(arguments).current_dir(folder).spawn().unwrap();
    let mut errors = child.stderr.take().unwrap();
    let reader = thread::spawn(move || {
        let mut said = Vec::new();
        errors.read_to_end(&mut said).unwrap();
        String::from_utf8(said).unwrap()
    });
    let exit = wait(&mut child, start);
    let said = reader.join().unwrap();
    assert!(!said.contains("panicked"), "{said}");
    assert_ne!(exit, Some(3), "a fault of the program itself:\n{said}");
    let exit = exit.unwrap_or_else(|| panic!("ended by the system, in want of memory or stack:\n{said}"));
    Ended { exit, said, took: start.elapsed() }
}

fn limited(arguments: &[&str]) -> Command {
    let program = env!("CARGO_BIN_EXE_rapporteur");
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\""), program]);
        shell
    } else {
        Command::new(program)
    };
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// The exit code; none when a signal ended the child.
fn wait(child: &mut Child, start: Instant) -> Option<i32> {
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("still running after {PATIENCE:?}");
        }
        thread::sleep(Duration::from_millis(5));
    }
}
