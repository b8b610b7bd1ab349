//! Why finished pages could not be written. Each of these is a fault of what was handed in, or of the
//! program; none is a matter of taste.

use std::fmt;

/// Why no file was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// There is no page; a file without one is not valid.
    NoPages,
    /// A link leads to what is not a well-formed http, https or mailto address.
    Address {
        /// The address as it was handed in.
        address: String,
        /// The page of the link, counted from 1.
        page: usize,
    },
    /// A link or an outline entry leads to a place that is on no page.
    NoDestination {
        /// The name of the place, such as `note-12`.
        name: String,
        /// What leads there.
        wanted_by: String,
    },
    /// A face has no glyph for a text that was set in it.
    MissingGlyph {
        /// The text.
        text: String,
        /// The face's PostScript name.
        face: String,
        /// The page, counted from 1.
        page: usize,
    },
    /// A run of glyphs contradicts itself.
    Run {
        /// In what way.
        why: &'static str,
        /// The page, counted from 1.
        page: usize,
    },
    /// A font program could not be reduced to the glyphs in use.
    Font {
        /// The face's PostScript name.
        face: String,
        /// What is wrong with it.
        why: String,
    },
    /// The parts did not go together: a fault of the program.
    Assembly(String),
}

impl PdfError {
    /// A fault of the libraries below, in their own words.
    pub(super) fn assembly(fault: impl fmt::Display) -> Self {
        Self::Assembly(fault.to_string())
    }
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages => f.write_str("there are no pages to write"),
            Self::Address { address, page } => {
                write!(f, "the link to {address:?} on page {page} is no http, https or mailto address")
            }
            Self::NoDestination { name, wanted_by } => write!(f, "{wanted_by} leads to {name}, which is on no page"),
            Self::MissingGlyph { text, face, page } => {
                write!(f, "the face {face} has no glyph for {text:?} on page {page}")
            }
            Self::Run { why, page } => write!(f, "a run of glyphs on page {page} {why}"),
            Self::Font { face, why } => write!(f, "the face {face} cannot be embedded: {why}"),
            Self::Assembly(why) => write!(f, "the parts of the file do not go together: {why}"),
        }
    }
}

impl std::error::Error for PdfError {}
