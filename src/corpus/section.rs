//! A reusable section: front matter and blocks.

use super::folder::SECTIONS;
use super::shape::{check_format, check_language, filled};
use crate::diag::{Diagnostic, Diagnostics, FileId, Span, nearest};
use crate::files::{Workspace, WorkspacePath};
use crate::markup;
use crate::markup::Block;
use crate::tables::{self, Date, Reader, Table, Text};

/// One section of the corpus, or a text beside a manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name: `china/status`, or `./closing.md` for a text beside a manifest.
    pub name: String,
    /// The file that holds it.
    pub file: FileId,
    /// What it is called in lists. A text beside a manifest may have none.
    pub title: Option<Text>,
    /// The day on which it was last checked.
    pub reviewed: Option<(Date, Span)>,
    /// The day by which it must be checked again.
    pub review_by: Option<(Date, Span)>,
    /// Its language, when it is not the workspace's.
    pub language: Option<Text>,
    /// Names that it had before.
    pub aliases: Vec<Text>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// True for the name of a text that lies beside a manifest, `./closing.md`.
pub(crate) fn is_beside(name: &str) -> bool {
    name.starts_with("./") || name.starts_with("../")
}

/// The path of a text beside a manifest.
///
/// # Errors
/// Says what is wrong with its name.
pub(crate) fn path_beside(name: &Text, manifest: &WorkspacePath) -> Result<WorkspacePath, Diagnostic> {
    let fault = |hint: String| {
        Diagnostic::error(name.span, format!("`{}` is no text beside this manifest", name.value)).hint(hint)
    };
    let path = manifest.beside(&name.value).map_err(|why| fault(why.to_string()))?;
    if name.value.ends_with(".md") { Ok(path) } else { Err(fault("its name ends in .md: \"./closing.md\"".to_owned())) }
}

/// The names of all sections, `china/status`, sorted. Their versions are not among them.
pub fn section_names(workspace: &Workspace) -> Vec<String> {
    files_by_name(workspace).into_iter().filter(|name| !stem(name).contains('.')).collect()
}

/// The files of the corpus by name, versions as `china/status.short`.
fn files_by_name(workspace: &Workspace) -> Vec<String> {
    // A folder that cannot be read is named when the sources are read; here it means: no proposals.
    let files = super::files(workspace, SECTIONS, "md", &mut Diagnostics::new());
    let name = |path: &WorkspacePath| {
        let below = path.as_str().strip_prefix(SECTIONS)?.strip_prefix('/')?;
        Some(below.strip_suffix(".md")?.to_owned())
    };
    files.iter().filter_map(name).collect()
}

fn stem(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// A file of the corpus that holds a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionFile {
    /// The section's name: `china/status`.
    pub name: String,
    /// The version that the file holds: `short`.
    pub version: Option<String>,
    /// Its path.
    pub path: WorkspacePath,
}

/// The files of all sections with their versions, sorted by path.
pub fn section_files(workspace: &Workspace, found: &mut Diagnostics) -> Vec<SectionFile> {
    let files = super::files(workspace, SECTIONS, "md", found);
    let file = |path: WorkspacePath| {
        let below = path.as_str().strip_prefix(SECTIONS)?.strip_prefix('/')?.strip_suffix(".md")?;
        let (name, version) = match stem(below).split_once('.') {
            Some((_, version)) => (below.strip_suffix(version)?.strip_suffix('.')?, Some(version.to_owned())),
            None => (below, None),
        };
        Some(SectionFile { name: name.to_owned(), version, path: path.clone() })
    };
    files.into_iter().filter_map(file).collect()
}

/// Reads a section as a manifest names it: `china/status`, or `./closing.md` beside the manifest; of
/// `version = "short"` the file `status.short.md`. All versions of a section have its name.
pub fn read_section(
    workspace: &mut Workspace,
    name: &Text,
    beside: &WorkspacePath,
    version: Option<&Text>,
    found: &mut Diagnostics,
) -> Option<Section> {
    match section_path(workspace, name, beside, version) {
        Ok(path) => read_section_file(workspace, &path, &name.value, Some(name.span), found),
        Err(fault) => {
            found.push(fault);
            None
        }
    }
}

