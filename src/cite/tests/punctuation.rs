//! Stops, commas and quotation marks, and what cannot be printed.

use super::shelf::{Desk, SECTION, STYLE, Shelf, note_forms, shown};
use crate::cite::{check, close, opens_sentence};
use crate::corpus::SourceKind;
use crate::diag::{Diagnostics, FileId, Severity, Span};
use crate::markup::{Inline, Look, Node, ReferenceForm};
use crate::template::RepeatMode;

/// Pieces of different origins, closed.
fn closed(pieces: &[&str]) -> String {
    let mut shelf = Shelf::default();
    let end = shelf.put(STYLE, ".");
    let mut content: Vec<Inline> = pieces
        .iter()
        .map(|words| {
            let text = shelf.put(SECTION, words);
            Inline { node: Node::Text(text.value.clone()), look: Look::default(), origin: text.origin() }
        })
        .collect();
    close(&mut content, &end);
    shown(&content)
}

#[test]
fn a_note_ends_in_one_stop() {
    let cases: [(&[&str], &str); 20] = [
        (&["p. 3"], "p. 3."),
        (&["p. 3."], "p. 3."),
        (&["Id."], "Id."),
        (&["in the U.S."], "in the U.S."),
        (&["Park et al."], "Park et al."),
        (&["Why now?"], "Why now?"),
        (&["Enough!"], "Enough!"),
        (&["and so on …"], "and so on …"),
        (&["“Why now?”"], "“Why now?”"),
        (&["“Now.”"], "“Now.”"),
        (&["“Now”"], "“Now”."),
        (&["(Ibid.)"], "(Ibid.)"),
        (&["(2009)"], "(2009)."),
        (&["“Why ‘now?’”"], "“Why ‘now?’”"),
        // A stop that was put behind another goes …
        (&["“Why now?", ".”"], "“Why now?”"),
        (&["Jr.", "."], "Jr."),
        // … what was typed as it stands is kept.
        (&["wait..."], "wait..."),
        (&["p. 3 ", " "], "p. 3."),
        (&[], ""),
        (&["  "], ""),
    ];
    for (pieces, expected) in cases {
        assert_eq!(closed(pieces), expected, "{pieces:?}");
    }
}

#[test]
fn a_reference_at_the_end_is_closed() {
    let mut shelf = Shelf::default();
    let end = shelf.put(STYLE, ".");
    let node = Node::Reference { target: "a".to_owned(), form: ReferenceForm::Name };
    let mut content = vec![Inline { node, look: Look::default(), origin: end.origin() }];
    close(&mut content, &end);
    assert_eq!(content.len(), 2);
    // A style without a final stop adds nothing.
    let none = shelf.put(STYLE, "");
    close(&mut content, &none);
    assert_eq!(content.len(), 2);
}

#[test]
fn a_sentence_is_open_until_it_is_closed() {
    let cases = [
        ("", true),
        ("It was withdrawn. ", true),
        ("Was it?”", true),
        ("Asked in 2022.", true),
        ("see", false),
        ("But cf.", false),
        ("see, e.g.", false),
        ("as the Council said, ", false),
    ];
    for (words, expected) in cases {
        let mut shelf = Shelf::default();
        let before = if words.is_empty() { vec![] } else { shelf.pattern(SECTION, words) };
        assert_eq!(opens_sentence(&before), expected, "{words:?}");
    }
}

/// The form of a source with this title by this pattern, cited with words behind it.
fn by_pattern(pattern: &str, title: &str, container: &str) -> String {
    let mut shelf = Shelf::default();
    let texts = [("title", title), ("container", container)];
    let texts: Vec<_> = texts.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    let sources = [shelf.source("a", SourceKind::News, &[], "", &texts)];
    let (mut style, words) = (shelf.style(), shelf.words());
    style.full.insert(SourceKind::News, shelf.pattern(STYLE, pattern));
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let (printed, _) = desk.settled(&[(vec![vec![shelf.citation("", "a", "", "")]], false)]);
    shown(&printed[0][0])
}

