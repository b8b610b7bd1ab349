//! `notes`: every note of a submission, with what it cites and where it was typed.

use std::path::Path;

use serde::Serialize;

use super::{Exit, say, say_json, submissions};
use crate::cite::Position;
use crate::diag::{Diagnostics, SourceMap};
use crate::document::{Document, Note};
use crate::layout::Layout;
use crate::pipeline;

/// List the notes of a submission: number, form, key, place
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The submission, by the name of its manifest
    name: String,
    /// For programs: a JSON list
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let (opened, assembled) = match submissions::open_one(&arguments.name, root) {
        Ok(both) => both,
        Err(exit) => return exit,
    };
    // Pages are worth showing; that they cannot be made is said by `build`.
    let mut found = Diagnostics::new();
    let layout = pipeline::lay_out(&assembled.document, &assembled.submission, &opened.shared, &mut found);
    let rows = rows(&assembled.document, layout.as_ref(), opened.workspace.sources());
    if arguments.json {
        return say_json(&rows);
    }
    table(&rows).iter().for_each(|line| say(line));
    Exit::Fine
}

/// A note, as programs read it.
#[derive(Debug, PartialEq, Serialize)]
struct Row {
    /// "12", or "*".
    number: String,
    /// The page of its mark, counted from 1.
    page: Option<usize>,
    /// True when it holds words of its own.
    remark: bool,
    /// What it cites, in order.
    cites: Vec<Cited>,
    /// The section in which it was typed; none for the manifest and the template.
    section: Option<String>,
    file: String,
    line: usize,
}

/// A source that a note cites.
#[derive(Debug, PartialEq, Serialize)]
struct Cited {
    key: String,
    /// `full`, `id`, `id-at`, `supra` or `within`; none where the style cites in the text.
    form: Option<&'static str>,
    /// Of `supra`: the number of the note that holds the full form.
    note: Option<usize>,
}

fn rows(document: &Document, layout: Option<&Layout>, sources: &SourceMap) -> Vec<Row> {
    let page = |note: &Note| layout?.facts.marks.get(&note.id).map(|page| page + 1);
    let row = |note: &Note| Row {
        number: note.label.clone(),
        page: page(note),
        remark: note.remark,
        cites: note.cites.iter().map(|cite| cited(&cite.key, cite.position)).collect(),
        section: note.section.clone(),
        file: sources.path(note.span.file).to_owned(),
        line: sources.place(note.span).0,
    };
    document.notes.iter().map(row).collect()
}

fn cited(key: &str, position: Option<Position>) -> Cited {
    let (form, note) = match position {
        None => (None, None),
        Some(Position::First) => (Some("full"), None),
        Some(Position::Same) => (Some("id"), None),
        Some(Position::SameElsewhere) => (Some("id-at"), None),
        // The place is among numbered notes, and those are numbered without a gap.
        Some(Position::Later { note, .. }) => (Some("supra"), Some(note + 1)),
        Some(Position::Within) => (Some("within"), None),
    };
    Cited { key: key.to_owned(), form, note }
}

/// A line for each source, and for the words of a remark; number, page and place stand in the first.
fn table(rows: &[Row]) -> Vec<String> {
    let lines: Vec<(Option<&Row>, String)> = rows.iter().flat_map(lines).collect();
    let width = lines.iter().map(|(_, what)| what.chars().count()).max().unwrap_or(0);
    let line = |(row, what): &(Option<&Row>, String)| match row {
        Some(row) => {
            let page = row.page.map_or(String::new(), |page| format!("p. {page}"));
            let gap = " ".repeat(width - what.chars().count());
            format!("{:>4}  {page:<6}{what}{gap}  {}:{}", row.number, row.file, row.line)
        }
        None => format!("{:12}{what}", ""),
    };
    lines.iter().map(line).collect()
}

fn lines(row: &Row) -> Vec<(Option<&Row>, String)> {
    let mut what: Vec<String> = row.cites.iter().map(form).collect();
    if row.remark {
        what.insert(0, "remark".to_owned());
    }
    if what.is_empty() {
        what.push("empty".to_owned());
    }
    let first = |at: usize| (at == 0).then_some(row);
    what.into_iter().enumerate().map(|(at, what)| (first(at), what)).collect()
}

