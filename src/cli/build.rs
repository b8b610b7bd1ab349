//! `build`: makes the files of every submission, or of those that are named.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::report::{self, Report};
use super::submissions::{self, Opened, print_findings, short};
use super::{Exit, numbers, output, say, say_error, say_json};
use crate::check::Budget;
use crate::diag::{Diagnostics, Severity};
use crate::files::{Workspace, WorkspacePath};
use crate::manifest::{self, Progress};
use crate::pipeline::{self, Built, Format, Output, Shared};
use crate::reading::grouped;
use crate::reuse::renumber::Renumbering;

/// Make the files of every submission, or of those named
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Submissions, by the name of their manifest [default: all]
    names: Vec<String>,
    /// Forms to write, such as pdf,txt [default: those of the template]
    #[arg(long, short, value_name = "FORMS", value_delimiter = ',', value_parser = format())]
    format: Vec<Format>,
    /// Write to this file instead; for one submission. Of several forms each takes its own ending
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put what the document is made of into its PDF, as an archive that builds to the same pages
    #[arg(long)]
    attach_sources: bool,
    /// Make the copy that withholds what tells of its author, in a folder of its own
    #[arg(long, value_name = "WHAT", conflicts_with = "attach_sources")]
    redact: Option<Redact>,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

/// What a copy withholds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Redact {
    /// Who wrote it
    Author,
}

/// The names of forms on the command line.
fn format() -> impl TypedValueParser<Value = Format> {
    let names = PossibleValuesParser::new(Format::ALL.map(Format::name));
    names.try_map(|name| Format::named(&name).ok_or("no such form"))
}

impl Arguments {
    /// The forms that were asked for, by name or by the ending of the file that was named.
    fn formats(&self) -> Option<Vec<Format>> {
        let ending = || self.output.as_ref()?.extension()?.to_str().and_then(Format::named);
        match self.format.as_slice() {
            [] if self.output.is_some() => Some(vec![ending().unwrap_or(Format::Pdf)]),
            [] => None,
            formats => Some(formats.to_vec()),
        }
    }
}

/// What a build has done so far.
#[derive(Default)]
struct Tally {
    failed: usize,
    warnings: usize,
}

impl Tally {
    fn add(&mut self, done: &Done) {
        self.failed += usize::from(done.written.is_err());
        self.warnings += done.found.iter().filter(|found| found.severity == Severity::Warning).count();
    }

    fn exit(&self) -> Exit {
        if self.failed > 0 { Exit::Findings } else { Exit::Fine }
    }
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let mut opened = match submissions::open(root) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let chosen = match submissions::choose(&arguments.names, &opened.all) {
        Ok(chosen) => chosen,
        Err(why) => {
            say_error(&why);
            return Exit::Usage;
        }
    };
    if let Some(why) = wrong_use(arguments, &chosen) {
        say_error(why);
        return Exit::Usage;
    }
    let findings = report::findings(&opened.found, &opened.workspace);
    let mut report = Report { findings, outputs: Vec::new(), filed: Vec::new() };
    if !arguments.json {
        print_findings(&opened.found, &opened.workspace);
    }
    let tally = all(&chosen, arguments, root, &mut opened, &mut report);
    if arguments.json {
        let said = say_json(&report);
        return if said == Exit::Fine { tally.exit() } else { said };
    }
    let left = |name: &String| say_error(&format!("{name} is filed, and was left alone; rapporteur verify {name}"));
    report.filed.iter().for_each(left);
    if chosen.is_empty() {
        say_error("there is no submission yet\n  try: write a manifest, such as submissions/first.toml");
    }
    // What was read is as large as the workspace. The system takes all of it back at once, faster than it
    // can be given back piece by piece.
    std::mem::forget(opened);
    close(&tally)
}

/// Options that do not go together.
fn wrong_use(arguments: &Arguments, chosen: &[WorkspacePath]) -> Option<&'static str> {
    if arguments.output.is_some() && chosen.len() != 1 {
        return Some("error: --output goes with one submission\n  try: name the submission");
    }
    let without_pdf = arguments.formats().is_some_and(|formats| !formats.contains(&Format::Pdf));
    let attached = arguments.attach_sources && without_pdf;
    attached.then_some("error: --attach-sources goes with a PDF\n  try: --format pdf")
}

