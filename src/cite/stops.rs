//! Stops: the note owns the one at its end, whatever its patterns and records end in.

use super::piece::{take_out, text, trim_end, words};
use crate::markup::Inline;
use crate::tables::Text;

/// Marks that end a sentence.
const STOPS: [char; 8] = ['.', '?', '!', '…', '。', '？', '！', '؟'];

/// Marks that may stand behind the end of a sentence.
const CLOSERS: [char; 14] = ['”', '’', '»', '›', '"', '\'', ')', ']', '}', '」', '』', '》', '）', '】'];

/// Ends a note with the style's final stop, unless its words end in a stop already, be it of a
/// sentence, of an abbreviation, or before a closing quotation mark or bracket.
///
/// A stop that a pattern has put behind another stop goes: "why?.”" becomes "why?”". What was typed in
/// one text stays as it was typed. The words must be final: what a term or a reference ends in is only
/// known when it is resolved.
pub fn close(content: &mut Vec<Inline>, end: &Text) {
    trim_end(content);
    if content.is_empty() {
        return;
    }
    let tail = tail(content);
    let mut behind = tail.iter().skip_while(|mark| CLOSERS.contains(&mark.char));
    match (behind.next(), behind.next()) {
        (Some(last), Some(before))
            if last.char == '.' && STOPS.contains(&before.char) && last.inline != before.inline =>
        {
            take_out(content, last.inline, last.byte, last.byte + 1);
        }
        (Some(last), _) if STOPS.contains(&last.char) => {}
        _ if end.value.is_empty() => {}
        _ => content.push(text(end)),
    }
}

/// True when what follows these words opens a sentence: there are none, or they end in a stop that is
/// not that of a short abbreviation such as "cf."
pub fn opens_sentence(before: &[Inline]) -> bool {
    let mut before = before.to_vec();
    trim_end(&mut before);
    if before.is_empty() {
        return true;
    }
    let tail: Vec<char> = tail(&before).iter().map(|mark| mark.char).skip_while(|c| CLOSERS.contains(c)).collect();
    match tail.split_first() {
        Some(('.', word)) => !abbreviated(word.iter().copied()),
        Some((last, _)) => STOPS.contains(last),
        None => false,
    }
}

/// True when words end in what looks like an abbreviation whose stop was taken off.
pub(crate) fn is_abbreviation(words: &str) -> bool {
    abbreviated(words.chars().rev())
}

/// True when a word, read from its end and without its last stop, looks like an abbreviation: groups
/// of at most three letters with stops between them ("U.S", "Inc", but not "Add.2" or "home"). A list
/// of abbreviations would have to be one per language and would never be whole.
pub(super) fn abbreviated(from_end: impl Iterator<Item = char>) -> bool {
    let word: String = from_end.take_while(|c| !c.is_whitespace() && !"(“‘".contains(*c)).collect();
    word.split('.').all(|group| (1..=3).contains(&group.chars().count()) && group.chars().all(char::is_alphabetic))
}

/// A character near the end of a text.
struct Mark {
    char: char,
    inline: usize,
    byte: usize,
}

/// The last characters, last first, up to what is no text; enough of them for any decision on stops.
fn tail(content: &[Inline]) -> Vec<Mark> {
    let texts = content.iter().enumerate().rev().map_while(|(at, inline)| Some((at, words(inline)?)));
    let marks =
        texts.flat_map(|(inline, text)| text.char_indices().rev().map(move |(byte, char)| Mark { char, inline, byte }));
    marks.take(64).collect()
}
