//! Running text without its marks.

use std::collections::BTreeMap;

use crate::support::REFERENCE;

/// What a citation within a note leaves behind: its words are the citation engine's.
const CITED: char = '\u{2}';

/// Terms in the form that the template asks for.
pub(crate) type Terms = BTreeMap<String, BTreeMap<String, String>>;

/// A note as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    /// Words that must stand in it, in this order: all of it, for a remark without citation.
    pub(crate) pieces: Vec<String>,
    /// True when it holds a citation.
    pub(crate) cites: bool,
    /// True for the asterisk series.
    pub(crate) asterisk: bool,
}

/// The words of a text, and its notes in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stripped {
    /// White space is one space; a reference is one [`REFERENCE`].
    pub(crate) words: String,
    pub(crate) notes: Vec<Note>,
}

/// Strips a text as typed.
pub(crate) fn strip(text: &str, terms: &Terms) -> Stripped {
    let mut stripper = Stripper::new(terms, false);
    stripper.text(text);
    let words = stripper.out.split_whitespace().collect::<Vec<_>>().join(" ");
    Stripped { words, notes: stripper.notes }
}

struct Stripper<'t> {
    terms: &'t Terms,
    in_note: bool,
    out: String,
    notes: Vec<Note>,
    /// How long the words were at the last citation: when only blanks came since, another goes into its note.
    cited_at: Option<usize>,
}

impl<'t> Stripper<'t> {
    fn new(terms: &'t Terms, in_note: bool) -> Self {
        Self { terms, in_note, out: String::new(), notes: Vec::new(), cited_at: None }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            rest = &rest[self.piece(rest, first)..];
        }
    }

    /// Takes the mark or letter at the head of a text; how many bytes it has.
    fn piece(&mut self, rest: &str, first: char) -> usize {
        let second = rest[first.len_utf8()..].chars().next().unwrap_or(' ');
        match (first, second) {
            ('\\', '\n') => self.letter(' ', 2),
            ('\\', sign) if sign.is_ascii_punctuation() => self.letter(sign, 2),
            ('^', '[' | '*') if rest.starts_with("^[") || rest.starts_with("^*[") => self.remark(rest),
            ('[', '@') => self.citation(rest),
            ('[', '#') => self.letter(REFERENCE, inside(rest).len() + 2),
            ('[', 't') if rest.starts_with("[todo:") => {
                self.out.push_str(&format!("[to do: {}]", inside(rest)[5..].trim()));
                inside(rest).len() + 2
            }
            ('[', _) => self.bracket(rest),
            ('{', '{') => self.term(rest),
            ('*', _) => "*".len(),
            // A soft hyphen is no letter.
            ('\u{AD}', _) => first.len_utf8(),
            _ => self.letter(first, first.len_utf8()),
        }
    }

    fn letter(&mut self, letter: char, taken: usize) -> usize {
        self.out.push(letter);
        taken
    }

    /// `[words](address)`, `[words]{lang=ko}`, `[see @key]`; else a bracket.
    fn bracket(&mut self, rest: &str) -> usize {
        let words = inside(rest);
        let after = &rest[words.len() + 2..];
        if after.starts_with('(') {
            self.text(words);
            return words.len() + 2 + after.find(')').unwrap() + 1;
        }
        if after.starts_with('{') {
            self.text(words);
            return words.len() + 2 + after.find('}').unwrap() + 1;
        }
        if words.contains('@') {
            return self.citation(rest);
        }
        self.letter('[', 1)
    }

    fn term(&mut self, rest: &str) -> usize {
        let name = &rest[2..rest.find("}}").unwrap()];
        let (term, form) = name.split_once('|').unwrap_or((name, "un"));
        let forms = self.terms.get(term).unwrap_or_else(|| panic!("there is no term {term}"));
        self.out.push_str(forms.get(form).unwrap_or_else(|| &forms["common"]));
        name.len() + 4
    }

    /// The blank before the mark is the author's; the style decides where the mark stands.
    fn citation(&mut self, rest: &str) -> usize {
        let cited = inside(rest);
        if self.in_note {
            return self.letter(CITED, cited.len() + 2);
        }
        let pieces = cited.split(';').flat_map(|one| around_the_key(one, self.terms));
        let beside = self.cited_at.is_some_and(|at| self.out.get(at..).is_some_and(|since| since.trim().is_empty()));
        self.out.truncate(self.out.trim_end().len());
        if beside {
            self.notes.last_mut().unwrap().pieces.extend(pieces);
        } else {
            self.notes.push(Note { pieces: pieces.collect(), cites: true, asterisk: false });
        }
        self.cited_at = Some(self.out.len());
        cited.len() + 2
    }

    fn remark(&mut self, rest: &str) -> usize {
        let asterisk = rest.starts_with("^*");
        let start = if asterisk { 2 } else { 1 };
        let typed = inside(&rest[start..]);
        let words = typed.rsplit_once("{#").filter(|(_, end)| end.ends_with('}')).map_or(typed, |(words, _)| words);
        let mut inner = Stripper::new(self.terms, true);
        inner.text(words);
        let parts =
            inner.out.split([CITED, REFERENCE]).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        let pieces: Vec<String> = parts.filter(|part| part.chars().any(char::is_alphanumeric)).collect();
        self.cited_at = None;
        self.notes.push(Note { pieces, cites: inner.out.contains(CITED), asterisk });
        start + typed.len() + 2
    }
}

/// What stands between a bracket and the one that closes it.
fn inside(rest: &str) -> &str {
    let mut depth = 0;
    let mut escaped = false;
    for (at, sign) in rest.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return &rest[1..at];
                }
            }
            _ => {}
        }
    }
    panic!("no bracket closes {rest}")
}

/// The words before and after the key of one source; the place in it is the citation engine's.
fn around_the_key(one: &str, terms: &Terms) -> Vec<String> {
    let (prefix, rest) = one.split_once('@').unwrap();
    let after = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).map_or("", |at| &rest[at..]);
    let parts: Vec<&str> = after.split(", ").collect();
    let is_place = |part: &&&str| part.trim().is_empty() || part.trim() == "preamble" || is_pinpoint(part);
    let places = parts.iter().take_while(is_place).count();
    let suffix = parts[places..].join(", ");
    [prefix, &suffix].iter().map(|words| strip(words, terms).words).filter(|words| !words.is_empty()).collect()
}

/// "p. 3", "paras. 46–47", "337": a number, with at most a label before it.
fn is_pinpoint(part: &str) -> bool {
    let part = part.trim();
    let label = part.split(". ").next().filter(|_| part.contains(". ")).unwrap_or("");
    label.len() <= 6 && part.trim_start_matches(label).starts_with(|c: char| c == '.' || c.is_ascii_digit())
}

#[test]
fn a_text_is_stripped_of_its_marks() {
    let terms = Terms::from([("X".to_owned(), BTreeMap::from([("un".to_owned(), "the X".to_owned())]))]);
    let stripped = strip(
        "*A* **b** [c](https://e.org) [d]{lang=fr} {{X}} 1\\. e [see @k, p. 3, on that; @l, 5] [@m].^[One [#x] two {#y}]\n[#z] \\[.",
        &terms,
    );
    assert_eq!(stripped.words, "A b c d the X 1. e. \u{1} [.");
    let note = |pieces: &[&str], cites| Note {
        pieces: pieces.iter().map(|p| (*p).to_owned()).collect(),
        cites,
        asterisk: false,
    };
    assert_eq!(stripped.notes, [note(&["see", "on that"], true), note(&["One", "two"], false)]);
}
