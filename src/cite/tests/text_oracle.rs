//! Citations in the running text against the rules read out loud: every citation looks back over all
//! groups before it and over all works, one by one, without memory.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::in_text::settled;
use super::shelf::Shelf;
use crate::corpus::SourceKind;
use crate::template::RepeatMode;

/// Author, title and year (0 for none) of a work, by small numbers, so that works collide.
type Work = (u8, u8, u8);

/// Work and page (0 for none) of each citation of a group.
type Group = Vec<(usize, u8)>;

const AUTHORS: [&str; 3] = ["Roe", "Lee", "Kim"];
const TITLES: [&str; 3] = ["River", "Bridge", "Road"];

fn year(work: Work) -> String {
    if work.2 == 0 { String::new() } else { format!(", {}", 2018 + u32::from(work.2)) }
}

fn full(work: Work) -> String {
    format!("Jane {}, On the {}{}", AUTHORS[usize::from(work.0)], TITLES[usize::from(work.1)], year(work))
}

fn named(work: Work) -> String {
    format!("{}, {}{}", AUTHORS[usize::from(work.0)], TITLES[usize::from(work.1)], year(work))
}

fn short(work: Work) -> String {
    format!("{}{}", AUTHORS[usize::from(work.0)], year(work))
}

/// Could a reader who sees `words` think of this work?
fn could_mean(words: &str, work: Work) -> bool {
    [full(work), named(work), short(work)].iter().any(|form| form == words || form.starts_with(&format!("{words},")))
}

fn by_the_rules(works: &[Work], groups: &[Group], repeat: RepeatMode, g: usize, i: usize) -> String {
    let (this, page) = groups[g][i];
    let before = groups[..g].iter().flatten().chain(&groups[g][..i]);
    let seen = before.into_iter().any(|(work, _)| *work == this);
    let cited: BTreeSet<usize> = groups.iter().flatten().map(|(work, _)| *work).collect();
    let means_another = |words: &str| cited.iter().any(|other| *other != this && could_mean(words, works[*other]));
    let work = works[this];
    let words = match (seen, repeat) {
        (false, _) | (_, RepeatMode::Full) => full(work),
        _ if !means_another(&short(work)) => short(work),
        _ if !means_another(&named(work)) => named(work),
        _ => full(work),
    };
    if page == 0 { words } else { format!("{words}, p. {page}") }
}

fn computed(works: &[Work], groups: &[Group], repeat: RepeatMode) -> Vec<String> {
    let mut shelf = Shelf::default();
    let key = |at: usize| format!("work-{at}");
    let mut sources = Vec::new();
    for (at, (author, title, year)) in works.iter().enumerate() {
        let author = format!("{}, Jane", AUTHORS[usize::from(*author)]);
        let (short, date) = (TITLES[usize::from(*title)], format!("{}", 2018 + u32::from(*year)));
        let title = format!("On the {short}");
        let texts = [("title", title.as_str()), ("title-short", short)];
        let date = if *year == 0 { "" } else { date.as_str() };
        sources.push(shelf.source(&key(at), SourceKind::News, &[author.as_str()], date, &texts));
    }
    let typed: Vec<Vec<_>> = groups
        .iter()
        .map(|group| {
            let place = |page: u8| if page == 0 { String::new() } else { format!("p {page}") };
            group.iter().map(|(work, page)| shelf.citation("", &key(*work), &place(*page), "")).collect()
        })
        .collect();
    settled(&mut shelf, &sources, &typed, repeat).0
}

fn agree(works: &[Work], groups: &[Group], repeat: RepeatMode) -> Result<(), TestCaseError> {
    let printed = computed(works, groups, repeat);
    for (g, group) in groups.iter().enumerate() {
        let words: Vec<String> = (0..group.len()).map(|i| by_the_rules(works, groups, repeat, g, i)).collect();
        let expected = if words.is_empty() { String::new() } else { format!("({})", words.join("; ")) };
        prop_assert_eq!(&printed[g], &expected, "group {}", g + 1);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn shuffled_citations_are_decided_by_the_rules(
        works in prop::collection::vec((0u8..3, 0u8..3, 0u8..3), 1..6),
        (original, shuffled) in prop::collection::vec(prop::collection::vec((0usize..6, 0u8..3), 0..4), 0..10)
            .prop_flat_map(|groups| (Just(groups.clone()), Just(groups).prop_shuffle())),
        full_again in prop::bool::weighted(0.1),
    ) {
        let within = |groups: &[Group]| -> Vec<Group> {
            groups.iter().map(|group| group.iter().map(|(work, page)| (work % works.len(), *page)).collect()).collect()
        };
        let repeat = if full_again { RepeatMode::Full } else { RepeatMode::Short };
        agree(&works, &within(&original), repeat)?;
        agree(&works, &within(&shuffled), repeat)?;
    }
}
