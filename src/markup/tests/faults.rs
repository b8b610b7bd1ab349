//! What is not read is told: place, message and hint.

use super::{placeholder_faults, read, said};

/// Each text has exactly this fault, at these words.
#[track_caller]
fn told(cases: &[(&str, &str, &str)]) {
    for (text, place, message) in cases {
        assert_eq!(said(text), [((*place).to_owned(), (*message).to_owned())], "{text}");
    }
}

#[test]
fn blocks_that_are_not_read() {
    told(&[
        ("# A", "# A", "the heading of a section is in the manifest"),
        ("#### A", "#### A", "sub-headings have two levels"),
        ("## A ##", "## A ##", "a heading has number signs only before its words"),
        ("##", "##", "this heading is empty"),
        ("##A", "##A", "a blank is missing after the number signs"),
        ("> ## A", "## A", "a heading stands in a quotation or a list"),
        ("A\n---\n", "A", "a line of signs below words makes a heading elsewhere"),
        ("A\n===", "A", "a line of signs below words makes a heading elsewhere"),
        ("a\n\n***\n\nb", "***", "a line of stars or dashes is no part of a section"),
        ("a\n\n- - -", "- - -", "a line of stars or dashes is no part of a section"),
        ("a\n\n    b *c\n", "b *c", "four blanks at the start of a line make code, which is not read"),
        ("```\na *b\n```\n\nc", "```", "code is no part of a section"),
        ("~~~ a\nb", "~~~ a", "code is no part of a section"),
        ("| a | b |\n|---|---|\n| c | d |", "|---|---|", "a table is no part of a section"),
        ("[a]: https://b.org", "[a]: https://b.org", "the address of a link stands with its words"),
        ("* a\n* b", "*", "an item of a list does not begin with *"),
        ("+ a", "+", "an item of a list does not begin with +"),
        ("1) a\n2) b", "1", "the number of an item is followed by a full stop here"),
        ("1986. A year.", "1986", "a list that begins at 1986 is taken for a year or a number"),
        ("They crossed on\n1. July.", "1", "a list begins here, within a paragraph"),
        ("> the law\n> - which was new", "-", "a list begins here, within a paragraph"),
        ("1. a\n3. b", "3", "this item is typed as 3 and will be printed as 2"),
        ("- a\n-\n- b", "-", "this item is empty"),
        ("a\n\n>", ">", "this quotation is empty"),
        ("- <!-- a -->", "- <!-- a -->", "this item is empty"),
        ("> ***", "***", "a line of stars or dashes is no part of a section"),
        ("-     a", "a", "four blanks at the start of a line make code, which is not read"),
    ]);
}

#[test]
fn blocks_that_are_read_are_not_told() {
    for text in [
        "[Interviewer]: How did you cross?",
        "#MeToo",
        "In the year\n1986. A year.",
        "1986\\. A year.",
        "999. a",
        "There are two:\n- a\n  - b",
        "a\n\n- b",
        "> a\n>\n> - b",
        "1. a\n1. b",
        "-5 degrees",
        "a | b",
        "a - b",
        "```a` b",
    ] {
        let (tree, found) = read(text);
        assert!(found.is_empty() || text.starts_with("```"), "{text} {found:?}");
        assert!(!tree.is_empty() || text.starts_with("```"), "{text}");
    }
}

