//! Files as one archive: ZIP, which every system opens (PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).
//!
//! Nothing is deflated, so that the bytes are the same whatever a compressor does, and the files can be read
//! out of it without one; the PDF deflates the archive as a whole, which is smaller. All files are of the
//! first day that the format knows. What the crates for archives can do besides is not asked for here, and
//! they are a hundred times as long.

use std::collections::BTreeMap;

use flate2::Crc;

/// The form of 1989, without compression: 1.0.
const VERSION: u16 = 10;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const STORED: u16 = 0;
/// Midnight of 1 January 1980.
const TIME: u16 = 0;
const DAY: u16 = (1 << 5) | 1;

/// The archive, its files in the order of their names. `None` when it would be larger than the format allows.
pub fn zip(files: &BTreeMap<String, String>) -> Option<Vec<u8>> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let place = u32::try_from(archive.len()).ok()?;
        let facts = facts(name, text.as_bytes())?;
        archive.extend_from_slice(b"PK\x03\x04");
        archive.extend_from_slice(&facts);
        archive.extend_from_slice(name.as_bytes());
        archive.extend_from_slice(text.as_bytes());
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&VERSION.to_le_bytes());
        directory.extend_from_slice(&facts);
        // No comment, first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&place.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let count = u16::try_from(files.len()).ok()?.to_le_bytes();
    let (place, size) = (u32::try_from(archive.len()).ok()?, u32::try_from(directory.len()).ok()?);
    archive.append(&mut directory);
    archive.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for part in [&count[..], &count, &size.to_le_bytes(), &place.to_le_bytes(), &[0; 2]] {
        archive.extend_from_slice(part);
    }
    Some(archive)
}

/// What both heads of a file say of it, from the version that is needed to the length of the extra field.
fn facts(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let size = u32::try_from(bytes.len()).ok()?;
    let words = [VERSION, FLAGS, STORED, TIME, DAY].map(u16::to_le_bytes).concat();
    let sums = [crc.sum(), size, size].map(u32::to_le_bytes).concat();
    let lengths = [u16::try_from(name.len()).ok()?, 0].map(u16::to_le_bytes).concat();
    Some([words, sums, lengths].concat())
}
