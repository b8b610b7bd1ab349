//! Citation keys: which one a record gets, and why it keeps it.
//!
//! A key that a text cites must not go over to another record, whatever happens to the file that is
//! imported: its order, a corrected title, a new record that would make the same key. So a record that
//! was imported before keeps the key that it has (its id is kept in the record); an id that is a key
//! already is used as it is; every other record gets author, year and a word of its title, in the order
//! of these and of the ids, never in that of the file.

use std::collections::{BTreeMap, BTreeSet};

use super::marked;
use super::record::{Contributor, Record};
use crate::corpus::shape::is_id;

/// What the key of a record is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// The id under which the file has it.
    pub(super) id: Option<String>,
    /// The key that the file gives it; else the id, when it is a key.
    pub(super) wished: Option<String>,
    /// Author, year and word.
    pub(super) derived: String,
    /// The whole record as a text: it decides between records that are alike in all else.
    pub(super) whole: String,
}

/// The key of each claim. `known` has the keys that ids have from the last time, `elsewhere` the keys of
/// other files, which are not given out.
pub(super) fn assign(
    claims: &[Claim],
    known: &BTreeMap<String, String>,
    elsewhere: &BTreeMap<String, String>,
) -> Vec<Result<String, String>> {
    let mut keys: Vec<Option<Result<String, String>>> = claims.iter().map(|_| None).collect();
    let mut taken: BTreeSet<String> = elsewhere.keys().cloned().collect();
    let former = |claim: &Claim| known.get(claim.id.as_ref()?).cloned();
    let own = |claim: &Claim| claim.wished.clone();
    for wish in [&former as &dyn Fn(&Claim) -> Option<String>, &own] {
        for place in in_order(claims) {
            let Some((claim, key @ None)) = claims.get(place).zip(keys.get_mut(place)) else { continue };
            let Some(wanted) = wish(claim) else { continue };
            if let Some(file) = elsewhere.get(&wanted) {
                let why = format!("`{wanted}` is the key of a record in {file}: keep one of the two");
                *key = Some(Err(why));
            } else if taken.insert(wanted.clone()) {
                *key = Some(Ok(wanted));
            }
        }
    }
    let mut last: BTreeMap<&str, u64> = BTreeMap::new();
    for place in in_order(claims) {
        let Some((claim, key @ None)) = claims.get(place).zip(keys.get_mut(place)) else { continue };
        let base = claim.wished.as_ref().unwrap_or(&claim.derived);
        *key = Some(Ok(free(base, last.entry(base).or_insert(1), &mut taken)));
    }
    keys.into_iter().map(|key| key.unwrap_or_else(|| Err("it has no key".to_owned()))).collect()
}

/// The places of the claims in an order that does not depend on that of the file.
fn in_order(claims: &[Claim]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..claims.len()).collect();
    places.sort_by_key(|&place| claims.get(place).map(|c| (&c.derived, &c.id, &c.whole)));
    places
}

/// The key itself, or with the first number behind it that is free; `last` is the number that was tried
/// last, so that a thousand records of one key are not tried a million times.
fn free(key: &str, last: &mut u64, taken: &mut BTreeSet<String>) -> String {
    let mut wanted = key.to_owned();
    while !taken.insert(wanted.clone()) {
        *last += 1;
        wanted = format!("{key}-{last}");
    }
    wanted
}

/// Author, year and the first word of the title that says something.
pub(super) fn derived(record: &Record, id: Option<&str>) -> String {
    let author = record.authors.first().or(record.editors.first()).map(author).unwrap_or_default();
    let year = record.date.map(|date| date.year().to_string()).unwrap_or_default();
    let title = record.text("title-short").or(record.text("title")).map(marked::plain).unwrap_or_default();
    let word = first_word(&title, &author);
    let parts: Vec<&str> = [author.as_str(), &year, &word].into_iter().filter(|part| !part.is_empty()).collect();
    if author.is_empty() && word.is_empty() {
        // Nothing in Latin letters: the id says more than a year.
        let id = id.map(|id| latin(id.rsplit('/').next().unwrap_or(id))).unwrap_or_default();
        return if id.is_empty() { "source".to_owned() } else { format!("source-{id}") };
    }
    parts.join("-")
}

fn author(name: &Contributor) -> String {
    let words: Vec<&str> = name.filed_under().split_whitespace().collect();
    let capitals: String =
        words.iter().filter_map(|word| word.chars().next().filter(|first| first.is_uppercase())).collect();
    match name {
        Contributor::Organisation { .. } if capitals.chars().count() >= 3 => latin(&capitals),
        Contributor::Organisation { .. } => words.first().map(|word| latin(word)).unwrap_or_default(),
        Contributor::Person { family, .. } => latin(family),
    }
}

const SMALL: [&str; 22] = [
    "the",
    "and",
    "for",
    "from",
    "with",
    "that",
    "this",
    "into",
    "over",
    "under",
    "about",
    "what",
    "their",
    "report",
    "statement",
    "letter",
    "note",
    "une",
    "les",
    "des",
    "las",
    "los",
];

