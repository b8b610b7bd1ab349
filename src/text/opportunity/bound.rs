//! Spaces at which a line does not break: the word before or after must not stand alone.

use crate::text::character::is_dash;

/// Words that announce a number, lower case, in any language that is set here.
const ANNOUNCE: [&str; 26] = [
    "p.", "pp.", "para.", "paras.", "par.", "pars.", "art.", "arts.", "no.", "nos.", "vol.", "vols.", "ch.", "chs.",
    "chap.", "chaps.", "fig.", "figs.", "sect.", "sects.", "sec.", "secs.", "§", "§§", "note", "notes",
];

/// The same of one language only, by its primary subtag.
const ANNOUNCE_IN: [(&str, &[&str]); 3] = [
    ("es", &["pág.", "págs.", "párr.", "párrs.", "núm.", "núms.", "arts.", "cap.", "t."]),
    ("fr", &["n°", "nº", "n°s", "par.", "al.", "t.", "chap."]),
    ("ru", &["№", "с.", "стр.", "п.", "пп.", "ст.", "т.", "гл.", "рис.", "г."]),
];

/// True when the space between two tokens holds them together.
pub(super) fn holds(before: &str, after: &str, language: &str) -> bool {
    let spaced_dash = after.starts_with(|c: char| is_dash(c)) || after == "-";
    spaced_dash
        || after.starts_with(|c: char| is_closing(c) && !is_apostrophe(c))
        || (announces(before, language) && is_announced(before, after))
}

/// True for a mark that must not begin a line.
pub(super) fn is_closing(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '»' | '›' | '”' | '’' | '!' | '?' | '.' | ',' | ';' | ':' | '…' | '%' | '‰')
}

/// The closing quotation mark that is also an apostrophe may begin a word.
fn is_apostrophe(character: char) -> bool {
    character == '’'
}

fn announces(token: &str, language: &str) -> bool {
    // Nearly every word ends otherwise.
    let ends = ['.', '§', '№', '°', 'º'];
    if !token.ends_with(ends) && !["°s", "ote", "otes"].iter().any(|end| token.ends_with(end)) {
        return false;
    }
    let word = token.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '§' | '№'));
    // The longest is "párrs.".
    if word.len() > 10 || word.is_empty() {
        return false;
    }
    let lower = word.to_lowercase();
    let tongue = language.split('-').next().unwrap_or_default();
    let in_language = || ANNOUNCE_IN.iter().any(|(tag, words)| *tag == tongue && words.contains(&lower.as_str()));
    ANNOUNCE.contains(&lower.as_str()) || in_language()
}

/// "a work of art. The next", "he said no. Then" and "note the date" announce nothing.
fn is_announced(before: &str, after: &str) -> bool {
    let mut letters = after.chars().skip_while(|c| !c.is_alphanumeric());
    let first = letters.next();
    if before.ends_with("no.") || before.ends_with("note") || before.ends_with("notes") {
        return first.is_some_and(|c| c.is_ascii_digit());
    }
    let sentence = first.is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    !sentence
}
