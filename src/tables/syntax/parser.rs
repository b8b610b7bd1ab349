//! What the parser says, in other words.

use std::ops::Range;

use super::{Finding, line_at};
use crate::tables::value::too_deep;

/// True for what a bracket that is left open can lead to.
pub(super) fn is_about_brackets(message: &str) -> bool {
    ["missing comma", "unclosed", "inline table", "array"].iter().any(|words| message.contains(words))
}

/// The finding that a message of the parser stands for. Its words are those of the crate `toml_parser`;
/// a message that is not known here is handed on.
pub(super) fn explain(message: &str, range: Range<usize>, text: &str) -> Finding {
    let (line, start) = line_at(text, range.start);
    let says = |words: &str| message.contains(words);
    if says("duplicate key") {
        return doubled(line, range);
    }
    if says("recurse") {
        return Finding::new(range, too_deep(), "take some of the brackets away");
    }
    if says("missing comma") {
        return missing_comma(line, start, range);
    }
    if says("carriage return") || line.contains('\r') {
        let hint = "save the file with the line ends of Unix (LF) or Windows (CRLF)";
        return Finding::new(range, "a carriage return alone ends no line", hint);
    }
    if says("must be quoted") {
        return Finding::new(range, "a text stands in quotation marks", "type \" before and after it");
    }
    if says("invalid unquoted key") || says("key with no value") {
        return Finding::new(
            range,
            "a key cannot hold this",
            "letters a to z, digits and hyphens, such as submitted-by",
        );
    }
    if says("unclosed table") || says("unclosed array table") {
        return Finding::new(range, "the bracket is not closed", "type ] at the end of the line");
    }
    if says("unexpected key or value") {
        let hint = "one line holds one key with its value; a remark begins with #";
        return Finding::new(range, "something follows the value", hint);
    }
    Finding::new(range, format!("this line cannot be read: {message}"), FORMS)
}

const FORMS: &str = "a line has the form: key = \"text\", key = 67, key = true or key = [ … ]";

/// The same key twice, or the same table.
fn doubled(line: &str, range: Range<usize>) -> Finding {
    let name = line.trim().trim_matches(['[', ']']).trim();
    if line.trim_start().starts_with('[') {
        let listed = matches!(name, "section" | "sections" | "allow" | "front" | "back");
        let plural = if name == "section" { "sections" } else { name };
        let hint = if listed {
            format!("write [[{plural}]], with two brackets on each side, above each of them")
        } else {
            "give one of the two another name, or put their lines together".to_owned()
        };
        return Finding::new(range, format!("[{name}] stands here twice"), hint);
    }
    Finding::new(range, "the same key stands here twice", "keep one of the two lines")
}

/// The comma belongs to the end of what stands before.
fn missing_comma(line: &str, start: usize, range: Range<usize>) -> Finding {
    let first = line.get(..range.start.saturating_sub(start)).is_none_or(|before| before.trim().is_empty());
    let hint = match first {
        true => "type , at the end of the entry above",
        false => "type , before it",
    };
    let rest = line.get(range.start.saturating_sub(start)..).unwrap_or("");
    let width = rest.chars().next().map_or(0, char::len_utf8);
    Finding::new(range.start..range.start + width, "a comma is missing before this", hint)
}