/// Reads the section of this name from its file; `asked` is the place that names it.
pub fn read_section_file(
    workspace: &mut Workspace,
    path: &WorkspacePath,
    name: &str,
    asked: Option<Span>,
    found: &mut Diagnostics,
) -> Option<Section> {
    let split = workspace.read(path, asked).and_then(|file| {
        let text = workspace.sources().text(file);
        Ok((file, text, markup::split_front_matter(file, text)?))
    });
    let (file, text, front) = match split {
        Ok(parts) => parts,
        Err(fault) => {
            found.push(fault);
            return None;
        }
    };
    let body = front.as_ref().map_or(0, |(_, body)| *body);
    let front = front.map(|(range, _)| tables::parse(file, text.get(range.clone()).unwrap_or(""), range.start, found));
    let mut section = Section {
        name: name.to_owned(),
        file,
        title: None,
        reviewed: None,
        review_by: None,
        language: None,
        aliases: Vec::new(),
        blocks: Vec::new(),
    };
    match front {
        Some(table) => read_front_matter(table, &mut section, found),
        None if is_beside(name) => {}
        None => {
            let fault = Diagnostic::error(Span::new(file, 0, 0), format!("the section `{name}` has no title"));
            found.push(fault.hint("a section begins with three lines: +++, title = \"…\", +++"));
        }
    }
    let words = text.get(body..).unwrap_or("");
    if words.trim().is_empty() {
        let fault = Diagnostic::warning(Span::new(file, text.len(), text.len()), "the section holds no text");
        found.push(fault.hint("type it below the second +++, or take the section out of the manifest"));
    }
    section.blocks = markup::parse_blocks(file, words, body, found);
    Some(section)
}

fn read_front_matter(table: Table, section: &mut Section, found: &mut Diagnostics) {
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let title = if is_beside(&section.name) { reader.text("title") } else { reader.required_text("title") };
    section.title = filled(title, "title", reader.found());
    section.reviewed = reader.date("reviewed");
    section.review_by = reader.date("review-by");
    section.language = reader.text("language");
    if let Some(language) = &section.language {
        check_language(language, reader.found());
    }
    section.aliases = reader.texts("aliases");
    // Kept free for versions: known, and without effect.
    reader.text("version-of");
    if let (Some((reviewed, _)), Some((by, span))) = (section.reviewed, section.review_by)
        && by < reviewed
    {
        let fault = Diagnostic::warning(span, format!("`review-by` ({by}) lies before `reviewed` ({reviewed})"));
        reader.found().push(fault.hint("it is the day of the next review"));
    }
    reader.finish();
}

/// The file of the section that a manifest names.
///
/// # Errors
/// Says that there is none, with the nearest that there is.
pub(crate) fn section_path(
    workspace: &Workspace,
    name: &Text,
    manifest: &WorkspacePath,
    version: Option<&Text>,
) -> Result<WorkspacePath, Diagnostic> {
    let base = if is_beside(&name.value) {
        path_beside(name, manifest)?
    } else {
        WorkspacePath::new(&format!("{SECTIONS}/{}.md", name.value)).map_err(|why| {
            Diagnostic::error(name.span, format!("`{}` is no section", name.value)).hint(why.to_string())
        })?
    };
    // `status.short` is a version, and is asked for as one.
    let is_version = !is_beside(&name.value) && stem(&name.value).contains('.');
    if is_version || !workspace.exists(&base) {
        return Err(unknown(workspace, name, &base));
    }
    let Some(version) = version else { return Ok(base) };
    let stem = base.as_str().strip_suffix(".md").unwrap_or(base.as_str());
    match WorkspacePath::new(&format!("{stem}.{}.md", version.value)) {
        Ok(path) if workspace.exists(&path) => Ok(path),
        _ => Err(unknown_version(workspace, name, version, stem)),
    }
}

/// No section has this name: which one is near?
fn unknown(workspace: &Workspace, name: &Text, path: &WorkspacePath) -> Diagnostic {
    if is_beside(&name.value) {
        let fault = Diagnostic::error(name.span, format!("there is no file `{path}`"));
        return fault.hint("a text beside the manifest lies in the same folder as the manifest");
    }
    let fault = Diagnostic::error(name.span, format!("there is no section `{}`", name.value));
    let known = section_names(workspace);
    let typed = name.value.strip_suffix(".md").unwrap_or(&name.value);
    // People know a section by its last word: one that lies under another theme is meant as well.
    let moved = || known.iter().find(|known| stem(known) == stem(typed)).map(String::as_str);
    match nearest(typed, known.iter().map(String::as_str)).or_else(moved) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("write it as `{path}`, or look for its name among the files there")),
    }
}

fn unknown_version(workspace: &Workspace, name: &Text, version: &Text, stem: &str) -> Diagnostic {
    let message = format!("the section `{}` has no version `{}`", name.value, version.value);
    let fault = Diagnostic::error(version.span, message);
    let before = format!("{}.", stem.strip_prefix(SECTIONS).unwrap_or("").trim_start_matches('/'));
    let files = files_by_name(workspace);
    let versions: Vec<&str> = files.iter().filter_map(|file| file.strip_prefix(&before)).collect();
    match nearest(&version.value, versions.iter().copied()) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None if versions.is_empty() => fault.hint(format!("write it as `{stem}.{}.md`", version.value)),
        None => fault.hint(format!("it has: {}", versions.join(", "))),
    }
}

#[cfg(test)]
mod tests;
