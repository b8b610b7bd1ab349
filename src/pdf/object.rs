//! Objects as bytes (ISO 32000-1, 7.3).
//!
//! `lopdf` writes each object of an object stream three times, and a name letter by letter, which was a
//! seventh of all work.

use lopdf::{Dictionary, Object, StringFormat};

use super::number;
use super::strings::{is_plain, push_hex};

/// Writes an object.
pub(super) fn push(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => push_integer(out, *value),
        Object::Real(value) => number::push(out, in_thousandths(*value)),
        Object::Name(name) => push_name(out, name),
        Object::String(bytes, format) => push_string(out, bytes, *format == StringFormat::Literal),
        Object::Array(items) => push_array(out, items),
        Object::Dictionary(dictionary) => push_dictionary(out, dictionary),
        Object::Stream(stream) => {
            push_dictionary(out, &stream.dict);
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference((number, generation)) => {
            number::push_whole(out, u64::from(*number));
            out.push(b' ');
            number::push_whole(out, u64::from(*generation));
            out.extend_from_slice(b" R");
        }
    }
}

fn push_integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    number::push_whole(out, value.unsigned_abs());
}

/// Reals come from thousandths; see [`number::object`].
#[expect(clippy::cast_possible_truncation, reason = "it was a whole number of thousandths before")]
fn in_thousandths(value: f32) -> i64 {
    (f64::from(value) * 1000.0).round() as i64
}

fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            push_hex(out, byte);
        }
    }
}

/// In hexadecimal what would have to be escaped, whatever was asked for.
fn push_string(out: &mut Vec<u8>, bytes: &[u8], literal: bool) {
    if literal && is_plain(bytes) {
        out.push(b'(');
        out.extend_from_slice(bytes);
        out.push(b')');
    } else {
        out.push(b'<');
        bytes.iter().for_each(|&byte| push_hex(out, byte));
        out.push(b'>');
    }
}

fn push_array(out: &mut Vec<u8>, items: &[Object]) {
    out.push(b'[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 && is_bare(item) {
            out.push(b' ');
        }
        push(out, item);
    }
    out.push(b']');
}

fn push_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        push_name(out, key);
        if is_bare(value) {
            out.push(b' ');
        }
        push(out, value);
    }
    out.extend_from_slice(b">>");
}

/// True for an object that does not begin with a sign which ends what stands before it.
fn is_bare(object: &Object) -> bool {
    matches!(object, Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn written(object: impl Into<Object>) -> String {
        let mut out = Vec::new();
        push(&mut out, &object.into());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn objects_are_parted_where_two_would_run_together_and_nowhere_else() {
        let list = vec![1.into(), (-2).into(), Object::Name(b"A".to_vec()), Object::Null, Object::Reference((3, 0))];
        assert_eq!(written(list), "[1 -2/A null 3 0 R]");
        assert_eq!(
            written(dictionary! { "A" => 1.5, "B" => Object::string_literal("b"), "C" => true }),
            "<</A 1.5/B(b)/C true>>"
        );
    }

    #[test]
    fn a_name_may_hold_any_byte() {
        assert_eq!(written(Object::Name(b"A B#/\xE9".to_vec())), "/A#20B#23#2F#E9");
    }

    #[test]
    fn no_string_ends_before_its_time() {
        for hostile in ["a)", "(", "\\", "\r"] {
            let string = written(Object::string_literal(hostile));
            assert!(string.starts_with('<') && string.ends_with('>'), "{string}");
        }
    }
}
