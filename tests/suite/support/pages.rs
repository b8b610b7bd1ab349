//! Pages as a reader sees them: lines and words, with no help from the layout.

use rapporteur::diag::{Computed, Origin};
use rapporteur::geom::{GlyphRun, Item, Length, Owner, Page, Target};

/// A line of one block or note, or of the head or foot.
#[derive(Clone, Debug)]
pub(crate) struct Line<'p> {
    /// Counted from 0.
    pub(crate) page: usize,
    pub(crate) owner: Owner,
    pub(crate) runs: Vec<&'p GlyphRun>,
}

impl Line<'_> {
    /// The baseline: that of the lowest run, because marks are raised.
    pub(crate) fn baseline(&self) -> Length {
        self.runs.iter().map(|run| run.at.y).max().unwrap_or_default()
    }

    pub(crate) fn left(&self) -> Length {
        self.runs.iter().map(|run| run.at.x).min().unwrap_or_default()
    }

    /// The largest type on it.
    pub(crate) fn size(&self) -> Length {
        self.runs.iter().map(|run| run.size).max().unwrap_or_default()
    }

    /// All that is printed on it, the hyphen at its end included.
    pub(crate) fn text(&self) -> String {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        if self.is_hyphenated() { text + "-" } else { text }
    }

    /// The hyphen of the line breaker is a run without text.
    pub(crate) fn is_hyphenated(&self) -> bool {
        self.runs.last().is_some_and(|run| run.text.is_empty() && !run.glyphs.is_empty())
    }
}

/// The mark of a note in the text; a number of the same kind in a note is a *supra*.
pub(crate) fn is_mark(run: &GlyphRun) -> bool {
    let is_number =
        matches!((&run.target, run.origin), (Some(Target::Note(_)), Origin::Computed(Computed::NoteNumber, _)));
    is_number && run.owner.block().is_some()
}

/// The number before a note's text.
pub(crate) fn is_label(run: &GlyphRun) -> bool {
    matches!(run.target, Some(Target::Mark(_)))
}

/// A number that is neither in the files nor in what the oracle reads.
fn is_number_of_block(run: &GlyphRun) -> bool {
    matches!(run.origin, Origin::Computed(Computed::BlockNumber, _))
}

/// The glyph runs of a page, in reading order.
pub(crate) fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some(run),
        Item::Rule(_) | Item::Path(_) => None,
    })
}

/// The space at which a line was broken, which is not seen.
fn is_blank_of_line(run: &GlyphRun) -> bool {
    run.width() == Length::ZERO && !run.text.is_empty() && run.text.trim().is_empty()
}

/// What a run belongs to; the texts of a block are one.
fn whole(run: &GlyphRun) -> Owner {
    run.owner.block().map_or(run.owner, Owner::Block)
}

/// The lines of all pages, in reading order.
pub(crate) fn lines(pages: &[Page]) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for run in runs(page) {
            match lines.last_mut() {
                Some(line) if line.page == number && line.owner == whole(run) && goes_on(line, run) => {
                    line.runs.push(run);
                }
                _ => lines.push(Line { page: number, owner: whole(run), runs: vec![run] }),
            }
        }
    }
    lines
}

/// A mark is raised by a third of an em; the next line is a whole leading away.
fn goes_on(line: &Line<'_>, run: &GlyphRun) -> bool {
    let far = run.size.max(line.size()).scale(6, 10).scaled();
    line.runs.last().is_none_or(|last| (run.at.y - last.at.y).scaled().abs() < far && run.at.x >= last.at.x)
}

/// What a reference to another place of the document becomes in a flow: its words are computed.
pub(crate) const REFERENCE: char = '\u{1}';

/// The words of lines that belong together, without marks, numbers of notes and numbers of blocks.
///
/// A word that was parted is whole again; any other line's end is a line feed, of which a reader cannot say
/// whether a space stood there.
pub(crate) fn flow(lines: &[&Line<'_>]) -> String {
    let mut text = String::new();
    for line in lines {
        for run in &line.runs {
            let within = matches!(run.target, Some(Target::Note(_) | Target::Block(_)));
            match () {
                () if is_mark(run) || is_label(run) || is_number_of_block(run) => {}
                () if is_blank_of_label(run) || is_blank_of_line(run) => {}
                () if within && text.ends_with(REFERENCE) => {}
                () if within => text.push(REFERENCE),
                // A line's end in the file is a blank on the page.
                () => text.push_str(&run.text.replace('\u{AD}', "").replace(char::is_whitespace, " ")),
            }
        }
        if !line.is_hyphenated() {
            text.push('\n');
        }
    }
    text
}

/// The blank between a note's number and its text.
fn is_blank_of_label(run: &GlyphRun) -> bool {
    matches!(run.origin, Origin::Computed(Computed::NoteNumber, _)) && run.text.trim().is_empty()
}
