//! Words as glyphs: faces, shaping, hyphenation and where a line may break.

pub mod character;
mod embedded;
mod face;
mod hyphenate;
mod lexicon;
mod opportunity;
mod shape;

pub use face::{Face, FaceError, Faces};
pub use hyphenate::Hyphenation;
pub use opportunity::{Opportunity, OpportunityKind, break_opportunities};
pub use shape::{Em, ShapedGlyph, ShapedText, Shaper};
