//! `unbalanced-quotes`: a quotation that is opened is closed, in the titles of sources that are cited and in
//! the text. One that reaches over several paragraphs is opened in each of them and closed in the last.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for title in subject.cited.iter().filter_map(|source| source.text("title")) {
        if open_at_end(&title.value) != 0 {
            findings.say(title.span, "the quotation marks of this title do not match");
        }
    }
    let mut passages = subject.prose.written().peekable();
    while let Some(passage) = passages.next() {
        let open = open_at_end(passage.text());
        let goes_on = passages.peek().is_some_and(|next| next.text().starts_with('“'));
        if open < 0 || open > 0 && !goes_on {
            let what = if open < 0 { "closed but not opened" } else { "opened but not closed" };
            let mark = if open < 0 { passage.text().rfind('”') } else { passage.text().rfind('“') }.unwrap_or_default();
            findings.say(passage.span(mark..mark + '“'.len_utf8()), format!("a quotation is {what} in this paragraph"));
        }
    }
}

/// How many quotations are open at the end; less than none when more were closed.
fn open_at_end(text: &str) -> i64 {
    text.chars().fold(0, |open, mark| match mark {
        '“' => open + 1,
        '”' => open - 1,
        _ => open,
    })
}
