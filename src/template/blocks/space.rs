//! White.

use super::Block;
use crate::tables::Reader;
use crate::template::measure::white;
use crate::template::style_sheet::Sheet;

pub(super) fn read(reader: &mut Reader<'_>, sheet: &Sheet<'_>) -> Option<Block> {
    if !reader.has("height") {
        reader.missing("height", "\"18pt\"");
    }
    let height = white(reader, "height", sheet.em)?;
    Some(Block::Space { height, span: reader.span() })
}
