//! What the colours of the pages mean (ISO 19005-2, 6.2.3): red, green and blue of sRGB, by a profile in
//! the file.

use lopdf::{Object, dictionary};

use super::page::Shell;
use super::{PdfError, strings};

/// The smallest of the Compact ICC Profiles, dedicated to the public; see `NOTICE`.
const PROFILE: &[u8] = include_bytes!("../../assets/colour/sRGB-v2-magic.icc");

/// Writes the profile and says that all colours are meant by it.
///
/// # Errors
/// When the catalogue is no dictionary.
pub(super) fn write(shell: &mut Shell) -> Result<(), PdfError> {
    let profile = shell.add_deflated(dictionary! { "N" => 3 }, PROFILE)?;
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => strings::text("sRGB"),
        "Info" => strings::text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let intent = shell.add(intent);
    shell.catalogue()?.set("OutputIntents", vec![Object::Reference(intent)]);
    Ok(())
}
