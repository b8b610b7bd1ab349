//! Files within the file (ISO 32000-1, 7.11.4), associated with the document as a whole
//! (ISO 19005-3, 6.8 and annex E).

use chrono::NaiveDateTime;
use lopdf::{Object, ObjectId, StringFormat, dictionary};
use md5::{Digest as _, Md5};

use super::page::Shell;
use super::{PdfError, metadata, strings};

/// A file to embed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// What it is called when it is taken out.
    pub name: &'a str,
    /// Its media type: "application/zip".
    pub mime: &'a str,
    /// What it is to the document.
    pub relationship: Relationship,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What a file is to the document that it is embedded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// The document was made from it.
    Source,
    /// It holds what a chart or table of the document shows.
    Data,
}

impl Relationship {
    fn name(self) -> &'static str {
        match self {
            Self::Source => "Source",
            Self::Data => "Data",
        }
    }
}

/// Embeds the files, in the order of their names.
///
/// # Errors
/// When one cannot be deflated, or the catalogue is no dictionary.
pub(super) fn write(
    shell: &mut Shell,
    attachments: &[Attachment<'_>],
    date: Option<NaiveDateTime>,
) -> Result<(), PdfError> {
    if attachments.is_empty() {
        return Ok(());
    }
    let mut sorted: Vec<&Attachment<'_>> = attachments.iter().collect();
    sorted.sort_by_key(|attachment| attachment.name);
    let (mut names, mut associated) = (Vec::new(), Vec::new());
    for attachment in sorted {
        let specification = Object::Reference(specification(shell, attachment, date)?);
        names.extend([strings::bytes(attachment.name.as_bytes()), specification.clone()]);
        associated.push(specification);
    }
    let catalogue = shell.catalogue()?;
    catalogue.set("AF", associated);
    let mut all = catalogue.get(b"Names").and_then(Object::as_dict).cloned().unwrap_or_default();
    all.set("EmbeddedFiles", dictionary! { "Names" => names });
    catalogue.set("Names", all);
    Ok(())
}

/// A file specification with its stream. PDF/A-3 asks for both forms of the name and for the media type.
fn specification(
    shell: &mut Shell,
    attachment: &Attachment<'_>,
    date: Option<NaiveDateTime>,
) -> Result<ObjectId, PdfError> {
    let Attachment { name, mime, relationship, bytes } = *attachment;
    // The checksum tells whether the file was taken out whole; it protects nothing.
    let sum = Object::String(Md5::digest(bytes).to_vec(), StringFormat::Hexadecimal);
    let size = i64::try_from(bytes.len()).map_err(PdfError::assembly)?;
    let mut parameters = dictionary! { "Size" => size, "CheckSum" => sum };
    if let Some(date) = date {
        parameters.set("ModDate", strings::text(&metadata::date(date)));
    }
    let dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => strings::name(mime),
        "Params" => parameters,
    };
    let stream = shell.add_deflated(dictionary, bytes)?;
    let specification = dictionary! {
        "Type" => "Filespec",
        "F" => strings::bytes(name.as_bytes()),
        "UF" => strings::text(name),
        "AFRelationship" => strings::name(relationship.name()),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    };
    Ok(shell.add(specification))
}
