//! Bytes that are no text, and things in the folder that are no files.

use std::fs;

use crate::workspace::Case;

const MANIFEST: &str = "submissions/case.toml";
const SECTION: &str = "submissions/corpus/sections/test/text.md";
const SOURCES: &str = "submissions/corpus/sources/all.toml";

/// Text as UTF-16, low byte first.
fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_file_of_utf_16_is_named() {
    let text = "template = \"plain\"\nsections = []\n";
    let case = Case::new("utf-16");
    case.write(MANIFEST, utf_16(&format!("\u{feff}{text}")));
    case.check(&format!("exit 1\nerror -: `{MANIFEST}` is saved as UTF-16; save it as UTF-8"));
    let swapped: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    case.write(MANIFEST, swapped);
    case.check(&format!("exit 1\nerror -: `{MANIFEST}` is saved as UTF-16; save it as UTF-8"));
    case.write(MANIFEST, utf_16(text));
    case.check(&format!("exit 1\nerror -: `{MANIFEST}` is saved as UTF-16; save it as UTF-8"));
}

#[test]
fn a_byte_that_is_no_text_is_named_with_its_line() {
    let case = Case::new("bytes");
    case.write(SECTION, b"+++\ntitle = \"Text\"\n+++\n\nThe r\xffver.\n");
    case.check(&format!("exit 1\nerror {MANIFEST}:3:43: `{SECTION}` is not UTF-8 at byte 29 (line 5)"));
    case.write_section("The river.");
    case.write(SOURCES, b"# \xc0\x80\n");
    case.check(&format!("exit 1\nerror -: `{SOURCES}` is not UTF-8 at byte 2 (line 1)"));
}

#[test]
fn a_folder_where_a_file_should_be_is_no_file() {
    let case = Case::new("folder-for-section");
    fs::remove_file(case.root.join(SECTION)).unwrap();
    fs::create_dir(case.root.join(SECTION)).unwrap();
    case.check(&format!("exit 1\nerror {MANIFEST}:3:43: `{SECTION}` cannot be read: it is not a file"));
    let case = Case::new("folder-for-terms");
    fs::create_dir(case.root.join("submissions/corpus/terms.toml")).unwrap();
    case.check("exit 1\nerror -: `submissions/corpus/terms.toml` cannot be read: it is not a file");
    let case = Case::new("folder-for-sources");
    fs::remove_file(case.root.join(SOURCES)).unwrap();
    fs::create_dir(case.root.join(SOURCES)).unwrap();
    case.check(&format!("exit 1\nerror {SECTION}:5:21: there is no source `roe-2019-river`"));
}

#[test]
fn a_folder_where_the_output_should_be_is_left_alone() {
    let case = Case::new("folder-for-output");
    fs::remove_file(case.root.join("out/case.pdf")).unwrap();
    case.write("out/case.pdf/kept.txt", "kept");
    let root = case.root.display();
    case.check(&format!("exit 1\nerror -: {root}/out/case.pdf cannot be written: there is a folder of this name"));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn fifo(case: &Case, path: &str) {
        let path = case.root.join(path);
        let _ = fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn a_pipe_is_never_waited_for() {
        let case = Case::new("pipe-for-section");
        fifo(&case, SECTION);
        case.check(&format!("exit 1\nerror {MANIFEST}:3:43: `{SECTION}` cannot be read: it is not a file"));
        let case = Case::new("pipe-for-manifest");
        fifo(&case, MANIFEST);
        case.check(&format!("exit 1\nerror -: `{MANIFEST}` cannot be read: it is not a file"));
        let case = Case::new("pipe-for-sources");
        fifo(&case, SOURCES);
        case.check(&format!("exit 1\nerror -: `{SOURCES}` cannot be read: it is not a file"));
        let case = Case::new("pipe-for-terms");
        fifo(&case, "submissions/corpus/terms.toml");
        case.check("exit 1\nerror -: `submissions/corpus/terms.toml` cannot be read: it is not a file");
    }

    #[test]
    fn a_link_that_leaves_the_workspace_is_not_followed() {
        let outside = Case::new("outside");
        let case = Case::new("link-for-section");
        fs::remove_file(case.root.join(SECTION)).unwrap();
        symlink(outside.root.join(SECTION), case.root.join(SECTION)).unwrap();
        let refused = "cannot be read: a link leads out of the workspace";
        case.check(&format!("exit 1\nerror {MANIFEST}:3:43: `{SECTION}` {refused}"));
        let case = Case::new("link-for-sources");
        fs::remove_file(case.root.join(SOURCES)).unwrap();
        symlink(outside.root.join(SOURCES), case.root.join(SOURCES)).unwrap();
        case.check(&format!("exit 1\nerror -: `{SOURCES}` {refused}"));
        let case = Case::new("link-for-folder");
        fs::remove_dir_all(case.root.join("submissions/corpus/sections/test")).unwrap();
        let folder = "submissions/corpus/sections/test";
        symlink(outside.root.join(folder), case.root.join(folder)).unwrap();
        case.check(&format!("exit 1\nerror {MANIFEST}:3:43: `{SECTION}` {refused}"));
        let case = Case::new("link-for-folder-of-sources");
        fs::remove_dir_all(case.root.join("submissions/corpus/sources")).unwrap();
        let folder = "submissions/corpus/sources";
        symlink(outside.root.join(folder), case.root.join(folder)).unwrap();
        case.check(&format!("exit 1\nerror -: `{folder}` {refused}"));
    }

    #[test]
    fn a_link_to_itself_or_to_nothing_is_no_file() {
        let case = Case::new("link-to-itself");
        fs::remove_file(case.root.join(SECTION)).unwrap();
        symlink("text.md", case.root.join(SECTION)).unwrap();
        case.check(&format!("exit 1\nerror {MANIFEST}:3:43: `{SECTION}` cannot be read"));
        let case = Case::new("link-to-nothing");
        fs::remove_file(case.root.join(SECTION)).unwrap();
        symlink("nothing.md", case.root.join(SECTION)).unwrap();
        case.check(&format!("exit 1\nerror {MANIFEST}:3:43: there is no file `{SECTION}`"));
    }

    #[test]
    fn an_output_folder_that_leads_out_of_the_workspace_is_not_written_to() {
        let outside = Case::new("outside-output");
        let case = Case::new("link-for-output");
        fs::remove_dir_all(case.root.join("out")).unwrap();
        symlink(outside.root.join("out"), case.root.join("out")).unwrap();
        case.check("exit 1\nerror -: out/case.pdf: a link leads out of the workspace");
        assert_eq!(fs::read(outside.root.join("out/case.pdf")).unwrap(), crate::workspace::OLD);
    }
}
