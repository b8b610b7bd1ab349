//! Names of authors: whole lists in full forms, short ones when a work is cited again.

use std::collections::{BTreeMap, BTreeSet};

use super::piece::{COMMA, computed, text};
use crate::corpus::{Name, Source};
use crate::markup::Inline;
use crate::tables::Text;
use crate::template::{Credentials, NameRules, Organisations};

/// Family names that two persons share among the works cited.
#[derive(Debug, Default)]
pub(super) struct Namesakes(BTreeSet<String>);

impl Namesakes {
    /// Those among the names that short forms print.
    pub(super) fn among<'a>(sources: impl Iterator<Item = &'a Source>, rules: &NameRules) -> Self {
        let mut persons: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
        for source in sources {
            for name in source.authors.iter().take(kept(&source.authors, rules)) {
                if let Name::Person { family, given, .. } = name {
                    persons.entry(family.as_str()).or_default().insert(given.as_ref().map(Text::as_str));
                }
            }
        }
        let shared = persons.into_iter().filter(|(_, given)| given.len() > 1);
        Self(shared.map(|(family, _)| family.to_owned()).collect())
    }
}

/// All names, in full: "Boyoung Nam, Jae Yop Kim, & Wonjung Ryu"; inverted, as a list of works is ordered: "Nam, Boyoung, Jae
/// Yop Kim".
pub(super) fn in_full(names: &[Name], rules: &NameRules, inverted: bool) -> Vec<Inline> {
    let printed = names.iter().enumerate().map(|(place, name)| match name {
        Name::Person { family, given: Some(given), family_first: false, .. } if inverted && place == 0 => {
            vec![text(family), computed(COMMA, family.span.cover(given.span)), text(given)]
        }
        Name::Person { suffix, .. } => {
            let mut printed = person(name);
            if let (Some(letters), Credentials::Printed) = (suffix, rules.credentials) {
                printed.extend([computed(COMMA, letters.span), text(letters)]);
            }
            printed
        }
        Name::Organisation { name, short } => match (rules.organisations, short) {
            (Organisations::Short, Some(short)) => vec![text(short)],
            _ => vec![text(name)],
        },
    });
    joined(printed.collect(), rules)
}

/// The names that stand for a work: family names alone, unless two persons share one, and "et al.".
///
/// A name printed family name first stays whole: whoever cites "Choe Sang-Hun" as "Choe" takes a part
/// of the name for the whole.
pub(super) fn in_short(names: &[Name], rules: &NameRules, namesakes: &Namesakes) -> Vec<Inline> {
    let printed = names.iter().take(kept(names, rules)).map(|name| match name {
        Name::Person { family_first: true, .. } => person(name),
        Name::Person { family, .. } if namesakes.0.contains(family.as_str()) => person(name),
        Name::Person { family, .. } => vec![text(family)],
        Name::Organisation { name, short } => vec![text(short.as_ref().unwrap_or(name))],
    });
    let printed: Vec<_> = printed.collect();
    match &rules.et_al {
        Some(et_al) if printed.len() < names.len() => {
            let mut list = listed(printed, &rules.join, &rules.join);
            list.push(text(&et_al.text));
            list
        }
        _ => joined(printed, rules),
    }
}

/// How many names a short list keeps.
fn kept(names: &[Name], rules: &NameRules) -> usize {
    match &rules.et_al {
        Some(et_al) if names.len() >= et_al.from => et_al.keep.max(1),
        _ => names.len(),
    }
}

fn person(name: &Name) -> Vec<Inline> {
    let Name::Person { family, given, family_first, .. } = name else { return Vec::new() };
    let Some(given) = given else { return vec![text(family)] };
    let (first, second) = if *family_first { (family, given) } else { (given, family) };
    vec![text(first), computed(" ", first.span.cover(second.span)), text(second)]
}

fn joined(names: Vec<Vec<Inline>>, rules: &NameRules) -> Vec<Inline> {
    listed(names, &rules.join, &rules.last)
}

fn listed(names: Vec<Vec<Inline>>, join: &Text, last: &Text) -> Vec<Inline> {
    let count = names.len();
    let mut list = Vec::new();
    for (at, mut name) in names.into_iter().enumerate() {
        if at > 0 {
            list.push(text(if at + 1 == count { last } else { join }));
        }
        list.append(&mut name);
    }
    list
}
