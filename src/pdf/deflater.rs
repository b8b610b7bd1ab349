//! Deflated streams (ISO 32000-1, 7.4.4).

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

use super::{PdfError, strings};

/// The step of the compressor. The next gains two bytes of a hundred and takes half as long again; the one
/// below it loses two and is no faster.
const LEVEL: u32 = 4;

/// A compressor that serves one stream after the other: its tables are larger than most pages, and to
/// make them for each takes a quarter of the time.
#[derive(Debug)]
pub(super) struct Deflater {
    engine: Compress,
}

impl Deflater {
    /// A compressor for the streams of one file.
    pub(super) fn new() -> Self {
        Self { engine: Compress::new(Compression::new(LEVEL), true) }
    }

    /// A deflated stream. `lopdf` would deflate it at the slowest level.
    ///
    /// # Errors
    /// When it cannot be deflated.
    pub(super) fn stream(&mut self, mut dictionary: Dictionary, bytes: &[u8]) -> Result<Stream, PdfError> {
        dictionary.set("Filter", strings::name("FlateDecode"));
        Ok(Stream::new(dictionary, self.deflate(bytes)?).with_compression(false))
    }

    fn deflate(&mut self, bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
        self.engine.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let taken = usize::try_from(self.engine.total_in()).map_err(PdfError::assembly)?;
            let rest = bytes.get(taken..).unwrap_or_default();
            let status = self.engine.compress_vec(rest, &mut out, FlushCompress::Finish).map_err(PdfError::assembly)?;
            if status == Status::StreamEnd {
                return Ok(out);
            }
            out.reserve(out.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn each_stream_inflates_to_what_went_in_whatever_came_before_it() {
        let mut deflater = Deflater::new();
        let noise: Vec<u8> = (0..200_000_u32).map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        for bytes in [&b""[..], b"aaaaaaaaaaaaaaaa", &noise, b"one page", &noise[..100], b""] {
            let deflated = deflater.deflate(bytes).unwrap();
            let mut inflated = Vec::new();
            flate2::read::ZlibDecoder::new(deflated.as_slice()).read_to_end(&mut inflated).unwrap();
            assert!(inflated == bytes, "{} bytes", bytes.len());
            assert_eq!(deflated, Deflater::new().deflate(bytes).unwrap(), "nothing is left of the stream before");
        }
    }
}
