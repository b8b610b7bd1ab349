//! Findings and words stand where they say.

use rapporteur::diag::{Diagnostics, Origin, SourceMap, Span, render};

/// True when a span is a part of its file that begins and ends between characters.
fn lies_in_its_file(span: Span, sources: &SourceMap) -> bool {
    sources.text(span.file).get(span.start as usize..span.end as usize).is_some()
}

/// Every finding has a place in a file, and can be shown. Only where no file could be read there is no place.
pub(crate) fn check_findings(found: &Diagnostics, sources: &SourceMap) {
    for finding in found.iter() {
        let nothing_is_read = sources.files().next().is_none();
        assert!(finding.span.is_some() || nothing_is_read, "{finding:?} has no place");
        let others = finding.related.iter().map(|(span, _)| *span);
        for span in others.chain(finding.span) {
            assert!(lies_in_its_file(span, sources), "{finding:?} lies outside its file");
        }
        assert!(!render(finding, sources).is_empty());
    }
}

/// Words that say that they stand in a file stand there, byte for byte.
pub(crate) fn check_words(words: &str, origin: Origin, sources: &SourceMap) {
    assert!(lies_in_its_file(origin.span(), sources), "{words:?} lies outside its file: {origin:?}");
    if let Origin::Verbatim(span) = origin {
        assert_eq!(sources.slice(span), words, "{origin:?}");
    }
}
