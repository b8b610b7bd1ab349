//! A figure: numbers of the corpus that are drawn as a chart or set as a table.
//!
//! `submissions/corpus/figures/<id>.toml` says what the numbers are, where they come from and how they
//! are shown; the numbers stand there too, or in a CSV file beside it.

mod data;
mod number;

pub use data::Data;
pub use number::Number;

use serde::Deserialize;

use super::folder;
use super::shape::{check_format, filled, is_id};
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{Reader, Text};

/// Where the records lie.
const FIGURES: &str = "submissions/corpus/figures";

/// How the numbers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// One bar for each category.
    Bar,
    /// The bars of several series side by side.
    GroupedBar,
    /// The bars of several series on top of each other.
    StackedBar,
    /// A line for each series.
    Line,
    /// A bar of the same length for each category, divided.
    Share,
    /// Rows of cells; never a chart.
    Table,
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its id in sections.
    pub id: String,
    /// Where it is described.
    pub span: Span,
    /// How it is shown.
    pub kind: FigureKind,
    /// What it shows, in words: the caption.
    pub title: Text,
    /// What its numbers count.
    pub unit: Option<Text>,
    /// Its numbers.
    pub data: Data,
    /// Where they come from: words with citations.
    pub sources: Option<Text>,
    /// Under which terms they may be used again.
    pub licence: Option<Text>,
    /// What it says, for those who cannot see it.
    pub alternative: Option<Text>,
}

/// Reads a figure; `asked` is the place that names it.
pub fn read_figure(workspace: &mut Workspace, asked: &Text, found: &mut Diagnostics) -> Option<Figure> {
    let path = path(workspace, asked, found)?;
    let table = folder::table(workspace, &path, found)?;
    let span = table.span;
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    if !reader.has("kind") {
        reader.missing("kind", "\"bar\", or \"grouped-bar\", \"stacked-bar\", \"line\", \"share\", \"table\"");
    }
    let kind = reader.choice("kind");
    let title = reader.required_text("title");
    let title = filled(title, "title", reader.found());
    let mut text = |key| {
        let text = reader.text(key);
        filled(text, key, reader.found())
    };
    let (unit, sources) = (text("unit"), text("sources"));
    let (licence, alternative) = (text("licence"), text("alternative"));
    let data = data::read(workspace, &path, &mut reader);
    reader.finish();
    let (kind, data) = (kind?, data?);
    let span = title.as_ref().map_or(Span::new(span.file, 0, 0), |title| title.span);
    let figure =
        Figure { id: asked.value.clone(), span, kind, title: title?, unit, data, sources, licence, alternative };
    (kind == FigureKind::Table || figure.data.is_chart(kind, found)).then_some(figure)
}

/// The path of a record that is there.
fn path(workspace: &Workspace, asked: &Text, found: &mut Diagnostics) -> Option<WorkspacePath> {
    let name = &asked.value;
    let path = WorkspacePath::new(&format!("{FIGURES}/{name}.toml")).ok().filter(|_| is_id(name));
    if let Some(path) = path.filter(|path| workspace.exists(path)) {
        return Some(path);
    }
    let fault = Diagnostic::error(asked.span, format!("there is no figure `{name}`"));
    let known = folder::files(workspace, FIGURES, "toml", &mut Diagnostics::new());
    let known = known.iter().filter_map(|path| path.as_str().rsplit('/').next()?.strip_suffix(".toml"));
    found.push(match nearest(name, known) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("describe it in {FIGURES}/{name}.toml")),
    });
    None
}

#[cfg(test)]
mod tests;
