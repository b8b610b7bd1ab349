//! The attachment of a PDF, taken out and unpacked by code that shares none with the program's.

use lopdf::{Dictionary, Document, Object};

use crate::support::Files;

/// What was found in a PDF.
#[derive(Debug)]
pub(super) struct Attached {
    /// What it is called there.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// The files in it.
    pub(super) files: Files,
}

/// The one attachment of a PDF, associated with the document as its source.
pub(super) fn attached(pdf: &[u8]) -> Attached {
    let document = Document::load_mem(pdf).unwrap();
    let catalogue = document.catalog().unwrap();
    let names =
        dictionary(&document, dictionary(&document, catalogue.get(b"Names").unwrap()).get(b"EmbeddedFiles").unwrap());
    let [name, specification] = names.get(b"Names").unwrap().as_array().unwrap().as_slice() else { panic!("one file") };
    assert_eq!(catalogue.get(b"AF").unwrap().as_array().unwrap(), std::slice::from_ref(specification));
    let specification = dictionary(&document, specification);
    assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    let stream = dictionary(&document, specification.get(b"EF").unwrap()).get(b"F").unwrap();
    let bytes = document.dereference(stream).unwrap().1.as_stream().unwrap().decompressed_content().unwrap();
    let files = unpacked(&bytes);
    Attached { name: String::from_utf8(name.as_str().unwrap().to_vec()).unwrap(), bytes, files }
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

/// The files of a ZIP archive, found by its directory; both accounts of a file must agree.
fn unpacked(archive: &[u8]) -> Files {
    let end = archive.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").unwrap();
    let count = number(archive, end + 10, 2);
    let mut at = number(archive, end + 16, 4);
    let mut files = Files::default();
    for _ in 0..count {
        assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
        let place = number(archive, at + 42, 4);
        assert_eq!(&archive[place..place + 4], b"PK\x03\x04");
        // From the version needed to the length of the extra field.
        assert_eq!(archive[at + 6..at + 32], archive[place + 4..place + 30]);
        let (sum, size) = (number(archive, place + 14, 4), number(archive, place + 22, 4));
        let start = place + 30 + number(archive, place + 26, 2);
        let name = std::str::from_utf8(&archive[place + 30..start]).unwrap();
        let bytes = &archive[start..start + size];
        assert_eq!(checksum(bytes), sum, "{name}");
        files = files.with(name, std::str::from_utf8(bytes).unwrap());
        at += 46 + number(archive, at + 28, 2);
    }
    assert_eq!(at, end, "the directory ends where its end is told");
    files
}

fn number(bytes: &[u8], at: usize, len: usize) -> usize {
    bytes[at..at + len].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// CRC-32 bit by bit, as ISO 3309 has it.
fn checksum(bytes: &[u8]) -> usize {
    let step = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
    let add = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum));
    (!bytes.iter().fold(!0, add)) as usize
}
