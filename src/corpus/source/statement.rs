//! What is said of a kind of sources: the fields that it may have, those that it wants, its own checks.

use super::{
    Source, SourceKind, book, case, field, interview, journal_article, legislation, news, report, treaty, un_document,
    video, web,
};
use crate::diag::Diagnostics;

/// The statement of one kind. Each kind has a file of its own, which holds nothing else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    /// What one of them is called, with its article: "a report".
    pub(super) called: &'static str,
    /// Fields that it may have beside those of every kind.
    pub(super) may: &'static [&'static str],
    /// Fields that a good reference has; without them the record stands, and a check may say so.
    pub(super) wants: &'static [&'static str],
    /// What must hold in this kind alone.
    pub(super) check: fn(&Source, &mut Diagnostics),
}

impl Statement {
    /// True when a record of this kind may have the field.
    pub(super) fn admits(&self, field: &str) -> bool {
        self.may.contains(&field) || field::COMMON.contains(&field)
    }
}

/// All kinds, in the order in which they are listed to people.
pub(super) const KINDS: [SourceKind; 11] = [
    SourceKind::News,
    SourceKind::Web,
    SourceKind::Report,
    SourceKind::UnDocument,
    SourceKind::Treaty,
    SourceKind::JournalArticle,
    SourceKind::Book,
    SourceKind::Legislation,
    SourceKind::Video,
    SourceKind::Case,
    SourceKind::Interview,
];

/// The statement of a kind.
pub(super) fn of(kind: SourceKind) -> &'static Statement {
    match kind {
        SourceKind::News => &news::STATEMENT,
        SourceKind::Web => &web::STATEMENT,
        SourceKind::Report => &report::STATEMENT,
        SourceKind::UnDocument => &un_document::STATEMENT,
        SourceKind::Treaty => &treaty::STATEMENT,
        SourceKind::JournalArticle => &journal_article::STATEMENT,
        SourceKind::Book => &book::STATEMENT,
        SourceKind::Legislation => &legislation::STATEMENT,
        SourceKind::Video => &video::STATEMENT,
        SourceKind::Case => &case::STATEMENT,
        SourceKind::Interview => &interview::STATEMENT,
    }
}
