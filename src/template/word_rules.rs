//! What the body counts, and how many words it takes.

use serde::Deserialize;

use super::measure::number;
use crate::corpus::Status;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::tables::{Date, Reader, Table, Text};

/// Something that a body counts, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Countable {
    /// What stands before the text. The body may set a number of words aside for it.
    Cover,
    /// Headings of the text.
    Headings,
    /// Everything else of the text, citations in it included.
    Text,
    /// Notes.
    Notes,
    /// Captions of figures and tables, the words in figures, and the sources below them.
    Captions,
}

/// A limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordLimit {
    /// The consultative status to which it applies; `None` for everyone.
    pub status: Option<Status>,
    /// So many words at most, the cover among them where it is counted.
    pub most: usize,
    /// Where it is given.
    pub span: Span,
}

/// `[words]`.
#[derive(Clone, Debug, PartialEq)]
pub struct WordRules {
    /// What is counted.
    pub counting: Vec<Countable>,
    /// The words that the body sets aside for the cover.
    pub cover_allowance: usize,
    /// The limits.
    pub limits: Vec<WordLimit>,
    /// Where the body says so.
    pub source: Option<Text>,
    /// The day on which that was read.
    pub checked: Option<(Date, Span)>,
}

impl Default for WordRules {
    /// No limit; the text is counted, with its headings and captions.
    fn default() -> Self {
        let counting = vec![Countable::Headings, Countable::Text, Countable::Captions];
        Self { counting, cover_allowance: 0, limits: Vec::new(), source: None, checked: None }
    }
}

impl WordRules {
    /// `[words]`. A limit without its source and the day on which that was read is a fault: nobody
    /// could tell whether it still holds.
    pub(super) fn read(table: Table, found: &mut Diagnostics) -> Self {
        let mut rules = Self::default();
        let mut reader = Reader::new(table, found);
        if reader.has("counting") {
            rules.counting = counting(&mut reader);
        }
        let allowance = number(&mut reader, "cover-allowance", 0..=10_000);
        rules.cover_allowance = allowance.and_then(|words| usize::try_from(words).ok()).unwrap_or_default();
        let tables = reader.tables("limit");
        rules.limits = tables.into_iter().filter_map(|table| WordLimit::read(table, reader.found())).collect();
        for (key, example) in [("source", "\"…\""), ("checked", "2026-11-21")] {
            if !rules.limits.is_empty() && !reader.has(key) {
                reader.missing(key, example);
            }
        }
        rules.source = reader.text("source");
        rules.checked = reader.date("checked");
        reader.finish();
        rules
    }

    /// True when this is counted.
    pub fn counts(&self, what: Countable) -> bool {
        self.counting.contains(&what)
    }

    /// The limit for those who submit together: the lowest that holds for one of them.
    ///
    /// The rules of the Commission on the Status of Women give limits by status and none for signatories
    /// of mixed status (E/1996/31, para. 37; the Commission's yearly call). A text within the lowest is
    /// within each. Who has no status, or one without a limit, and a submission that names nobody, are
    /// held to the lowest of all.
    pub fn limit(&self, standing: &[Option<Status>]) -> Option<&WordLimit> {
        let lowest = |status: Option<Status>| {
            let holds = |limit: &&WordLimit| limit.status.is_none() || limit.status == status;
            self.limits.iter().filter(holds).min_by_key(|limit| limit.most)
        };
        let all = || self.limits.iter().min_by_key(|limit| limit.most);
        let each: Vec<&WordLimit> = standing.iter().filter_map(|status| lowest(*status).or_else(all)).collect();
        each.into_iter().min_by_key(|limit| limit.most).or_else(all)
    }
}

/// `counting`, a list of what is counted.
fn counting(reader: &mut Reader<'_>) -> Vec<Countable> {
    const NAMES: [(&str, Countable); 5] = [
        ("captions", Countable::Captions),
        ("cover", Countable::Cover),
        ("headings", Countable::Headings),
        ("text", Countable::Text),
        ("notes", Countable::Notes),
    ];
    let mut counted = Vec::new();
    for text in reader.texts("counting") {
        match NAMES.iter().find(|(name, _)| *name == text.value) {
            Some((_, what)) => counted.push(*what),
            None => {
                let known: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
                let fault = Diagnostic::error(text.span, format!("`{}` is nothing that can be counted", text.value));
                reader.found().push(fault.hint(format!("one of: {}", known.join(", "))));
            }
        }
    }
    counted
}

impl WordLimit {
    fn read(table: Table, found: &mut Diagnostics) -> Option<Self> {
        let span = table.span;
        let mut reader = Reader::new(table, found);
        let status = reader.choice("status");
        if !reader.has("most") {
            reader.missing("most", "1500");
        }
        let most = number(&mut reader, "most", 1..=1_000_000);
        reader.finish();
        Some(Self { status, most: usize::try_from(most?).ok()?, span })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    const BOTH: &str = "limit = [{ status = \"general\", most = 2000 }, { status = \"special\", most = 1500 }]\n\
        source = \"the call\"\nchecked = 2026-11-21\n";

    fn read(text: &str) -> (WordRules, Vec<String>) {
        let mut found = Diagnostics::new();
        let table = crate::tables::parse(FileId::new(0), text, 0, &mut found);
        let rules = WordRules::read(table, &mut found);
        (rules, found.iter().map(|fault| fault.message.clone()).collect())
    }

    #[test]
    fn signatories_of_mixed_status_are_held_to_the_lowest_limit() {
        let (rules, faults) = read(BOTH);
        assert_eq!(faults, [""; 0]);
        let most = |standing: &[Option<Status>]| rules.limit(standing).map(|limit| limit.most);
        let (general, special) = (Some(Status::General), Some(Status::Special));
        assert_eq!(most(&[general]), Some(2000));
        assert_eq!(most(&[general, general]), Some(2000));
        assert_eq!(most(&[general, special]), Some(1500));
        assert_eq!(most(&[general, general, special, general, general]), Some(1500));
    }

    #[test]
    fn who_has_no_status_or_one_without_a_limit_is_held_to_the_lowest() {
        let (rules, _) = read(BOTH);
        for standing in [&[None][..], &[Some(Status::Roster)], &[Some(Status::General), None], &[]] {
            assert_eq!(rules.limit(standing).map(|limit| limit.most), Some(1500), "{standing:?}");
        }
    }

    #[test]
    fn a_limit_without_a_status_holds_for_everyone() {
        let (rules, _) = read("limit = [{ most = 10000 }]\nsource = \"x\"\nchecked = 2026-11-21\n");
        assert_eq!(rules.limit(&[Some(Status::General)]).map(|limit| limit.most), Some(10_000));
        assert_eq!(WordRules::default().limit(&[Some(Status::General)]), None);
    }

    #[test]
    fn a_limit_says_where_it_comes_from() {
        assert_eq!(read("limit = [{ most = 1 }]\n").1, ["`source` is missing", "`checked` is missing"]);
    }

    #[test]
    fn what_cannot_be_counted_is_a_fault() {
        let (rules, faults) = read("counting = [\"cover\", \"txt\"]\n");
        assert_eq!(rules.counting, [Countable::Cover]);
        assert_eq!(faults, ["`txt` is nothing that can be counted"]);
    }
}
