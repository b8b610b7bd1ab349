//! Sections made up at random, with the truth about their words.

use proptest::prelude::*;

use crate::stripper::{Note, Stripped};

/// A section as typed and what must be printed of it.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) markdown: String,
    pub(crate) paragraphs: Vec<Stripped>,
}

/// Up to seven blocks of every kind.
pub(crate) fn section() -> impl Strategy<Value = Section> {
    prop::collection::vec(block(), 1..8).prop_map(|blocks| Section {
        markdown: blocks.iter().map(|(markdown, _)| markdown.as_str()).collect::<Vec<_>>().join("\n\n"),
        paragraphs: blocks.into_iter().flat_map(|(_, paragraphs)| paragraphs).collect(),
    })
}

/// A piece of running text as typed, and what must be printed of it.
#[derive(Clone, Debug)]
struct Typed {
    markdown: String,
    words: String,
    note: Option<Note>,
}

fn typed(markdown: impl Into<String>, words: impl Into<String>) -> Typed {
    Typed { markdown: markdown.into(), words: words.into(), note: None }
}

/// Words that are easily lost or parted: accents, ligatures, hyphens, symbols, dashes, addresses, signs of Markdown.
fn word() -> impl Strategy<Value = Typed> {
    const WORDS: [&str; 22] = [
        "river",
        "Frontière",
        "non-refoulement",
        "A/HRC/43/58",
        "internationalisation",
        "“quoted”",
        "1986",
        "and/or",
        "Ms.",
        "U.S.",
        "12%",
        "—",
        "–",
        "co-operation",
        "office",
        "affluent",
        "https://example.org/a/b?c=d_e",
        "it’s",
        "(so",
        "called)",
        "$105",
        "Zürich",
    ];
    let plain = prop::sample::select(WORDS.as_slice()).prop_map(|word| typed(word, word));
    let special = prop::sample::select(vec![
        typed("counter\u{AD}revolution", "counterrevolution"),
        typed("\\*star", "*star"),
        typed("\\[sic\\]", "[sic]"),
        typed("{{river}}", "Amnok River"),
        typed("p.\u{A0}3", "p. 3"),
        typed("[refuge]{lang=fr}", "refuge"),
        typed("[the words](https://example.org)", "the words"),
        typed("*sur place*", "sur place"),
        typed("**force**<!-- unseen -->d", "forced"),
    ]);
    prop_oneof![6 => plain, 2 => special]
}

/// A word, perhaps with a note after it.
fn piece() -> impl Strategy<Value = Typed> {
    let remark = prop::collection::vec(word(), 1..40).prop_map(|all| {
        let join = |part: fn(&Typed) -> &str| all.iter().map(part).collect::<Vec<_>>().join(" ");
        // The note engine adds a stop to what has none.
        let (markdown, words) = (join(|w| &w.markdown), join(|w| &w.words));
        let note = Note { pieces: vec![format!("{words} end.")], cites: false, asterisk: false };
        (format!("^[{markdown} end.]"), note)
    });
    let cited = prop::sample::select(vec!["roe-2019-river, p. 3", "doe-2020-border", "hrc-2020-situation, para. 4"])
        .prop_map(|key| (format!(" [@{key}]"), Note { pieces: Vec::new(), cites: true, asterisk: false }));
    let note = prop_oneof![8 => Just(None), 1 => remark.prop_map(Some), 1 => cited.prop_map(Some)];
    (word(), note).prop_map(|(word, note)| match note {
        None => word,
        Some((markdown, note)) => Typed { markdown: word.markdown + &markdown, words: word.words, note: Some(note) },
    })
}

/// A block as typed, and its words and notes.
fn block() -> impl Strategy<Value = (String, Vec<Stripped>)> {
    let line = prop::collection::vec((piece(), prop::sample::select(vec![" ", " ", " ", "\n"])), 1..30);
    let lines = prop::collection::vec(line, 1..4);
    (0..5, lines).prop_map(|(kind, mut lines)| {
        if kind < 2 {
            lines.truncate(1);
        }
        let mut markdown = Vec::new();
        let mut stripped = Vec::new();
        for line in lines {
            // A word before each line keeps signs of Markdown from a line's head.
            let pairs = line.iter().map(|(piece, blank)| format!("{blank}x {}", piece.markdown));
            let text = format!("The{}", pairs.collect::<String>());
            let words: Vec<String> = line.iter().map(|(piece, _)| format!("x {}", piece.words)).collect();
            let notes = line.iter().filter_map(|(piece, _)| piece.note.clone()).collect();
            stripped.push(Stripped { words: format!("The {}", words.join(" ")), notes });
            markdown.push(match kind {
                0 => text,
                1 => format!("## {}", text.replace('\n', " ")),
                2 => format!("- {}", text.replace('\n', "\n  ")),
                3 => format!("{}. {}", stripped.len(), text.replace('\n', "\n   ")),
                _ => format!("> {}\n>", text.replace('\n', "\n> ")),
            });
        }
        (markdown.join("\n").trim_end_matches("\n>").to_owned(), stripped)
    })
}
