//! `page-size`: the paper is that of the body's house. `size` is `us-letter` or `a4`.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::geom::Length;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let size = reader.required_text("size").map_or_else(String::new, |text| text.value);
    Check::document(move |subject, findings| check(&size, subject, findings))
}

fn check(size: &str, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let page = subject.template.page.size;
    // The widths of the two papers lie far enough apart to tell them.
    let wide = page.width > Length::from_points(600);
    if wide != (size == "us-letter") {
        let message = format!("the paper is {} wide, where {size} is expected", page.width);
        findings.say(subject.template.title.span, message);
    }
}
