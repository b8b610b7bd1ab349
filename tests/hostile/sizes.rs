//! What is large: at each limit it is read, one step beyond it is refused.

use rapporteur::files::limits;

use crate::workspace::Case;

const MANIFEST: &str = "submissions/case.toml";
const SECTION: &str = "submissions/corpus/sections/test/text.md";

/// A section of exactly so many bytes: one line of text, and a remark that is not printed.
fn section_of(bytes: u64) -> String {
    let (head, tail) = ("+++\ntitle = \"Text\"\n+++\n\nThe river is wide. <!-- ", " -->\n");
    let rest = usize::try_from(bytes).unwrap() - head.len() - tail.len();
    let remark = "The water of this river is cold and deep. ".repeat(rest / 42 + 1);
    format!("{head}{}{tail}", &remark[..rest])
}

#[test]
fn a_section_of_the_most_bytes_is_read_and_one_of_a_byte_more_refused() {
    let case = Case::new("section-of-most-bytes");
    case.write(SECTION, section_of(limits::FILE_BYTES));
    case.check("exit 0\npages 1\nreads 1: The river is wide.");
    case.write(SECTION, section_of(limits::FILE_BYTES + 1));
    case.check(&format!("exit 1\nerror {MANIFEST}:3:43: `{SECTION}` cannot be read: it is larger than 16 MB"));
}

#[test]
fn a_manifest_of_too_many_keys_is_refused_in_few_words() {
    let case = Case::new("keys");
    let keys: String = (0..=limits::TOML_KEYS).map(|key| format!("k{key} = {key}\n")).collect();
    let manifest = "template = \"plain\"\ntitle = \"A\"\nsections = [{ heading = \"Heading\", use = \"test/text\" }]\n";
    case.write(MANIFEST, format!("{manifest}{keys}"));
    let ended = case.refused();
    assert!(ended.said.contains(&format!("the file holds more than {} values", limits::TOML_KEYS)), "{}", ended.said);
    assert!(ended.said.lines().count() < 20, "{}", ended.said.lines().count());
}

#[test]
fn of_a_hundred_thousand_unknown_keys_the_first_are_said_and_the_rest_counted() {
    let case = Case::new("unknown-keys");
    let keys: String = (0..limits::TOML_KEYS - 10).map(|key| format!("k{key} = {key}\n")).collect();
    let manifest = "template = \"plain\"\ntitle = \"A\"\nsections = [{ heading = \"Heading\", use = \"test/text\" }]\n";
    case.write(MANIFEST, format!("{manifest}{keys}"));
    let ended = case.refused();
    assert!(ended.said.contains("unknown key `k0`\n --> submissions/case.toml:4:1"), "{}", ended.said);
    let said = ended.said.matches("unknown key").count();
    assert_eq!(said, limits::FINDINGS);
    let rest = limits::TOML_KEYS - 10 - limits::FINDINGS;
    assert!(ended.said.contains(&format!("and {rest} more")), "{}", ended.said);
}

#[test]
fn ten_thousand_sources_are_read() {
    let case = Case::new("sources");
    let record = |number: usize| {
        format!(
            "[roe-{number}-river]\ntype = \"book\"\nauthor = [\"Roe, J.\"]\ntitle = \"River {number}\"\npublisher = \"P\"\ndate = 2019\n\n"
        )
    };
    let records: String = (1..=10_000).map(record).collect();
    case.write("submissions/corpus/sources/all.toml", records);
    case.write_section("The river [@roe-7-river].");
    case.check("exit 0\npages 1\nnotes 1");
}

#[test]
fn a_text_of_two_hundred_thousand_words_is_set() {
    let case = Case::new("long-text");
    let paragraph = "The water of this river is cold and deep in spring, and in summer it is warm and low.\n\n";
    case.write_section(&paragraph.repeat(2_000));
    let ended = case.check("exit 0\nreads 1: The water of this river");
    assert!(ended.took < std::time::Duration::from_secs(30), "{:?}", ended.took);
}