#[test]
fn inlines_that_are_not_read() {
    told(&[
        ("a *b c", "*", "the emphasis that `*` opens is not closed"),
        ("a **b c", "**", "the emphasis that `**` opens is not closed"),
        ("a b* c", "*", "these stars close no emphasis that is open here"),
        ("a ****b", "****", "more than three stars stand together"),
        ("a [b", "[", "this [ is not closed"),
        ("a ^[b", "^[", "this note is not closed"),
        ("a] b] c", "]", "this ] closes no ["),
        ("![a](https://b.org)", "![a](https://b.org)", "a picture cannot stand in a text"),
        ("a <b>c", "<b>", "HTML is not read in a text"),
        ("a </b>", "</b>", "HTML is not read in a text"),
        ("<https://b.org>", "<https://b.org>", "an address in < and > is no link here"),
        ("a <!-- b", "<!--", "the comment is not closed"),
        ("a&nbps;b", "&nbps;", "there is no sign with the name `&nbps;`"),
        ("a[^1]", "[^1]", "notes have no marks: their words stand in the text"),
        ("a^[]", "^[]", "this note is empty"),
        ("a^[b^[c]]", "^[c]", "a note stands in another note"),
        ("[a^[b]](https://c.org)", "^[b]", "a note stands in the words of a link"),
        ("[a [@b]](https://c.org)", "[@b]", "a citation stands in the words of a link"),
        ("[a [#b]](https://c.org)", "[#b]", "a reference stands in the words of a link"),
        ("[a [b](https://c.org)](https://d.org)", "[b](https://c.org)", "a link stands in another link"),
        ("[](https://a.org)", "[](https://a.org)", "this link has no words"),
        ("[a](javascript:b)", "(javascript:b)", "a link may not have the scheme `javascript`"),
        ("[a](b.org)", "(b.org)", "the address of this link has no scheme"),
        ("[a](b c)", "(b", "the address of this link is not closed"),
        ("[a]{lnag=ko}", "lnag=ko", "unknown attribute `lnag`"),
        ("[a]{.b}", ".b", "`.b` is no attribute"),
        ("[a]{}", "{}", "nothing stands in these braces"),
        ("[]{lang=ko}", "[]{lang=ko}", "this span has no words"),
        ("[a]{lang=Korean}", "lang=Korean", "`Korean` is no code of a language"),
        ("[a]{person=K.}", "person=K.", "`K.` is no id of a person"),
        ("[a]{lang=ko", "{lang=ko", "the { after this bracket is not closed"),
        ("{{a b}}", "{{a b}}", "`a b` is no name of a term"),
        ("{{a}", "{{a}", "this brace is not closed"),
        ("[#A b]", "#A b", "`#A b` is no place that can be referred to"),
        ("[#a, pages]", "#a, pages", "a reference has no form `pages`"),
        ("[todo]", "[todo]", "it is not said what is to be done here"),
        ("[meet @noon]^[a", "^[", "this note is not closed"),
    ]);
}

#[test]
fn characters_that_no_reader_sees() {
    told(&[
        ("a\u{0}b", "\u{0}", "a control character stands here (U+0000)"),
        ("a\u{c}b", "\u{c}", "a control character stands here (U+000C)"),
        ("a\rb", "\r", "a control character stands here (U+000D)"),
        ("a\u{2028}b", "\u{2028}", "a control character stands here (U+2028)"),
        ("a\u{200b}b\u{200b}", "\u{200b}", "a character without width stands here (U+200B)"),
        ("a\u{202e}b", "\u{202e}", "a character that changes the direction of the text stands here (U+202E)"),
        ("a&#x202e;b", "&", "a character that changes the direction of the text stands here (U+202E)"),
        (
            "a\u{fffd}b",
            "\u{fffd}",
            "the sign of a letter that was lost when the text was converted stands here (U+FFFD)",
        ),
    ]);
    let weights = |text| read(text).1.error_count();
    assert_eq!((weights("a\u{200b}b"), weights("a\u{202e}b"), weights("a\u{7}b")), (0, 0, 1));
    assert_eq!(said("a\tb\r\nc\u{a0}d\u{ad}e"), []);
}

#[test]
fn all_faults_come_at_once_and_in_order() {
    let text = "# A *b\n\n> c [d\n\n1986. e ^[f^[g]] [@H]\n\n[todo] {#I}\n";
    let places: Vec<_> = said(text).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["# A *b", "*", "[", "1986", "^[g]", "@H", "[todo]", "{#I}"]);
}

#[test]
fn hints_name_the_nearest_word() {
    let hint = |text: &str| read(text).1.iter().next().and_then(|d| d.hint.clone()).unwrap_or_default();
    assert_eq!(hint("[a]{lnag=ko}"), "did you mean `lang`?");
    assert_eq!(hint("[#a, pag]"), "did you mean `page`?");
    assert_eq!(hint("[@k, Art. 3]"), "did you mean `art.`?; to print it as it stands, type Art\\. 3");
    assert_eq!(hint("[@k, paragraphs 3–4]"), "type paras. 3–4");
    assert_eq!(hint("1986. a"), "for a sentence that begins with a number, type 1986\\.");
}

#[test]
fn places_count_from_the_start_of_the_file() {
    let mut found = crate::diag::Diagnostics::new();
    super::parse_blocks(crate::diag::FileId::new(3), "a\n\n> b\n> *c", 100, &mut found);
    let spans: Vec<_> = found.iter().filter_map(|d| d.span).map(|s| (s.file.index(), s.start, s.end)).collect();
    assert_eq!(spans, [(3, 109, 110)]);
}

#[test]
fn faults_of_placeholders() {
    for (text, place, message) in [
        ("{Title}", "{Title}", "`Title` is no name of a field"),
        ("{title|}", "{title|}", "`title|` is no name of a field"),
        ("{title", "{title", "this brace is not closed"),
        ("[?, {a}", "[?", "this optional part is not closed"),
        ("[?]", "[?]", "this optional part is empty"),
        ("a {#b}", "{#b}", "an anchor has no place here"),
    ] {
        assert_eq!(placeholder_faults(text), [(place.to_owned(), message.to_owned())], "{text}");
    }
}