fn form(cite: &Cited) -> String {
    let form = match (cite.form, cite.note) {
        (Some("supra"), Some(note)) => format!("supra {note}"),
        (Some("id-at"), _) => "id. at".to_owned(),
        (Some("id"), _) => "id.".to_owned(),
        (form, _) => form.unwrap_or_default().to_owned(),
    };
    format!("{form:<9} {}", cite.key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Workspace, WorkspacePath};

    const ORGANISATIONS: &str = "[network]\nname = \"Network\"\nstatus = \"special\"\n\
        [network.signatories.chair]\nname = \"Ann Lee\"\nrole = \"Chair\"\n";

    const SOURCES: &str = "[x]\ntype = \"report\"\ntitle = \"X\"\nauthor = [\"Kim, Ann\"]\ndate = 2015\n\
        [y]\ntype = \"report\"\ntitle = \"Y\"\nauthor = [\"Lee, Ann\"]\ndate = 2016\n";

    const MANIFEST: &str = "template = \"csw-communication\"\ntitle = \"T\"\nstatus = \"final\"\nsession = 67\n\
        filed = 2022-08-01\ncountry = [\"CN\"]\nsubmitted-by = [\"network\"]\ncare-of = \"network\"\n\
        signed-by = [\"network/chair\"]\nsections = [{ heading = \"H\", use = \"a/b\" }]\n";

    const SECTION: &str = "+++\ntitle = \"B\"\n+++\n\n\
        One [@x; @y]. Two.^[A remark.] Three [@x, p. 33].\n\n\
        Four [@x, p. 33]. Five [@x, p. 3]. Six [@y; @x, p. 1; @y]. Seven.^[So [@y].]\n";

    /// All forms, worked out by hand. Note 4 goes back to 2 by name: a remark lies between, and 2 holds two
    /// sources. In 7 the second Y is neither the source just before it nor one of an earlier note.
    #[test]
    fn every_note_says_what_it_cites_in_which_form_and_where() {
        let mut workspace = Workspace::from_text([
            ("rapporteur.toml", ""),
            ("submissions/corpus/organisations.toml", ORGANISATIONS),
            ("submissions/corpus/sources/reports.toml", SOURCES),
            ("submissions/corpus/sections/a/b.md", SECTION),
            ("submissions/m.toml", MANIFEST),
        ]);
        let mut found = Diagnostics::new();
        let shared = pipeline::load_shared(&mut workspace, &mut found);
        let path = WorkspacePath::new("submissions/m.toml").unwrap();
        let submission = pipeline::load(&mut workspace, &shared, &path, &mut found).unwrap();
        let document = pipeline::assemble(&submission, &shared, &mut found);
        assert!(!found.has_errors(), "{found:?}");
        let layout = pipeline::lay_out(&document, &submission, &shared, &mut found);
        let rows = rows(&document, layout.as_ref(), workspace.sources());
        assert_eq!(rows[1].section.as_deref(), Some("a/b"));
        assert!(rows[0].file.ends_with("csw-communication/template.toml") && rows[0].section.is_none());
        let place = "  submissions/corpus/sections/a/b.md";
        assert_eq!(
            table(&rows)[1..],
            [
                format!("   2  p. 1  full      x{place}:5"),
                "            full      y".to_owned(),
                format!("   3  p. 1  remark     {place}:5"),
                format!("   4  p. 1  supra 2   x{place}:5"),
                format!("   5  p. 1  id.       x{place}:7"),
                format!("   6  p. 1  id. at    x{place}:7"),
                format!("   7  p. 1  supra 2   y{place}:7"),
                "            supra 2   x".to_owned(),
                "            within    y".to_owned(),
                format!("   8  p. 1  remark     {place}:7"),
                "            supra 2   y".to_owned(),
            ]
        );
    }

    #[test]
    fn a_note_of_several_sources_takes_several_lines_and_says_its_place_once() {
        let cite = |key: &str, position| cited(key, Some(position));
        let row = Row {
            number: "12".to_owned(),
            page: Some(3),
            remark: true,
            cites: vec![
                cite("kim-2021", Position::SameElsewhere),
                cite("li-2020", Position::Later { note: 6, named: true }),
            ],
            section: None,
            file: "a.md".to_owned(),
            line: 7,
        };
        assert_eq!(
            table(&[row]),
            [
                "  12  p. 3  remark              a.md:7",
                "            id. at    kim-2021",
                "            supra 7   li-2020"
            ]
        );
    }

    #[test]
    fn programs_read_the_form_and_the_note_that_it_leads_to() {
        let json = serde_json::to_value(cited("li-2020", Some(Position::Later { note: 6, named: false }))).unwrap();
        assert_eq!(json, serde_json::json!({ "key": "li-2020", "form": "supra", "note": 7 }));
        assert_eq!(serde_json::to_value(cited("a", None)).unwrap()["form"], serde_json::Value::Null);
    }
}
