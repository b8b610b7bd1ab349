//! `link-words`: the words of a link say where it leads: no bare address.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::geom::Target;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.written() {
        for run in passage.runs.iter().filter(|run| matches!(run.look.target, Some(Target::Address(_)))) {
            let words = run.text().trim();
            if words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.") {
                findings.say(run.origin.span(), format!("the words of the link are its address, {words}"));
            }
        }
    }
}
