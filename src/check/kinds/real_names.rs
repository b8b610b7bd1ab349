//! `real-names`: a name from `private/names.toml` stands in the document, anywhere in it. The finding names
//! the pseudonym; the name itself it leaves to the place.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (id, names) in subject.real_names {
        for passage in &subject.prose.passages {
            for range in names.iter().flat_map(|name| passage.find_word(&name.value)) {
                findings.say(passage.span(range), format!("the real name of `{id}` stands here"));
            }
        }
    }
}
