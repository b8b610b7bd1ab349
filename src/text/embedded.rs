//! The font programs that are embedded in this one.
//!
//! Liberation Serif is the face of filings, for it has the widths of the face that bodies ask for. Reports are
//! set in Gentium Book Plus, an even and dark face with lining figures that stays clear in two narrow columns on a
//! screen, with Open Sans for headings; its semi-bold answers to "bold", for its bold is too heavy beside
//! that text.

use std::borrow::Cow;

use super::face::{Face, FaceError};
use crate::geom::FaceRequest;

/// A font program and what it answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Program {
    family: &'static str,
    bold: bool,
    italic: bool,
    file: &'static str,
    data: &'static [u8],
}

impl Program {
    pub(super) fn request(&self) -> FaceRequest {
        FaceRequest { family: self.family.to_owned(), bold: self.bold, italic: self.italic }
    }

    pub(super) fn read(&self) -> Result<Face, FaceError> {
        Face::new(self.file, Cow::Borrowed(self.data), self.request())
    }
}

pub(super) const EMBEDDED: [Program; 12] = [
    Program {
        family: "Liberation Serif",
        bold: false,
        italic: false,
        file: "LiberationSerif-Regular.ttf",
        data: include_bytes!("../../assets/fonts/liberation-serif/LiberationSerif-Regular.ttf"),
    },
    Program {
        family: "Liberation Serif",
        bold: true,
        italic: false,
        file: "LiberationSerif-Bold.ttf",
        data: include_bytes!("../../assets/fonts/liberation-serif/LiberationSerif-Bold.ttf"),
    },
    Program {
        family: "Liberation Serif",
        bold: false,
        italic: true,
        file: "LiberationSerif-Italic.ttf",
        data: include_bytes!("../../assets/fonts/liberation-serif/LiberationSerif-Italic.ttf"),
    },
    Program {
        family: "Liberation Serif",
        bold: true,
        italic: true,
        file: "LiberationSerif-BoldItalic.ttf",
        data: include_bytes!("../../assets/fonts/liberation-serif/LiberationSerif-BoldItalic.ttf"),
    },
    Program {
        family: "Gentium Book Plus",
        bold: false,
        italic: false,
        file: "GentiumBookPlus-Regular.ttf",
        data: include_bytes!("../../assets/fonts/gentium-book-plus/GentiumBookPlus-Regular.ttf"),
    },
    Program {
        family: "Gentium Book Plus",
        bold: true,
        italic: false,
        file: "GentiumBookPlus-Bold.ttf",
        data: include_bytes!("../../assets/fonts/gentium-book-plus/GentiumBookPlus-Bold.ttf"),
    },
    Program {
        family: "Gentium Book Plus",
        bold: false,
        italic: true,
        file: "GentiumBookPlus-Italic.ttf",
        data: include_bytes!("../../assets/fonts/gentium-book-plus/GentiumBookPlus-Italic.ttf"),
    },
    Program {
        family: "Gentium Book Plus",
        bold: true,
        italic: true,
        file: "GentiumBookPlus-BoldItalic.ttf",
        data: include_bytes!("../../assets/fonts/gentium-book-plus/GentiumBookPlus-BoldItalic.ttf"),
    },
    Program {
        family: "Open Sans",
        bold: false,
        italic: false,
        file: "OpenSans-Regular.ttf",
        data: include_bytes!("../../assets/fonts/open-sans/OpenSans-Regular.ttf"),
    },
    Program {
        family: "Open Sans",
        bold: true,
        italic: false,
        file: "OpenSans-Semibold.ttf",
        data: include_bytes!("../../assets/fonts/open-sans/OpenSans-Semibold.ttf"),
    },
    Program {
        family: "Open Sans",
        bold: false,
        italic: true,
        file: "OpenSans-Italic.ttf",
        data: include_bytes!("../../assets/fonts/open-sans/OpenSans-Italic.ttf"),
    },
    Program {
        family: "Open Sans",
        bold: true,
        italic: true,
        file: "OpenSans-SemiboldItalic.ttf",
        data: include_bytes!("../../assets/fonts/open-sans/OpenSans-SemiboldItalic.ttf"),
    },
];
