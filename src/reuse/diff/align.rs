//! Which group, which paragraph and which word of one side is which of the other.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Side;
use super::groups::{Group, Name, Paragraph, groups};
use super::tokens::Token;
use crate::corpus::is_beside;

/// Two documents, aligned.
#[derive(Debug)]
pub(super) struct Aligned {
    /// The groups of the new document in order; those that are gone stand where they stood.
    pub(super) groups: Vec<AlignedGroup>,
}

/// A group of both sides, or of one.
#[derive(Debug)]
pub(super) struct AlignedGroup {
    pub(super) name: Name,
    /// The name that it had, when it was renamed.
    pub(super) renamed_from: Option<String>,
    /// Another version of the section: what was, what is.
    pub(super) versions: Option<(Option<String>, Option<String>)>,
    pub(super) side: Which,
    /// It stands in another place among the others.
    pub(super) moved: bool,
    pub(super) pairs: Vec<Pair>,
}

/// On which side something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Old,
    New,
    Both,
}

/// A paragraph of both sides, or of one.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) old: Option<Paragraph>,
    pub(super) new: Option<Paragraph>,
    /// What became of its words.
    pub(super) ops: Vec<Op>,
}

/// Words that stayed, went or came.
#[derive(Clone, Debug)]
pub(super) enum Op {
    /// On both sides: old tokens, new tokens, as many of each.
    Equal(Vec<Token>, Vec<Token>),
    Delete(Vec<Token>),
    Insert(Vec<Token>),
}

impl Pair {
    /// True when not a word changed.
    pub(super) fn is_equal(&self) -> bool {
        self.ops.iter().all(|op| matches!(op, Op::Equal(..)))
    }
}

impl Aligned {
    pub(super) fn of(old: &Side<'_>, new: &Side<'_>) -> Self {
        let (before, after) = (groups(old), groups(new));
        let aliases = aliases(new);
        let place = |name: &Name| {
            let known = |name: &Name| after.iter().position(|group| group.name == *name);
            known(name).or_else(|| known(&renamed(name, &aliases)?))
        };
        let mut places: Vec<Option<usize>> = before.iter().map(|group| place(&group.name)).collect();
        own_texts(&before, &after, &mut places);
        let stays = longest_rise(&places);
        let mut slots: Vec<AlignedGroup> = Vec::new();
        let mut waiting: BTreeMap<usize, Vec<AlignedGroup>> = BTreeMap::new();
        let mut matched: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
        let mut behind = 0;
        for (at, place) in places.iter().enumerate() {
            match (place, before.get(at)) {
                (Some(place), _) if !matched.contains_key(place) => {
                    matched.insert(*place, (at, !stays.contains(&at)));
                    behind = if stays.contains(&at) { place + 1 } else { behind };
                }
                // What is gone stands behind the last that stayed.
                (_, Some(group)) => waiting.entry(behind).or_default().push(gone(group)),
                _ => {}
            }
        }
        for (at, group) in after.iter().enumerate() {
            slots.extend(waiting.remove(&at).unwrap_or_default());
            slots.push(match matched.get(&at).and_then(|(old, moved)| Some((before.get(*old)?, *moved))) {
                Some((old, moved)) => both(old, group, moved),
                None => new_group(group),
            });
        }
        slots.extend(waiting.into_values().flatten());
        Self { groups: slots }
    }
}

/// Texts beside the manifests have names of their own on each side: what no name matches is matched by its
/// words, the most alike first.
fn own_texts(before: &[Group], after: &[Group], places: &mut [Option<usize>]) {
    let own = |group: &Group| matches!(&group.name, Name::Section(name, _) if is_beside(name));
    let words = |group: &Group| group.paragraphs.iter().map(|p| p.words.as_str()).collect::<Vec<_>>().join(" ");
    let mut alikes = Vec::new();
    for (at, old) in before.iter().enumerate().filter(|(at, old)| own(old) && places.get(*at) == Some(&None)) {
        let free = after.iter().enumerate().filter(|(to, new)| own(new) && !places.contains(&Some(*to)));
        alikes.extend(free.map(|(to, new)| (alike(&words(old), &words(new)), at, to)));
    }
    alikes.sort_by_key(|(alike, at, to)| (std::cmp::Reverse(*alike), *at, *to));
    for (_, at, to) in alikes.into_iter().filter(|(alike, ..)| *alike > 0) {
        if places.get(at) == Some(&None)
            && !places.contains(&Some(to))
            && let Some(place) = places.get_mut(at)
        {
            *place = Some(to);
        }
    }
}

