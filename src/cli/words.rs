//! `words`: how many words a submission has as its body counts them, heading by heading.

use std::path::Path;

use serde::Serialize;

use super::{Exit, say, say_json, submissions};
use crate::check::Budget;
use crate::pipeline;
use crate::reading::{Counts, grouped};

/// Count the words of a submission as its body counts them, by section
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The submission, by the name of its manifest
    name: String,
    /// For programs: one JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    let (opened, assembled) = match submissions::open_one(&arguments.name, root) {
        Ok(both) => both,
        Err(exit) => return exit,
    };
    let budget = pipeline::budget(&assembled.document, &assembled.submission, &opened.shared);
    if arguments.json {
        return say_json(&Listing::of(&budget));
    }
    table(&budget).iter().for_each(|line| say(line));
    Exit::Fine
}

/// What programs read.
#[derive(Serialize)]
struct Listing {
    /// The words of the text without the cover: the larger of the two counts.
    text: usize,
    /// The same, leaving out what holds no letter and no digit.
    text_with_letters: usize,
    citations: usize,
    most: Option<usize>,
    limit: Option<usize>,
    cover_allowance: usize,
    cover: usize,
    sections: Vec<Section>,
    closing: usize,
}

#[derive(Serialize)]
struct Section {
    heading: Option<String>,
    level: u8,
    words: usize,
    citations: usize,
}

impl Listing {
    fn of(budget: &Budget) -> Self {
        let text = budget.text();
        let sections = budget.shares.iter().map(|share| Section {
            heading: share.heading.clone(),
            level: share.level,
            words: share.words.larger(),
            citations: share.citations,
        });
        Self {
            text: text.larger(),
            text_with_letters: text.spoken,
            citations: budget.citations(),
            most: budget.most(),
            limit: budget.limit.map(|limit| limit.most),
            cover_allowance: budget.allowance,
            cover: budget.cover.larger(),
            sections: sections.collect(),
            closing: budget.closing.larger(),
        }
    }
}

/// The lines of the table: a number, flush right, and what it counts.
fn table(budget: &Budget) -> Vec<String> {
    let row = |words: usize, what: &str| format!("{:>7}  {what}", grouped(words));
    let highest = budget.shares.iter().map(|share| share.level).filter(|level| *level > 0).min().unwrap_or(1);
    let mut lines: Vec<String> = budget
        .shares
        .iter()
        .map(|share| {
            let heading = share.heading.as_deref().unwrap_or("before the first heading");
            let indent = "  ".repeat(usize::from(share.level.saturating_sub(highest)));
            let cited = if share.citations > 0 {
                format!(" ({} of citations)", grouped(share.citations))
            } else {
                String::new()
            };
            row(share.words.larger(), &format!("{indent}{heading}{cited}"))
        })
        .collect();
    if budget.closing != Counts::default() {
        lines.push(row(budget.closing.larger(), "after the text"));
    }
    let text = budget.text();
    lines.push(row(text.larger(), &total(budget)));
    if text.spoken != text.parted {
        lines.push(row(text.spoken, "without what holds no letter and no digit"));
    }
    if budget.allowance > 0 || budget.cover != Counts::default() {
        let set_aside =
            if budget.allowance > 0 { format!("; {} are set aside for it", budget.allowance) } else { String::new() };
        lines.push(row(budget.cover.larger(), &format!("on the cover as it is printed here{set_aside}")));
    }
    lines
}

fn total(budget: &Budget) -> String {
    let Some(most) = budget.most() else { return "in all; the template sets no limit".to_owned() };
    match budget.room() {
        Some(room) => format!("of {} in all: room for {}", grouped(most), grouped(room)),
        None => format!("of {} in all: {} too many", grouped(most), grouped(budget.excess())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Share;
    use crate::diag::{FileId, Span};
    use crate::template::WordLimit;

    fn budget(most: usize) -> Budget {
        let counts = |parted, spoken| Counts { parted, spoken };
        let share = |heading: &str, level, words| Share {
            heading: Some(heading.to_owned()),
            level,
            words: counts(words, words - 1),
            citations: words / 10,
        };
        Budget {
            limit: Some(WordLimit { status: None, most, span: Span::new(FileId::new(0), 0, 0) }),
            decided_by: None,
            allowance: 100,
            cover: counts(97, 97),
            shares: vec![share("Facts", 1, 9), share("Return", 2, 1200)],
            closing: counts(20, 20),
        }
    }

    #[test]
    fn the_table_adds_up() {
        assert_eq!(
            table(&budget(1500)),
            [
                "      9  Facts",
                "  1,200    Return (120 of citations)",
                "     20  after the text",
                "  1,229  of 1,400 in all: room for 171",
                "  1,227  without what holds no letter and no digit",
                "     97  on the cover as it is printed here; 100 are set aside for it",
            ]
        );
        assert!(table(&budget(1300)).contains(&"  1,229  of 1,200 in all: 29 too many".to_owned()));
    }

    #[test]
    fn programs_read_the_same_numbers() {
        let json = serde_json::to_value(Listing::of(&budget(1500))).unwrap();
        assert_eq!(json["text"], 1229);
        assert_eq!(json["most"], 1400);
        assert_eq!(json["sections"][1]["words"], 1200);
        assert_eq!(json["sections"][1]["heading"], "Return");
    }
}
