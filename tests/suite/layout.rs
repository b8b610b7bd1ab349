//! Laws of finished pages: nothing stands outside the text, on top of other text, or below the foot.

use proptest::prelude::*;
use rapporteur::document::Kind;
use rapporteur::geom::{Artefact, Item, Length, Owner, Page, Rule};
use rapporteur::layout::paginate::Finding;

use crate::support::{Line, Made, PLAIN, PLAIN_TEMPLATE, lines, plain_workspace, runs, sample, section};

/// Glyphs round to 1/65536 of a point each; a line's worth of them is far below a thousandth of a point.
const ROUNDING: Length = Length::from_scaled(65);

/// A law says how many things it looked at, or what is wrong.
type Judged = Result<usize, String>;

fn holds(holds: bool, page: usize, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("page {}: {}", page + 1, what())) }
}

/// Where the text of a page may stand: left, top, right, bottom.
fn text_block(made: &Made, page: usize) -> [Length; 4] {
    let geometry = &made.submission.template.page;
    let top = geometry.first_top.filter(|_| page == 0).unwrap_or(geometry.margins.top);
    let right = geometry.size.width - geometry.margins.right;
    [geometry.margins.left, top, right, geometry.size.height - geometry.margins.bottom]
}

fn is_running(owner: Owner) -> bool {
    matches!(owner, Owner::Artefact(Artefact::Head | Artefact::Foot))
}

fn rules(page: &Page) -> impl Iterator<Item = &Rule> {
    page.items.iter().filter_map(|item| match item {
        Item::Rule(rule) => Some(rule),
        Item::Glyphs(_) | Item::Path(_) => None,
    })
}

/// No glyph and no rule stands outside the text, but running lines.
fn within_the_text(made: &Made) -> Judged {
    let mut seen = 0;
    for (number, page) in made.layout.pages.iter().enumerate() {
        let [left, top, right, bottom] = text_block(made, number);
        for run in runs(page).filter(|run| !is_running(run.owner)) {
            let inside = run.at.x >= left && run.at.x + run.width() <= right + ROUNDING;
            let inside = inside && run.at.y > top && run.at.y <= bottom;
            holds(inside, number, || format!("{:?} stands outside the text, at {:?}", run.text, run.at))?;
            seen += 1;
        }
        for rule in rules(page) {
            let (at, size) = (rule.rect.at, rule.rect.size);
            let inside = at.x >= left && at.x + size.width <= right && at.y >= top && at.y + size.height <= bottom;
            holds(inside, number, || "a rule stands outside the text".to_owned())?;
        }
    }
    Ok(seen)
}

/// Running lines stand in the margins and on the paper.
fn running_lines_in_the_margins(made: &Made) -> Judged {
    let mut seen = 0;
    for (number, page) in made.layout.pages.iter().enumerate() {
        let [left, top, right, bottom] = text_block(made, number);
        for run in runs(page).filter(|run| is_running(run.owner)) {
            let below = run.at.y - run.size > bottom && run.at.y < page.size.height;
            let inside = if run.owner == Owner::Artefact(Artefact::Head) { run.at.y < top } else { below };
            let inside = inside && run.at.x >= left && run.at.x + run.width() <= right + ROUNDING;
            holds(inside, number, || format!("{:?} is no running line", run.text))?;
            seen += 1;
        }
    }
    Ok(seen)
}

/// A line begins below the one before it, by its own size at least. In rows of cells lines stand side by side.
fn lines_apart(made: &Made) -> Judged {
    let mut lines = lines(&made.layout.pages);
    lines.retain(|line| !is_running(line.owner));
    let mut seen = 0;
    for pair in lines.windows(2) {
        let [upper, lower] = pair else { continue };
        if upper.page != lower.page || upper.owner == lower.owner && in_cells(upper, made) {
            continue;
        }
        let apart = lower.baseline() - upper.baseline();
        let (above, below) = (upper.text(), lower.text());
        holds(apart >= lower.size(), upper.page, || format!("{above:?} and {below:?} are {apart} apart"))?;
        seen += 1;
    }
    Ok(seen)
}

fn in_cells(line: &Line<'_>, made: &Made) -> bool {
    let Owner::Block(id) = line.owner else { return false };
    matches!(made.document.blocks[id.0 as usize].kind, Kind::Columns(_))
}

/// Notes stand below the body, with one rule between them.
fn notes_below_the_body(made: &Made) -> Judged {
    let mut seen = 0;
    for (number, page) in made.layout.pages.iter().enumerate() {
        let of_notes = runs(page).filter(|run| matches!(run.owner, Owner::Note(_)));
        let of_blocks = runs(page).filter(|run| run.owner.block().is_some());
        let separators: Vec<&Rule> =
            rules(page).filter(|rule| rule.owner == Owner::Artefact(Artefact::NoteSeparator)).collect();
        let Some(highest) = of_notes.map(|run| run.at.y - run.size).min() else {
            holds(separators.is_empty(), number, || "a separator and no notes".to_owned())?;
            continue;
        };
        let [separator] = separators.as_slice() else {
            return Err(format!("page {}: {} separators", number + 1, separators.len()));
        };
        // A descender reaches less than a third of an em below the baseline.
        let lowest = of_blocks.map(|run| run.at.y + run.size / 3).max().unwrap_or_default();
        holds(lowest < separator.rect.at.y, number, || "the body reaches the separator".to_owned())?;
        let bottom = separator.rect.at.y + separator.rect.size.height;
        holds(bottom <= highest, number, || "the separator reaches the notes".to_owned())?;
        seen += 1;
    }
    Ok(seen)
}

#[test]
fn no_glyph_of_the_sample_stands_outside_the_text_but_running_lines() {
    assert!(within_the_text(sample()).unwrap() > 1000);
    assert!(running_lines_in_the_margins(sample()).unwrap() >= sample().layout.pages.len());
}

#[test]
fn lines_of_the_sample_do_not_overlap() {
    assert!(lines_apart(sample()).unwrap() > 200);
}

#[test]
fn notes_of_the_sample_stand_below_the_body_and_the_rule_between_them() {
    assert!(notes_below_the_body(sample()).unwrap() >= 4);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_of_any_section_at_any_width_keep_the_laws(section in section(), width in 120..400, height in 120..500) {
        let size = format!("width = \"{}pt\", height = \"{}pt\"", width + 80, height + 80);
        let template = PLAIN_TEMPLATE.replace("width = \"300pt\", height = \"320pt\"", &size);
        let files = plain_workspace(&section.markdown).with("templates/plain/template.toml", template);
        let made = files.make(PLAIN).map_err(TestCaseError::fail)?;
        within_the_text(&made).map_err(TestCaseError::fail)?;
        running_lines_in_the_margins(&made).map_err(TestCaseError::fail)?;
        lines_apart(&made).map_err(TestCaseError::fail)?;
        notes_below_the_body(&made).map_err(TestCaseError::fail)?;
        crate::note_marks::check(&made).map_err(TestCaseError::fail)?;
        let overfull = made.layout.facts.findings.iter().any(|finding| matches!(finding, Finding::Overfull { .. }));
        prop_assert!(!overfull, "no line is as tall as the page");
    }
}
