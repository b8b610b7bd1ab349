//! Every limit of the program, in one table. Beyond a limit the answer is a message, never a crash.

/// Bytes of one text file.
pub const FILE_BYTES: u64 = 16 * 1024 * 1024;
/// Bytes of one font or picture.
pub const BINARY_BYTES: u64 = 64 * 1024 * 1024;
/// Keys of one TOML file.
pub const TOML_KEYS: usize = 100_000;
/// How deep tables and lists of a TOML file may stand in each other.
pub const TOML_DEPTH: usize = 64;
/// How deep folders may stand in each other.
pub const FOLDER_DEPTH: usize = 32;
/// Files of one workspace.
pub const FILES: usize = 100_000;
/// How deep emphasis, links, notes and optional parts of a text may stand in each other.
pub const INLINE_DEPTH: usize = 32;
/// How deep quotations and lists may stand in each other.
pub const BLOCK_DEPTH: usize = 16;
/// Bytes of one address.
pub const ADDRESS_BYTES: usize = 2048;
/// Findings that are said at once; the rest is counted.
pub const FINDINGS: usize = 100;

/// All of them as people say them: what is limited, and to how much.
pub const ALL: [(&str, u64); 10] = [
    ("MB of a text file", FILE_BYTES / 1024 / 1024),
    ("MB of a font or a picture", BINARY_BYTES / 1024 / 1024),
    ("values in a TOML file", TOML_KEYS as u64),
    ("tables and lists of a TOML file in each other", TOML_DEPTH as u64),
    ("folders in each other", FOLDER_DEPTH as u64),
    ("files in a workspace", FILES as u64),
    ("notes, links and emphasis in each other", INLINE_DEPTH as u64),
    ("quotations and lists in each other", BLOCK_DEPTH as u64),
    ("bytes of an address", ADDRESS_BYTES as u64),
    ("findings that are said at once", FINDINGS as u64),
];
