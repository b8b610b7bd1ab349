//! Lengths as integers, and the display list that every output reads.

mod length;
mod page;
mod path;
pub mod structure;

pub use length::{Length, LengthError};
pub use page::{
    Artefact, BlockId, Colour, Destination, FaceId, FaceRequest, Glyph, GlyphRun, Item, Link, NoteId, Owner, Page,
    Point, Rect, Revision, Rule, Sequence, Size, Tag, Target,
};
pub use path::{Path, Segment, Stroke};
pub use structure::{ElementId, Structure};
