//! Who the author is: the organisations that a manifest names and those who sign, by all that tells of them.

use std::collections::BTreeSet;

use super::super::assemble::Input;
use super::super::{Document, Run};
use super::names::{self, Name};
use crate::corpus::{self, Corpus, Organisation, Signatory, Source};
use crate::diag::{FileId, Span};
use crate::tables::{Kind, Text, Value};
use crate::template::FieldKind;

/// The author of a submission.
#[derive(Clone, Debug)]
pub struct Author<'a> {
    /// Names, addresses and initials.
    names: Vec<Name>,
    /// What of them cannot be in a file by accident, in the letters that [`bare`] keeps.
    needles: Vec<(usize, Vec<u8>)>,
    /// The file in which organisations are described.
    records: Option<FileId>,
    /// Cited publications of the author's own.
    own: Vec<&'a Source>,
    /// The citation style, whose words stand between the parts of a record.
    style: FileId,
}

impl<'a> Author<'a> {
    /// The author of a document: every organisation that a field of the manifest names, and who signs.
    pub fn of(input: &Input<'_>, corpus: &'a Corpus, document: &Document) -> Self {
        let (organisations, signing) = named(input);
        let mut names: Vec<Name> = organisations.iter().flat_map(|one| of_organisation(one)).collect();
        names.extend(signing.iter().map(|person| Name::new(&person.name.value)));
        names.retain(|name| !name.is_blank());
        let needles =
            (0..).zip(&names).flat_map(|(place, name)| needles(&name.text).map(move |needle| (place, needle)));
        let needles = needles.collect();
        let cited = document.cited.iter().filter_map(|key| corpus.sources.get(key));
        let own = cited.filter(|source| is_by(source, &names)).collect();
        let records = organisations.first().map(|one| one.span.file);
        Self { needles, records, own, style: input.style.end.span.file, names }
    }

    /// The cited publications of the author's own, in the order of their citation.
    pub fn own(&self) -> &[&'a Source] {
        &self.own
    }

    /// The name that a text still holds.
    pub fn left_in(&self, text: &str) -> Option<&str> {
        let found = names::first_in(text, &self.names).map(|name| name.text.as_str());
        found.or_else(|| self.left_in_bytes(text.as_bytes()))
    }

    /// The name that bytes still hold, in UTF-8 or UTF-16, whatever stands between its letters. Names that are so
    /// short that any picture may hold them are not looked for.
    pub fn left_in_bytes(&self, bytes: &[u8]) -> Option<&str> {
        let bytes = bare(bytes);
        let found = self.needles.iter().find(|(_, needle)| holds(&bytes, needle));
        found.and_then(|(place, _)| self.names.get(*place)).map(|name| name.text.as_str())
    }

    pub(super) fn names(&self) -> &[Name] {
        &self.names
    }

    /// True when words of a text come from the record of an organisation.
    pub(super) fn is_told_in(&self, runs: &[Run]) -> bool {
        runs.iter().any(|run| Some(run.origin.span().file) == self.records)
    }

    pub(super) fn is_own(&self, key: &str) -> bool {
        self.own.iter().any(|source| source.key == key)
    }

    /// True for words from the record of a publication of the author's own.
    pub(super) fn is_of_own_record(&self, run: &Run) -> bool {
        let there = run.origin.span();
        let inside = |span: Span| span.file == there.file && span.start <= there.start && there.end <= span.end;
        self.own.iter().any(|source| spans(source).any(inside))
    }

    pub(super) fn is_of_style(&self, run: &Run) -> bool {
        run.origin.span().file == self.style
    }

    pub(super) fn without_names(&self, text: &str, words: &str) -> String {
        names::replaced(text, &self.names, words)
    }
}

/// The organisations that a manifest names, in whatever field, and who signs for them.
fn named<'a>(input: &Input<'a>) -> (Vec<&'a Organisation>, Vec<&'a Signatory>) {
    let (mut ids, mut signing) = (BTreeSet::new(), Vec::new());
    for entry in &input.manifest.fields {
        let kind = input.template.fields.get(&entry.key.value).map(|field| field.kind);
        for text in texts(&entry.value) {
            match (kind, text.value.split_once('/')) {
                (Some(FieldKind::Organisation | FieldKind::Organisations), _) => drop(ids.insert(text.value.as_str())),
                (Some(FieldKind::Signatories), Some((id, person))) => {
                    ids.insert(id);
                    let organisation = input.corpus.organisations.get(id);
                    signing.extend(organisation.and_then(|organisation| organisation.signatories.get(person)));
                }
                _ => {}
            }
        }
    }
    (ids.into_iter().filter_map(|id| input.corpus.organisations.get(id)).collect(), signing)
}

