//! `expected.txt`: what must come of a case, one fact a line.
//!
//! | line | what it says |
//! |---|---|
//! | `run build case --format pdf` | the command; without the line `build` |
//! | `exit 1` | the exit code |
//! | `error FILE:LINE:COLUMN: words` | a finding whose message holds these words; `-` for no place |
//! | `warning FILE:LINE:COLUMN: words` | the same, of less weight |
//! | `pages 3` | so many pages; `notes` likewise |
//! | `reads 2: words` | the words stand on the second page |
//!
//! Findings are compared as a whole: one that is missing fails the case, and so does one too many.

/// What must come of a case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expected {
    run: Option<String>,
    pub(crate) exit: i32,
    pub(crate) findings: Vec<Finding>,
    pub(crate) pages: Option<usize>,
    pub(crate) notes: Option<usize>,
    pub(crate) reads: Vec<(usize, String)>,
}

/// A finding of the program or an expected one: equal when one's words are among the other's.
#[derive(Clone, Debug, Eq)]
pub(crate) struct Finding {
    weight: String,
    place: String,
    words: String,
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        let same = (&self.weight, &self.place) == (&other.weight, &other.place);
        same && (self.words.contains(&other.words) || other.words.contains(&self.words))
    }
}

impl Expected {
    pub(crate) fn read(text: &str) -> Self {
        let mut expected = Self::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (word, rest) = line.split_once(' ').unwrap_or_else(|| panic!("not a fact: {line}"));
            match word {
                "run" => expected.run = Some(rest.to_owned()),
                "exit" => expected.exit = rest.parse().unwrap(),
                "pages" => expected.pages = Some(rest.parse().unwrap()),
                "notes" => expected.notes = Some(rest.parse().unwrap()),
                "reads" => {
                    let (page, words) = rest.split_once(": ").unwrap();
                    expected.reads.push((page.parse().unwrap(), words.to_owned()));
                }
                weight => {
                    let (place, words) = rest.split_once(": ").unwrap_or_else(|| panic!("no place: {line}"));
                    let (weight, place, words) = (weight.to_owned(), place.to_owned(), words.to_owned());
                    expected.findings.push(Finding { weight, place, words });
                }
            }
        }
        expected
    }

    pub(crate) fn arguments(&self) -> Vec<&str> {
        self.run.as_ref().map_or_else(|| vec!["build"], |run| run.split(' ').collect())
    }
}

/// The findings in what the program said, in its order.
pub(crate) fn findings(said: &str) -> Vec<Finding> {
    let lines: Vec<&str> = said.lines().collect();
    let mut all = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let Some((head, words)) = line.split_once(": ") else { continue };
        // The finding of a rule names it: warning[LAY-02].
        let weight = head.split('[').next().unwrap_or(head);
        if !matches!(weight, "error" | "warning") {
            continue;
        }
        let below = lines.get(number + 1).and_then(|line| line.trim_start().strip_prefix("--> "));
        let place = below.unwrap_or("-").to_owned();
        all.push(Finding { weight: weight.to_owned(), place, words: words.to_owned() });
    }
    all
}
