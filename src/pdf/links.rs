//! Links: parts of a page that lead to a place in the document or to an address
//! (ISO 32000-1, 12.5.6.5).

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::destinations::{Destinations, name};
use super::page::Shell;
use super::{PdfError, address, number, strings};
use crate::geom::{Length, Link, Page, Target};

/// Shown on paper as on the screen; neither hidden nor open to change (ISO 32000-1, table 165).
const PRINT: i64 = 4;

/// Writes the links of all pages and yields them page by page.
///
/// # Errors
/// When one leads to an address that is not allowed or to a place that is on no page.
pub(super) fn write(
    shell: &mut Shell,
    pages: &[Page],
    destinations: &Destinations,
) -> Result<Vec<Vec<ObjectId>>, PdfError> {
    let mut written = Vec::with_capacity(pages.len());
    for ((page, id), number) in pages.iter().zip(shell.pages.clone()).zip(1..) {
        let mut annotations = Vec::with_capacity(page.links.len());
        for link in &page.links {
            let action = action(link, number, destinations)?;
            let annotation = annotation(link, page.size.height, action);
            annotations.push(shell.add(annotation));
        }
        if !annotations.is_empty() {
            let list: Vec<Object> = annotations.iter().copied().map(Object::Reference).collect();
            shell.dictionary(id)?.set("Annots", list);
        }
        written.push(annotations);
    }
    Ok(written)
}

fn annotation(link: &Link, height: Length, action: Dictionary) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => number::corners(link.area, height),
        "Border" => vec![Object::Integer(0); 3],
        "F" => PRINT,
        "Contents" => strings::text(&strings::plain(&link.words)),
        "A" => action,
    }
}

fn action(link: &Link, page: usize, destinations: &Destinations) -> Result<Dictionary, PdfError> {
    if let Target::Address(typed) = &link.target {
        let address = address::encode(typed).ok_or_else(|| PdfError::Address { address: typed.clone(), page })?;
        return Ok(dictionary! { "S" => "URI", "URI" => strings::bytes(address.as_bytes()) });
    }
    let wanted_by = || format!("the link {:?} on page {page}", link.words);
    let place = destinations.refer(name(&link.target).unwrap_or_default(), wanted_by)?;
    Ok(dictionary! { "S" => "GoTo", "D" => place })
}
