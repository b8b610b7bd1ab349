//! The number before a note, as it stands on the page.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail like tests")]

use std::collections::BTreeSet;

use rapporteur::diag::Diagnostics;
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::geom::{GlyphRun, Item, Length, NoteId, Owner, Page, Target};
use rapporteur::pipeline;

/// A filing whose notes fill more than a line each, so that their spaces grow and shrink.
fn pages(template: &str) -> Vec<Page> {
    let note = |words: usize| format!("Fact.^[{}.] ", vec!["considerable"; words].join(" and "));
    let section = format!("+++\ntitle = 'A'\n+++\n\n{}\n", (9..21).map(note).collect::<String>());
    let files = [
        ("templates/csw-communication/template.toml", template),
        ("submissions/corpus/sections/a/a.md", section.as_str()),
        (
            "submissions/corpus/organisations.toml",
            "[a]\nname = 'A'\nstatus = 'none'\n[a.signatories.b]\nname = 'B'\nrole = 'C'\n",
        ),
        (
            "submissions/m.toml",
            "template = 'csw-communication'\ntitle = 'T'\nsession = 67\nfiled = 2022-08-01\ncountry = ['CN']\n\
             submitted-by = ['a']\nsigned-by = ['a/b']\nsections = [{ heading = 'H', use = 'a/a' }]\n",
        ),
    ];
    let mut workspace = Workspace::from_text(files);
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new("submissions/m.toml").unwrap();
    let built = pipeline::build(&mut workspace, &shared, &path, None, &mut found);
    assert!(!found.has_errors(), "{found:?}");
    built.unwrap().layout.unwrap().pages
}

/// Where the pen stands before the first letter of a run, and after its last one.
fn letters(run: &GlyphRun) -> Option<(Length, Length)> {
    let (mut pen, mut ends) = (run.at.x, None);
    for glyph in &run.glyphs {
        let (from, to) = glyph.text;
        let blank = run.text[from as usize..to as usize].chars().all(char::is_whitespace);
        if !blank {
            ends = Some((ends.map_or(pen, |(first, _)| first), pen + glyph.advance()));
        }
        pen += glyph.advance();
    }
    ends
}

/// Where the number of a note ends and its first word begins.
fn number_and_word(pages: &[Page], id: NoteId) -> (Length, Length) {
    let runs = pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Glyphs(run) if run.owner == Owner::Note(id) => Some(run),
        _ => None,
    });
    let mut places = runs.filter_map(|run| Some((run, letters(run)?)));
    let (number, (_, end)) = places.next().unwrap();
    assert_eq!(number.target, Some(Target::Mark(id)));
    let (_, (start, _)) = places.next().unwrap();
    (end, start)
}

const TEMPLATE: &str = include_str!("../templates/csw-communication/template.toml");

#[test]
fn the_text_of_a_note_begins_at_one_place_however_long_its_number() {
    let pages = pages(TEMPLATE);
    let (ends, starts): (BTreeSet<_>, BTreeSet<_>) = (0..12).map(|id| number_and_word(&pages, NoteId(id))).unzip();
    assert!(ends.len() > 1, "numbers of one and of two figures: {ends:?}");
    assert_eq!(starts.len(), 1, "{starts:?}");
}

#[test]
fn the_white_behind_a_number_that_runs_in_does_not_grow_with_the_spaces_of_its_line() {
    let hanging = "left = \"13pt\"                            # the numbers hang in the margin of the notes\nindent = \"-13pt\"\n";
    assert!(TEMPLATE.contains(hanging));
    let pages = pages(&TEMPLATE.replace(hanging, ""));
    let white = |id| {
        let (end, start) = number_and_word(&pages, NoteId(id));
        start - end
    };
    let whites: BTreeSet<Length> = (0..12).map(white).collect();
    assert_eq!(whites.len(), 1, "{whites:?}");
}
