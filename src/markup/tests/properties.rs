//! What holds for every text.

use proptest::prelude::*;

use super::super::tree::{Block, BlockKind, Citation, Inline, Node};
use super::{Dialect, parse_blocks, parse_inlines};
use crate::diag::{Diagnostics, FileId, Origin, Span};

/// Every inline of a list of blocks, outer ones before inner ones.
fn all_inlines<'a>(blocks: &'a [Block], out: &mut Vec<&'a Inline>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => inner(content, out),
            BlockKind::Display(_) => {}
            BlockKind::Quote(blocks) => all_inlines(blocks, out),
            BlockKind::List { items, .. } => items.iter().for_each(|item| all_inlines(&item.blocks, out)),
        }
    }
}

fn inner<'a>(content: &'a [Inline], out: &mut Vec<&'a Inline>) {
    for inline in content {
        out.push(inline);
        match &inline.node {
            Node::Cite(sources) => sources.iter().for_each(|source| around(source, out)),
            Node::Note { content, .. } | Node::Optional(content) => inner(content, out),
            _ => {}
        }
    }
}

fn around<'a>(source: &'a Citation, out: &mut Vec<&'a Inline>) {
    inner(&source.prefix, out);
    inner(&source.suffix, out);
}

/// The words of all texts, in order. No word of the generator is parted by a construct.
fn words(inlines: &[&Inline]) -> Vec<String> {
    let texts = inlines.iter().filter_map(|inline| match &inline.node {
        Node::Text(words) | Node::Hole(words) => Some(words.as_str()),
        _ => None,
    });
    typed_words(&texts.collect::<Vec<_>>().join(" "))
}

/// Places lie in the file, and verbatim words are those of their place.
fn check_places(file: &str, inlines: &[&Inline], found: &Diagnostics) -> Result<(), TestCaseError> {
    for span in found.iter().filter_map(|d| d.span).chain(inlines.iter().map(|inline| inline.origin.span())) {
        prop_assert!(file.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
    }
    for inline in inlines {
        if let (Node::Text(words), Origin::Verbatim(span)) = (&inline.node, inline.origin) {
            prop_assert_eq!(&file[span.start as usize..span.end as usize], words);
        }
        prop_assert!(inline.node != Node::Text(String::new()), "an empty text");
    }
    Ok(())
}

/// Signs of the grammar, thrown together.
fn soup() -> impl Strategy<Value = String> {
    const PIECES: [&str; 64] = [
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "{{",
        "}}",
        "*",
        "**",
        "***",
        "^[",
        "^*[",
        "@",
        "[@",
        "[#",
        "{#a}",
        " {#b}",
        "{lang=ko}",
        ";",
        ", ",
        "p. 3",
        "–",
        "-",
        "note 4",
        "[todo: ",
        "\\",
        "<",
        ">",
        "<!--",
        "-->",
        "&nbsp;",
        "&",
        "> ",
        "- ",
        "1. ",
        "1986. ",
        "## ",
        "# ",
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "---",
        "***\n",
        "```",
        "~~~",
        "|",
        "](https://a.org)",
        "![",
        "_",
        "a",
        "b-2",
        "K",
        "é",
        "북",
        "\u{202e}",
        "\u{0}",
        "\r\n",
        "[?",
        "{x|y}",
        "=",
        ".",
    ];
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

/// Words and constructs that are well formed, with `W` for each word that is printed and `X` for each
/// that is not. Each layer may hold the one below it.
fn plain() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => Just("W".to_owned()),
        1 => Just("[W]".to_owned()),
        1 => Just("W\\*W".to_owned()),
        1 => Just("W&nbsp;W".to_owned()),
        1 => Just("W<!-- X X -->W".to_owned()),
        1 => Just("{{X}}W".to_owned()),
        1 => Just("[todo: W W]".to_owned()),
        1 => Just("W\\\nW".to_owned()),
        1 => Just("W_W_W".to_owned()),
    ];
    proptest::collection::vec(leaf, 1..4).prop_map(|pieces| pieces.join(" "))
}

fn styled() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => plain(),
        1 => plain().prop_map(|inner| format!("*W {inner} W*")),
        1 => plain().prop_map(|inner| format!("**W {inner} W**")),
        1 => (plain(), plain()).prop_map(|(a, b)| format!("*W {a} **W {b} W** W*")),
        1 => plain().prop_map(|inner| format!("[{inner}](https://a.org/b_(c))")),
        1 => plain().prop_map(|inner| format!("[W *W {inner} W*]{{lang=ko person=k-1}}")),
        1 => Just("W [#a, page]".to_owned()),
    ]
}