/// New names by the old ones that their sections list.
fn aliases(new: &Side<'_>) -> BTreeMap<String, String> {
    let sections = new.selection.entries.iter().flatten().flatten();
    sections.flat_map(|s| s.aliases.iter().map(|alias| (alias.value.clone(), s.name.clone()))).collect()
}

fn renamed(name: &Name, aliases: &BTreeMap<String, String>) -> Option<Name> {
    match name {
        Name::Section(name, number) => Some(Name::Section(aliases.get(name)?.clone(), *number)),
        _ => None,
    }
}

/// The old groups that keep their order: the longest rising sequence of their new places.
fn longest_rise(places: &[Option<usize>]) -> BTreeSet<usize> {
    let known: Vec<(usize, usize)> =
        places.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))).collect();
    // Length of the best sequence that ends here, and the one before it. A manifest has tens of lines.
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (this, (_, place)) in known.iter().enumerate() {
        let before = known.iter().zip(&best).enumerate().filter(|(_, ((_, other), _))| other < place);
        let longest = before.max_by_key(|(at, (_, (length, _)))| (*length, std::cmp::Reverse(*at)));
        best.push(longest.map_or((1, None), |(at, (_, (length, _)))| (length + 1, Some(at))));
        debug_assert_eq!(best.len(), this + 1);
    }
    let mut stays = BTreeSet::new();
    let mut at =
        best.iter().enumerate().max_by_key(|(at, (length, _))| (*length, std::cmp::Reverse(*at))).map(|(at, _)| at);
    while let Some(here) = at {
        stays.extend(known.get(here).map(|(old, _)| *old));
        at = best.get(here).and_then(|(_, before)| *before);
    }
    stays
}

fn gone(group: &Group) -> AlignedGroup {
    let pair = |old: &Paragraph| Pair { old: Some(old.clone()), new: None, ops: vec![Op::Delete(old.tokens.clone())] };
    let pairs = group.paragraphs.iter().map(pair).collect();
    AlignedGroup { name: group.name.clone(), renamed_from: None, versions: None, side: Which::Old, moved: false, pairs }
}

fn new_group(group: &Group) -> AlignedGroup {
    let pair = |new: &Paragraph| Pair { old: None, new: Some(new.clone()), ops: vec![Op::Insert(new.tokens.clone())] };
    let pairs = group.paragraphs.iter().map(pair).collect();
    AlignedGroup { name: group.name.clone(), renamed_from: None, versions: None, side: Which::New, moved: false, pairs }
}

fn both(old: &Group, new: &Group, moved: bool) -> AlignedGroup {
    let renamed_from = match (&old.name, &new.name) {
        (Name::Section(was, _), Name::Section(is, _)) if was != is => Some(was.clone()),
        _ => None,
    };
    let versions = (old.version != new.version).then(|| (old.version.clone(), new.version.clone()));
    let pairs = paragraphs(&old.paragraphs, &new.paragraphs);
    AlignedGroup { name: new.name.clone(), renamed_from, versions, side: Which::Both, moved, pairs }
}

/// Paragraphs that are equal word for word hold the rest together; between them the most alike are paired.
fn paragraphs(old: &[Paragraph], new: &[Paragraph]) -> Vec<Pair> {
    let words = |all: &[Paragraph]| -> Vec<String> { all.iter().map(|paragraph| paragraph.words.clone()).collect() };
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &words(old), &words(new)) {
        let (before, after) =
            (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
        match op {
            DiffOp::Equal { .. } => pairs.extend(before.iter().zip(after).map(|(old, new)| pair(old, new))),
            _ => between(before, after, &mut pairs),
        }
    }
    pairs
}

