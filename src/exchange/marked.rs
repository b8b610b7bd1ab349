//! Titles: italics of HTML to emphasis of our own and back.
//!
//! A title is read by the parser of sections when it is printed. So the parser is the judge here too:
//! a title is written plainly where it reads back as it was meant, with backslashes where it would not,
//! and without its italics where even these do not help.

use super::remark::Remarks;
use super::words::{Stretch, for_others, stretches};
use crate::diag::{Diagnostics, FileId, Origin, Span};
use crate::markup::{Dialect, Inline, Node, parse_inlines};

/// A title of our own, of a text with HTML in it.
pub(super) fn from_html(text: &str, field: &str, remarks: &mut Remarks) -> String {
    let (stretches, lost) = stretches(text);
    if let Some(lost) = lost {
        remarks.left_out(field, lost);
    }
    if let Some(title) = written(&stretches) {
        return title;
    }
    let words: String = stretches.iter().map(|stretch| stretch.words.as_str()).collect();
    if stretches.iter().any(|stretch| stretch.italic) {
        remarks.left_out(field, "its italics are lost");
    }
    written(&[Stretch { words: words.clone(), italic: false }]).unwrap_or(words)
}

/// The HTML of a title of our own.
pub(super) fn to_html(title: &str) -> String {
    let Some(stretches) = read(title) else { return for_others(title) };
    let html = |stretch: &Stretch| match stretch.italic {
        true => format!("<i>{}</i>", for_others(&stretch.words)),
        false => for_others(&stretch.words),
    };
    stretches.iter().map(html).collect()
}

/// The words of a title of our own.
pub(super) fn plain(title: &str) -> String {
    read(title).map_or_else(|| title.to_owned(), |all| all.into_iter().map(|stretch| stretch.words).collect())
}

fn as_typed(words: &str) -> String {
    words.to_owned()
}

fn with_backslashes(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for sign in words.chars() {
        if matches!(sign, '\\' | '*' | '[' | ']' | '{' | '}' | '^' | '<' | '&' | '@' | '`' | '_' | '~') {
            safe.push('\\');
        }
        safe.push(sign);
    }
    safe
}

/// The plainest title that reads as these words; `None` when there is none.
fn written(stretches: &[Stretch]) -> Option<String> {
    [as_typed as fn(&str) -> String, with_backslashes].into_iter().find_map(|escape| {
        let one = |stretch: &Stretch| match stretch.italic {
            true => format!("*{}*", escape(&stretch.words)),
            false => escape(&stretch.words),
        };
        let title: String = stretches.iter().map(one).collect();
        (read(&title).as_deref() == Some(stretches)).then_some(title)
    })
}

/// A title as the printer will read it; `None` when it holds more than words and emphasis.
fn read(title: &str) -> Option<Vec<Stretch>> {
    let mut found = Diagnostics::new();
    let place = Origin::Typed(Span::new(FileId::new(0), 0, 0));
    let inlines = parse_inlines(title, place, Dialect::Section, &mut found);
    if found.has_errors() {
        return None;
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for Inline { node, look, .. } in inlines {
        let Node::Text(words) = node else { return None };
        if look.strong || look.target.is_some() || look.language.is_some() || look.person.is_some() {
            return None;
        }
        match stretches.last_mut() {
            Some(last) if last.italic == look.emphasis => last.words.push_str(&words),
            _ => stretches.push(Stretch { words, italic: look.emphasis }),
        }
    }
    Some(stretches)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> String {
        from_html(text, "title", &mut Remarks::default())
    }

    #[test]
    fn italics_become_emphasis() {
        assert_eq!(taken("Against <i>Refoulement</i>: a &amp; b"), "Against *Refoulement*: a & b");
    }

    #[test]
    fn signs_of_the_markup_are_kept_as_signs() {
        assert_eq!(taken("Rape [and] War"), "Rape [and] War");
        assert_eq!(taken("A*STAR and *B*"), "A\\*STAR and \\*B\\*");
        assert_eq!(taken("[@smith] said {{x}}"), "\\[\\@smith\\] said \\{\\{x\\}\\}");
    }

    proptest::proptest! {
        #[test]
        fn a_title_reads_as_the_html_said(text in "([a-c *_\\[\\]{}^<>&;@`~\\\\#!()é.-]|<i>|</i>|&amp;){0,24}") {
            let (meant, _) = stretches(&text);
            let mut remarks = Remarks::default();
            let title = from_html(&text, "title", &mut remarks);
            let words = |all: &[Stretch]| all.iter().map(|s| s.words.clone()).collect::<String>();
            proptest::prop_assert_eq!(plain(&title), words(&meant), "no word is lost: {}", title);
            if remarks.0.is_empty() && !meant.is_empty() {
                proptest::prop_assert_eq!(read(&title), Some(meant), "{}", title);
            }
        }

        #[test]
        fn a_title_comes_back_from_html(text in "([a-c *\\[\\]{}^<>&;@\\\\é.-]|<i>|</i>){0,24}") {
            let title = taken(&text);
            proptest::prop_assert_eq!(taken(&to_html(&title)), title);
        }
    }
}
