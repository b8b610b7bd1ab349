//! The bytes: objects packed into deflated streams, the cross-reference stream, and the identity of the
//! file (ISO 32000-1, 7.5.7 and 7.5.8).

use lopdf::{Dictionary, Object, StringFormat, dictionary};

use super::deflater::Deflater;
use super::page::Shell;
use super::{PdfError, identity, number, object};

/// The version, and bytes above 127 that tell a carrier that this is no text.
const HEAD: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// As many objects stand in one stream; each has to be inflated to reach one of them.
const OBJECTS: usize = 200;

/// Writes the document.
///
/// # Errors
/// When the parts do not go together.
pub(super) fn bytes(shell: Shell) -> Result<Vec<u8>, PdfError> {
    let (document, mut small, deflater) = shell.into_parts()?;
    let mut file = File { out: HEAD.to_vec(), places: vec![Place::Free], deflater };
    for (&(number, _), object) in &document.objects {
        match object {
            Object::Stream(_) => file.object(number, object),
            _ => small.add(number, |out| object::push(out, object)),
        }
    }
    let mut next = document.max_id + 1;
    for objects in small.objects().collect::<Vec<_>>().chunks(OBJECTS) {
        file.pack(next, objects)?;
        next += 1;
    }
    file.close(next, &document.trailer)?;
    identify(&mut file.out)?;
    Ok(file.out)
}

/// Where an object is found.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere: the number is not in use.
    Free,
    /// At this byte of the file.
    At(usize),
    /// In this object stream, so many objects before it.
    In(u32, usize),
}

impl Place {
    /// One byte for the kind, four and two for its fields.
    fn entry(self) -> [u8; 7] {
        let (kind, first, second) = match self {
            Self::Free => (0, 0, u16::MAX),
            // A file is far below four gigabytes: its fonts are limited, and its text.
            Self::At(byte) => (1, u32::try_from(byte).unwrap_or(u32::MAX), 0),
            Self::In(stream, place) => (2, stream, u16::try_from(place).unwrap_or(u16::MAX)),
        };
        let ([a, b, c, d], [e, f]) = (first.to_be_bytes(), second.to_be_bytes());
        [kind, a, b, c, d, e, f]
    }
}

/// A file being written.
///
/// State: the bytes so far, the place of each object by its number, and the compressor.
struct File {
    out: Vec<u8>,
    places: Vec<Place>,
    deflater: Deflater,
}

impl File {
    fn put(&mut self, number: u32, place: Place) {
        let at = number as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, Place::Free);
        }
        if let Some(slot) = self.places.get_mut(at) {
            *slot = place;
        }
    }

    /// Writes an object at the end of the file.
    fn object(&mut self, number: u32, object: &Object) {
        self.put(number, Place::At(self.out.len()));
        number::push_whole(&mut self.out, u64::from(number));
        self.out.extend_from_slice(b" 0 obj\n");
        object::push(&mut self.out, object);
        self.out.extend_from_slice(b"\nendobj\n");
    }

    /// Writes objects into a stream with the number `stream`.
    fn pack(&mut self, stream: u32, objects: &[(u32, &[u8])]) -> Result<(), PdfError> {
        let (mut head, mut body) = (Vec::new(), Vec::new());
        for (place, &(number, object)) in objects.iter().enumerate() {
            self.put(number, Place::In(stream, place));
            for number in [u64::from(number), body.len() as u64] {
                number::push_whole(&mut head, number);
                head.push(b' ');
            }
            body.extend_from_slice(object);
            body.push(b' ');
        }
        let (count, first) = (integer(objects.len()), integer(head.len()));
        head.append(&mut body);
        let dictionary = dictionary! { "Type" => "ObjStm", "N" => count, "First" => first };
        let packed = self.deflater.stream(dictionary, &head)?;
        self.object(stream, &Object::Stream(packed));
        Ok(())
    }

    /// Writes the cross-reference stream, whose dictionary is the trailer.
    fn close(&mut self, number: u32, trailer: &Dictionary) -> Result<(), PdfError> {
        let start = self.out.len();
        self.put(number, Place::At(start));
        let entries: Vec<u8> = self.places.iter().flat_map(|place| place.entry()).collect();
        let blank = Object::String(vec![0; 16], StringFormat::Hexadecimal);
        let mut dictionary = dictionary! {
            "Type" => "XRef",
            "Size" => integer(self.places.len()),
            "W" => vec![1.into(), 4.into(), 2.into()],
            "ID" => vec![blank.clone(), blank],
        };
        for name in [b"Root".as_slice(), b"Info"] {
            if let Ok(reference) = trailer.get(name) {
                dictionary.set(name, reference.clone());
            }
        }
        let stream = self.deflater.stream(dictionary, &entries)?;
        self.object(number, &Object::Stream(stream));
        self.out.extend_from_slice(b"startxref\n");
        number::push_whole(&mut self.out, start as u64);
        self.out.extend_from_slice(b"\n%%EOF\n");
        Ok(())
    }
}

fn integer(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Puts the hash of the file, identity left blank, in the place of its identity.
///
/// `printpdf` would take it from a counter of the process: two documents could share one, and a
/// second run would differ from the first. The trailer is the last dictionary of the file, so that
/// what is found from the end is its own.
fn identify(file: &mut [u8]) -> Result<(), PdfError> {
    let blank = format!("[<{0}><{0}>]", "0".repeat(32));
    let own = format!("{:032X}", identity::hash(file));
    let own = format!("[<{own}><{own}>]");
    let at = file.windows(blank.len()).rposition(|window| window == blank.as_bytes());
    let place = at.and_then(|at| file.get_mut(at..at + blank.len()));
    place.ok_or_else(|| PdfError::assembly("the trailer has no identity"))?.copy_from_slice(own.as_bytes());
    Ok(())
}
