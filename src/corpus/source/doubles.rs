//! One source under two keys: the same title, address, DOI or symbol.
//!
//! Two keys of one source are cited in full twice and drift apart when one of them is mended.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Source, SourceKind};
use crate::diag::{Diagnostic, Diagnostics};

/// Warns of sources that look like one another.
pub(super) fn warn(sources: &BTreeMap<String, Source>, found: &mut Diagnostics) {
    let mut seen: BTreeMap<(&str, String), &Source> = BTreeMap::new();
    let mut in_order: Vec<&Source> = sources.values().collect();
    in_order.sort_by_key(|source| source.span);
    for source in in_order {
        for (field, mark) in marks(source) {
            let first = match seen.entry((field, mark)) {
                Entry::Occupied(first) => *first.get(),
                Entry::Vacant(place) => {
                    place.insert(source);
                    continue;
                }
            };
            let message = format!("`{}` and `{}` have the same {field}", first.key, source.key);
            let fault = Diagnostic::warning(source.span, message);
            found.push(
                fault.related(first.span, "the first of them").hint("if they are one source, keep one of the two keys"),
            );
            break;
        }
    }
}

/// What a source is known by, each as plain as it can be compared.
fn marks(source: &Source) -> Vec<(&'static str, String)> {
    let text = |field: &str| source.texts.get(field).map(|text| text.value.as_str());
    let mut marks = Vec::new();
    marks.extend(text("symbol").map(|s| ("symbol", s.to_uppercase().replace(' ', ""))));
    marks.extend(text("doi").map(|s| ("DOI", s.to_lowercase())));
    marks.extend(text("url").map(|s| ("address", plain_address(s))));
    // Interviews share their titles by their nature; a yearly report has a title of its own each year
    // only with the year added.
    if source.kind != SourceKind::Interview {
        let year = source.date.map_or(String::new(), |(date, _)| date.year().to_string());
        marks.extend(text("title").map(|s| ("title", format!("{} {year}", plain_title(s)))));
    }
    marks
}

fn plain_address(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    format!("{}/{}", host.strip_prefix("www.").unwrap_or(&host), path.trim_end_matches('/'))
}

/// Letters and digits alone, small, with one blank between words.
fn plain_title(title: &str) -> String {
    let mut plain = String::with_capacity(title.len());
    for letter in title.chars().filter(|c| !matches!(c, '’' | '\'')).flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            plain.push(letter);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_without_marks_and_capitals() {
        assert_eq!(plain_title("China’s *New* Law: “Is It?”"), plain_title("CHINA'S NEW LAW – is it"));
        assert_ne!(plain_title("Land Border Law"), plain_title("Land Borders Law"));
    }

    #[test]
    fn addresses_are_compared_without_what_does_not_matter() {
        assert_eq!(plain_address("https://www.Example.org/a/#top"), plain_address("http://example.org/a"));
        assert_ne!(plain_address("https://example.org/A"), plain_address("https://example.org/a"));
    }
}
