//! The fields that a citation pattern may ask for, and what a record answers.

use super::House;
use super::dates::{self, dated};
use super::names::{Namesakes, in_full, in_short};
use super::piece::{COMMA, computed, piece, text};
use super::pinpoints::in_words;
use super::titles::{address, titled};
use crate::corpus::Source;
use crate::diag::{Computed, Origin, Span};
use crate::geom::{NoteId, Target};
use crate::markup::{FieldValue, Fields, Inline, Pinpoint};

/// Fields that the program answers.
pub(super) const MADE: [&str; 8] = ["name", "authors", "editors", "title", "date", "accessed", "pinpoint", "note"];

/// Plain texts of a record; an inner table's name stands before the key, and that of a treaty's own
/// table may be left out.
pub(super) const TEXTS: [&str; 25] = [
    "title-short",
    "container",
    "publisher",
    "place",
    "edition",
    "volume",
    "issue",
    "page",
    "symbol",
    "number",
    "court",
    "jurisdiction",
    "archive",
    "archive-url",
    "url",
    "doi",
    "isbn",
    "registration",
    "series.title",
    "series.number",
    "treaty.series",
    "treaty.volume",
    "treaty.page",
    "treaty.registration",
    "original.title",
];

/// The forms of a field, or `None` when there is no such field. Texts know `and-<field>` besides.
pub(super) fn forms(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "title" => Some(&["short", "link"]),
        "date" | "accessed" => Some(&dates::FORMS),
        _ if MADE.contains(&name) => Some(&[]),
        _ if TEXTS.contains(&name) => Some(&["link"]),
        _ => None,
    }
}

/// The first form that a field does not have.
pub(super) fn wrong_form(name: &str, asked: &[String]) -> Option<FieldValue> {
    let known = forms(name)?;
    let fits = |form: &str| {
        let second = form.strip_prefix("and-").filter(|_| TEXTS.contains(&name));
        known.contains(&form) || second.is_some_and(|second| TEXTS.contains(&second))
    };
    let wrong = asked.iter().find(|form| !fits(form))?;
    let example = TEXTS.contains(&name).then_some("and-publisher");
    Some(FieldValue::UnknownForm { form: wrong.clone(), known: known.iter().copied().chain(example).collect() })
}

/// A record, answering a pattern.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) source: &'a Source,
    pub(super) pinpoint: Option<&'a Pinpoint>,
    pub(super) house: House<'a>,
    pub(super) namesakes: &'a Namesakes,
    /// The note that holds the full form.
    pub(super) full: Option<(NoteId, u32)>,
    /// The first author goes by the family name, as a list of works is ordered.
    pub(super) family_first: bool,
    /// The citation: what asks for the number of a note.
    pub(super) asked: Span,
    /// True when the pattern prints the title, so that the name may not be the title again.
    pub(super) title_follows: bool,
}

impl Record<'_> {
    /// The short author; the short title of a work that has none.
    pub(super) fn name(&self) -> Vec<Inline> {
        let authors = in_short(&self.source.authors, &self.house.style.names, self.namesakes);
        match authors.is_empty() && !self.title_follows {
            true => self.title(true),
            false => authors,
        }
    }

    pub(super) fn title(&self, short: bool) -> Vec<Inline> {
        let of = |field: &str| self.source.texts.get(field);
        let title = if short { of("title-short").or_else(|| of("title")) } else { of("title") };
        title.map(|title| titled(title, of("language"), &self.house.style.language)).unwrap_or_default()
    }

    fn made(&self, name: &str, forms: &[String]) -> Vec<Inline> {
        let style = self.house.style;
        let date = |date: Option<_>| {
            let form = forms.first().map_or("long", String::as_str);
            date.map(|(date, span)| dated(date, span, form, &style.long_date, self.house.words)).unwrap_or_default()
        };
        match name {
            "name" => self.name(),
            "authors" => in_full(&self.source.authors, &style.names, self.family_first),
            "editors" => in_full(&self.source.editors, &style.names, false),
            "title" => self.title(forms.iter().any(|form| form == "short")),
            "date" => date(self.source.date),
            "accessed" => date(self.source.accessed),
            "pinpoint" => self.pinpoint.map(|p| in_words(p, style)).unwrap_or_default(),
            "note" => self.full.map(|full| self.number(full)).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn number(&self, (id, number): (NoteId, u32)) -> Inline {
        let mut printed = piece(number.to_string(), Origin::Computed(Computed::NoteNumber, self.asked));
        printed.look.target = Some(Target::Note(id));
        printed
    }

    /// A plain text, with those that `and-<field>` adds.
    fn plain(&self, name: &str, forms: &[String]) -> Vec<Inline> {
        let added = forms.iter().filter_map(|form| form.strip_prefix("and-"));
        let mut printed: Vec<Inline> = Vec::new();
        for field in std::iter::once(name).chain(added) {
            let Some(words) = self.source.text(field) else { continue };
            if !printed.is_empty() {
                printed.push(computed(COMMA, words.span));
            }
            match field {
                "title-short" => printed.extend(self.title(true)),
                "original.title" => {
                    let language = self.source.texts.get("original.language");
                    printed.extend(titled(words, language, &self.house.style.language));
                }
                _ => printed.push(text(words)),
            }
        }
        printed
    }
}

impl Fields for Record<'_> {
    fn field(&self, name: &str, asked: &[String], _: Span) -> FieldValue {
        if forms(name).is_none() {
            return FieldValue::Unknown;
        }
        if let Some(fault) = wrong_form(name, asked) {
            return fault;
        }
        let mut printed = if MADE.contains(&name) { self.made(name, asked) } else { self.plain(name, asked) };
        if printed.is_empty() {
            return FieldValue::Empty;
        }
        if asked.iter().any(|form| form == "link")
            && let Some(target) = address(self.source)
        {
            for inline in &mut printed {
                inline.look.target = Some(target.clone());
            }
        }
        FieldValue::Is(printed)
    }
}