fn cited() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => styled(),
        1 => (plain(), plain()).prop_map(|(a, b)| format!("W [{a} @k-1, pp. 3–4, 7, {b}; @l, note 4]")),
        1 => plain().prop_map(|a| format!("[@k {a}; W @l, W]")),
    ]
}

fn noted() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => cited(),
        1 => cited().prop_map(|inner| format!("W^[W {inner} {{#n}}]")),
        1 => (cited(), styled()).prop_map(|(a, b)| format!("W^*[{a} W {b}] W")),
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "))
}

/// Blocks, with lines wrapped at every third blank.
fn section() -> impl Strategy<Value = String> {
    let wrapped = |text: &str, indent: &str| {
        let mut out = String::new();
        for (at, sign) in text.chars().enumerate() {
            match sign {
                ' ' if at % 3 == 0 => out.push_str(&format!("\n{indent}")),
                '\n' => out.push_str(&format!("\n{indent}")),
                sign => out.push(sign),
            }
        }
        out
    };
    let block = prop_oneof![
        3 => noted().prop_map(move |text| wrapped(&format!("W {text} W {{#p}}"), "")),
        1 => plain().prop_map(|text| format!("## W {} W", text.replace("\\\n", ""))),
        2 => (noted(), noted()).prop_map(move |(a, b)| {
            let (a, b) = (wrapped(&format!("W {a} W"), "> "), wrapped(&format!("W {b} W"), "> "));
            format!("> {a}\n>\n> {b}\n{{#q}}")
        }),
        1 => (noted(), noted()).prop_map(move |(a, b)| {
            let (a, b) = (wrapped(&format!("W {a} W"), "  "), wrapped(&format!("W {b} W"), "> "));
            format!("- {a} {{#i}}\n- W\n\n> 1. {b}")
        }),
        1 => Just("<!-- X\n\n## X -->".to_owned()),
    ];
    proptest::collection::vec(block, 1..4).prop_map(|blocks| numbered(&blocks.join("\n\n")))
}

/// Gives every word its own number.
fn numbered(text: &str) -> String {
    let mut count = 0;
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            'W' | 'X' => {
                count += 1;
                out.push_str(&format!("{}{count}", sign.to_ascii_lowercase()));
            }
            sign => out.push(sign),
        }
    }
    out
}

/// The words that must be printed: every w with its number, in the order in which they are typed.
fn typed_words(text: &str) -> Vec<String> {
    let typed = text.replace("&nbsp;", " ");
    typed.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.starts_with('w')).map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn no_text_is_a_surprise(text in soup(), offset in 0usize..50) {
        let file = " ".repeat(offset) + &text;
        let mut found = Diagnostics::new();
        let blocks = parse_blocks(FileId::new(0), &text, offset, &mut found);
        let mut inlines = Vec::new();
        all_inlines(&blocks, &mut inlines);
        check_places(&file, &inlines, &found)?;
    }

    #[test]
    fn no_text_of_a_template_is_a_surprise(text in soup()) {
        let mut found = Diagnostics::new();
        let span = Span::new(FileId::new(0), 0, text.len());
        let content = parse_inlines(&text, Origin::Verbatim(span), Dialect::Placeholder, &mut found);
        let mut inlines = Vec::new();
        inner(&content, &mut inlines);
        check_places(&text, &inlines, &found)?;
        let typed = parse_inlines(&text, Origin::Typed(span), Dialect::Placeholder, &mut found);
        prop_assert!(typed.iter().all(|inline| inline.origin == Origin::Typed(span)));
    }

    #[test]
    fn every_word_of_a_section_is_in_the_tree_once_and_in_order(text in section()) {
        let mut found = Diagnostics::new();
        let blocks = parse_blocks(FileId::new(0), &text, 0, &mut found);
        prop_assert!(found.is_empty(), "{}\n{:#?}", text, found);
        let mut inlines = Vec::new();
        all_inlines(&blocks, &mut inlines);
        check_places(&text, &inlines, &found)?;
        prop_assert_eq!(words(&inlines), typed_words(&text));
    }
}
