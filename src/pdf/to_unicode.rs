//! The table from codes to texts that copying, searching and reading aloud go by
//! (ISO 32000-1, 9.10.3; Adobe technical note 5014).

use super::strings::push_hex;
use super::vocabulary::UsedFace;

const HEAD: &str = "/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
";

const FOOT: &str = "endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

/// A block of the table may have so many lines.
const LINES: usize = 100;

/// Writes the table of a face.
pub(super) fn write(used: &UsedFace<'_>) -> Vec<u8> {
    let mut out = HEAD.as_bytes().to_vec();
    for block in used.codes().chunks(LINES) {
        out.extend(format!("{} beginbfchar\n", block.len()).bytes());
        for (code, _, text) in block {
            out.extend(format!("<{code:04X}> <").bytes());
            text.encode_utf16().flat_map(u16::to_be_bytes).for_each(|byte| push_hex(&mut out, byte));
            out.extend(b">\n");
        }
        out.extend(b"endbfchar\n");
    }
    out.extend(FOOT.bytes());
    out
}
