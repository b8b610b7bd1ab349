//! What stands deep in itself, and shapes that make a careless reader slow: time for them grows with the
//! square of their length, which at this length is minutes.

use std::time::Duration;

use crate::child::Ended;
use crate::workspace::Case;

/// Many times what linear work takes, so that a computer with much else to do keeps to it as well.
const SOON: Duration = Duration::from_secs(30);

fn soon(ended: &Ended, name: &str) {
    assert!(ended.took < SOON, "{name} took {:?}", ended.took);
}

#[test]
fn a_manifest_that_is_too_deep_is_refused() {
    let deep = 10_000;
    let shapes = [
        ("lists", format!("a = {}{}\n", "[".repeat(deep), "]".repeat(deep))),
        ("tables", format!("a = {}1{}\n", "{ a = ".repeat(deep), " }".repeat(deep))),
        ("dotted-keys", format!("a{} = 1\n", ".a".repeat(deep))),
        ("dotted-headings", format!("[a{}]\nb = 1\n", ".a".repeat(deep))),
        ("open-lists", format!("a = {}\n", "[".repeat(deep))),
    ];
    for (name, text) in shapes {
        let case = Case::new(&format!("deep-{name}"));
        let manifest =
            "template = \"plain\"\ntitle = \"A\"\nsections = [{ heading = \"Heading\", use = \"test/text\" }]\n";
        case.write("submissions/case.toml", format!("{manifest}{text}"));
        let ended = case.refused();
        soon(&ended, name);
        assert!(ended.said.contains("deep"), "{name}: {}", ended.said);
        assert!(ended.said.contains("submissions/case.toml:4:"), "{name}: {}", ended.said);
    }
}

#[test]
fn a_text_that_is_too_deep_is_refused_with_its_place() {
    let deep = 2_000;
    let shapes = [
        ("quotations", format!("{}The river.", "> ".repeat(deep))),
        ("notes", format!("The river{}{}", "^[a".repeat(deep), "]".repeat(deep))),
        ("links", format!("{}a{}", "[".repeat(deep), "](https://example.org)".repeat(deep))),
        ("emphasis", format!("{}a{}", "*a **b ".repeat(deep), "** a*".repeat(deep))),
        ("languages", format!("{}a{}", "[".repeat(deep), "]{lang=fr}".repeat(deep))),
        ("lists", (0..deep).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect()),
    ];
    for (name, text) in shapes {
        let case = Case::new(&format!("deep-{name}"));
        case.write_section(&text);
        let ended = case.refused();
        soon(&ended, name);
        assert!(ended.said.contains("text.md:"), "{name}: {}", ended.said);
    }
}

#[test]
fn shapes_that_are_slow_to_read_carelessly_are_read_soon() {
    let many = 20_000;
    let shapes = [
        ("brackets", "[".repeat(many)),
        ("closing-brackets", "]".repeat(many)),
        ("pairs", "[]".repeat(many)),
        ("asterisks", "*".repeat(many)),
        ("spaced-asterisks", "* ".repeat(many)),
        ("words-in-italics", "*a* ".repeat(many)),
        ("italics-not-closed", "*a ".repeat(many)),
        ("bold-not-closed", "a**b ".repeat(many)),
        ("links-not-closed", "[a](".repeat(many)),
        ("notes-not-closed", "a^[".repeat(many)),
        ("citations-not-closed", "[@a".repeat(many)),
        ("terms-not-closed", "{{a".repeat(many)),
        ("anchors-not-closed", "a {#a".repeat(many)),
        ("comments-not-closed", "a <!-- ".repeat(many)),
        ("signs-by-name", "&a".repeat(many)),
        ("backslashes", "\\".repeat(many)),
        ("backticks", (1..200).map(|count| format!("e{}", "`".repeat(count))).collect()),
        ("quotation-lines", "> a\n".repeat(many)),
        ("list-items", "- a\n".repeat(many / 10)),
        ("heads", "+++\n".repeat(many)),
        ("tildes", "~".repeat(many)),
        ("one-word", "a".repeat(many)),
        ("pictures", "![".repeat(many)),
        ("definitions", "[a]: u\n".repeat(many)),
    ];
    for (name, text) in shapes {
        let case = Case::new(&format!("slow-{name}"));
        case.write_section(&text);
        soon(&case.ends(), name);
    }
}
