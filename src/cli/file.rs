//! `file`: the record of a submission that was filed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::submissions::{self, Opened, print_findings, short};
use super::{Exit, output, say, say_error, say_json, today};
use crate::diag::{Diagnostics, Severity};
use crate::files::WorkspacePath;
use crate::manifest::Progress;
use crate::pipeline::{self, Built, Submission};
use crate::reuse::record::{self, Enclosure, Filing, Record};
use crate::tables::{self, Date, Kind};

/// Keep a record of a final submission: its files, all that they were made of, and sums
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The submission, by the name of its manifest
    name: String,
    /// What was really sent, such as a scan of the signed pages; more than one may be named
    #[arg(long, value_name = "FILE")]
    sent: Vec<PathBuf>,
    /// What came back, such as the message that it was received; more than one may be named
    #[arg(long, value_name = "FILE")]
    receipt: Vec<PathBuf>,
    /// The day of filing [default: that of the manifest, or today]
    #[arg(long, value_name = "DAY", value_parser = today::day)]
    on: Option<Date>,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

/// What programs read.
#[derive(Debug, Serialize)]
struct Answer {
    submission: String,
    folder: String,
    files: Vec<String>,
    /// Files whose names are too long for the archive.
    left_out: Vec<String>,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    match file(arguments, root) {
        Ok(answer) if arguments.json => say_json(&answer),
        Ok(answer) => {
            say(&format!("{}  {} files", answer.folder, answer.files.len()));
            for path in &answer.left_out {
                say_error(&format!("warning: {path} is not in the archive: its name is too long"));
            }
            say_error(&format!("  try: rapporteur verify {}", answer.submission));
            Exit::Fine
        }
        Err((exit, why)) => {
            say_error(&why);
            exit
        }
    }
}

type Refusal = (Exit, String);

fn file(arguments: &Arguments, root: &Path) -> Result<Answer, Refusal> {
    let silent = |exit| (exit, String::new());
    let mut opened = submissions::open(root).map_err(silent)?;
    let chosen =
        submissions::choose(std::slice::from_ref(&arguments.name), &opened.all).map_err(|why| (Exit::Usage, why))?;
    let path = chosen.into_iter().next().ok_or((Exit::Usage, String::new()))?;
    let enclosures = enclosures(arguments)?;
    let mut found = std::mem::take(&mut opened.found);
    let submission = pipeline::load(&mut opened.workspace, &opened.shared, &path, &mut found);
    if submission.as_ref().is_some_and(|submission| submission.manifest.status == Progress::Filed) {
        return enclose(&path, &enclosures, &mut opened, root);
    }
    let (submission, built) = build(&path, submission, &mut opened, found)?;
    let record = make(arguments, &path, &submission, &built, &opened, &enclosures);
    let folder = root.join(&record.folder);
    if folder.symlink_metadata().is_ok() {
        let why = format!("error: {} is there already, and a record is never changed", record.folder);
        return Err((Exit::Usage, format!("{why}\n  try: --on with the day on which this was filed")));
    }
    write(&folder, &record.files, Some(&mark_filed(&path, &opened, root)?))?;
    Ok(answer(&path, record))
}

fn answer(path: &WorkspacePath, record: Record) -> Answer {
    let files = record.files.into_keys().collect();
    Answer { submission: short(path), folder: record.folder, files, left_out: record.left_out }
}

/// A final without an error, built.
fn build(
    path: &WorkspacePath,
    submission: Option<Submission>,
    opened: &mut Opened,
    mut found: Diagnostics,
) -> Result<(Submission, Built), Refusal> {
    let draft = submission.as_ref().is_some_and(|submission| submission.manifest.status == Progress::Draft);
    if draft {
        let why = format!("error: {} is a draft\n  try: status = \"final\" in {path}, and build it", short(path));
        return Err((Exit::Findings, why));
    }
    let faulty = found.has_errors();
    let built = pipeline::build(&mut opened.workspace, &opened.shared, path, None, &mut found);
    print_findings(&found.at_least(Severity::Warning), &opened.workspace);
    match (submission, built) {
        (Some(submission), Some(built)) if !faulty => Ok((submission, built)),
        _ => Err((Exit::Findings, format!("{}: not filed; mend the errors first", short(path)))),
    }
}

fn make(
    arguments: &Arguments,
    path: &WorkspacePath,
    submission: &Submission,
    built: &Built,
    opened: &Opened,
    enclosures: &[Enclosure],
) -> Record {
    let name = |output: &pipeline::Output| format!("{}.{}", path.stem(), output.format.name());
    let outputs = built.outputs.iter().map(|output| (name(output), output.bytes.clone())).collect();
    let filing = Filing {
        manifest: &submission.manifest,
        selection: &submission.selection,
        document: &built.document,
        corpus: &opened.shared.corpus,
        faces: &opened.shared.faces,
        sources: opened.workspace.sources(),
        binaries: BTreeMap::new(),
        outputs,
        pages: built.layout.as_ref().map(|layout| layout.pages.len()),
        day: arguments.on.or(filed(submission)).unwrap_or_else(today::today),
    };
    record::record(filing, enclosures)
}

