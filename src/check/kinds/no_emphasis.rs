//! `no-emphasis`: nothing in the text is bold or italic by the author's hand. Said once, at the first place:
//! the words remain.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::diag::Span;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut places: Vec<Span> = Vec::new();
    for passage in subject.prose.text() {
        // What a citation style makes italic is not of the file in which the paragraph was typed.
        let typed = passage.runs.iter().filter(|run| run.origin.span().file == passage.block.span.file);
        places.extend(typed.filter(|run| run.look.emphasis || run.look.strong).map(|run| run.origin.span()));
    }
    let Some(first) = places.first() else { return };
    findings.say(
        *first,
        match places.len() {
            1 => "emphasis in the text is lost".to_owned(),
            many => format!("emphasis in the text is lost in {many} places, here first"),
        },
    );
}
