//! `pinpoint-range`: a page that is cited lies among the pages of its article.

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::markup::PinpointKind;
use crate::tables::Reader;

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::document(check)
}

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (citation, source) in subject.citations() {
        let Some((first, last)) = source.text("page").and_then(|text| range(&text.value)) else { continue };
        for part in citation.pinpoint.iter().flat_map(|p| &p.parts).filter(|part| part.kind == PinpointKind::P) {
            let outside = |number: &u64| !(first..=last).contains(number);
            if let Some(page) = numbers(&part.values).into_iter().find(outside) {
                let message = format!("page {page} lies outside of `{}`, which has pages {first}–{last}", source.key);
                findings.push(findings.at(part.origin.span(), message).related(source.span, "the source"));
            }
        }
    }
}

/// First and last page of a record; "743–52" ends on 752. A single page is where it begins, and says nothing.
fn range(pages: &str) -> Option<(u64, u64)> {
    let (first, last) = pages.split_once(['–', '-'])?;
    let (first, last) = (first.trim(), last.trim());
    let start: u64 = first.parse().ok()?;
    let kept = first.len().checked_sub(last.len()).and_then(|kept| first.get(..kept)).unwrap_or_default();
    let end: u64 = format!("{kept}{last}").parse().ok()?;
    (start <= end).then_some((start, end))
}

/// The numbers of a pinpoint; the short end of "743–52" counts as 752.
fn numbers(values: &str) -> Vec<u64> {
    let parts = values.split([',', ';']).map(str::trim);
    parts.flat_map(|part| range(part).map_or_else(|| part.parse().into_iter().collect(), |(a, b)| vec![a, b])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_range_may_be_short() {
        assert_eq!(range("743–52"), Some((743, 752)));
        assert_eq!(range("9-12"), Some((9, 12)));
        assert_eq!(range("12"), None);
        assert_eq!(range("xii–xx"), None);
        assert_eq!(numbers("3, 743–53"), [3, 743, 753]);
    }
}