/// Builds one after the other; says of each what came of it, or keeps that for the report.
fn all(
    chosen: &[WorkspacePath],
    arguments: &Arguments,
    root: &Path,
    opened: &mut Opened,
    report: &mut Report,
) -> Tally {
    let Opened { workspace, shared, found, .. } = opened;
    let mut tally = Tally { failed: usize::from(found.has_errors()), ..Tally::default() };
    for path in chosen {
        // A copy without its author is mostly asked for after the filing.
        if arguments.redact.is_none() && is_filed(path, workspace) {
            report.filed.push(short(path));
            continue;
        }
        let done = one(path, arguments, root, workspace, shared, found.has_errors());
        tally.add(&done);
        if arguments.json {
            let findings = report::findings(&done.found, workspace);
            let took = (done.milliseconds, &done.renumbered);
            report.outputs.extend(report::files(&short(path), &done.written, &findings, took));
        } else {
            print(&done, workspace);
        }
    }
    tally
}

/// What was filed is made again by nobody: its record stands for it.
fn is_filed(path: &WorkspacePath, workspace: &mut Workspace) -> bool {
    // What is wrong with the manifest is said when it is built.
    let manifest = manifest::read(workspace, path, &mut Diagnostics::new());
    manifest.is_some_and(|manifest| manifest.status == Progress::Filed)
}

/// One submission, built and written, or not.
struct Done {
    found: Diagnostics,
    /// The files as they are called on the screen, or why there are none.
    written: Result<(Built, Vec<String>), String>,
    /// True when the sources are in the PDF.
    attached: bool,
    milliseconds: u64,
    /// What became of the notes since the last build.
    renumbered: Renumbering,
}

fn one(
    path: &WorkspacePath,
    arguments: &Arguments,
    root: &Path,
    workspace: &mut Workspace,
    shared: &Shared,
    faulty: bool,
) -> Done {
    let start = Instant::now();
    let mut found = Diagnostics::new();
    let formats = arguments.formats();
    let stem = stem(path, arguments, shared, workspace);
    let formats = formats.as_deref();
    let built = match (arguments.redact, arguments.attach_sources) {
        (Some(Redact::Author), _) => {
            let name = arguments.output.as_ref().unwrap_or(&stem).file_name().unwrap_or_default().to_string_lossy();
            pipeline::build_redacted(workspace, shared, path, formats, &name, &mut found)
        }
        (None, true) => pipeline::build_with_sources(workspace, shared, path, formats, &mut found),
        (None, false) => pipeline::build(workspace, shared, path, formats, &mut found),
    };
    let written = match built.filter(|_| !faulty) {
        Some(built) => write(&built, &stem, arguments, root, workspace).map(|shown| (built, shown)),
        None => Err(format!("{}: not written", stem.display())),
    };
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let finished = root.join(&shared.settings.output);
    let renumbered = match &written {
        // What is written elsewhere is a copy for somebody, not the next state of the submission.
        Ok((built, _)) if arguments.output.is_none() && arguments.redact.is_none() => {
            numbers::since_last(&built.document, &finished, &short(path), root)
        }
        _ => Renumbering::default(),
    };
    Done { found, written, attached: arguments.attach_sources, milliseconds, renumbered }
}

/// Where the files of a submission lie, without their ending. A copy without its author has the name of the
/// template alone, which says nothing of the house; the folder keeps it apart from others.
fn stem(path: &WorkspacePath, arguments: &Arguments, shared: &Shared, workspace: &mut Workspace) -> PathBuf {
    let folder = Path::new(&shared.settings.output);
    let name = short(path);
    if arguments.redact.is_none() {
        return folder.join(name);
    }
    let manifest = manifest::read(workspace, path, &mut Diagnostics::new());
    let template = manifest.map_or_else(|| "copy".to_owned(), |manifest| manifest.template.value);
    folder.join(format!("{name}-redacted")).join(template)
}

/// Builds one submission with what is known already, and says what `build` says of it.
pub(super) fn again(path: &WorkspacePath, root: &Path, opened: &mut Opened) {
    let (names, format) = (Vec::new(), Vec::new());
    let arguments = Arguments { names, format, output: None, attach_sources: false, redact: None, json: false };
    let Opened { workspace, shared, found, .. } = opened;
    if is_filed(path, workspace) {
        return say_error(&format!("{} is filed, and was left alone", short(path)));
    }
    print_findings(found, workspace);
    let done = one(path, &arguments, root, workspace, shared, found.has_errors());
    print(&done, workspace);
}