fn texts(value: &Value) -> Vec<&Text> {
    match &value.kind {
        Kind::Text(text) => vec![text],
        Kind::List(list) => list.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// What an organisation is known by: its names, its address and, of three letters and more, its initials.
fn of_organisation(organisation: &Organisation) -> Vec<Name> {
    let lines = organisation.short.iter().chain(&organisation.address);
    let mut names = vec![Name::new(&organisation.name.value)];
    names.extend(lines.map(|text| Name::new(&text.value)));
    let words = organisation.name.value.split(|c: char| !c.is_alphabetic());
    let initials: String = words.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    if initials.chars().count() > 2 {
        names.push(Name::exact(&initials));
    }
    names
}

/// True for a publication whose record holds one of the names.
fn is_by(source: &Source, names: &[Name]) -> bool {
    let people = source.authors.iter().chain(&source.editors).flat_map(|name| match name {
        corpus::Name::Organisation { name, short } => {
            vec![Some(name.value.clone()), short.as_ref().map(|s| s.value.clone())]
        }
        corpus::Name::Person { family, given, .. } => {
            let given = given.as_ref().map_or("", |given| given.value.as_str());
            let (one, two) = (format!("{given} {}", family.value), format!("{} {given}", family.value));
            vec![Some(one), Some(two)]
        }
    });
    let texts = source.texts.values().map(|text| text.value.clone());
    texts.chain(people.flatten()).any(|text| names::first_in(&text, names).is_some())
}

/// Where a record has its words.
fn spans(source: &Source) -> impl Iterator<Item = Span> + '_ {
    let people = source.authors.iter().chain(&source.editors).flat_map(|name| match name {
        corpus::Name::Organisation { name, short } => vec![Some(name), short.as_ref()],
        corpus::Name::Person { family, given, suffix, .. } => vec![Some(family), given.as_ref(), suffix.as_ref()],
    });
    let texts = source.texts.values().chain(people.flatten()).map(|text| text.span);
    texts.chain(source.date.iter().chain(&source.accessed).map(|(_, span)| *span))
}

/// A name as it may stand in a file, in each of the encodings; none for one that is too short to be sure of.
fn needles(name: &str) -> impl Iterator<Item = Vec<u8>> + use<> {
    let single = name.split_whitespace().any(|word| word.chars().filter(|c| c.is_alphanumeric()).count() == 1);
    let utf_8 = bare(name.as_bytes());
    let sure = utf_8.len() >= if single { 12 } else { 8 };
    let units: Vec<u16> = name.encode_utf16().collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    [utf_8, bare(&big), bare(&little)].into_iter().filter(move |_| sure)
}

/// Letters and digits in small letters, and all bytes that are no ASCII: what is left of a name however its words
/// are parted.
fn bare(bytes: &[u8]) -> Vec<u8> {
    let kept = bytes.iter().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    kept.map(u8::to_ascii_lowercase).collect()
}

/// True when one contains the other, found by its first byte: files have millions of bytes.
fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    let Some(&first) = needle.first() else { return false };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&byte| byte == first) {
        let Some(from) = rest.get(at..) else { return false };
        if from.starts_with(needle) {
            return true;
        }
        rest = from.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_bytes_of_every_encoding() {
        let needles: Vec<Vec<u8>> = needles("Réseau des Femmes").collect();
        let units: Vec<u8> =
            "x RÉSEAU des  Femmes".replace('É', "é").encode_utf16().flat_map(u16::to_be_bytes).collect();
        let found = |bytes: &[u8]| needles.iter().any(|needle| holds(&bare(bytes), needle));
        assert!(found("réseau des-femmes".as_bytes()) && found(&units));
        assert!(!found("réseau de femmes".as_bytes()));
    }

    #[test]
    fn a_name_that_any_text_may_hold_is_no_needle() {
        assert_eq!(needles("A. Example").count(), 0);
        assert_eq!(needles("Net").count(), 0);
        assert_eq!(needles("Jane Roe B.").count(), 0);
        assert_eq!(needles("Example Net").count(), 3);
    }
}
