//! Links: parts of a page that lead to a place in the document or to an address
//! (ISO 32000-1, 12.5.6.5).

use lopdf::{Object, dictionary};

use super::destinations::{Destinations, name};
use super::packed::Entries;
use super::page::Shell;
use super::{PdfError, address, number, strings};
use crate::geom::{Length, Link, Page, Target};

/// Shown on paper as on the screen; neither hidden nor open to change (ISO 32000-1, table 165).
const PRINT: u64 = 4;

/// Writes the links of all pages and yields their numbers page by page. In the tree of
/// [parents](super::structure) they follow the pages, in this order.
///
/// # Errors
/// When one leads to an address that is not allowed or to a place that is on no page.
pub(super) fn write(shell: &mut Shell, pages: &[Page], destinations: &Destinations) -> Result<Vec<Vec<u32>>, PdfError> {
    let mut written = Vec::with_capacity(pages.len());
    let mut place = pages.len() as u64;
    for ((page, id), number) in pages.iter().zip(shell.pages.clone()).zip(1..) {
        let mut annotations = Vec::with_capacity(page.links.len());
        for link in &page.links {
            let action = action(link, number, destinations)?;
            let own = shell.number();
            shell.packed.add(own, |out| push(out, link, page.size.height, &action, place));
            annotations.push(own);
            place += 1;
        }
        if !annotations.is_empty() {
            let list: Vec<Object> = annotations.iter().map(|&own| Object::Reference((own, 0))).collect();
            shell.dictionary(id)?.set("Annots", list);
        }
        written.push(annotations);
    }
    Ok(written)
}

/// An annotation, at its `place` in the tree of parents.
fn push(out: &mut Vec<u8>, link: &Link, height: Length, action: &Object, place: u64) {
    let mut entries = Entries::begin(out);
    entries.name("Type", "Annot");
    entries.name("Subtype", "Link");
    entries.object("Rect", &number::corners(link.area, height).into());
    entries.object("Border", &vec![Object::Integer(0); 3].into());
    entries.whole("F", PRINT);
    entries.object("Contents", &strings::text(&strings::plain(&link.words)));
    entries.object("A", action);
    entries.whole("StructParent", place);
    entries.end();
}

fn action(link: &Link, page: usize, destinations: &Destinations) -> Result<Object, PdfError> {
    if let Target::Address(typed) = &link.target {
        let address = address::encode(typed).ok_or_else(|| PdfError::Address { address: typed.clone(), page })?;
        return Ok(dictionary! { "S" => "URI", "URI" => strings::bytes(address.as_bytes()) }.into());
    }
    let wanted_by = || format!("the link {:?} on page {page}", link.words);
    let place = destinations.refer(name(&link.target).unwrap_or_default(), wanted_by)?;
    Ok(dictionary! { "S" => "GoTo", "D" => place }.into())
}
