//! The pages of a case that is built: nothing stands off the paper, and what must be read can be.

use std::path::Path;

use rapporteur::diag::Diagnostics;
use rapporteur::files::{Disk, Workspace, WorkspacePath};
use rapporteur::geom::{Item, Page};
use rapporteur::layout::Layout;
use rapporteur::pipeline;

use crate::expected::Expected;

/// Holds the pages of `submissions/case.toml` against what must stand on them.
pub(crate) fn check(root: &Path, expected: &Expected) {
    let layout = lay_out(root);
    if let Some(pages) = expected.pages {
        assert_eq!(layout.pages.len(), pages, "pages");
    }
    if let Some(notes) = expected.notes {
        assert_eq!(layout.facts.notes.len(), notes, "notes");
    }
    for (page, words) in &expected.reads {
        let text = text(&layout.pages[page - 1]);
        assert!(text.contains(words.as_str()), "page {page} does not read {words:?}: {text}");
    }
    layout.pages.iter().for_each(on_paper);
}

fn lay_out(root: &Path) -> Layout {
    let mut workspace = Workspace::new(Box::new(Disk::new(root).unwrap()));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new("submissions/case.toml").unwrap();
    let submission = pipeline::load(&mut workspace, &shared, &path, &mut found).unwrap();
    let document = pipeline::assemble(&submission, &shared, &mut found);
    pipeline::lay_out(&document, &submission, &shared, &mut found).unwrap()
}

/// All words of a page in reading order, with one blank between lines.
fn text(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some(run),
        Item::Rule(_) | Item::Path(_) => None,
    });
    let mut text = String::new();
    let mut last = None;
    for run in runs {
        if last.is_some_and(|y| y != run.at.y) {
            text.push(' ');
        }
        last = Some(run.at.y);
        text.push_str(&run.text);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn on_paper(page: &Page) {
    for item in &page.items {
        if let Item::Glyphs(run) = item {
            let across = run.at.x >= rapporteur::geom::Length::ZERO && run.at.x + run.width() <= page.size.width;
            let down =
                run.at.y - run.size.scale(1, 2) >= rapporteur::geom::Length::ZERO && run.at.y <= page.size.height;
            assert!(across && down, "{:?} stands off the paper, at {:?}", run.text, run.at);
        }
    }
}
