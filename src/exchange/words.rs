//! Words of CSL-JSON: what a JSON value says, and the HTML that programs put into it.
//!
//! CSL-JSON knows `<i>`, `<b>`, `<sup>`, `<sub>` and `<span class="nocase">` in its texts; entities come
//! along from web pages. Whatever is no such tag is a text: `a < b` stays as it is.

use serde_json::Value;

use super::remark::Remarks;
use crate::markup::named_sign;

/// A stretch of words, set in italics or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) words: String,
    pub(super) italic: bool,
}

/// The text of a value as it was typed; of several texts the first. Nothing for an empty one.
pub(super) fn typed(value: &Value, field: &str, remarks: &mut Remarks) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            let mut items = items.iter().filter(|item| !item.is_null());
            let first = items.next()?;
            if items.next().is_some() {
                remarks.left_out(field, "it holds several texts: the first is kept");
            }
            match first {
                Value::Array(_) => None,
                first => typed(first, field, remarks),
            }?
        }
        Value::Null => return None,
        Value::Bool(_) | Value::Object(_) => {
            remarks.left_out(field, "it is no text");
            return None;
        }
    };
    let text = collapsed(&text);
    (!text.is_empty()).then_some(text)
}

/// The words of a text without any tags.
pub(super) fn plain(text: &str) -> String {
    collapsed(&stretches(text).0.into_iter().map(|stretch| stretch.words).collect::<String>())
}

/// One blank between words, none at the ends, and no control characters.
fn collapsed(text: &str) -> String {
    let blank = |c: char| c.is_ascii_whitespace() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}');
    let shown = |c: &char| blank(*c) || !(c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'));
    let text: String = text.chars().filter(shown).collect();
    text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words of a text by italic and upright stretches, entities decoded, blanks collapsed; and what is
/// to be said of the tags that have no place in a title.
pub(super) fn stretches(text: &str) -> (Vec<Stretch>, Option<&'static str>) {
    let mut found = Scan::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((length, tag)) = Tag::at(rest) {
            found.tag(&tag);
            at += length;
        } else if let Some((length, sign)) = named_sign(rest) {
            found.push(&sign);
            at += length;
        } else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            found.push(rest.get(..length).unwrap_or_default());
            at += length;
        }
    }
    if found.open != 0 {
        // Nobody can say where the italics were to end.
        found.stretches.iter_mut().for_each(|stretch| stretch.italic = false);
        found.lost = Some("its italics are not closed: it is kept without them");
    }
    (tidy(found.stretches), found.lost)
}

/// What was read so far.
#[derive(Default)]
struct Scan {
    stretches: Vec<Stretch>,
    /// Italics that are open.
    open: usize,
    lost: Option<&'static str>,
}

impl Scan {
    fn push(&mut self, words: &str) {
        let italic = self.open > 0;
        match self.stretches.last_mut() {
            Some(last) if last.italic == italic => last.words.push_str(words),
            _ => self.stretches.push(Stretch { words: words.to_owned(), italic }),
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match (tag.name.as_str(), tag.closes) {
            ("i" | "em", false) => self.open += 1,
            ("i" | "em", true) if self.open > 0 => self.open -= 1,
            ("br" | "p", _) => self.push(" "),
            ("b" | "strong", false) => self.lost = Some("its bold words are kept plain"),
            ("sup" | "sub", false) => self.lost = Some("its raised or lowered letters are kept plain"),
            ("sc", false) => self.lost = Some("its small capitals are kept plain"),
            _ => {}
        }
    }
}

/// Collapses blanks across stretches and puts those at the ends of italics outside of them.
fn tidy(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut tidied: Vec<Stretch> = Vec::new();
    let mut blank = false;
    for stretch in stretches {
        let words = collapsed(&stretch.words);
        let is_blank = |c: Option<char>| c.is_some_and(|c| c.is_ascii_whitespace());
        let gap = blank || is_blank(stretch.words.chars().next());
        blank = is_blank(stretch.words.chars().last()) || (gap && words.is_empty());
        if words.is_empty() {
            continue;
        }
        let gap = gap && !tidied.is_empty();
        match tidied.last_mut() {
            Some(last) if last.italic == stretch.italic => {
                last.words.push_str(if gap { " " } else { "" });
                last.words.push_str(&words);
            }
            Some(last) if gap && !last.italic => {
                last.words.push(' ');
                tidied.push(Stretch { words, italic: stretch.italic });
            }
            Some(_) if gap && !stretch.italic => {
                tidied.push(Stretch { words: format!(" {words}"), italic: false });
            }
            _ => tidied.push(Stretch { words, italic: stretch.italic }),
        }
    }
    tidied
}

/// A tag of HTML.
struct Tag {
    name: String,
    closes: bool,
}

impl Tag {
    const KNOWN: [&str; 12] = ["i", "em", "b", "strong", "sup", "sub", "sc", "span", "br", "p", "a", "font"];

