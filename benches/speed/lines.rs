//! Paragraphs into lines.

use rapporteur::diag::{FileId, Origin, Span};
use rapporteur::geom::{BlockId, Colour, FaceId, Length, Owner};
use rapporteur::layout::paragraph::{Align, Costs, Measure, RunKind, Setting, StyledRun, set};
use rapporteur::text::{Faces, Hyphenation, Shaper};

use crate::synthetic::Words;
use crate::timing::Rows;

/// Words of an ordinary paragraph.
const PARAGRAPH: usize = 110;

pub(crate) fn run(rows: &mut Rows) {
    let faces = Faces::embedded().unwrap();
    let hyphenation = Hyphenation::new();
    let measure = Measure { width: Length::from_points(367), first: Length::ZERO };
    let setting = Setting { measure, align: Align::Justify, hyphenation: Some(&hyphenation), costs: Costs::default() };
    let lines = |runs: &[StyledRun], shaper: &mut Shaper<'_>| set(runs, &setting, shaper).unwrap().len();
    for words in [1_000, 10_000] {
        let runs = [run_of(&Words::new(1).take(words))];
        let name = format!("lines: one paragraph of {words} words");
        rows.time(&name, words, || Shaper::new(&faces), |mut shaper| lines(&runs, &mut shaper));
    }
    for paragraphs in [100, 1_000] {
        let all: Vec<_> = (0..paragraphs).map(|seed| [run_of(&Words::new(seed).take(PARAGRAPH))]).collect();
        let name = format!("lines: {paragraphs} paragraphs of {PARAGRAPH} words");
        let work = |mut shaper| all.iter().map(|runs| lines(runs, &mut shaper)).sum::<usize>();
        rows.time(&name, paragraphs * PARAGRAPH, || Shaper::new(&faces), work);
    }
}

fn run_of(text: &str) -> StyledRun {
    StyledRun {
        text: text.to_owned(),
        face: FaceId(0),
        size: Length::from_points(11),
        rise: Length::ZERO,
        colour: Colour::default(),
        language: "en".to_owned(),
        origin: Origin::Verbatim(Span::new(FileId::new(0), 0, text.len())),
        owner: Owner::Block(BlockId(0)),
        target: None,
        kind: RunKind::Text,
        revision: None,
    }
}
