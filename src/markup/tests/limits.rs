//! Hostile texts: bounded work, bounded depth, bounded findings.
//!
//! None of these measures time. A quadratic pass over a text of this size would take minutes, and a
//! recursion over it would end the test; that the findings stay few shows that the limits are met and
//! not merely survived.

use super::read;
use crate::files::limits::{BLOCK_DEPTH, INLINE_DEPTH};

const SIZE: usize = 30_000;

#[test]
fn hostile_texts_are_read_with_few_findings() {
    for piece in [
        "[",
        "]",
        "*",
        "* a",
        " *a",
        "**a ",
        "^[",
        "^*[a",
        "[@",
        "[@a ",
        "[@a; ",
        "[#",
        "[#a]",
        "{",
        "{{",
        "{{a",
        "{#",
        "{#a",
        "](",
        "[a](",
        "[a](b",
        "[a]{",
        "[a]{b",
        "<",
        "<a",
        "<!--",
        "<!-- -->",
        "&",
        "&a",
        "\\",
        "!",
        "![",
        "![a](",
        "`",
        "``` ",
        "> ",
        "- ",
        "1. ",
        "> - ",
        "* - ",
        "-",
        "=",
        "_",
        "# ",
        "a\n> ",
        "a\n- ",
        "\n",
        "\n\n",
        " ",
        "\t",
        "a,",
        "[@a, p. 3",
        "[todo",
        "[todo: ",
        "[? ",
        "{#a} ",
        "***a",
        "]{lang=ko}",
        "~~~\n",
        "1234567890. ",
        "> > > a\n",
        "-\n",
        "[^",
        "\r",
        "\r\n",
        "&amp",
        "&#",
        "a|-\n",
        "[a]:",
        "\n    ",
        "\n\t",
        "*[",
        "*]",
        "(",
        ")(",
    ] {
        let (_, found) = read(&piece.repeat(SIZE));
        // One finding a piece is told by no construct that can be nested.
        assert!(found.iter().count() <= 2 * SIZE, "{piece:?}");
    }
}

#[test]
fn openers_that_are_never_closed_are_told_up_to_the_limit_of_depth() {
    for piece in ["[", "^[", "*a ", "**a ", "[@a "] {
        let (_, found) = read(&piece.repeat(SIZE));
        assert!(found.iter().count() <= 2 * INLINE_DEPTH + 2, "{piece:?} {}", found.iter().count());
    }
}

#[test]
fn brackets_at_the_limit_are_read_and_beyond_it_told() {
    let nested = |depth: usize| format!("{}a{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&nested(INLINE_DEPTH)).1.is_empty());
    let messages: Vec<_> = super::said(&nested(INLINE_DEPTH + 3)).into_iter().map(|(_, message)| message).collect();
    assert_eq!(messages, [format!("more than {INLINE_DEPTH} brackets stand in each other")]);
}

#[test]
fn quotations_at_the_limit_are_read_and_beyond_it_told() {
    let nested = |depth: usize| format!("{}a", "> ".repeat(depth));
    assert!(read(&nested(BLOCK_DEPTH)).1.is_empty());
    for depth in [BLOCK_DEPTH + 1, 10_000] {
        let messages: Vec<_> = super::said(&nested(depth)).into_iter().map(|(_, message)| message).collect();
        assert_eq!(messages, [format!("more than {BLOCK_DEPTH} quotations and lists stand in each other")]);
    }
}

#[test]
fn what_follows_a_depth_that_is_too_great_is_still_read() {
    let (tree, _) = read(&format!("{}a\n\nb", "> ".repeat(BLOCK_DEPTH + 5)));
    assert!(tree.ends_with("\np('b')"), "{tree}");
}
