//! The tables from codes to glyphs, for faces in which a glyph has several codes.
//!
//! For quadratic outlines it is a table of glyphs in the font (`CIDToGIDMap`: ISO 32000-1, 9.7.4.2), which every
//! reader follows. Cubic ones allow none: there it is an encoding (9.7.5; Adobe technical note 5014), which some
//! readers of text pass over.

use lopdf::{Dictionary, Object, dictionary};

use super::page::Shell;
use super::vocabulary::UsedFace;
use super::{PdfError, strings};

const NAME: &str = "Rapporteur-Codes";

const HEAD: &str = "/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> def
/CMapName /Rapporteur-Codes def
/CMapType 1 def
/WMode 0 def
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

/// The glyph of each code, two bytes each, for quadratic outlines; by number, unless a glyph has several codes.
///
/// # Errors
/// When the table cannot be deflated.
pub(super) fn glyphs(shell: &mut Shell, used: &UsedFace<'_>) -> Result<Object, PdfError> {
    if !used.has_others() {
        return Ok(strings::name("Identity"));
    }
    let mut out = vec![0, 0];
    out.extend(used.codes().into_iter().flat_map(|(_, glyph, _)| used.any_code(glyph).to_be_bytes()));
    Ok(Object::Reference(shell.add_deflated(Dictionary::new(), &out)?))
}

/// The encoding for cubic outlines: by number, unless a glyph has several codes.
///
/// # Errors
/// When the table cannot be deflated.
pub(super) fn write(shell: &mut Shell, used: &UsedFace<'_>) -> Result<Object, PdfError> {
    if !used.has_others() {
        return Ok(strings::name("Identity-H"));
    }
    let dictionary: Dictionary = dictionary! {
        "Type" => "CMap",
        "CMapName" => strings::name(NAME),
        "CIDSystemInfo" => dictionary! {
            "Registry" => strings::bytes(b"Adobe"), "Ordering" => strings::bytes(b"Identity"), "Supplement" => 0,
        },
        "WMode" => 0,
    };
    Ok(Object::Reference(shell.add_deflated(dictionary, &table(used))?))
}

/// The first code of each glyph is its number in the reduced face; the others come after them.
fn table(used: &UsedFace<'_>) -> Vec<u8> {
    let mut out = HEAD.as_bytes().to_vec();
    let own = used.glyphs.len();
    out.extend(format!("1 begincidrange\n<0000> <{:04X}> 0\nendcidrange\n", own.saturating_sub(1)).bytes());
    let others = used.codes().into_iter().filter(|&(code, ..)| usize::from(code) >= own);
    let others: Vec<_> = others.map(|(code, glyph, _)| (code, used.any_code(glyph))).collect();
    for block in others.chunks(LINES) {
        out.extend(format!("{} begincidchar\n", block.len()).bytes());
        for (code, glyph) in block {
            out.extend(format!("<{code:04X}> {glyph}\n").bytes());
        }
        out.extend(b"endcidchar\n");
    }
    out.extend(FOOT.bytes());
    out
}