fn first_word(title: &str, author: &str) -> String {
    let words: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).map(latin).filter(|word| !word.is_empty()).collect();
    let says = |word: &&String| word.len() > 2 && !SMALL.contains(&word.as_str()) && *word != author;
    words.iter().find(says).or(words.first()).cloned().unwrap_or_default()
}

/// The small Latin letters and digits of a word, without their marks.
fn latin(word: &str) -> String {
    let mut plain = String::new();
    for sign in word.chars().flat_map(char::to_lowercase) {
        match sign {
            'a'..='z' | '0'..='9' => plain.push(sign),
            'à'..='å' | 'ā' | 'ă' | 'ą' => plain.push('a'),
            'æ' => plain.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => plain.push('c'),
            'ð' | 'ď' | 'đ' => plain.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => plain.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => plain.push('g'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => plain.push('i'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => plain.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => plain.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => plain.push('o'),
            'œ' => plain.push_str("oe"),
            'ŕ' | 'ř' => plain.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => plain.push('s'),
            'ß' => plain.push_str("ss"),
            'ţ' | 'ť' | 'ț' => plain.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            _ => {}
        }
    }
    plain
}

/// The key that a file gives to a record, when it is one of ours.
pub(super) fn wished(citation_key: Option<String>, id: Option<&str>) -> Option<String> {
    citation_key.filter(|key| is_id(key)).or_else(|| id.filter(|id| is_id(id)).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(id: &str, wished: Option<&str>, derived: &str) -> Claim {
        let id = (!id.is_empty()).then(|| id.to_owned());
        Claim { whole: format!("{id:?}"), id, wished: wished.map(str::to_owned), derived: derived.to_owned() }
    }

    fn assigned(claims: &[Claim], known: &[(&str, &str)]) -> Vec<String> {
        let known = known.iter().map(|(id, key)| ((*id).to_owned(), (*key).to_owned())).collect();
        assign(claims, &known, &BTreeMap::new()).into_iter().map(Result::unwrap).collect()
    }

    #[test]
    fn records_that_make_one_key_are_numbered_by_their_ids() {
        let (b, a) = (claim("B", None, "lee-2021-river"), claim("A", None, "lee-2021-river"));
        assert_eq!(assigned(&[b.clone(), a.clone()], &[]), ["lee-2021-river-2", "lee-2021-river"]);
        assert_eq!(assigned(&[a, b], &[]), ["lee-2021-river", "lee-2021-river-2"]);
    }

    #[test]
    fn a_key_that_was_given_once_is_kept() {
        let (a, b) = (claim("A", None, "lee-2021-new-title"), claim("B", None, "lee-2021-river"));
        let known = [("A", "lee-2021-river")];
        assert_eq!(assigned(&[b, a], &known), ["lee-2021-river-2", "lee-2021-river"]);
    }

    #[test]
    fn an_id_that_is_a_key_comes_before_one_that_is_made() {
        let (a, b) = (claim("A", None, "lee-2021-river"), claim("lee-2021-river", Some("lee-2021-river"), "x"));
        assert_eq!(assigned(&[a, b], &[]), ["lee-2021-river-2", "lee-2021-river"]);
    }

    #[test]
    fn the_key_of_another_file_is_not_given_out() {
        let elsewhere = BTreeMap::from([("lee-2021-river".to_owned(), "news.toml".to_owned())]);
        let claims = [claim("A", None, "lee-2021-river"), claim("lee-2021-river", Some("lee-2021-river"), "x")];
        let keys = assign(&claims, &BTreeMap::new(), &elsewhere);
        assert_eq!(keys[0], Ok("lee-2021-river-2".to_owned()));
        assert!(keys[1].as_ref().unwrap_err().contains("news.toml"));
    }

    #[test]
    fn names_lose_their_marks_and_organisations_their_length() {
        let organisation = |name: &str| author(&Contributor::Organisation { name: name.to_owned(), short: None });
        assert_eq!(organisation("Human Rights Watch"), "hrw");
        assert_eq!(organisation("Amnesty International"), "amnesty");
        assert_eq!(latin("Łukasz-Ömer"), "lukaszomer");
        assert_eq!(latin("김"), "");
        assert_eq!(first_word("The “River” and After", "lee"), "river");
    }

    proptest::proptest! {
        #[test]
        fn no_two_records_get_one_key_in_whatever_order(
            ids in proptest::collection::vec(("[a-cA-C]{1,2}", "[ab](-[12])?"), 0..12),
            turn in 0usize..12,
        ) {
            let ids: BTreeMap<String, String> = ids.into_iter().collect();
            let claims: Vec<Claim> =
                ids.iter().map(|(id, derived)| claim(id, is_id(id).then_some(id.as_str()), derived)).collect();
            let keys = assigned(&claims, &[]);
            let different: BTreeSet<_> = keys.iter().collect();
            proptest::prop_assert_eq!(different.len(), keys.len());
            proptest::prop_assert!(keys.iter().all(|key| is_id(key)));
            let mut turned = claims.clone();
            turned.rotate_left(turn % claims.len().max(1));
            let mut again = assigned(&turned, &[]);
            again.rotate_right(turn % claims.len().max(1));
            proptest::prop_assert_eq!(again, keys);
        }
    }
}
