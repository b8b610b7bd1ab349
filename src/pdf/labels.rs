//! Page labels: the reader's page box shows the number that is printed on the page
//! (ISO 32000-1, 12.4.2).
//!
//! A label that counts on from the one before joins its range. Any other label begins a range and is
//! written out, so that what is shown is always what is printed, roman numbers included.

use lopdf::{Dictionary, Object, dictionary};

use super::page::Shell;
use super::{PdfError, strings};
use crate::geom::Page;

/// A label as what stands before its number, and the number; `None` when it ends in none.
type Counted<'a> = (&'a str, Option<u32>);

/// Writes the labels.
///
/// # Errors
/// When the catalogue is no dictionary.
pub(super) fn write(shell: &mut Shell, pages: &[Page]) -> Result<(), PdfError> {
    let mut ranges: Vec<Object> = Vec::new();
    let mut last = None;
    for (at, page) in (0_i64..).zip(pages) {
        let label = read(&page.label);
        if !last.is_some_and(|last| counts_on(last, label)) {
            ranges.extend([Object::Integer(at), range(label).into()]);
        }
        last = Some(label);
    }
    shell.catalogue()?.set("PageLabels", dictionary! { "Nums" => ranges });
    Ok(())
}

/// A number with a leading zero, or too large to count, is taken as letters.
fn read(label: &str) -> Counted<'_> {
    let (prefix, digits) = label.split_at(label.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    if digits.starts_with('0') {
        return (label, None);
    }
    digits.parse().map_or((label, None), |number| (prefix, Some(number)))
}

fn counts_on(last: Counted<'_>, label: Counted<'_>) -> bool {
    matches!((last, label), ((before, Some(m)), (after, Some(n))) if before == after && m.checked_add(1) == Some(n))
}

fn range((prefix, number): Counted<'_>) -> Dictionary {
    let mut range = Dictionary::new();
    if !prefix.is_empty() {
        range.set("P", strings::text(&strings::plain(prefix)));
    }
    if let Some(number) = number {
        range.set("S", strings::name("D"));
        range.set("St", i64::from(number));
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_read_as_letters_and_a_number() {
        assert_eq!(read("12"), ("", Some(12)));
        assert_eq!(read("A-3"), ("A-", Some(3)));
        assert_eq!(read("xiv"), ("xiv", None));
        assert_eq!(read("007"), ("007", None));
        assert_eq!(read("99999999999"), ("99999999999", None));
        assert_eq!(read(""), ("", None));
    }

    #[test]
    fn only_the_next_number_after_the_same_letters_counts_on() {
        assert!(counts_on(read("9"), read("10")));
        assert!(!counts_on(read("9"), read("9")));
        assert!(!counts_on(read("9"), read("A10")));
        assert!(!counts_on(read("i"), read("1")));
    }
}
