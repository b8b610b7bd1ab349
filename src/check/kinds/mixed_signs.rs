//! `mixed-signs`: two signs for one thing in a document: quotations that are opened with “ here and with ‘ there,
//! and a dash of two lengths. What stands less often is told, once.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::diag::Span;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

/// How often a sign stands in a document, and where first.
#[derive(Default)]
struct Uses {
    times: usize,
    first: Option<Span>,
}

impl Uses {
    fn add(&mut self, span: Span) {
        self.times += 1;
        self.first.get_or_insert(span);
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let [mut double, mut single, mut wide, mut narrow] = [const { Uses { times: 0, first: None } }; 4];
    for passage in subject.prose.written() {
        let text = passage.text();
        let add = |uses: &mut Uses, places: Vec<usize>, length: usize| {
            let own = places.into_iter().filter(|at| !passage.is_of_record(*at));
            own.for_each(|at| uses.add(passage.span(at..at + length)));
        };
        add(&mut double, text.match_indices('“').map(|(at, _)| at).collect(), '“'.len_utf8());
        let outer = single_quotations(text).into_iter().filter(|at| !passage.is_quoted(*at)).collect();
        add(&mut single, outer, '‘'.len_utf8());
        add(&mut wide, text.match_indices('—').map(|(at, _)| at).collect(), '—'.len_utf8());
        add(&mut narrow, text.match_indices(" – ").map(|(at, _)| at + 1).collect(), '–'.len_utf8());
    }
    tell(
        &single,
        &double,
        [
            "a quotation is opened with ‘ here, and with “ elsewhere",
            "a quotation is opened with “ here, and with ‘ elsewhere",
        ],
        findings,
    );
    tell(
        &wide,
        &narrow,
        [
            "a long dash stands here, and a short one between blanks elsewhere",
            "a short dash stands between blanks here, and a long one elsewhere",
        ],
        findings,
    );
}

/// Tells the first place of the one that stands less often.
fn tell(one: &Uses, other: &Uses, said: [&str; 2], findings: &mut Findings<'_>) {
    if one.times > 0 && other.times > 0 {
        let (rare, said) = if one.times <= other.times { (one, said[0]) } else { (other, said[1]) };
        findings.say(rare.first, said);
    }
}

/// Where a single mark opens a quotation of two words and more that is closed in the same text. An apostrophe at the
/// head of a word is no quotation.
fn single_quotations(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('‘') {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let rest = text.get(at + '‘'.len_utf8()..).unwrap_or_default();
        let closing = rest.match_indices('’').find(|(end, mark)| {
            let after = rest.get(end + mark.len()..).and_then(|after| after.chars().next());
            !after.is_some_and(char::is_alphanumeric)
        });
        let words = closing.and_then(|(end, _)| rest.get(..end)).unwrap_or_default();
        if !before.is_some_and(char::is_alphanumeric) && words.contains(' ') {
            found.push(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_mark_opens_a_quotation_when_it_is_closed_after_some_words() {
        assert_eq!(single_quotations("He said ‘not now’ and left").len(), 1);
        assert_eq!(single_quotations("in the ‘90s, the women’s house"), [0; 0]);
        assert_eq!(single_quotations("a ‘word’ alone"), [0; 0]);
    }
}