/// The pairing of two stretches that keeps the order and makes the most of the words that both have.
fn between(old: &[Paragraph], new: &[Paragraph], pairs: &mut Vec<Pair>) {
    let width = new.len() + 1;
    let mut best = vec![0u64; (old.len() + 1) * width];
    let alike: Vec<u64> = old.iter().flat_map(|o| new.iter().map(move |n| alike(&o.words, &n.words))).collect();
    let at = |i: usize, j: usize| i * width + j;
    let score = |i: usize, j: usize| alike.get(i * new.len() + j).copied().unwrap_or(0);
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let paired = score(i, j) + best[at(i + 1, j + 1)];
            best[at(i, j)] = paired.max(best[at(i + 1, j)]).max(best[at(i, j + 1)]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        match (old.get(i), new.get(j)) {
            (Some(o), Some(n)) if score(i, j) > 0 && best[at(i, j)] == score(i, j) + best[at(i + 1, j + 1)] => {
                pairs.push(pair(o, n));
                (i, j) = (i + 1, j + 1);
            }
            (Some(o), n) if n.is_none() || best[at(i, j)] == best[at(i + 1, j)] => {
                pairs.push(Pair { old: Some(o.clone()), new: None, ops: vec![Op::Delete(o.tokens.clone())] });
                i += 1;
            }
            (_, Some(n)) => {
                pairs.push(Pair { old: None, new: Some(n.clone()), ops: vec![Op::Insert(n.tokens.clone())] });
                j += 1;
            }
            _ => return,
        }
    }
}

/// How alike two texts are, in thousandths: the words that both have, twice, of all their words. Nothing
/// below a third, where a redline would be harder to read than the two texts.
pub(super) fn alike(a: &str, b: &str) -> u64 {
    let mut words: BTreeMap<&str, i64> = BTreeMap::new();
    let (mut count, mut common) = (0u64, 0u64);
    for word in a.split_whitespace() {
        *words.entry(word).or_default() += 1;
        count += 1;
    }
    for word in b.split_whitespace() {
        count += 1;
        if let Some(left) = words.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    let alike = (common * 2000).checked_div(count).unwrap_or(1000);
    if alike < 333 { 0 } else { alike }
}

fn pair(old: &Paragraph, new: &Paragraph) -> Pair {
    Pair { ops: words(&old.tokens, &new.tokens), old: Some(old.clone()), new: Some(new.clone()) }
}

/// What became of the words of a text.
pub(super) fn words(old: &[Token], new: &[Token]) -> Vec<Op> {
    let keys = |tokens: &[Token]| -> Vec<String> { tokens.iter().map(|token| token.key.clone()).collect() };
    let mut ops = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        let (before, after) =
            (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
        match op {
            DiffOp::Equal { .. } => ops.push(Op::Equal(before.to_vec(), after.to_vec())),
            _ => change(before.to_vec(), after.to_vec(), &mut ops),
        }
    }
    bridged(ops)
}

fn change(old: Vec<Token>, new: Vec<Token>, ops: &mut Vec<Op>) {
    if !old.is_empty() {
        ops.push(Op::Delete(old));
    }
    if !new.is_empty() {
        ops.push(Op::Insert(new));
    }
}

/// A blank between two changes goes with them: "also women" is struck as one, not as two words.
fn bridged(ops: Vec<Op>) -> Vec<Op> {
    let mut all: Vec<Op> = Vec::new();
    let (mut old, mut new): (Vec<Token>, Vec<Token>) = (Vec::new(), Vec::new());
    let mut rest = ops.into_iter().peekable();
    while let Some(op) = rest.next() {
        match op {
            Op::Delete(tokens) => old.extend(tokens),
            Op::Insert(tokens) => new.extend(tokens),
            Op::Equal(before, after) => {
                let changing = !old.is_empty() || !new.is_empty();
                if changing && before.iter().all(Token::is_blank) && rest.peek().is_some() {
                    old.extend(before);
                    new.extend(after);
                    continue;
                }
                change(std::mem::take(&mut old), std::mem::take(&mut new), &mut all);
                all.push(Op::Equal(before, after));
            }
        }
    }
    change(old, new, &mut all);
    all
}
