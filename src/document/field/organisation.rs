//! Organisations and those who sign for them.

use super::{joined, plain, plain_value, words};
use crate::corpus::{Organisation, Signatory, Status};
use crate::diag::{Computed, Origin, Span};
use crate::markup::FieldValue;
use crate::template::{Order, Words};

/// Something of one organisation: its name, `short`, `status` or `address`.
pub(super) fn print(organisation: &Organisation, rest: Option<&str>, language: &Words) -> FieldValue {
    match rest {
        None | Some("name") => FieldValue::Is(plain(&organisation.name)),
        Some("short") => FieldValue::Is(plain(organisation.short.as_ref().unwrap_or(&organisation.name))),
        Some("status") => match organisation.status {
            Some((Status::None, _)) | None => FieldValue::Empty,
            Some((status, span)) => {
                let name = match status {
                    Status::General => "status-general",
                    Status::Special => "status-special",
                    _ => "status-roster",
                };
                let origin = language.words.get(name).map_or(Origin::Typed(span), crate::tables::Text::origin);
                FieldValue::Is(vec![words(language.word(name), origin)])
            }
        },
        Some("address") => {
            let lines: Vec<_> = organisation.address.iter().map(plain).collect();
            let comma = words(", ", Origin::Computed(Computed::Value, organisation.span));
            if lines.is_empty() { FieldValue::Empty } else { FieldValue::Is(joined(lines, &comma, &comma)) }
        }
        Some(_) => FieldValue::Unknown,
    }
}

/// Organisations in the order of a field.
pub(super) fn ordered(mut all: Vec<&Organisation>, order: Order) -> Vec<&Organisation> {
    if order == Order::Alphabetical {
        all.sort_by_cached_key(|organisation| {
            (crate::corpus::alphabetical(&organisation.name.value), organisation.id.clone())
        });
    }
    all
}

/// Several organisations, by name: "A, B and C".
pub(super) fn list(all: &[&Organisation], asked: Span, language: &Words) -> FieldValue {
    let comma = words(", ", Origin::Computed(Computed::Value, asked));
    let and = format!(" {} ", language.word("and"));
    let last = words(and, Origin::Computed(Computed::Value, asked));
    let names: Vec<_> = all.iter().map(|organisation| plain(&organisation.name)).collect();
    if names.is_empty() { FieldValue::Empty } else { FieldValue::Is(joined(names, &comma, &last)) }
}

/// Something of a person who signs: `name`, `credential`, `role`, `organisation.name` …
pub(super) fn signatory(
    organisation: &Organisation,
    person: &Signatory,
    rest: Option<&str>,
    language: &Words,
) -> FieldValue {
    match rest {
        None | Some("name") => FieldValue::Is(plain(&person.name)),
        Some("credential") => plain_value(person.credential.as_ref()),
        Some("role") => FieldValue::Is(plain(&person.role)),
        Some("signature") => plain_value(person.signature.as_ref()),
        Some(other) => match other.strip_prefix("organisation") {
            Some("") => print(organisation, None, language),
            Some(rest) => print(organisation, rest.strip_prefix('.'), language),
            None => FieldValue::Unknown,
        },
    }
}
