//! Drift: a version of a section that no longer agrees with the section itself.

use std::collections::BTreeSet;

use super::Section;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::markup::{Block, BlockKind, Inline, Node};
use crate::tables::Date;

/// The version of a section for texts of few words: `<id>.short.md`.
pub const SHORT: &str = "short";

/// Warns when a version and its section were not reviewed on the same day, and of every figure in the
/// version that the section does not hold. What the section has more is what it was shortened by.
///
/// Days are those of the front matter: a file's own time says when it was copied, not when it was read.
pub fn check_drift(version: &Section, whole: &Section, found: &mut Diagnostics) {
    check_review(version, whole, found);
    let known: BTreeSet<String> = figures(&whole.blocks).into_iter().map(|figure| figure.value).collect();
    let mut said = BTreeSet::new();
    for figure in figures(&version.blocks) {
        if !known.contains(&figure.value) && said.insert(figure.value) {
            let message = format!("“{}” does not stand in the section `{}` itself", figure.shown, version.name);
            let fault = Diagnostic::warning(figure.span, message).related(head(whole), "the section itself");
            found.push(fault.hint("mend the one that is wrong"));
        }
    }
}

fn check_review(version: &Section, whole: &Section, found: &mut Diagnostics) {
    let name = &version.name;
    let (at, other, message) = match (version.reviewed, whole.reviewed) {
        (Some((short, at)), Some((long, other))) if is_later(long, short) => {
            (at, other, format!("the section `{name}` was reviewed on {long}, after this version of it ({short})"))
        }
        (Some((short, at)), Some((long, other))) if is_later(short, long) => {
            (at, other, format!("this version of `{name}` was reviewed on {short}, after the section itself ({long})"))
        }
        (None, Some((long, other))) => {
            let message =
                format!("this version of `{name}` does not say when it was reviewed; the section does ({long})");
            (head(version), other, message)
        }
        _ => return,
    };
    let fault = Diagnostic::warning(at, message).related(other, "the section itself");
    found.push(fault.hint("read both, and give both the day: reviewed = …"));
}

/// Later as far as both days are known: June 2022 is not earlier than 15 June 2022.
fn is_later(one: Date, other: Date) -> bool {
    let both = |of: fn(Date) -> Option<u32>| of(one).zip(of(other)).map(|(one, other)| one.cmp(&other));
    let parts = [Some(one.year().cmp(&other.year())), both(Date::month), both(Date::day)];
    let first = parts.into_iter().map_while(|part| part).find(|order| order.is_ne());
    first.is_some_and(std::cmp::Ordering::is_gt)
}

fn head(section: &Section) -> Span {
    section.title.as_ref().map_or(Span::new(section.file, 0, 0), |title| title.span)
}

/// A figure: digits with what belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Figure {
    /// As it is printed: "6,000", "80 per cent".
    shown: String,
    /// As it is compared: without what parts thousands.
    value: String,
    span: Span,
}

/// The figures of blocks, in order, those of remarks included; places in sources are none.
fn figures(blocks: &[Block]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => of_inlines(content, &mut figures),
            BlockKind::Display(_) => {}
            BlockKind::Quote(blocks) => figures.extend(self::figures(blocks)),
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| figures.extend(self::figures(&item.blocks)));
            }
        }
    }
    figures
}

fn of_inlines(content: &[Inline], figures: &mut Vec<Figure>) {
    for inline in content {
        match &inline.node {
            Node::Text(text) => of_text(text, inline, figures),
            Node::Note { content, .. } => of_inlines(content, figures),
            _ => {}
        }
    }
}

fn of_text(text: &str, inline: &Inline, figures: &mut Vec<Figure>) {
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = from + start;
        let number = number(text.get(start..).unwrap_or_default());
        let end = start + number;
        let digits = text.get(start..end).unwrap_or_default();
        let unit = if is_per_cent(text.get(end..).unwrap_or_default()) { " per cent" } else { "" };
        figures.push(Figure {
            shown: format!("{digits}{unit}"),
            value: format!("{}{unit}", ungrouped(digits)),
            span: inline.origin.part(start, end).span(),
        });
        from = end;
    }
}

