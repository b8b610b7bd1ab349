use crate::diag::{Diagnostics, FileId};
use crate::tables::parse;

/// The words at the place, the message and the hint of the only fault.
fn only(text: &str) -> (String, String, String) {
    let mut found = Diagnostics::new();
    parse(FileId::new(0), text, 0, &mut found);
    let all: Vec<_> = found.iter().collect();
    let [one] = all.as_slice() else { panic!("{text}: {all:?}") };
    let span = one.span.unwrap();
    let words = text.get(span.start as usize..span.end as usize).unwrap().to_owned();
    (words, one.message.clone(), one.hint.clone().unwrap())
}

/// What is typed, the words at the place, a part of the message, a part of the hint.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("title = “x”\n", "“", "curly", "straight ones around it"),
    ("by = [\"a\", “x”]\n", "“", "curly", "straight ones around it"),
    ("s = [\n  { use = ‘a/b’ },\n]\n", "‘", "curly", "straight ones around it"),
    ("title = \"x”\n", "”", "ends with a curly one", "straight one at its end"),
    ("title = \"x\n", "\"", "is not closed", "at the end of the value"),
    ("title = \"The “x” and \"y\" of it\"\n", "\"", "ends the text here", "“…”"),
    ("submitted–by = \"x\"\n", "–", "plain hyphen", "in place of the dash"),
    ("[un–1989–child]\na = 1\n", "–", "plain hyphen", "in place of the dash"),
    ("submitted by = \"x\"\n", "submitted by", "a key is one word", "submitted-by"),
    ("[un 1989 child]\na = 1\n", "un 1989 child", "one word", "un-1989-child"),
    ("[un-1989-child\na = 1\n", "[", "not closed", "at the end of the line"),
    ("title = Women\n", "Women", "a text stands in quotation marks", "before and after"),
    ("s = [\n  { a = Women, b = 1 },\n]\n", "Women", "a text stands in quotation marks", "before and after"),
    ("s = [\n  { b = 1, a = Women },\n]\n", "Women", "a text stands in quotation marks", "before and after"),
    ("title: \"x\"\n", ":", "joined by =", "in place of :"),
    ("a = 1\nThis is a remark\n", "This is a remark", "this line has no =", "begins with #"),
    ("session = 67 // the next\n", "//", "begins with #", "type #"),
    ("session = 67;\n", ";", "no `;` after it", "delete"),
    ("session = 67,\n", ",", "no `,` after it", "delete"),
    ("session = 67th\n", "67th", "is no number", "stands alone"),
    ("use = \"china\\status\"\n", "\\", "a meaning of its own", "type /"),
    ("filed = 1 August 2022\n", "1 August 2022", "in numbers", "type 2022-08-01"),
    ("filed = August 1st, 2022 # so\n", "August 1st, 2022", "in numbers", "type 2022-08-01"),
    ("filed = August 2022\n", "August 2022", "in numbers", "type \"2022-08\""),
    ("filed = 2022-8-1\n", "2022-8-1", "in numbers", "type 2022-08-01"),
    // Which of the two is the month cannot be known.
    ("filed = 01.08.2022\n", "01.08.2022", "is no date", "year, month, day"),
    ("filed = 01/08/2022\n", "01/08/2022", "is no date", "year, month, day"),
    ("filed = 2022-02-30\n", "2022-02-30", "the calendar has no such day", "year, month, day"),
    ("confidential = True\n", "True", "neither true nor false", "type true"),
    ("confidential = no\n", "no", "neither true nor false", "type false"),
    ("s = [\n  { a = 1 }\n  { a = 2 },\n]\n", "{", "comma is missing", "at the end of the entry above"),
    ("s = [\"a\" \"b\"]\n", "\"", "comma is missing", "type , before it"),
    ("s = [{ a = \"x\" b = 1 }]\n", "b", "comma is missing", "type , before it"),
    ("s = [\n  { a = 1, b = \"x\" },\n", "[", "not closed", "type ]"),
    ("s = [\n  { a = 1 }\n  { b = 1, a = \"x\" },\n]\n", "{", "comma is missing", "of the entry above"),
    ("s = [\n  { a = 1 },\n", "[", "not closed", "type ]"),
    ("s = [\"a\"\nt = [\"b\"]\n", "[", "not closed", "type ]"),
    ("s = [\n  { a = 1,\n]\n", "{", "not closed", "type }"),
    ("a = 1\na = 2\n", "a", "the same key stands here twice", "keep one"),
    ("[section]\na = 1\n[section]\na = 2\n", "section", "[section] stands here twice", "[[sections]]"),
    ("[kim-2021]\na = 1\n[kim-2021]\na = 2\n", "kim-2021", "[kim-2021] stands here twice", "another name"),
    ("ti\u{200b}tle = \"x\"\n", "\u{200b}", "without width", "U+200B"),
    ("title\u{a0}= \"x\"\n", "\u{a0}", "cannot be seen", "a plain one"),
    ("a = 1\rb = 2\r", "", "carriage return", "(LF)"),
];

#[test]
fn mistakes_of_beginners_have_words_of_their_own() {
    for (text, at, message, hint) in MISTAKES {
        let said = only(text);
        assert_eq!(said.0, *at, "{text}: {said:?}");
        assert!(said.1.contains(message), "{text}: {said:?}");
        // The sign is named by its number in the message, because nobody can see it.
        assert!(said.2.contains(hint) || said.1.contains(hint), "{text}: {said:?}");
    }
}

#[test]
fn what_is_no_mistake_is_not_told() {
    let text = "\u{feff}title = \"The “x”\u{a0}and \\\"y\\\" – so\"\t# a remark: “x” – y;\r\n\tsession\t=\t67\r\nfiled = 2022-08-01\r\n\
                sections = [\r\n  { use = 'a/b', omit = [\"c\"] }, # [ {\r\n]\r\n";
    let mut found = Diagnostics::new();
    parse(FileId::new(0), text, 0, &mut found);
    assert!(found.is_empty(), "{found:?}");
}
