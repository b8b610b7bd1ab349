//! A citation style with lines of its own: notes are closed, and nothing typed around a citation is lost.

use std::fmt::Write as _;

use rapporteur::document::{Content, Document, Kind, Run};
use rapporteur::reading;
use rapporteur::template::{CitationStyle, Repeat};

use crate::places;
use crate::workspace::{Outcome, Trial};

const NOTES: &str = include_str!("../../templates/citation-styles/un-footnote.en.toml");
const IN_TEXT: &str = include_str!("../../templates/citation-styles/un-parenthetical.en.toml");

/// Every position of a citation: first, at once again, elsewhere, later, twice in one note, in a remark.
/// Words with a number stand before and behind citations.
const SECTION: &str = "\
A [xa1 @book, p. 3, xb1]. B [xa2 @book, p. 3, xb2]. C [@book, para. 4]. D [xa3 @news, xb3; @book, ch. 2, xb4].

E [xa5 @article, xb5; xa6 @article, art. 6, xb6]. F^[Xa7 before [xa8 @web, xb8] and xb9 after.] G^[Xa10 [@book]]

> H [@news; @web, fig. 2–3] {#h}

I [see xa11 @article, pp. 4, 6–7, xb11]. J^[[@article] xa12; [@web, sect. 2, xb12]] K^*[Xa13 [@news, note 4].]";

/// Each passage of the section, in the order of its words with a number.
const AROUND: [&[&str]; 11] = [
    &["xa1", "xb1"],
    &["xa2", "xb2"],
    &["xa3", "xb3"],
    &["xb4"],
    &["xa5", "xb5"],
    &["xa6", "xb6"],
    &["xa7", "xa8", "xb8", "xb9"],
    &["xa10"],
    &["xa11", "xb11"],
    &["xa12", "xb12"],
    &["xa13"],
];

/// The laws of a citation style.
///
/// # Panics
/// When one does not hold.
pub fn check(lines: &str) {
    let (base, lines) = match lines.strip_prefix('(') {
        Some(lines) => (IN_TEXT, lines),
        None => (NOTES, lines),
    };
    let style = edited(base, lines);
    let trial =
        Trial { section: SECTION, style: ("mine", Some(&style)), paper: (400, 600), justify: true, hyphenate: true };
    let outcome = trial.assemble();
    places::check_findings(&outcome.found, &outcome.sources);
    let Some(made) = &outcome.made else {
        assert!(outcome.found.has_errors(), "refused without a word");
        return;
    };
    let again = trial.assemble();
    assert_eq!(Some(&made.document), again.made.as_ref().map(|made| &made.document), "twice, it is not the same");
    assert_eq!(outcome.found, again.found);
    words_are_those_of_their_places(&made.document, &outcome);
    nothing_around_is_lost(&made.document);
    if !outcome.found.has_errors() && matches!(made.submission.style.repeat, Repeat::Notes(_)) {
        notes_are_closed(&made.document, &made.submission.style);
    }
}

/// The style with each line in the place of the one with the same key; a line without such a key comes last.
fn edited(base: &str, lines: &str) -> String {
    let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().to_owned());
    let mut all: Vec<&str> = base.lines().collect();
    for line in lines.lines() {
        let place = key(line).and_then(|wanted| all.iter().position(|line| key(line) == Some(wanted.clone())));
        match place.and_then(|place| all.get_mut(place)) {
            Some(old) => *old = line,
            None => all.push(line),
        }
    }
    all.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    })
}

fn runs(document: &Document) -> impl Iterator<Item = &Run> {
    let blocks = document.blocks.iter().flat_map(|block| match &block.kind {
        Kind::Text(text) => text.content.as_slice(),
        _ => &[],
    });
    blocks.chain(document.notes.iter().flat_map(|note| &note.content))
}

fn words_are_those_of_their_places(document: &Document, outcome: &Outcome) {
    for run in runs(document) {
        if let Content::Text(words) = &run.content {
            places::check_words(words, run.origin, &outcome.sources);
        }
    }
}

/// What was typed around the citations of a place stands in one passage, in order.
fn nothing_around_is_lost(document: &Document) {
    let passages: Vec<String> =
        reading::read(document).into_iter().map(|passage| passage.text.to_lowercase()).collect();
    for words in AROUND {
        let holds = |passage: &String| {
            let mut rest = passage.as_str();
            words.iter().all(|word| match rest.split_once(word) {
                Some((_, after)) => {
                    rest = after;
                    true
                }
                None => false,
            })
        };
        assert!(passages.iter().any(holds), "{words:?} are lost from {passages:#?}");
    }
}

/// A note ends in one stop, which may stand before brackets and quotation marks, or in what the style says.
fn notes_are_closed(document: &Document, style: &CitationStyle) {
    let end = style.end.value.trim();
    for note in &document.notes {
        let text = reading::plain(&note.content);
        let open = text.trim_end_matches(|sign| "”’»›\"')]}」』》）】".contains(sign));
        let closed = open.ends_with(|sign| ".?!…。？！؟".contains(sign)) || (!end.is_empty() && text.ends_with(end));
        assert!(closed || end.is_empty(), "note {} is open: {text:?}", note.label);
    }
}