#[test]
fn marks_meet_without_doubling() {
    let cases = [
        // Pattern, title, container, form.
        ("“{title}”[?, {container}]", "Now?", "Radio", "“Now?”, Radio"),
        ("“{title},”[? {container}]", "Now?", "Radio", "“Now?,” Radio"),
        ("{title}[?, {container}]", "It changed.", "Radio", "It changed, Radio"),
        ("“{title}”[?, {container}]", "It changed.", "Radio", "“It changed”, Radio"),
        ("{title}[?, {container}]", "In the U.S.", "Radio", "In the U.S., Radio"),
        ("{title}[?, {container}]", "X v. Acme Inc.", "Radio", "X v. Acme Inc., Radio"),
        ("{title}[?, {container}]", "Wait...", "Radio", "Wait..., Radio"),
        ("{title}", "A *word.*, more", "", "A *word.*, more"),
        // A name behind the title is empty, and the pattern's brackets stay a pair.
        ("{title} ({name})", "Now", "", "Now ()"),
        ("{title}[? ({name})]", "Now", "", "Now"),
        ("{title}. {container}", "Now?", "Radio", "Now? Radio"),
        ("“{title}.”[? {container}]", "Now?", "Radio", "“Now?” Radio"),
        ("{title}. {container}", "Now", "Radio", "Now. Radio"),
        // The stop of another value is part of its name.
        ("{container}, {title}", "Now", "Acme Inc.", "Acme Inc., Now"),
        // An empty field that is not optional leaves no second comma behind.
        ("{symbol}, {title}, {number}, {container}", "Now", "Radio", "Now, Radio"),
        ("{title}, {symbol}", "Now", "", "Now"),
        // The final stop is the note's.
        ("{title} ({container}).", "Now", "Radio", "Now (Radio)"),
        ("{title}.", "Now", "", "Now"),
        ("{title}, op. cit.", "Now", "", "Now, op. cit."),
        ("{title}, *Id*.", "Now", "", "Now, *Id*."),
        ("{title}", "It changed.", "", "It changed"),
        // Quotation marks of the title give way to those of the pattern, and only to those.
        ("“{title}”", "“Second thoughts”: what now?", "", "“‘Second thoughts’: what now?”"),
        ("{title}", "“Second thoughts”: what now?", "", "“Second thoughts”: what now?"),
        ("“{container}” {title}", "“Second”", "Radio", "“Radio” “Second”"),
        ("“{title}”", "A ‘single’ and the women’s", "", "“A ‘single’ and the women’s”"),
        ("“{title}”", "“a ‘women’s word’ b”", "", "“‘a “women’s word” b’”"),
    ];
    for (pattern, title, container, expected) in cases {
        assert_eq!(by_pattern(pattern, title, container), expected, "{pattern} of {title}");
    }
}

#[test]
fn a_stop_of_the_pattern_goes_in_mid_sentence() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source("film", SourceKind::Video, &[], "2021", &[("title", "A Film")]),
        shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]),
    ];
    let (mut style, words) = (shelf.style(), shelf.words());
    note_forms(&mut style).later = shelf.pattern(STYLE, "*Supra* note {note}.");
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let mut cite = |before: &str, key: &str, after: &str| shelf.citation(before, key, "", after);
    let notes = vec![
        vec![cite("", "film", "")],
        vec![cite("", "law", "for the text")],
        vec![cite("", "film", "for the picture"), cite("compare", "law", "")],
        vec![cite("", "law", "")],
        vec![cite("", "law", ""), cite("", "film", "")],
    ];
    assert_eq!(
        desk.read(&notes),
        [
            "A Film, 2021.",
            "An Act for the text.",
            "*Supra* note 1 for the picture; compare *Supra* note 2.",
            "*Supra* note 2.",
            // The stop of an abbreviation is no stop.
            "*Id.*; *Supra* note 1.",
        ]
    );
}

