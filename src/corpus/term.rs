//! Terms: names in the forms that different bodies ask for, and how words part at a line's end.

use std::collections::BTreeMap;

use super::folder;
use super::shape::{check_format, filled};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::Workspace;
use crate::tables::{Entry, Kind, Reader, Table, Text};

/// A term, or a word for the hyphenation alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its name in `{{…}}`.
    pub name: String,
    /// Where it is defined.
    pub span: Span,
    /// Its forms by name: `common`, `un`, `formal`, `abbreviation`.
    pub forms: BTreeMap<String, Text>,
    /// Words with their break points marked by hyphens: `Pyong-yang`.
    pub hyphenate: Vec<Text>,
}

/// The forms of a term. `common` is the one that the others fall back to.
pub const FORMS: [&str; 4] = ["common", "un", "formal", "abbreviation"];

/// All terms of `submissions/corpus/terms.toml`, by name; none when there is no such file.
pub fn read_terms(workspace: &mut Workspace, found: &mut Diagnostics) -> BTreeMap<String, Term> {
    let mut terms = BTreeMap::new();
    let Some(table) = folder::table_if_there(workspace, folder::TERMS, found) else { return terms };
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    for entry in reader.rest() {
        if let Some(term) = read_entry(entry, found) {
            terms.insert(term.name.clone(), term);
        }
    }
    terms
}

fn read_entry(entry: Entry, found: &mut Diagnostics) -> Option<Term> {
    let name = entry.key;
    let Kind::Table(table) = entry.value.kind else {
        let fault = Diagnostic::error(name.span, format!("`{}` is no term", name.value));
        let lines = format!("write [{0}] on one line and common = \"{0}\" on the next", name.value);
        found.push(fault.hint(lines));
        return None;
    };
    if !name.value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
        let fault = Diagnostic::error(name.span, format!("`{}` cannot be the name of a term", name.value));
        found.push(fault.hint("it is made of letters a to z, digits and hyphens, so that {{…}} can hold it"));
    }
    Some(term(&name, table, found))
}

fn term(name: &Text, table: Table, found: &mut Diagnostics) -> Term {
    let mut reader = Reader::new(table, found);
    // A word for the hyphenation alone is never called, so it needs no form.
    let hyphenates_alone = reader.has("hyphenate") && !FORMS.iter().any(|form| reader.has(form));
    if !hyphenates_alone && !reader.has("common") {
        reader.missing("common", &format!("\"{}\"", name.value));
    }
    let mut forms = BTreeMap::new();
    for form in FORMS {
        let text = reader.text(form);
        if let Some(text) = filled(text, form, reader.found()) {
            forms.insert(form.to_owned(), text);
        }
    }
    let mut hyphenate = reader.texts("hyphenate");
    hyphenate.retain(|word| is_divided_word(word, reader.found()));
    reader.finish();
    Term { name: name.value.clone(), span: name.span, forms, hyphenate }
}

/// True for one word whose break points are plain hyphens; a fault otherwise.
pub(crate) fn is_divided_word(word: &Text, found: &mut Diagnostics) -> bool {
    let parts = || word.value.split('-');
    let hint = if word.value.contains(char::is_whitespace) {
        "one word a text: [\"Liao-ning\", \"Ji-lin\"]"
    } else if word.value.contains(['–', '—', '‑', '\u{AD}']) {
        "break points are plain hyphens"
    } else if !parts().all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphabetic() || c == '’')) {
        "letters, with one hyphen at each break point: \"Pyong-yang\""
    } else {
        return true;
    };
    found.push(Diagnostic::error(word.span, format!("`{}` does not show how a word parts", word.value)).hint(hint));
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::testing::said;

    fn read(text: &str) -> (BTreeMap<String, Term>, Vec<String>) {
        let mut workspace = Workspace::from_text([(folder::TERMS, text)]);
        let mut found = Diagnostics::new();
        let terms = read_terms(&mut workspace, &mut found);
        (terms, said(&found, &workspace))
    }

    #[test]
    fn forms_and_break_points() {
        let (terms, faults) = read(
            "format = 1\n[DPRK]\ncommon = \"North Korea\"\nun = \"Democratic People’s Republic of Korea\"\n\
             [Pyongyang]\ncommon = \"Pyongyang\"\nhyphenate = \"Pyong-yang\"\n[provinces]\nhyphenate = [\"Liao-ning\", \"Ji-lin\"]\n",
        );
        assert_eq!(faults, [""; 0]);
        assert_eq!(terms["DPRK"].forms["un"].value, "Democratic People’s Republic of Korea");
        assert_eq!(terms["Pyongyang"].hyphenate[0].value, "Pyong-yang");
        assert_eq!(terms["provinces"].hyphenate.len(), 2);
    }

    #[test]
    fn faults_stand_at_their_places() {
        let (_, faults) = read(
            "China = \"China\"\n[ROK]\nun = \"Republic of Korea\"\ncomon = \"South Korea\"\n[\"a b\"]\ncommon = \"x\"\n\
             [words]\nhyphenate = [\"Liao–ning\", \"Ji lin\", \"Dan--dong\", \"Ok-ay\"]\n",
        );
        assert_eq!(
            faults,
            [
                "1:1 `China` is no term",
                "2:1 `common` is missing",
                "4:1 unknown key `comon`",
                "5:3 `a b` cannot be the name of a term",
                "8:15 `Liao–ning` does not show how a word parts",
                "8:28 `Ji lin` does not show how a word parts",
                "8:38 `Dan--dong` does not show how a word parts",
            ]
        );
    }

    const TWO: &str = "[A]\ncommon = \"a\"\nun = \"b\"\n[words]\nhyphenate = [\"Liao-ning\", \"Ji-lin\"]\n";

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in crate::corpus::testing::mutated(TWO)) {
            read(&text);
        }
    }
}
