//! Values as they are typed in TOML.

use super::Date;

/// A whole date and a year stand bare; TOML has no dates without a day, and no numbers that begin with 0.
pub(crate) fn date_in_toml(date: Date) -> String {
    match date.whole() {
        None if date.month().is_some() || date.year() < 1000 => format!("\"{date}\""),
        _ => date.to_string(),
    }
}

/// A text in quotation marks: in single ones where a sign in it would need a backslash in double ones,
/// so that the words stand in the file as they are printed.
pub(crate) fn quoted(words: &str) -> String {
    let escaped = |c: char| c.is_control() || matches!(c, '"' | '\\');
    if !words.contains(escaped) {
        return format!("\"{words}\"");
    }
    if !words.contains(|c: char| c.is_control() || c == '\'') {
        return format!("'{words}'");
    }
    let mut text = String::from("\"");
    for sign in words.chars() {
        match sign {
            '"' | '\\' => text.extend(['\\', sign]),
            sign if sign.is_control() => text.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => text.push(sign),
        }
    }
    text.push('"');
    text
}
