//! What colleagues say to each other, taken out of a text, and names that are not printed made neutral.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cuts::cut;
use crate::corpus::Source;
use crate::diag::{Diagnostics, FileId};
use crate::markup::{comments, stands_alone};
use crate::tables::{self, Kind, Table, Text};

/// What stands for words that are not given away, where some words must stand.
pub(super) const ELLIPSIS: &str = "…";
/// What stands for the id of a person. One for all: two ids would tell that two mentions are of two persons.
pub(super) const PERSON: &str = "person";

/// What stays of a comment within a line. It parts the words into runs, which a page can show.
const NOTHING: &str = "<!---->";

/// The keys under which confidential records go: a key is made of an author's name, and of these records
/// the author need not be printed.
#[derive(Debug, Default)]
pub(super) struct Keys {
    neutral: BTreeMap<String, String>,
}

impl Keys {
    /// New keys for the confidential among the cited, in the order of citation.
    pub(super) fn of(cited: &[String], sources: &BTreeMap<String, Source>) -> Self {
        let is_confidential = |key: &String| sources.get(key).is_some_and(|source| source.confidential);
        let (hidden, open): (Vec<&String>, Vec<&String>) = cited.iter().partition(|key| is_confidential(key));
        let mut free = (1..).map(|number| format!("confidential-{number}")).filter(|key| !open.contains(&key));
        let neutral = hidden.into_iter().filter_map(|key| Some((key.clone(), free.next()?)));
        Self { neutral: neutral.collect() }
    }

    /// The key under which a record goes.
    pub(super) fn given<'a>(&'a self, key: &'a str) -> &'a str {
        self.neutral.get(key).map_or(key, String::as_str)
    }
}

/// A TOML file without its comments, without the reasons of its allowances, and without the remarks in its
/// texts.
pub(super) fn toml(text: &str, keys: &Keys) -> String {
    let mut cuts: Vec<(Range<usize>, &str)> = toml_comments(text).into_iter().map(|range| (range, "")).collect();
    let table = tables::parse(FileId::new(0), text, 0, &mut Diagnostics::new());
    cuts.extend(reasons(&table).map(|why| (why.span.start as usize..why.span.end as usize, ELLIPSIS)));
    cuts.sort_by_key(|(range, _)| range.start);
    markup(cut(text, cuts).trim_start(), keys)
}

/// The words `why` of the list `allow`.
fn reasons(table: &Table) -> impl Iterator<Item = &Text> {
    let named = |table: &'_ Table, name: &str| table.entries.iter().position(|entry| entry.key.value == name);
    let allow = named(table, "allow").and_then(|at| table.entries.get(at));
    let list = allow.and_then(|entry| if let Kind::List(list) = &entry.value.kind { Some(list) } else { None });
    list.into_iter().flatten().filter_map(move |allowance| {
        let Kind::Table(inner) = &allowance.kind else { return None };
        let why = named(inner, "why").and_then(|at| inner.entries.get(at))?;
        if let Kind::Text(words) = &why.value.kind { Some(words) } else { None }
    })
}

/// The comments of a TOML file, each with the blanks before it, and with its line when it stands alone.
fn toml_comments(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        at += match byte {
            b'"' | b'\'' => quoted_len(rest, char::from(byte)),
            b'#' => {
                let len = rest.find(['\r', '\n']).unwrap_or(rest.len());
                all.push(with_blanks(text, at..at + len));
                len
            }
            _ => 1,
        };
    }
    all
}

/// Bytes of the text in quotation marks at the head of `rest`.
fn quoted_len(rest: &str, mark: char) -> usize {
    let thrice = mark.to_string().repeat(3);
    let close = if rest.starts_with(&thrice) { thrice.as_str() } else { thrice.get(..1).unwrap_or_default() };
    let mut at = close.len();
    while let Some(sign) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        if sign == '\\' && mark == '"' {
            at += 1 + rest.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        } else if rest.get(at..).is_some_and(|rest| rest.starts_with(close)) {
            // Of five marks that close a long text the first two belong to it.
            let more = rest.get(at + close.len()..).unwrap_or_default().bytes().take_while(|b| char::from(*b) == mark);
            return at + close.len() + if close.len() == 3 { more.count().min(2) } else { 0 };
        } else {
            at += sign.len_utf8();
        }
    }
    rest.len()
}

fn with_blanks(text: &str, comment: Range<usize>) -> Range<usize> {
    let before = text.get(..comment.start).unwrap_or_default();
    let start = before.trim_end_matches([' ', '\t']).len();
    let alone = start == 0 || before.get(..start).is_some_and(|before| before.ends_with('\n'));
    let line_end =
        text.get(comment.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| comment.end + at + 1);
    start..if alone { line_end } else { comment.end }
}

