//! Whole builds in memory, and the loading of large workspaces.

use rapporteur::diag::{Diagnostics, render};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::pipeline;

use crate::synthetic::{FILING, Size, workspace};
use crate::timing::Rows;

/// A corpus that an organisation has after many years.
pub(crate) const LARGE: Size = Size { filings: 60, sections: 2_000, sources: 5_000 };

pub(crate) fn run(rows: &mut Rows) {
    for pages in [10, 100, 500, 1_000] {
        let name = format!("build: {pages} pages");
        if rows.wants(&name) {
            let files = workspace(Size::pages(pages));
            rows.time(&name, build(fresh(&files)), || fresh(&files), build);
        }
    }
    let name = "load: 2,000 sections, 5,000 sources, 60 filings";
    if rows.wants(name) {
        let files = workspace(LARGE);
        rows.time(name, 2_000, || fresh(&files), load);
    }
}

fn fresh(files: &[(String, String)]) -> Workspace {
    Workspace::from_text(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// Builds the first filing; how many pages it has.
fn build(mut workspace: Workspace) -> usize {
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new(FILING).unwrap();
    let built = pipeline::build(&mut workspace, &shared, &path, None, &mut found);
    let said = || found.sorted().into_iter().map(|d| render(d, workspace.sources())).collect::<String>();
    built.unwrap_or_else(|| panic!("{}", said())).layout.map_or(0, |layout| layout.pages.len())
}

/// Reads every filing with all that it uses; how many could be read.
fn load(mut workspace: Workspace) -> usize {
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let all = rapporteur::manifest::list(&workspace, &mut found);
    all.iter().filter_map(|path| pipeline::load(&mut workspace, &shared, path, &mut found)).count()
}
