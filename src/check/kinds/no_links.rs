//! `no-links`: no address stands in the text, printed or behind words. Titles of sources that lead somewhere
//! are the template's own.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::document::{Content, Run};
use crate::geom::Target;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for passage in subject.prose.text() {
        let of_author = |run: &&Run| !passage.is_record(run) && matches!(run.look.target, Some(Target::Address(_)));
        let links = passage.runs.iter().filter(|run| matches!(run.content, Content::Text(_))).filter(of_author);
        // Words in several looks are one link.
        let mut last = None;
        for run in links {
            if last != run.look.target.as_ref() {
                findings.say(run.origin.span(), format!("“{}” is a link", run.text().trim()));
            }
            last = run.look.target.as_ref();
        }
    }
}
