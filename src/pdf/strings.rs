//! The one door for text into the file: nothing typed by a person can end a string early or begin an
//! operator.
//!
//! ISO 32000-1, 7.3.4 and 7.9.2. Printable ASCII without parentheses and backslashes goes as it is;
//! everything else goes in hexadecimal, where there is nothing to escape. The codes of glyphs alone,
//! most of the file, are escaped byte by byte.

use lopdf::{Object, StringFormat};

/// A text for people: a title, the words of a link, an outline entry.
///
/// Outside printable ASCII it is UTF-16 with a byte order mark. The text must have gone through
/// [`plain`] when it may hold control characters.
pub(super) fn text(text: &str) -> Object {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        return bytes(text.as_bytes());
    }
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// A string for programs: a name of a destination, an address, a date.
pub(super) fn bytes(bytes: &[u8]) -> Object {
    let format = if is_plain(bytes) { StringFormat::Literal } else { StringFormat::Hexadecimal };
    Object::String(bytes.to_vec(), format)
}

/// True for bytes that may stand in a literal string as they are.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| (0x20..0x7F).contains(b) && !b"()\\".contains(b))
}

/// A name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// The text in hexadecimal between angle brackets, for a content stream.
pub(super) fn push_text(out: &mut Vec<u8>, text: &str) {
    out.push(b'<');
    utf16(text).into_iter().for_each(|byte| push_hex(out, byte));
    out.push(b'>');
}

/// One byte of a literal string in a content stream, escaped where it must be (ISO 32000-1, 7.3.4.2).
/// A literal string is half as long as a hexadecimal one, and is deflated in half the time.
pub(super) fn push_literal(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        // It would be read as a line feed.
        b'\r' => out.extend_from_slice(b"\\r"),
        _ => out.push(byte),
    }
}

/// One byte as two hexadecimal digits.
pub(super) fn push_hex(out: &mut Vec<u8>, byte: u8) {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'A' + half - 10 };
    out.extend_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
}

/// The text without what neither a PDF text string nor XML can carry: control characters become
/// spaces, non-characters the replacement character.
///
/// U+001B would begin a language code inside a text string, and XML 1.0 has no place for any of them.
/// Both forms of the metadata take the text from here, so that they agree.
pub(super) fn plain(text: &str) -> String {
    let carry = |c: char| match c {
        c if c.is_control() => ' ',
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c => c,
    };
    text.chars().map(carry).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_end_a_string_goes_in_hexadecimal() {
        for hostile in ["a) /OpenAction (", "a\\", "(", "a\nb", "é"] {
            let Object::String(_, format) = text(hostile) else { panic!("a string") };
            assert_eq!(format, StringFormat::Hexadecimal, "{hostile:?}");
        }
        assert_eq!(text("A title"), Object::String(b"A title".to_vec(), StringFormat::Literal));
    }

    #[test]
    fn any_code_comes_back_from_a_literal_string() {
        let mut content = b"(".to_vec();
        (0..=u8::MAX).for_each(|byte| push_literal(&mut content, byte));
        content.extend(b")Tj");
        let read = lopdf::content::Content::decode(&content).unwrap();
        let all: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(read.operations[0].operands[0].as_str().unwrap(), all);
    }

    #[test]
    fn text_outside_ascii_is_utf_16_with_a_byte_order_mark() {
        // U+1F600 is the surrogate pair D83D DE00.
        let Object::String(bytes, _) = text("é😀") else { panic!("a string") };
        assert_eq!(bytes, [0xFE, 0xFF, 0x00, 0xE9, 0xD8, 0x3D, 0xDE, 0x00]);
        let mut out = Vec::new();
        push_text(&mut out, "é");
        assert_eq!(out, b"<FEFF00E9>");
    }

    #[test]
    fn control_characters_do_not_reach_the_metadata() {
        assert_eq!(plain("a\u{1B}fr\u{1B}b\r\nc\u{0}\u{FFFF}"), "a fr b  c \u{FFFD}");
    }
}
