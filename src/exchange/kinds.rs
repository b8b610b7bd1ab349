//! Types of CSL-JSON and our kinds of sources.

use crate::corpus::SourceKind;

/// Types that have one kind of ours. What is doubtful is in [`DOUBTFUL`].
const SURE: [(&str, SourceKind); 17] = [
    ("article-newspaper", SourceKind::News),
    ("article-magazine", SourceKind::News),
    ("webpage", SourceKind::Web),
    ("post", SourceKind::Web),
    ("post-weblog", SourceKind::Web),
    ("report", SourceKind::Report),
    ("pamphlet", SourceKind::Report),
    ("treaty", SourceKind::Treaty),
    ("article-journal", SourceKind::JournalArticle),
    ("book", SourceKind::Book),
    ("chapter", SourceKind::Book),
    ("legislation", SourceKind::Legislation),
    ("regulation", SourceKind::Legislation),
    ("motion_picture", SourceKind::Video),
    ("broadcast", SourceKind::Video),
    ("legal_case", SourceKind::Case),
    ("interview", SourceKind::Interview),
];

/// Types that come near to a kind of ours, and what speaks against it.
const DOUBTFUL: [(&str, SourceKind); 14] = [
    ("bill", SourceKind::Legislation),
    ("review", SourceKind::JournalArticle),
    ("review-book", SourceKind::JournalArticle),
    ("paper-conference", SourceKind::Book),
    ("entry", SourceKind::Book),
    ("entry-dictionary", SourceKind::Book),
    ("entry-encyclopedia", SourceKind::Book),
    ("classic", SourceKind::Book),
    ("personal_communication", SourceKind::Interview),
    ("song", SourceKind::Video),
    ("dataset", SourceKind::Web),
    ("software", SourceKind::Web),
    ("thesis", SourceKind::Report),
    ("manuscript", SourceKind::Report),
];

/// Types under which people file documents of the United Nations.
const MAY_BE_UN: [&str; 13] = [
    "article",
    "bill",
    "book",
    "document",
    "hearing",
    "legislation",
    "manuscript",
    "pamphlet",
    "paper-conference",
    "regulation",
    "report",
    "speech",
    "webpage",
];

/// The kind of a record of this type, and whether it is doubtful; `symbol` says that its number is a
/// symbol of the United Nations, `on_the_web` that it has an address.
pub(super) fn kind(csl: &str, symbol: bool, on_the_web: bool) -> (SourceKind, bool) {
    if symbol && MAY_BE_UN.contains(&csl) {
        return (SourceKind::UnDocument, false);
    }
    let of = |table: &[(&str, SourceKind)]| table.iter().find(|(name, _)| *name == csl).map(|(_, kind)| *kind);
    match (of(&SURE), of(&DOUBTFUL)) {
        (Some(kind), _) => (kind, false),
        (None, Some(kind)) => (kind, true),
        // Documents, maps, speeches, standards, and types that nobody has heard of.
        (None, None) if on_the_web => (SourceKind::Web, true),
        (None, None) => (SourceKind::Report, true),
    }
}

/// The type under which a record of ours is exported; `part` says that it is part of a larger work.
pub(super) fn csl_type(kind: SourceKind, part: bool) -> &'static str {
    match kind {
        SourceKind::News => "article-newspaper",
        SourceKind::Web => "webpage",
        SourceKind::Report | SourceKind::UnDocument => "report",
        SourceKind::Treaty => "treaty",
        SourceKind::JournalArticle => "article-journal",
        SourceKind::Book if part => "chapter",
        SourceKind::Book => "book",
        SourceKind::Legislation => "legislation",
        SourceKind::Video => "motion_picture",
        SourceKind::Case => "legal_case",
        SourceKind::Interview => "interview",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_exported_comes_back_as_the_same_kind() {
        for (_, kind_of_type) in SURE {
            for part in [false, true] {
                assert_eq!(kind(csl_type(kind_of_type, part), false, true), (kind_of_type, false));
            }
        }
        assert_eq!(kind(csl_type(SourceKind::UnDocument, false), true, true), (SourceKind::UnDocument, false));
    }

    #[test]
    fn a_treaty_with_a_number_like_a_symbol_stays_a_treaty() {
        assert_eq!(kind("treaty", true, false), (SourceKind::Treaty, false));
        assert_eq!(kind("legal_case", true, false), (SourceKind::Case, false));
    }

    #[test]
    fn unknown_types_are_doubtful() {
        assert_eq!(kind("hologram", false, false), (SourceKind::Report, true));
        assert_eq!(kind("hologram", false, true), (SourceKind::Web, true));
    }
}