/// The day of filing that the manifest states, when it is a whole one.
fn filed(submission: &Submission) -> Option<Date> {
    let field = submission.manifest.fields.iter().find(|field| field.key.value == "filed")?;
    match field.value.kind {
        Kind::Date(date) => date.whole().map(|_| date),
        _ => None,
    }
}

fn enclosures(arguments: &Arguments) -> Result<Vec<Enclosure>, Refusal> {
    let sent = arguments.sent.iter().map(|path| ("sent", path));
    let received = arguments.receipt.iter().map(|path| ("receipt", path));
    let mut all: Vec<Enclosure> = Vec::new();
    for (kind, path) in sent.chain(received) {
        let refused = |why: &str| (Exit::Usage, format!("error: {}: {why}", path.display()));
        let bytes = fs::read(path).map_err(|error| refused(&format!("cannot be read: {error}")))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Lines of sums hold a name as it is.
        if name.contains(|c: char| c.is_control() || c == '\\') {
            return Err(refused("its name holds a sign that no list of sums takes\n  try: rename it"));
        }
        if all.iter().any(|one| one.kind == kind && one.name == name) {
            return Err(refused("another of this name is named before it\n  try: rename one of them"));
        }
        all.push(Enclosure { kind, name, bytes });
    }
    Ok(all)
}

/// Adds what was sent or received to the record of a submission that is filed already. What lies there
/// stays as it is.
fn enclose(
    path: &WorkspacePath,
    enclosures: &[Enclosure],
    opened: &mut Opened,
    root: &Path,
) -> Result<Answer, Refusal> {
    let name = short(path);
    let Some(folder) = super::verify::folder_of(&name, &mut opened.workspace) else {
        return Err((
            Exit::Usage,
            format!("error: {name} is filed, but there is no record of it below {}", record::FOLDER),
        ));
    };
    if enclosures.is_empty() {
        return Err((
            Exit::Usage,
            format!(
                "error: {name} is filed already: {folder}\n  try: --sent or --receipt with a file to be added, or rapporteur verify {name}"
            ),
        ));
    }
    let mut files = super::verify::read_folder(&root.join(&folder)).map_err(|why| (Exit::Usage, why))?;
    let taken = enclosures.iter().find(|enclosed| files.contains_key(&format!("{}/{}", enclosed.kind, enclosed.name)));
    if let Some(taken) = taken {
        let why =
            format!("error: {folder}/{}/{} is there already, and a record is never changed", taken.kind, taken.name);
        return Err((Exit::Usage, why));
    }
    record::enclose(&mut files, enclosures);
    let added: Vec<String> = enclosures.iter().map(|enclosed| format!("{}/{}", enclosed.kind, enclosed.name)).collect();
    files.retain(|name, _| added.contains(name) || name == "SHA256SUMS");
    write(&root.join(&folder), &files, None)?;
    Ok(Answer { submission: name, folder, files: added, left_out: Vec::new() })
}

/// The manifest with `status = "filed"`, to be written together with the record.
fn mark_filed(path: &WorkspacePath, opened: &Opened, root: &Path) -> Result<(PathBuf, Vec<u8>), Refusal> {
    let file = opened.workspace.sources().files().find(|(_, known, _)| *known == path.as_str());
    let (file, _, text) = file.ok_or((Exit::Fault, format!("error: {path} was not read")))?;
    let table = tables::parse(file, text, 0, &mut Diagnostics::new());
    let status = table.entries.iter().find(|entry| entry.key.value == "status").map(|entry| entry.value.span);
    let span = status.ok_or((Exit::Fault, format!("error: {path} has no status")))?;
    let (before, after) = (text.get(..span.start as usize), text.get(span.end as usize..));
    let text = format!("{}\"filed\"{}", before.unwrap_or_default(), after.unwrap_or_default());
    Ok((root.join(path.as_str()), text.into_bytes()))
}

/// Writes the files of a record and the manifest, all or none.
fn write(
    folder: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    manifest: Option<&(PathBuf, Vec<u8>)>,
) -> Result<(), Refusal> {
    let mut all: Vec<(PathBuf, &[u8])> =
        files.iter().map(|(name, bytes)| (folder.join(name), bytes.as_slice())).collect();
    all.extend(manifest.map(|(path, bytes)| (path.clone(), bytes.as_slice())));
    output::replace_all(&all)
        .map_err(|fault| (Exit::Usage, format!("error: {} cannot be written: {}", fault.path.display(), fault.error)))
}