/// How many bytes a number has: digits, with a comma, a stop or a narrow space between digits.
fn number(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let parts = matches!(letter, ',' | '.' | '\u{A0}' | '\u{202F}' | '\u{2009}');
        let digit_follows = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(letter.is_ascii_digit() || parts && digit_follows) {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

/// The same number however its thousands are parted: 6,000, 6 000 and 6000. A stop is a decimal point.
fn ungrouped(digits: &str) -> String {
    digits.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

fn is_per_cent(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    match (words.next(), words.next()) {
        (Some(sign), _) if sign.starts_with('%') || sign.starts_with("percent") => true,
        (Some("per"), Some(cent)) => cent.starts_with("cent"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read_section;
    use crate::corpus::testing::said;
    use crate::files::{Workspace, WorkspacePath};
    use crate::tables::Text;

    /// The findings for a short version and a section, of their texts and days.
    fn drift(short: (&str, &str), whole: (&str, &str)) -> Vec<String> {
        let file = |(day, text): (&str, &str)| {
            let reviewed = if day.is_empty() { String::new() } else { format!("reviewed = {day}\n") };
            format!("+++\ntitle = \"x\"\n{reviewed}+++\n\n{text}\n")
        };
        let mut workspace = Workspace::from_text([
            ("submissions/corpus/sections/a/b.md", file(whole).as_str()),
            ("submissions/corpus/sections/a/b.short.md", file(short).as_str()),
            ("m.toml", "x"),
        ]);
        let manifest = WorkspacePath::new("m.toml").unwrap();
        let span = Span::new(workspace.read(&manifest, None).unwrap(), 0, 1);
        let text = |value: &str| Text { value: value.to_owned(), span, verbatim: true };
        let mut found = Diagnostics::new();
        let mut read = |version: Option<&Text>| {
            read_section(&mut workspace, &text("a/b"), &manifest, version, &mut found).unwrap()
        };
        let (short, whole) = (read(Some(&text(SHORT))), read(None));
        check_drift(&short, &whole, &mut found);
        said(&found, &workspace)
    }

    const DAY: &str = "2022-07-01";

    #[test]
    fn figures_that_the_section_has_more_are_what_it_was_shortened_by() {
        assert_eq!(drift((DAY, "In 2019."), (DAY, "In 2019, 80 per cent of 6,000 women.")), [""; 0]);
    }

    #[test]
    fn a_figure_that_the_section_does_not_hold_is_named_once_at_its_place() {
        let faults = drift((DAY, "Of 5,000 women,\n5,000 fled in 2019."), (DAY, "Of 6,000 women, all fled in 2019."));
        assert_eq!(faults, ["6:4 “5,000” does not stand in the section `a/b` itself"]);
    }

    #[test]
    fn a_figure_is_the_same_however_it_is_typed() {
        for (short, whole) in [
            ("6,000", "6000"),
            ("6\u{202F}000", "6,000"),
            ("80 per\ncent", "80%"),
            ("2010–2014", "from 2010 to 2014"),
            ("the 61st session", "session 61."),
            ("*1951*", "the 1951 Convention"),
            ("12^[In 2020.]", "12, in 2020"),
            ("1.5 million", "some 1.5 million"),
        ] {
            assert_eq!(drift((DAY, short), (DAY, whole)), [""; 0], "{short} of {whole}");
        }
    }

    #[test]
    fn a_figure_with_another_unit_or_another_fraction_is_another() {
        for (short, whole, named) in [
            ("80 per cent", "80 women", "80 per cent"),
            ("80 women", "80 per cent", "80"),
            ("1.5 million", "15 million", "1.5"),
            ("in 2014", "from 2010 to 14", "2014"),
        ] {
            let fault = format!("“{named}” does not stand in the section `a/b` itself");
            let faults = drift((DAY, short), (DAY, whole));
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert!(faults[0].ends_with(&fault), "{faults:?}");
        }
    }

    #[test]
    fn a_place_in_a_source_is_no_figure() {
        assert_eq!(drift((DAY, "Words [@un-1951-refugees, p. 77]."), (DAY, "Words.")), [""; 0]);
    }

    #[test]
    fn the_days_of_review_are_compared_as_far_as_they_are_known() {
        let days = |short: &str, whole: &str| drift((short, "x"), (whole, "x"));
        assert_eq!(days(DAY, DAY), [""; 0]);
        assert_eq!(days("", ""), [""; 0]);
        assert_eq!(days(DAY, ""), [""; 0]);
        assert_eq!(days("\"2022-07\"", DAY), [""; 0], "some day of that July");
        assert_eq!(days("2022", "\"2022-07\""), [""; 0]);
        let after = "3:12 the section `a/b` was reviewed on 2022-08-01, after this version of it (2022-07-01)";
        assert_eq!(days(DAY, "2022-08-01"), [after]);
        let before = "3:12 this version of `a/b` was reviewed on 2022-07-02, after the section itself (2022-07-01)";
        assert_eq!(days("2022-07-02", DAY), [before]);
        let never = "2:10 this version of `a/b` does not say when it was reviewed; the section does (2022-07-01)";
        assert_eq!(days("", DAY), [never]);
    }
}
