//! Sources that come from other programs and go to them: CSL-JSON, which Zotero and its like write.
//!
//! [`import()`] makes records of our own of whatever a file holds, one by one, and says of each what was
//! left out, what is doubtful, and why one is refused; [`export()`] goes the other way. Both speak of a
//! [`Record`]: what the corpus knows of a source, without its places.
//!
//! CSL-JSON is read as plain JSON values and never by way of types: programs differ so much in how they
//! write it that one odd field of one record would cost the whole file.

mod contributors;
mod dates;
mod export;
mod extra;
mod import;
mod item;
mod keys;
mod kinds;
mod language;
mod marked;
mod record;
mod remark;
mod symbol;
mod variables;
mod words;
mod written;

#[cfg(test)]
mod tests;

pub use export::{Exported, export};
pub use import::{Imported, Library, import};
pub use record::{Contributor, Record};
pub use remark::{Refusal, Remark, Weight};
pub(crate) use written::in_toml;
pub use written::{is_written_by_import, known_keys};