/// A text of sections without its comments, its persons and confidential keys made neutral.
pub(super) fn markup(text: &str, keys: &Keys) -> String {
    let comments = comments(text).into_iter().map(|range| {
        let instead = if stands_alone(text, &range) { "" } else { NOTHING };
        (range, instead)
    });
    let without = cut(text, comments);
    let without = cut(&without, persons(&without).into_iter().map(|range| (range, PERSON)));
    cut(&without, citations(&without, keys))
}

/// The ids in the attributes `{person=id}` of spans.
fn persons(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for (at, _) in text.match_indices("]{") {
        let inside = text.get(at + 2..).unwrap_or_default();
        let inside = inside.get(..inside.find('}').unwrap_or(0)).unwrap_or_default();
        for (within, name) in inside.match_indices("person=") {
            let id = inside.get(within + name.len()..).unwrap_or_default();
            let start = at + 2 + within + name.len();
            all.push(start..start + id.find(char::is_whitespace).unwrap_or(id.len()));
        }
    }
    all
}

/// The keys `@key` that go under another name.
fn citations<'a>(text: &str, keys: &'a Keys) -> Vec<(Range<usize>, &'a str)> {
    let mut all = Vec::new();
    for (at, _) in text.match_indices('@') {
        let key = text.get(at + 1..).unwrap_or_default();
        let len = key.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')).unwrap_or(key.len());
        if let Some(instead) = keys.neutral.get(key.get(..len).unwrap_or_default()) {
            all.push((at + 1..at + 1 + len, instead.as_str()));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_toml_go_and_number_signs_in_texts_stay() {
        let typed = "# who\na = \"x # y\" # why\n\n  # when\nb = '#'\nc = \"\"\"\n# \\\"\"\" # still\n\"\"\" # gone\n\
                     d = '''\n'''# gone\ne = \"\"\"f\"\"\"\"\" # gone\n[t]#gone\nlist = [ # gone\n  1, # gone\n]\n# end";
        let kept = "a = \"x # y\"\n\nb = '#'\nc = \"\"\"\n# \\\"\"\" # still\n\"\"\"\n\
                    d = '''\n'''\ne = \"\"\"f\"\"\"\"\"\n[t]\nlist = [\n  1,\n]\n";
        assert_eq!(toml(typed, &Keys::default()), kept);
    }

    #[test]
    fn lines_may_end_as_on_windows() {
        assert_eq!(toml("a = 1 # x\r\n# y\r\nb = 2\r\n", &Keys::default()), "a = 1\r\nb = 2\r\n");
    }

    #[test]
    fn the_reason_of_an_allowance_is_not_given_away() {
        let typed = "allow = [{ rule = \"N-1\", why = \"Ann says so\" }]\n[[x]]\nwhy = \"y\"\n";
        let kept = "allow = [{ rule = \"N-1\", why = \"…\" }]\n[[x]]\nwhy = \"y\"\n";
        assert_eq!(toml(typed, &Keys::default()), kept);
    }

    #[test]
    fn persons_and_comments_of_a_text_leave_no_trace() {
        let typed =
            "[Ms. K.]{person=witness-4} and [북]{lang=ko person=kim}<!-- her sister\n\n-->, {person=x} \\<!-- y";
        let kept = "[Ms. K.]{person=person} and [북]{lang=ko person=person}<!---->, {person=x} \\<!-- y";
        assert_eq!(markup(typed, &Keys::default()), kept);
    }

    #[test]
    fn a_comment_within_a_line_leaves_its_place_and_one_alone_leaves_nothing() {
        for (typed, kept) in [
            ("a <!-- x --> b", "a <!----> b"),
            ("a <!-- x\n\ny -->\nb", "a <!---->\nb"),
            ("<!-- x -->\n\na", "\n\na"),
            ("> a\n> <!-- x -->\n> b", "> a\n> \n> b"),
        ] {
            assert_eq!(markup(typed, &Keys::default()), kept, "{typed:?}");
            assert_eq!(markup(kept, &Keys::default()), kept, "{typed:?}");
        }
    }

    #[test]
    fn a_confidential_key_is_renamed_and_one_that_begins_with_it_is_not() {
        let neutral = BTreeMap::from([("kim-2021".to_owned(), "confidential-1".to_owned())]);
        let kept = markup("[@kim-2021, p. 3; see @kim-2021-b] kim-2021", &Keys { neutral });
        assert_eq!(kept, "[@confidential-1, p. 3; see @kim-2021-b] kim-2021");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall(text in "[#\"'\\\\\\n\\r a\\]\\[{}=<!@é-]{0,60}") {
            toml(&text, &Keys::default());
        }
    }
}