fn print(done: &Done, workspace: &Workspace) {
    print_findings(&done.found, workspace);
    match &done.written {
        Ok((built, shown)) => {
            let files = built.outputs.iter().zip(shown);
            files.for_each(|(output, shown)| say(&summary(shown, output, built, done)));
            numbers::lines(&done.renumbered).iter().for_each(|line| say(line));
        }
        Err(why) => say_error(why),
    }
}

/// Writes all files of a submission, or none; how each is called on the screen.
fn write(
    built: &Built,
    stem: &Path,
    arguments: &Arguments,
    root: &Path,
    workspace: &Workspace,
) -> Result<Vec<String>, String> {
    let mut shown = Vec::new();
    let mut files = Vec::new();
    for output in &built.outputs {
        let below = PathBuf::from(format!("{}.{}", stem.display(), output.format.name()));
        let (target, name) = match &arguments.output {
            None => (root.join(&below), below.display().to_string()),
            Some(file) => {
                let file =
                    if built.outputs.len() == 1 { file.clone() } else { file.with_extension(output.format.name()) };
                let name = file.display().to_string();
                (file, name)
            }
        };
        let refused = equals_input(&target, root, workspace);
        if let Some(why) = refused.or_else(|| arguments.output.is_none().then(|| leads_out(&target, root)).flatten()) {
            return Err(format!("error: {name}: {why}"));
        }
        shown.push(name);
        files.push((target, output.bytes.as_slice()));
    }
    output::replace_all(&files)
        .map(|()| shown)
        .map_err(|fault| format!("error: {} cannot be written: {}", fault.path.display(), fault.error))
}

/// An output may not take the place of anything that was read.
pub(super) fn equals_input(target: &Path, root: &Path, workspace: &Workspace) -> Option<String> {
    let written = fs::metadata(target).ok()?;
    let target = target.canonicalize().ok()?;
    // One and the same file has one size and one time: hardly an input has both of the output, and only
    // for such a one are the links of its path followed.
    let alike = |input: &PathBuf| {
        let known = fs::metadata(input);
        known.is_ok_and(|input| input.len() == written.len() && input.modified().ok() == written.modified().ok())
    };
    let inputs = workspace.sources().files().map(|(_, path, _)| root.join(path)).filter(alike);
    let mut real = inputs.filter_map(|input| input.canonicalize().ok());
    real.any(|input| input == target).then(|| "this file was read for the build; write to another".to_owned())
}

/// Only who names a file on the command line writes outside the workspace.
pub(super) fn leads_out(target: &Path, root: &Path) -> Option<String> {
    let folder = target.ancestors().skip(1).find_map(|folder| folder.canonicalize().ok())?;
    let inside = root.canonicalize().is_ok_and(|root| folder.starts_with(root));
    (!inside).then(|| "a link leads out of the workspace".to_owned())
}

fn summary(shown: &str, output: &Output, built: &Built, done: &Done) -> String {
    let words = words(&built.budget, built.words.text());
    if output.format == Format::Txt {
        return format!("{shown}  {words}");
    }
    let (pages, notes) = (built.layout.as_ref().map_or(0, |layout| layout.pages.len()), built.document.notes.len());
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (s, t) = (plural(pages), plural(notes));
    let attached = if done.attached { ", with its sources" } else { "" };
    format!("{shown}  {pages} page{s}, {words}, {notes} note{t}{attached}, {} ms", done.milliseconds)
}

/// "1,398 of 1,400 words" where the body sets a limit; else how many there are on the pages.
fn words(budget: &Budget, printed: usize) -> String {
    match budget.most() {
        Some(most) => format!("{} of {} words", grouped(budget.text().larger()), grouped(most)),
        None => format!("{} words", grouped(printed)),
    }
}

fn close(tally: &Tally) -> Exit {
    if tally.failed > 0 {
        say_error("nothing was changed where an error stands; mend it and build again");
    } else if tally.warnings > 0 {
        let plural = if tally.warnings == 1 { "" } else { "s" };
        say_error(&format!("{} warning{plural}: see above", tally.warnings));
    }
    tally.exit()
}
