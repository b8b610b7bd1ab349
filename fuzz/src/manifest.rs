//! A manifest: whatever is typed, it is read or refused with places, and the same way twice.

use rapporteur::diag::{Diagnostics, Origin, SourceMap, Span};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::manifest::{self, Manifest};
use rapporteur::tables::Text;

use crate::places;

const PATH: &str = "submissions/1/mine.toml";

/// The laws of a manifest.
///
/// # Panics
/// When one does not hold.
pub fn check(text: &str) {
    let (read, found, sources) = read(text);
    let again = self::read(text);
    assert_eq!((&read, &found), (&again.0, &again.1), "read twice, it is not the same");
    places::check_findings(&found, &sources);
    assert!(read.is_some() || found.has_errors(), "it is refused without a word");
    if let Some(manifest) = read {
        check_spans(&manifest, &sources);
    }
}

fn read(text: &str) -> (Option<Manifest>, Diagnostics, SourceMap) {
    let mut workspace = Workspace::from_text([(PATH, text)]);
    let mut found = Diagnostics::new();
    let path = WorkspacePath::new(PATH).expect("the path is one of a workspace");
    let manifest = manifest::read(&mut workspace, &path, &mut found);
    (manifest, found, workspace.sources().clone())
}

/// Everything read has a place in the file, and words that say so are those of their place.
fn check_spans(manifest: &Manifest, sources: &SourceMap) {
    let check = |text: &Text| places::check_words(&text.value, text.origin(), sources);
    let check_span = |span: Span| places::check_words("", Origin::Typed(span), sources);
    check(&manifest.template);
    manifest.language.iter().for_each(check);
    manifest.fields.iter().for_each(|field| check(&field.key));
    for entry in &manifest.entries {
        check_span(entry.span);
        entry.heading.iter().for_each(check);
        for used in &entry.uses {
            check(&used.section);
            used.version.iter().chain(&used.only).chain(&used.omit).for_each(check);
        }
    }
}
