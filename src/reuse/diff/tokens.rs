//! Runs as words, blanks and signs: what a redline compares.

use crate::diag::Origin;
use crate::document::{Content, Document, Run};
use crate::geom::NoteId;

/// A word, a blank, a sign or a mark, with the part of the run that it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// What it is compared by.
    pub(super) key: String,
    /// The part of its run.
    pub(super) run: Run,
}

impl Token {
    /// True for white space.
    pub(super) fn is_blank(&self) -> bool {
        self.key == " "
    }
}

/// The tokens of runs. A note's mark is compared by what the note is, so that a number that moved is no
/// change; its text is compared by itself.
pub(super) fn tokens(runs: &[Run], document: &Document) -> Vec<Token> {
    let mut all = Vec::new();
    for run in runs {
        match &run.content {
            Content::Text(text) => {
                for (from, to) in pieces(text) {
                    let piece = text.get(from..to).unwrap_or_default();
                    let blank = piece.chars().all(char::is_whitespace);
                    let key = if blank { " ".to_owned() } else { piece.replace('\u{AD}', "") };
                    let content = Content::Text(piece.to_owned());
                    let origin = run.origin.part(from, to);
                    all.push(Token { key, run: Run { content, look: run.look.clone(), origin } });
                }
            }
            Content::Mark(id) => {
                let key = format!("\0note {}", identity(*id, document));
                all.push(Token { key, run: run.clone() });
            }
            Content::Page(_) => all.push(Token { key: "\0page".to_owned(), run: run.clone() }),
            Content::Hole(words) => all.push(Token { key: format!("\0hole {words}"), run: run.clone() }),
            Content::Break => all.push(Token { key: "\n".to_owned(), run: run.clone() }),
        }
    }
    all
}

/// What a note is, whatever its number and its words.
fn identity(id: NoteId, document: &Document) -> String {
    let Some(note) = document.note(id) else { return String::new() };
    let keys: Vec<&str> = note.cites.iter().map(|cite| cite.key.as_str()).collect();
    format!("{:?} {} {}", note.series, note.remark, keys.join(" "))
}

/// Words with what holds them together inside (hyphens, apostrophes, points in numbers), blanks as one,
/// every other sign by itself.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let kind = |at: usize| letters.get(at).map_or(Kind::End, |(_, c)| Kind::of(*c));
    let byte = |at: usize| letters.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut at = 0;
    while at < letters.len() {
        let mut end = at + 1;
        match kind(at) {
            Kind::Letter => loop {
                match (kind(end), kind(end + 1)) {
                    (Kind::Letter, _) => end += 1,
                    (Kind::Joint, Kind::Letter) => end += 2,
                    _ => break,
                }
            },
            Kind::Blank => {
                while kind(end) == Kind::Blank {
                    end += 1;
                }
            }
            _ => {}
        }
        pieces.push((byte(at), byte(end)));
        at = end;
    }
    pieces
}

/// What a character is in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    /// Holds a word together when a letter stands on both sides.
    Joint,
    Blank,
    Sign,
    End,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '\u{AD}' => Self::Letter,
            c if c.is_alphanumeric() => Self::Letter,
            c if c.is_whitespace() => Self::Blank,
            '-' | '‑' | '’' | '\'' | '.' | ',' => Self::Joint,
            _ => Self::Sign,
        }
    }
}

/// The words of tokens, blanks as one.
pub(super) fn plain(tokens: &[Token]) -> String {
    let words = |token: &Token| match (&token.run.content, token.key.as_str()) {
        (Content::Text(_), key) => key.to_owned(),
        (Content::Hole(words), _) => format!("[{words}]"),
        (Content::Break, _) => " ".to_owned(),
        _ => String::new(),
    };
    tokens.iter().map(words).collect()
}

/// Tokens as runs again: neighbours that look alike are one, so that they are shaped together.
pub(super) fn runs(tokens: impl IntoIterator<Item = Run>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for run in tokens {
        if let (Some(last), Content::Text(more)) = (all.last_mut(), &run.content)
            && let Content::Text(text) = &mut last.content
            && last.look == run.look
        {
            last.origin = joined(last.origin, run.origin);
            text.push_str(more);
            continue;
        }
        all.push(run);
    }
    all
}

/// The origin of two texts that follow each other.
fn joined(first: Origin, second: Origin) -> Origin {
    match (first, second) {
        (Origin::Verbatim(a), Origin::Verbatim(b)) if a.file == b.file && a.end == b.start => {
            Origin::Verbatim(a.cover(b))
        }
        (Origin::Computed(kind, a), Origin::Computed(other, _)) if kind == other => Origin::Computed(kind, a),
        (a, b) => Origin::Typed(a.span().cover(b.span())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|(from, to)| &text[from..to]).collect()
    }

    #[test]
    fn a_word_is_what_a_reader_would_strike_at_once() {
        assert_eq!(
            split("Women’s 1,500 non-State  ones, “x”."),
            ["Women’s", " ", "1,500", " ", "non-State", "  ", "ones", ",", " ", "“", "x", "”", "."]
        );
        assert_eq!(split("end.’ -a"), ["end", ".", "’", " ", "-", "a"]);
    }

    proptest::proptest! {
        #[test]
        fn no_character_is_lost(text in "[a-c’., \n\u{AD}é-]{0,20}") {
            proptest::prop_assert_eq!(split(&text).concat(), text);
        }
    }
}
