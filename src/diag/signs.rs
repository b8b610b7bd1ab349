//! Characters that nobody sees: what they do, told once for every reader of text.

/// True for a character that steers a device instead of standing for a letter. Tabs and line feeds are
/// text.
pub fn is_control(sign: char) -> bool {
    !matches!(sign, '\t' | '\n') && (sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}'))
}

/// What a character that has no shape does to the text around it. Variation selectors and the soft hyphen
/// belong to the letters beside them and are none of these.
pub fn invisible(sign: char) -> Option<&'static str> {
    match sign {
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' => {
            Some("a character without width")
        }
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some("a character that changes the direction of the text")
        }
        '\u{e0000}'..='\u{e007f}' => Some("a character that nobody sees"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_line_feeds_are_none_of_them() {
        for sign in ['a', 'é', '\u{301}', '북', '\u{a0}', '\u{ad}', '\u{2011}', '\u{fe0f}', '\t', '\n'] {
            assert!(!is_control(sign) && invisible(sign).is_none(), "{sign:?}");
        }
        assert!(is_control('\u{85}') && is_control('\0') && is_control('\u{2028}'));
    }
}
