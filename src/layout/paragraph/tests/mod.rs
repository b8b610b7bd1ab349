//! Laws of set paragraphs, the search against an exhaustive one, and single cases.

mod cases;
mod laws;
mod oracle;

use super::*;
use crate::diag::{FileId, Span};
use crate::geom::BlockId;
use crate::text::Faces;

/// Runs whose texts follow one another in one file, so that an origin tells the place in all of it.
fn typed(parts: &[(&str, RunKind)]) -> Vec<StyledRun> {
    let mut start = 0;
    let mut runs = Vec::new();
    for (index, (text, kind)) in parts.iter().enumerate() {
        let origin = Origin::Verbatim(Span::new(FileId::new(0), start, start + text.len()));
        start += text.len();
        runs.push(StyledRun {
            text: (*text).to_owned(),
            // Upright and italic by turns.
            face: FaceId(if index % 2 == 0 { 0 } else { 2 }),
            size: Length::from_points(11),
            rise: if matches!(kind, RunKind::Mark(_)) { Length::from_points(4) } else { Length::ZERO },
            colour: Colour::default(),
            language: "en".to_owned(),
            origin,
            owner: Owner::Block(BlockId(0)),
            target: None,
            kind: *kind,
            revision: None,
        });
    }
    runs
}

fn plain(text: &str) -> Vec<StyledRun> {
    typed(&[(text, RunKind::Text)])
}

fn setting(points: i64, align: Align, hyphenation: Option<&Hyphenation>) -> Setting<'_> {
    let measure = Measure { width: Length::from_points(points), first: Length::ZERO };
    Setting { measure, align, hyphenation, costs: Costs::default() }
}

fn set_with(runs: &[StyledRun], setting: &Setting<'_>) -> Vec<SetLine> {
    let faces = Faces::embedded().unwrap();
    set(runs, setting, &mut Shaper::new(&faces)).unwrap()
}

/// The text of a line, an added hyphen shown as "=".
fn words(line: &SetLine) -> String {
    line.runs.iter().map(|run| if run.text.is_empty() { "=" } else { run.text.as_str() }).collect()
}

fn texts(lines: &[SetLine]) -> Vec<String> {
    lines.iter().map(words).collect()
}
