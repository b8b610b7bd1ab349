//! Links that run over lines or pages: each part says the words of the whole, for who goes from link to link
//! would hear half a title, or half a word.

use crate::geom::structure::{Child, Element};
use crate::geom::{Item, Link, Page, Structure, Tag, Target};

/// Gives every part of such a link the words of all.
pub(super) fn say_whole(structure: &Structure, pages: &mut [Page]) {
    for (_, element) in structure.elements() {
        let parts: Vec<(u32, u32)> = element.children.iter().filter_map(part).collect();
        if parts.len() < 2 {
            continue;
        }
        let words = words(element, pages);
        for (page, number) in parts {
            if let Some(link) = link(pages, page, number).filter(|link| says_its_words(link)) {
                link.words.clone_from(&words);
            }
        }
    }
}

fn part(child: &Child) -> Option<(u32, u32)> {
    match child {
        Child::Link { page, number } => Some((*page, *number)),
        Child::Element(_) | Child::Sequence { .. } => None,
    }
}

fn link(pages: &mut [Page], page: u32, number: u32) -> Option<&mut Link> {
    pages.get_mut(page as usize)?.links.get_mut(number as usize)
}

/// Others say what they are: "Footnote 3".
fn says_its_words(link: &Link) -> bool {
    matches!(link.target, Target::Address(_) | Target::Block(_))
}

/// The words of an element. A line ends with the space that stands there, or with a soft hyphen that says nothing.
fn words(element: &Element, pages: &[Page]) -> String {
    let mut words = String::new();
    for child in &element.children {
        if let Child::Sequence { page, number } = child {
            let items = pages.get(*page as usize).map(|page| items(page, *number)).unwrap_or_default();
            items.iter().for_each(|item| {
                if let Item::Glyphs(run) = item {
                    words.push_str(&run.text);
                }
            });
        }
    }
    words.trim().to_owned()
}

/// The items of a sequence, counted as [`Child::Sequence`] counts.
fn items(page: &Page, number: u32) -> &[Item] {
    let tagged = page.sequences.iter().filter(|sequence| matches!(sequence.tag, Tag::Element(_)));
    let sequence = tagged.into_iter().nth(number as usize);
    sequence.and_then(|sequence| page.items.get(sequence.items.clone())).unwrap_or_default()
}
