//! The synthetic filings that the benchmarks build are sound, so that what is measured is a real build.

#![expect(clippy::unwrap_used, reason = "a test stops at a fault")]

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use rapporteur::diag::{Diagnostics, render};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::pipeline::{self, Built};
use synthetic::{FILING, Size, workspace};

/// Builds the first filing; anything that is said of it, a warning even, is a fault here.
fn build(size: Size) -> Built {
    let files = workspace(size);
    let mut workspace = Workspace::from_text(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let built = pipeline::build(&mut workspace, &shared, &WorkspacePath::new(FILING).unwrap(), None, &mut found);
    let said: Vec<_> = found.sorted().into_iter().map(|d| render(d, workspace.sources())).collect();
    assert_eq!(said, [""; 0]);
    built.unwrap()
}

#[test]
fn a_synthetic_filing_has_its_pages_and_five_notes_to_each() {
    let built = build(Size::pages(24));
    let pages = built.layout.as_ref().unwrap().pages.len();
    assert!((22..=27).contains(&pages), "{pages} pages");
    // Of a section's six body paragraphs each has a citation and all but the last a remark; the quotation
    // has its source.
    assert_eq!(built.document.notes.len(), 10 * 12);
    let words = built.words.text();
    assert!((300 * pages..450 * pages).contains(&words), "{words} words");
}

#[test]
fn filings_share_out_the_sections() {
    let built = build(Size { filings: 3, sections: 6, sources: 10 });
    assert_eq!(built.document.notes.len(), 2 * 12);
}

#[test]
fn the_same_size_gives_the_same_bytes() {
    assert!(build(Size::pages(4)).outputs == build(Size::pages(4)).outputs);
}
