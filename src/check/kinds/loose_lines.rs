//! `loose-lines`: no line is set so loose that its words fall apart. `most` is how far its spaces may stretch, in
//! thousandths of what they may.

use super::super::findings::Findings;
use super::Check;
use crate::layout::PageFacts;
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let most = reader.integer("most").map_or(4000, |(most, _)| most);
    Check::pages(move |_, pages, findings| check(most, pages, findings))
}

fn check(most: i64, pages: &PageFacts, findings: &mut Findings<'_>) {
    for line in pages.loose.iter().filter(|line| line.ratio > most) {
        let message =
            format!("a line on page {} is set {} times as loose as it should be", line.page + 1, line.ratio / 1000);
        findings.say(line.span, message);
    }
}
