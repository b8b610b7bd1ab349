//! What the file says about itself: the catalogue's entries, the document information dictionary and,
//! through [`xmp`], the packet that says the same in XML.
//!
//! Dates come from here alone, never from a clock: a file without a date has none.

use chrono::{Datelike, NaiveDateTime, Timelike};
use lopdf::{Dictionary, Object, dictionary};

use super::page::Shell;
use super::{PdfError, strings, xmp};

/// What a file says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title, shown in the window's title bar.
    pub title: String,
    /// Who speaks: organisations or persons, in order.
    pub authors: Vec<String>,
    /// The language of the document, as a BCP 47 tag.
    pub language: String,
    /// What it is about, in a line.
    pub subject: Option<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The date of the document, in UTC; `None` leaves the file without dates.
    pub created: Option<NaiveDateTime>,
    /// The program and its version, such as "Rapporteur 0.1.0".
    pub creator: String,
}

impl Metadata {
    /// The same without what neither form can carry.
    fn plain(&self) -> Self {
        let each = |texts: &[String]| texts.iter().map(|text| strings::plain(text)).collect();
        Self {
            title: strings::plain(&self.title),
            authors: each(&self.authors),
            language: strings::plain(&self.language),
            subject: self.subject.as_deref().map(strings::plain),
            keywords: each(&self.keywords),
            created: self.created,
            creator: strings::plain(&self.creator),
        }
    }

    /// The keywords as one text, the same in both forms.
    pub(super) fn keyword_line(&self) -> String {
        self.keywords.join(", ")
    }
}

/// Writes all of it; `part` is the part of ISO 19005 that the file follows.
///
/// # Errors
/// When the catalogue is no dictionary.
pub(super) fn write(shell: &mut Shell, metadata: &Metadata, part: u8) -> Result<(), PdfError> {
    let metadata = metadata.plain();
    let packet = xmp::packet(&metadata, part).into_bytes();
    let packet = shell.add_open(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet);
    let catalogue = shell.catalogue()?;
    catalogue.set("Metadata", packet);
    catalogue.set("Lang", strings::text(&metadata.language));
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    let old = shell.document.trailer.get(b"Info").and_then(Object::as_reference).map_err(PdfError::assembly)?;
    shell.document.set_object(old, information(&metadata));
    Ok(())
}

fn information(metadata: &Metadata) -> Dictionary {
    let mut information = dictionary! { "Title" => strings::text(&metadata.title) };
    let mut set = |key: &str, text: &str| {
        if !text.is_empty() {
            information.set(key, strings::text(text));
        }
    };
    set("Author", &metadata.authors.join("; "));
    set("Subject", metadata.subject.as_deref().unwrap_or_default());
    set("Keywords", &metadata.keyword_line());
    set("Creator", &metadata.creator);
    set("Producer", &metadata.creator);
    let date = metadata.created.map(date).unwrap_or_default();
    set("CreationDate", &date);
    set("ModDate", &date);
    information
}

/// ISO 32000-1, 7.9.4.
pub(super) fn date(at: NaiveDateTime) -> String {
    let (day, time) = (at.date(), at.time());
    format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}Z",
        day.year(),
        day.month(),
        day.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}
