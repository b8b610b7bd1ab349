//! Finished pages as a PDF file: version 1.7, the same bytes for the same pages.
//!
//! The words are written here, glyph by glyph, with font dictionaries whose widths are exact; the
//! page objects come from `printpdf`; what a document has beyond its pages (links,
//! structure, outline, labels, metadata) is added to the `lopdf` document that it yields. Nothing outside this module knows
//! either library, so that the back end can be replaced.
//!
//! ```text
//! pages → vocabulary (which glyph stands for which text) → content streams, fonts
//!       → destinations → links, structure, outline → labels, metadata → bytes
//! ```

mod address;
mod attachment;
mod colour;
mod content;
mod deflater;
mod destinations;
mod encoding;
mod error;
mod finish;
mod font;
mod identity;
mod labels;
mod links;
mod metadata;
mod number;
mod object;
mod outline;
mod packed;
mod page;
mod path;
mod pen;
mod search;
mod search_tree;
mod strings;
mod structure;
mod text;
mod to_unicode;
mod unhinted;
mod vocabulary;
mod xmp;

#[cfg(test)]
mod tests;

pub use attachment::{Attachment, Relationship};
pub use error::PdfError;
pub use metadata::Metadata;
pub use outline::OutlineEntry;
pub use search::{Findable, findable};

use crate::geom::{Page, Structure};
use crate::text::Faces;
use destinations::Destinations;
use page::Shell;
use vocabulary::Vocabulary;

/// What a file is made of.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The pages, in order.
    pub pages: &'a [Page],
    /// What each piece of them is.
    pub structure: &'a Structure,
    /// The faces that set them.
    pub faces: &'a Faces,
    /// What the file says about itself.
    pub metadata: &'a Metadata,
    /// The headings for the reader's side panel, in reading order; may be empty.
    pub outline: &'a [OutlineEntry],
    /// Files that the file holds; may be empty.
    pub attachments: &'a [Attachment<'a>],
}

/// Writes the file.
///
/// # Errors
/// [`PdfError`] says which page, link or face does not allow it. No half-written file is returned.
pub fn write(input: &Input<'_>) -> Result<Vec<u8>, PdfError> {
    let vocabulary = Vocabulary::read(input.pages, input.faces)?;
    let mut shell = Shell::new(input.pages)?;
    for (number, page) in input.pages.iter().enumerate() {
        shell.set_content(number, &content::write(page, input.structure, &vocabulary)?)?;
    }
    font::embed(&mut shell, &vocabulary)?;
    let destinations = Destinations::new(input.pages);
    destinations.write(&mut shell)?;
    let links = links::write(&mut shell, input.pages, &destinations)?;
    structure::write(&mut shell, input.pages, input.structure, &links)?;
    outline::write(&mut shell, input.outline, &destinations)?;
    labels::write(&mut shell, input.pages)?;
    colour::write(&mut shell)?;
    attachment::write(&mut shell, input.attachments, input.metadata.created)?;
    metadata::write(&mut shell, input.metadata, archive_part(input))?;
    finish::bytes(shell)
}

/// The part of ISO 19005 that a file follows: the third is the first to allow files of any kind within it.
fn archive_part(input: &Input<'_>) -> u8 {
    if input.attachments.is_empty() { 2 } else { 3 }
}
