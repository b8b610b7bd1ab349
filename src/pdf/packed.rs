//! Small objects as the bytes that they will be in the file, one behind the other (ISO 32000-1, 7.5.7).
//!
//! A long document has ten thousands of elements and links. As dictionaries of `lopdf` they took a quarter of the
//! memory of a build, only to be written once.

use std::ops::Range;

use lopdf::Object;

use super::{number, object};

/// Objects that are no streams, in the order in which they will stand in the file.
#[derive(Debug, Default)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    /// The number of each, and where its bytes stand.
    objects: Vec<(u32, Range<usize>)>,
}

impl Packed {
    /// Adds the object with this number, as `write` writes it.
    pub(super) fn add<R>(&mut self, number: u32, write: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        let start = self.bytes.len();
        let result = write(&mut self.bytes);
        self.objects.push((number, start..self.bytes.len()));
        result
    }

    /// The objects, each with its number.
    pub(super) fn objects(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.objects.iter().map(|(number, at)| (*number, self.bytes.get(at.clone()).unwrap_or_default()))
    }
}

/// A dictionary that is written entry by entry.
#[derive(Debug)]
pub(super) struct Entries<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> Entries<'a> {
    /// Begins the dictionary.
    pub(super) fn begin(out: &'a mut Vec<u8>) -> Self {
        out.extend_from_slice(b"<<");
        Self { out }
    }

    /// An entry whose value the caller writes; a value that begins with a letter or a digit begins with a space.
    pub(super) fn key(&mut self, key: &str) -> &mut Vec<u8> {
        self.out.push(b'/');
        self.out.extend_from_slice(key.as_bytes());
        self.out
    }

    /// An entry that is a name without signs that a name has to escape.
    pub(super) fn name(&mut self, key: &str, name: &str) {
        let out = self.key(key);
        out.push(b'/');
        out.extend_from_slice(name.as_bytes());
    }

    /// An entry that points at an object.
    pub(super) fn reference(&mut self, key: &str, number: u32) {
        let out = self.key(key);
        out.push(b' ');
        push_reference(out, number);
    }

    /// An entry that is a whole number.
    pub(super) fn whole(&mut self, key: &str, value: u64) {
        let out = self.key(key);
        out.push(b' ');
        number::push_whole(out, value);
    }

    /// An entry that is a string, an array or a dictionary.
    pub(super) fn object(&mut self, key: &str, value: &Object) {
        object::push(self.key(key), value);
    }

    /// Ends the dictionary.
    pub(super) fn end(self) {
        self.out.extend_from_slice(b">>");
    }
}

/// Writes a pointer at an object.
pub(super) fn push_reference(out: &mut Vec<u8>, number: u32) {
    number::push_whole(out, u64::from(number));
    out.extend_from_slice(b" 0 R");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::strings;
    use lopdf::dictionary;

    #[test]
    fn objects_come_out_as_they_went_in() {
        let mut packed = Packed::default();
        packed.add(3, |out| out.extend(b"null"));
        packed.add(1, |_| {});
        assert_eq!(packed.objects().collect::<Vec<_>>(), [(3, &b"null"[..]), (1, b"")]);
    }

    #[test]
    fn a_dictionary_written_entry_by_entry_reads_like_one_written_whole() {
        let mut out = Vec::new();
        let mut entries = Entries::begin(&mut out);
        entries.name("A", "B");
        entries.reference("C", 7);
        entries.whole("D", 12);
        entries.object("E", &strings::text("words"));
        entries.end();
        let whole = dictionary! {
            "A" => strings::name("B"), "C" => Object::Reference((7, 0)), "D" => 12, "E" => strings::text("words"),
        };
        let mut expected = Vec::new();
        object::push(&mut expected, &whole.into());
        assert_eq!(String::from_utf8(out).unwrap(), String::from_utf8(expected).unwrap());
    }
}