#[test]
fn id_is_small_in_mid_sentence() {
    let mut shelf = Shelf::default();
    let sources = [shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")])];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let mut cite = |before: &str, place: &str| vec![shelf.citation(before, "law", place, "")];
    let notes = vec![
        (vec![cite("", "")], false),
        (vec![cite("see", "")], false),
        (vec![cite("But cf.", "art 1")], false),
        (vec![cite("Withdrawn. ", "art 1")], false),
        // Two clusters without words between them are joined like two citations of one.
        (vec![cite("", "art 1"), cite("", "art 2")], false),
        (vec![cite("", "art 2")], false),
        (vec![cite("", "art 3")], true),
        (vec![cite("", "art 3")], false),
        (vec![cite("", "art 4")], true),
    ];
    let (printed, found) = desk.settled_within(&notes, &[(8, 0)]);
    assert!(found.is_empty(), "{found:?}");
    let read: Vec<String> = printed.iter().map(|clusters| shown(&clusters.concat())).collect();
    assert_eq!(
        read,
        [
            "An Act",
            "see *id.*",
            "But cf. *id.* at art. 1",
            "Withdrawn. *Id.*",
            "*Id.*; *id.* at art. 2",
            "An Act, *supra* note 1, at art. 2",
            "*Id.* at art. 3",
            "An Act, *supra* note 1, at art. 3",
            "*id.* at art. 4",
        ]
    );
}

#[test]
fn faults_of_a_style_are_said_once_though_nothing_or_much_is_cited() {
    let mut shelf = Shelf::default();
    let mut style = shelf.style();
    style.full.insert(SourceKind::Book, shelf.pattern(STYLE, "{titel}[?, {day}]"));
    style.full.insert(SourceKind::Case, shelf.pattern(STYLE, "{title|shrot}, {note}"));
    note_forms(&mut style).later = shelf.pattern(STYLE, "{note}[? ({place|and-publsher})]");
    style.long_date = shelf.pattern(STYLE, "{day} {mont}");
    let mut found = Diagnostics::new();
    check(&style, &mut found);
    let said: Vec<_> =
        found.sorted().iter().map(|d| (shelf.slice(d.span.unwrap()).to_owned(), d.hint.clone().unwrap())).collect();
    let hints: Vec<_> = said.iter().map(|(place, hint)| (place.as_str(), hint.as_str())).collect();
    assert_eq!(hints[0], ("{titel}", "did you mean `title`?"));
    assert_eq!(hints[1].0, "{day}");
    assert_eq!(hints[2], ("{title|shrot}", "did you mean `short`?"));
    assert_eq!(hints[3].0, "{note}");
    assert!(!hints[3].1.ends_with("note"), "{}", hints[3].1);
    assert_eq!(hints[4], ("{place|and-publsher}", "did you mean `and-publisher`?"));
    assert_eq!(hints[5], ("{mont}", "did you mean `month`?"));
    assert_eq!(hints.len(), 6);

    let book = shelf.source("b", SourceKind::Book, &[], "", &[("title", "A Book")]);
    let words = shelf.words();
    let sources = [book];
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Full };
    let notes: Vec<_> = (0..3).map(|n| (vec![vec![shelf.citation("", "b", &format!("p {n}"), "")]], n == 1)).collect();
    let (_, found) = desk.settled(&notes);
    let named = found.iter().filter(|d| d.span.is_some_and(|span| span.file == FileId::new(STYLE as u32)));
    assert_eq!(named.count(), 6);
}

#[test]
fn what_a_style_cannot_print_is_an_error_and_not_lost() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source("talk", SourceKind::Interview, &[], "", &[("title", "A Talk")]),
        shelf.source("film", SourceKind::Video, &[], "", &[("title", "A Film")]),
        shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Full };
    let keys = [("talk", ""), ("film", "p 1"), ("talk", ""), ("law", "fig 2"), ("law", "fig 3")];
    let notes: Vec<_> = keys.iter().map(|(key, at)| (vec![vec![shelf.citation("", key, at, "")]], false)).collect();
    let (printed, found) = desk.settled(&notes);
    let said: Vec<_> = found.iter().map(|d| (d.severity, d.message.as_str())).collect();
    assert_eq!(
        said,
        [
            (Severity::Error, "the citation style does not say how a source of type `interview` is cited"),
            (Severity::Error, "the citation style has no place for this pinpoint"),
            (Severity::Error, "the citation style has no label for the pinpoint `fig`"),
        ]
    );
    assert_eq!(shown(&printed[0][0]), "A Talk");
}

#[test]
fn works_that_read_alike_in_one_note_are_named() {
    let mut shelf = Shelf::default();
    let sources = [
        shelf.source("r21", SourceKind::News, &["The State"], "2021", &[("title", "Report")]),
        shelf.source("r22", SourceKind::News, &["The State"], "2022", &[("title", "Report")]),
        shelf.source("law", SourceKind::Legislation, &[], "", &[("title", "An Act")]),
    ];
    let (style, words) = (shelf.style(), shelf.words());
    let desk = Desk { sources: &sources, style: &style, words: &words, repeat: RepeatMode::Short };
    let mut cite = |key: &str| shelf.citation("", key, "", "");
    // In notes of their own the number tells them apart.
    let apart = [vec![cite("r21")], vec![cite("r22")], vec![cite("law")], vec![cite("r21")], vec![cite("r22")]];
    let together = [vec![cite("r21"), cite("r22")], vec![cite("law")], vec![cite("r21")], vec![cite("r22")]];
    let faults = |notes: &[Vec<_>]| {
        let notes: Vec<_> = notes.iter().map(|note: &Vec<_>| (vec![note.clone()], false)).collect();
        desk.settled(&notes).1
    };
    assert!(faults(&apart).is_empty());
    let found = faults(&together);
    let said: Vec<_> = found.iter().map(|d| (d.severity, d.message.as_str(), d.span)).collect();
    let place: Option<Span> = Some(sources[0].span);
    assert_eq!(said, [(Severity::Warning, "`r21` and `r22` read alike when they are cited again", place)]);
}
