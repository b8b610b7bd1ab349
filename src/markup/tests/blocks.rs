//! Blocks and anchors: text to tree, and where the words of lines stand.

use super::{clean, read, said};

#[test]
fn the_four_kinds_of_blocks() {
    assert_eq!(
        clean("## A {#a}\n\nb\nc\n\n### D\n> e\n>\n> f\n\n- g\n- h\n\n3. i\n4. j\n"),
        "h1('A')#a\np('b/c')\nh2('D')\nquote(p('e') p('f'))\n\
         list(- item(p('g')) item(p('h')))\nlist(3 item(p('i')) item(p('j')))"
    );
}

#[test]
fn a_quotation_has_its_words_and_not_its_marks() {
    assert_eq!(clean("> a *b\n> c* d\ne"), "quote(p('a ' *'b/' *'c' ' d/e'))");
    assert_eq!(clean("> - a\n>   b\n> - c\n"), "quote(list(- item(p('a/' 'b')) item(p('c'))))");
}

#[test]
fn blanks_at_the_head_of_lines_are_blanks() {
    assert_eq!(clean("- a\n  b\n\n  c"), "list(- item(p('a/  b') p('c')))");
    assert_eq!(clean("   a\n     b"), "p('a/     b')");
}

#[test]
fn anchors_belong_to_the_block_that_they_end() {
    for (text, tree) in [
        ("a {#b}", "p('a')#b"),
        ("a\n{#b}", "p('a')#b"),
        ("- a {#b}\n- c {#d}", "list(- item(p('a'))#b item(p('c'))#d)"),
        ("- a\n- c\n{#d}", "list(- item(p('a')) item(p('c')))#d"),
        ("- a\n{#b}\n- c", "list(- item(p('a'))#b item(p('c')))"),
        ("- a {#b}\n- c {#d}\n{#e}", "list(- item(p('a'))#b item(p('c'))#d)#e"),
        ("- a\n\n  b {#c}", "list(- item(p('a') p('b')#c))"),
        ("> a\n{#b}", "quote(p('a'))#b"),
        ("> a\n> {#b}", "quote(p('a'))#b"),
        ("> a {#b}", "quote(p('a'))#b"),
        ("> a\n>\n> c {#d}", "quote(p('a') p('c')#d)"),
        ("> a\n>\n> c {#d}\n{#e}", "quote(p('a') p('c')#d)#e"),
        ("> a\n> {#b}\n>\n> c", "quote(p('a')#b p('c'))"),
        ("> - a\n> - b\n{#c}", "quote(list(- item(p('a')) item(p('b'))))#c"),
        ("> - a\n> - b\n{#c}\n>\n> d", "quote(list(- item(p('a')) item(p('b')))#c p('d'))"),
        ("a [@k].{#b", "p('a ' cite(@k) '.')"),
    ] {
        assert_eq!(read(text).0, tree, "{text}");
    }
}

#[test]
fn slips_of_anchors_are_told() {
    for (text, place, message) in [
        ("> a\n\n{#b}", "{#b}", "this anchor belongs to no block"),
        ("a {#b} c", "{#b}", "words follow this anchor"),
        ("a{#b}", "{#b}", "an anchor is parted from the words before it by a blank"),
        ("a {#B c}", "{#B c}", "`B c` is no name for an anchor"),
        ("a {#b}\n{#c}", "{#c}", "this block has two anchors"),
        ("a {#b} {#c}", "{#c}", "this block has two anchors"),
        ("> a {#b}\n{#c}", "{#c}", "this block has two anchors"),
        ("[a {#b}]{lang=ko}", "{#b}", "an anchor has no place here"),
        ("a^[b {#c} {#d}]", "{#d}", "a note has one anchor"),
        ("a {#b", "{#b", "this brace is not closed"),
    ] {
        assert_eq!(said(text), [(place.to_owned(), message.to_owned())], "{text}");
    }
}
