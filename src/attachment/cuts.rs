//! A text with some of its parts taken out or replaced.

use std::ops::Range;

/// The text with each range replaced. Ranges are in order; one that begins within another is passed over.
pub(super) fn cut<'a>(text: &str, cuts: impl IntoIterator<Item = (Range<usize>, &'a str)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, instead) in cuts {
        if range.start >= at {
            out.push_str(text.get(at..range.start).unwrap_or_default());
            out.push_str(instead);
            at = range.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_cut_stays() {
        assert_eq!(cut("0123456789", [(0..1, ""), (2..4, "x"), (3..5, "y"), (9..10, "")]), "1x45678");
        assert_eq!(cut("é", []), "é");
    }
}
