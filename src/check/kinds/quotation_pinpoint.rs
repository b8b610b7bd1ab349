//! `quotation-pinpoint`: words that are quoted are cited with the place where they stand. `kinds` names the
//! kinds of sources that have such places.

use super::super::taken::Paragraph;
use super::Check;
use crate::corpus::Source;
use crate::markup::{Citation, Node};
use crate::tables::Reader;

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let kinds: Vec<String> = reader.texts("kinds").into_iter().map(|text| text.value).collect();
    Check::document(move |subject, findings| {
        let paged = |source: &Source| kinds.iter().any(|kind| kind == source.kind.name());
        for cite in subject.paragraphs.iter().flat_map(quoting) {
            let source = subject.corpus.sources.get(&cite.key).filter(|source| paged(source));
            if let Some(source) = source.filter(|_| cite.pinpoint.is_none()) {
                findings.say(cite.span, format!("`{}` is quoted without the place where the words stand", source.key));
            }
        }
    })
}

/// The citations that stand directly behind a closing quotation mark, or in a quotation set apart.
fn quoting<'a>(paragraph: &Paragraph<'a>) -> Vec<&'a Citation> {
    let mut quoted = paragraph.quotation;
    let mut cites = Vec::new();
    for inline in paragraph.content {
        match &inline.node {
            Node::Text(text) => quoted = paragraph.quotation || ends_quotation(text),
            Node::Cite(several) if quoted => cites.extend(several),
            Node::Note { .. } | Node::Cite(_) => {}
            _ => quoted = paragraph.quotation,
        }
    }
    cites
}

/// True when a quotation of some words ends here: one word in marks is a word that is spoken of.
fn ends_quotation(text: &str) -> bool {
    let bare = text.trim_end().trim_end_matches(['.', ',', ';', '?', '!', '…']);
    let Some(before) = bare.strip_suffix('”') else { return false };
    let said = before.rsplit('“').next().unwrap_or_default();
    said.split_whitespace().count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_has_some_words() {
        assert!(ends_quotation("He said “they were sent back at night.” "));
        assert!(ends_quotation("“they were sent back”, "));
        assert!(!ends_quotation("the “wedding”"));
        assert!(!ends_quotation("they were sent back"));
    }
}
