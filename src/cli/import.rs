//! `import`: takes in the sources of another program.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{Exit, output, say, say_error};
use crate::corpus;
use crate::diag::Diagnostics;
use crate::exchange::{self, Imported, Library, Remark, Weight};
use crate::files::{Disk, Workspace, WorkspacePath, limits};

const FOLDER: &str = "submissions/corpus/sources/imported";

/// Take in sources that Zotero or another program exported as CSL JSON
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The exported file, such as library.json
    file: PathBuf,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let failed = |why: String, exit: Exit| {
        say_error(&format!("error: {}: {why}", arguments.file.display()));
        exit
    };
    match read(&arguments.file) {
        Ok(json) => take_in(&json, &arguments.file, root).unwrap_or_else(|why| failed(why, Exit::Findings)),
        Err(why) => failed(why, Exit::Usage),
    }
}

/// Where the records go.
struct Target {
    /// The name of the file that was read.
    name: String,
    /// Its name without its extension.
    stem: String,
    path: WorkspacePath,
    file: PathBuf,
    /// What stands there now.
    old: Option<String>,
}

fn take_in(json: &str, file: &Path, root: &Path) -> Result<Exit, String> {
    let target = target(file, root)?;
    let known = match &target.old {
        Some(old) => exchange::known_keys(old).map_err(|why| {
            format!("{} cannot be read, so that the keys that texts cite are unknown: {why}\n  try: mend it, or delete it and import again", target.path)
        })?,
        None => BTreeMap::new(),
    };
    let elsewhere = elsewhere(root, &target.path)?;
    let library = Library { name: &target.name, stem: &target.stem, known, elsewhere };
    let imported = exchange::import(json, &library)?;
    report(&imported, &target.name);
    if imported.records.is_empty() {
        return Err("no record was taken, so nothing was written".to_owned());
    }
    write(&imported, &target, root)?;
    Ok(if imported.refused.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// The text of a file of any place: what another program exported lies outside the workspace.
fn read(file: &Path) -> Result<String, String> {
    let cannot = |error: std::io::Error| format!("it cannot be read: {error}");
    if !fs::metadata(file).map_err(cannot)?.is_file() {
        return Err("it is not a file".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(file).map_err(cannot)?.take(limits::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(format!("it is larger than {} MB; export it in several files", limits::FILE_BYTES / 1024 / 1024));
    }
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8; export it as UTF-8".to_owned())
}

fn target(file: &Path, root: &Path) -> Result<Target, String> {
    let name = file.file_name().and_then(|name| name.to_str()).ok_or("its name cannot be read")?.to_owned();
    let stem = file.file_stem().and_then(|stem| stem.to_str()).ok_or("its name cannot be read")?.to_owned();
    let rename = "its name cannot be that of a file of sources; give it a plain one, such as library.json";
    if stem.starts_with('.') || stem.ends_with(".fixes") {
        return Err(rename.to_owned());
    }
    let path = WorkspacePath::new(&format!("{FOLDER}/{stem}.toml")).map_err(|_| rename.to_owned())?;
    let file = root.join(path.as_str());
    let old = match fs::read(&file) {
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(format!("{path} cannot be read: {error}")),
    };
    if old.as_ref().is_some_and(|old| !exchange::is_written_by_import(old)) {
        return Err(format!("{path} was not written by import and is not overwritten; rename one of the two"));
    }
    Ok(Target { name, stem, path, file, old })
}

/// The keys of the records that stand in other files.
fn elsewhere(root: &Path, target: &WorkspacePath) -> Result<BTreeMap<String, String>, String> {
    let disk = Disk::new(root).map_err(|error| format!("the workspace cannot be read: {error}"))?;
    let mut workspace = Workspace::new(Box::new(disk));
    // Faults of other files are for a build to name; what can be read of them is enough here.
    let sources = corpus::read_sources(&mut workspace, &mut Diagnostics::new());
    let file = |source: &corpus::Source| workspace.sources().path(source.span.file).to_owned();
    let all = sources.values().map(|source| (source.key.clone(), file(source)));
    Ok(all.filter(|(_, file)| file != target.as_str()).collect())
}

fn write(imported: &Imported, target: &Target, root: &Path) -> Result<(), String> {
    if target.old.as_deref() == Some(imported.text.as_str()) {
        say(&format!("{}  unchanged", target.path));
        return Ok(());
    }
    let cannot = |error: std::io::Error| format!("{} cannot be written: {error}", target.path);
    let folder = target.file.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(cannot)?;
    let real = folder.canonicalize().map_err(cannot)?;
    if !real.starts_with(root.canonicalize().map_err(cannot)?) {
        return Err(format!("{FOLDER} leads out of the workspace through a link"));
    }
    output::replace(&target.file, imported.text.as_bytes()).map_err(cannot)?;
    say(&format!("{}  {}", target.path, counted(imported.records.len())));
    Ok(())
}

/// What became of the records: the counts first, then each that is to be looked at.
fn report(imported: &Imported, name: &str) {
    let marked = |weight: Weight| {
        let mut keys: Vec<&str> =
            imported.remarks.iter().filter(|r| r.weight == weight).map(|r| r.key.as_str()).collect();
        keys.dedup();
        keys
    };
    let doubtful = marked(Weight::Doubtful);
    let lossy = marked(Weight::LeftOut).iter().filter(|key| doubtful.binary_search(key).is_err()).count();
    let plain = imported.records.len() - doubtful.len() - lossy;
    say(&format!(
        "{name}: {}: {plain} as they are, {lossy} with something left out, {} doubtful, {} refused",
        counted(imported.read),
        doubtful.len(),
        imported.refused.len(),
    ));
    imported.remarks.iter().for_each(|remark| say(&line(remark)));
    for refusal in &imported.refused {
        let called = if refusal.called.is_empty() { String::new() } else { format!(" ({})", refusal.called) };
        say(&shown(&format!("  record {}{called}: refused: {}", refusal.place, refusal.why)));
    }
    // Where nothing was taken nothing is written, and no key goes.
    let gone = if imported.records.is_empty() { &[] } else { imported.gone.as_slice() };
    for key in gone {
        say(&format!("  {key}: gone since the last import; texts that cite it will say so"));
    }
    if !imported.passed_over.is_empty() {
        let counts: Vec<String> =
            imported.passed_over.iter().map(|(name, count)| format!("{name} ({count})")).collect();
        say(&shown(&format!("  passed over, because no citation prints it: {}", counts.join(", "))));
    }
}

fn line(remark: &Remark) -> String {
    let word = match remark.weight {
        Weight::LeftOut => "left out",
        Weight::Doubtful => "doubtful",
    };
    shown(&format!("  {}: {word}: {}: {}", remark.key, remark.field, remark.why))
}

fn counted(records: usize) -> String {
    format!("{records} record{}", if records == 1 { "" } else { "s" })
}

/// No file can steer a terminal.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '·' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = r#"[{ "id": "roe-2009-lives", "type": "book", "title": "Lives" }]"#;

    /// A workspace with one source of its own, and a folder beside it for what is imported.
    fn workspace(name: &str) -> PathBuf {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-output").join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("submissions/corpus/sources")).unwrap();
        fs::write(root.join("rapporteur.toml"), "").unwrap();
        let own = "[lee-2021-river]\ntype = \"news\"\ntitle = \"River\"\n";
        fs::write(root.join("submissions/corpus/sources/news.toml"), own).unwrap();
        root
    }

    fn import(root: &Path, name: &str, json: &str) -> Exit {
        let file = root.join(name);
        fs::write(&file, json).unwrap();
        run(&Arguments { file }, root)
    }

    fn imported(root: &Path, stem: &str) -> Option<String> {
        fs::read_to_string(root.join(FOLDER).join(format!("{stem}.toml"))).ok()
    }

    #[test]
    fn a_second_import_takes_the_place_of_the_first() {
        let root = workspace("import-again");
        assert_eq!(import(&root, "library.json", BOOK), Exit::Fine);
        assert_eq!(import(&root, "library.json", &BOOK.replace("Lives\"", "New Lives\"")), Exit::Fine);
        assert!(imported(&root, "library").unwrap().contains("title = \"New Lives\""));
    }

    #[test]
    fn a_refused_record_ends_with_findings_and_the_rest_is_written() {
        let root = workspace("import-refused");
        let json = BOOK.replace('[', "[3, ");
        assert_eq!(import(&root, "library.json", &json), Exit::Findings);
        assert!(imported(&root, "library").unwrap().contains("[roe-2009-lives]"));
    }

    #[test]
    fn a_file_that_no_import_wrote_is_not_overwritten() {
        let root = workspace("import-foreign");
        fs::create_dir_all(root.join(FOLDER)).unwrap();
        let own = "[own-2020-work]\ntype = \"book\"\ntitle = \"x\"\n";
        fs::write(root.join(FOLDER).join("library.toml"), own).unwrap();
        assert_eq!(import(&root, "library.json", BOOK), Exit::Findings);
        assert_eq!(imported(&root, "library").as_deref(), Some(own));
    }

    #[test]
    fn an_import_of_nothing_leaves_what_was_there() {
        let root = workspace("import-nothing");
        assert_eq!(import(&root, "library.json", BOOK), Exit::Fine);
        let before = imported(&root, "library");
        for nothing in ["[]", "[{}]", "{", "\u{0}"] {
            assert_eq!(import(&root, "library.json", nothing), Exit::Findings);
            assert_eq!(imported(&root, "library"), before);
        }
    }

    #[test]
    fn the_key_of_a_record_of_ones_own_is_not_taken() {
        let root = workspace("import-own-key");
        let json = BOOK.replace("roe-2009-lives", "lee-2021-river");
        assert_eq!(import(&root, "library.json", &json), Exit::Findings);
        assert_eq!(imported(&root, "library"), None);
    }

    #[test]
    fn names_that_no_file_of_sources_can_have_are_refused() {
        let root = workspace("import-names");
        for name in [".library.json", "library.fixes.json", "CON.json"] {
            assert_eq!(import(&root, name, BOOK), Exit::Findings, "{name}");
        }
        assert_eq!(import(&root, "My library.json", BOOK), Exit::Fine);
    }

    #[test]
    fn what_is_no_file_is_a_wrong_use() {
        let root = workspace("import-no-file");
        for file in [root.clone(), root.join("missing.json")] {
            assert_eq!(run(&Arguments { file }, &root), Exit::Usage);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_workspace_is_not_written_through() {
        let root = workspace("import-link");
        let outside = root.with_file_name("import-link-outside");
        let _ = fs::remove_dir_all(&outside);
        fs::create_dir_all(&outside).unwrap();
        std::os::unix::fs::symlink(&outside, root.join(FOLDER)).unwrap();
        assert_eq!(import(&root, "library.json", BOOK), Exit::Findings);
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    }
}
