//! The fields of a record: what there is, and what each of them holds.

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    /// Words.
    Text,
    /// Persons and organisations.
    Names,
    /// A date, as much of it as is known.
    Date,
    /// `true` or `false`.
    Flag,
    /// An address of the web.
    Address,
    /// The code of a language.
    Language,
    /// A table of texts with these keys.
    Table(&'static [&'static str]),
}

/// Every field but `type`, in the order in which a record is usually written.
pub(crate) const FIELDS: &[(&str, Holds)] = &[
    ("author", Holds::Names),
    ("editor", Holds::Names),
    ("title", Holds::Text),
    ("title-short", Holds::Text),
    ("container", Holds::Text),
    ("series", Holds::Table(&["title", "number"])),
    ("treaty", Holds::Table(&["series", "volume", "page", "registration"])),
    ("publisher", Holds::Text),
    ("place", Holds::Text),
    ("volume", Holds::Text),
    ("issue", Holds::Text),
    ("page", Holds::Text),
    ("edition", Holds::Text),
    ("number", Holds::Text),
    ("symbol", Holds::Text),
    ("jurisdiction", Holds::Text),
    ("court", Holds::Text),
    ("archive", Holds::Text),
    ("date", Holds::Date),
    ("doi", Holds::Text),
    ("isbn", Holds::Text),
    ("url", Holds::Address),
    ("accessed", Holds::Date),
    ("archive-url", Holds::Address),
    ("language", Holds::Language),
    ("original", Holds::Table(&["title", "language"])),
    ("confidential", Holds::Flag),
    ("note", Holds::Text),
    ("origin-id", Holds::Text),
];

/// The fields that a record of any kind may have.
pub(super) const COMMON: &[&str] = &[
    "type",
    "author",
    "title",
    "title-short",
    "date",
    "archive",
    "url",
    "accessed",
    "archive-url",
    "language",
    "original",
    "confidential",
    "note",
    "origin-id",
];