    /// The tag at the start of a text, with its bytes.
    fn at(text: &str) -> Option<(usize, Self)> {
        let inside = text.strip_prefix('<')?;
        // No tag of a title is longer; without a limit a text of nothing but `<` would be read again and again.
        let end = inside.bytes().take(300).position(|b| matches!(b, b'>' | b'<'))?;
        let inside = inside.get(..end).filter(|_| text.as_bytes().get(end + 1) == Some(&b'>'))?;
        let closes = inside.starts_with('/');
        let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let after = inside.trim_start_matches('/').get(name.len()..)?;
        let ended = after.is_empty() || after.starts_with([' ', '/']);
        let name = name.to_ascii_lowercase();
        (ended && Self::KNOWN.contains(&name.as_str())).then_some((end + 2, Self { name, closes }))
    }
}

/// A text as other programs read it: when they would take a part of it for a tag or an entity, every sign
/// that could begin one is written by name. One alone would not do: it may be what kept another apart.
pub(super) fn for_others(text: &str) -> String {
    let mistaken = |at: usize| text.get(at..).is_some_and(|rest| Tag::at(rest).is_some() || named_sign(rest).is_some());
    if text.char_indices().any(|(at, sign)| matches!(sign, '<' | '&') && mistaken(at)) {
        return text.replace('&', "&amp;").replace('<', "&lt;");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let (stretches, _) = stretches(text);
        stretches.iter().map(|s| if s.italic { format!("[{}]", s.words) } else { s.words.clone() }).collect()
    }

    #[test]
    fn italics_are_told_from_upright_words() {
        assert_eq!(shown("The <i>Refoulement</i> of <em>Women</em>"), "The [Refoulement] of [Women]");
        assert_eq!(shown("a<i> b </i>c"), "a [b] c");
        assert_eq!(shown("<i>a <i>b</i> c</i>"), "[a b c]");
        assert_eq!(shown("<i>a</i> <i>b</i>"), "[a b]", "to the eye it is the same");
    }

    #[test]
    fn italics_that_are_not_closed_are_dropped_and_told() {
        assert_eq!(
            stretches("a <i>b"),
            (
                vec![Stretch { words: "a b".to_owned(), italic: false }],
                Some("its italics are not closed: it is kept without them")
            )
        );
    }

    #[test]
    fn what_is_no_tag_is_a_text() {
        for text in ["a < b > c", "a <blink>b</blink>", "1 <i", "x<y>z", "AT&T", "R&D; more", "&nosuch;"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(plain("A &amp; B &#8217; &lt;i&gt; &amp;amp;"), "A & B ’ <i> &amp;");
    }

    #[test]
    fn blanks_and_controls_are_tidied() {
        assert_eq!(plain("  a\n\tb\u{0}c<br/>d \u{feff}"), "a bc d");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_for_others_comes_back(text in "([a-c<>/&;#i0-9 p]|<i>|<p |&lt;){0,30}") {
            let text = collapsed(&text);
            proptest::prop_assert_eq!(plain(&for_others(&text)), text);
        }
    }
}
