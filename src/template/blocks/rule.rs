//! A rule across the text.

use super::Block;
use crate::geom::Length;
use crate::tables::Reader;
use crate::template::measure::{white, within};
use crate::template::style::colour;
use crate::template::style_sheet::Sheet;

/// The thickest rule.
const THICKEST: Length = Length::from_points(36);

pub(super) fn read(reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Option<Block> {
    if !reader.has("thickness") {
        reader.missing("thickness", "\"0.5pt\"");
    }
    let thickness = within(reader, "thickness", sheet.em, Length::ZERO..=THICKEST);
    let before = white(reader, "before", sheet.em).unwrap_or_default();
    let after = white(reader, "after", sheet.em).unwrap_or_default();
    let colour = colour(reader, "colour").unwrap_or_default();
    Some(Block::Rule { thickness: thickness?.0, before, after, colour, span: reader.span() })
}
