//! Signs that nobody sees. In manifests, sources and names they are refused; in text they are warned of.

use crate::workspace::Case;

const MANIFEST: &str = "submissions/case.toml";
const SOURCES: &str = "submissions/corpus/sources/all.toml";

/// The manifest of the base with this title.
fn titled(title: &str) -> String {
    format!(
        "template = \"plain\"\ntitle = \"{title}\"\nsections = [{{ heading = \"Heading\", use = \"test/text\" }}]\n"
    )
}

fn manifest(name: &str, text: &str, expected: &str) {
    let case = Case::new(name);
    case.write(MANIFEST, text);
    case.check(expected);
}

fn section(name: &str, text: &str, expected: &str) {
    let case = Case::new(name);
    case.write_section(text);
    case.check(expected);
}

const DIRECTION: &str = "a character that changes the direction of the text stands here (U+202E)";
const NO_WIDTH: &str = "a character without width stands here (U+200B)";

#[test]
fn a_control_character_in_a_manifest_is_refused_typed_or_written_as_an_escape() {
    let at = |column: u32, sign: &str| {
        format!("exit 1\nerror {MANIFEST}:2:{column}: a control character stands here ({sign})")
    };
    manifest("manifest-nul", &titled("A\0B"), &at(11, "U+0000"));
    manifest("manifest-escape", &titled("A\u{1b}[2JB"), &at(11, "U+001B"));
    manifest("manifest-delete", &titled("A\u{7f}B"), &at(11, "U+007F"));
    manifest("manifest-next-line", &titled("A\u{85}B"), &at(11, "U+0085"));
    manifest("manifest-bell-as-an-escape", &titled("A\\u0007B"), &at(9, "U+0007"));
}

#[test]
fn a_sign_that_turns_the_text_is_refused_in_a_manifest_even_in_a_remark() {
    let at = |place: &str| format!("exit 1\nerror {MANIFEST}:{place}: {DIRECTION}");
    manifest("manifest-turned", &titled("A\u{202e}B"), &at("2:11"));
    manifest("manifest-turned-by-an-escape", &titled("A\\u202EB"), &at("2:9"));
    manifest("manifest-turned-remark", &format!("# a \u{202e} b\n{}", titled("A")), &at("1:5"));
}

#[test]
fn a_sign_without_width_is_refused_in_keys_and_names() {
    let used = titled("A").replace("test/text", "test/te\u{200b}xt");
    manifest("use-without-width", &used, &format!("exit 1\nerror {MANIFEST}:3:50: {NO_WIDTH}"));
    let key = format!("ti\u{200b}tle-short = \"x\"\n{}", titled("A"));
    manifest("key-without-width", &key, &format!("exit 1\nerror {MANIFEST}:1:3: {NO_WIDTH}"));
    let case = Case::new("source-without-width");
    case.write_section("The river is wide.");
    case.write(SOURCES, "[\"ro\u{200b}e-2019-river\"]\ntype = \"book\"\ntitle = \"River\"\ndate = 2019\n");
    case.check(&format!("exit 1\nerror {SOURCES}:1:5: {NO_WIDTH}"));
}

#[test]
fn a_sign_that_nobody_sees_is_refused_in_the_names_of_a_text() {
    let path = "submissions/corpus/sections/test/text.md";
    let key =
        format!("exit 1\nerror {path}:5:12: `@roe·-2019-river` is no key of a source\nwarning {path}:5:16: {NO_WIDTH}");
    section("citation-without-width", "The river [@roe\u{200b}-2019-river].", &key);
    let anchor =
        format!("exit 1\nerror {path}:5:12: `ri·ver` is no name for an anchor\nwarning {path}:5:16: {NO_WIDTH}");
    section("anchor-without-width", "The river. {#ri\u{200b}ver}", &anchor);
}

#[test]
fn a_control_character_in_a_text_is_refused() {
    let path = "submissions/corpus/sections/test/text.md";
    let at = |sign: &str| format!("exit 1\nerror {path}:5:10: a control character stands here ({sign})");
    section("text-nul", "The river\0 is wide.", &at("U+0000"));
    section("text-bell", "The river\u{7} is wide.", &at("U+0007"));
}

#[test]
fn signs_that_turn_the_text_or_have_no_width_are_warned_of_in_a_text_and_set() {
    let path = "submissions/corpus/sections/test/text.md";
    let turned = format!(
        "exit 0\nwarning {path}:5:5: {DIRECTION}\nwarning {path}:5:11: a character that changes the direction\npages 1\nreads 1: is wide."
    );
    section("text-turned", "The \u{202e}river\u{202c} is wide.", &turned);
    let wide = format!("exit 0\nwarning {path}:5:7: {NO_WIDTH}\npages 1\nreads 1: is wide.");
    section("text-without-width", "The ri\u{200b}ver is wide.", &wide);
    let tags = format!(
        "exit 0\nwarning {path}:5:11: a character that nobody sees stands here (U+E0041)\nwarning {path}:5:12: a character that nobody sees stands here (U+E0042)\npages 1\nreads 1: is wide."
    );
    section("text-with-tags", "The river \u{e0041}\u{e0042}is wide.", &tags);
}

#[test]
fn a_character_that_no_face_has_is_refused() {
    let path = "submissions/corpus/sections/test/text.md";
    let expected = format!("exit 1\nerror {path}:5:11: (U+E000); tried: LiberationSerif");
    section("text-of-private-use", "The river \u{e000} is wide.", &expected);
}

#[test]
fn two_hundred_accents_on_a_letter_do_no_harm() {
    let text = format!("The river e{} is wide.", "\u{301}".repeat(200));
    section("text-of-many-accents", &text, "exit 0\npages 1\nreads 1: is wide.");
}

#[test]
fn a_byte_order_mark_and_lines_of_another_system_are_no_fault() {
    let section = "+++\r\ntitle = \"Text\"\r\n+++\r\n\r\nThe river\r\nis wide.\r\n";
    let case = Case::new("byte-order-mark");
    case.write(MANIFEST, format!("\u{feff}{}", titled("A").replace('\n', "\r\n")));
    case.write("submissions/corpus/sections/test/text.md", format!("\u{feff}{section}"));
    case.check("exit 0\npages 1\nreads 1: The river is wide.");
}
