//! Templates are data: any made of the documented blocks builds, and the program knows none by name.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rapporteur::geom::Owner;

use crate::support::{Files, Line, PLAIN, PLAIN_TEMPLATE, flow, lines, plain_workspace, root};

/// A block as TOML, and its texts with how often each is printed.
#[derive(Clone, Debug)]
struct Block {
    toml: String,
    texts: Vec<(String, usize)>,
}

/// Two items, so that what repeats is printed twice.
const PARTIES: [&str; 2] = ["First party", "Second party of a longer name"];

const STYLES: [&str; 5] = ["body", "loud", "centred", "ragged", "note"];

fn words() -> impl Strategy<Value = String> {
    let word =
        prop::sample::select(vec!["the", "internationalisation", "of", "“rights”", "A/HRC/43/58", "well-known", "so"]);
    prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

fn style() -> impl Strategy<Value = &'static str> {
    prop::sample::select(STYLES.as_slice())
}

/// What is printed of a text in a style.
fn printed(text: &str, style: &str) -> String {
    if style == "loud" { text.to_uppercase() } else { text.to_owned() }
}

/// A text for each party, in a style.
fn for_each(text: &str, style: &str) -> Vec<(String, usize)> {
    PARTIES.iter().map(|party| (printed(&text.replace("{it}", party), style), 1)).collect()
}

fn simple() -> impl Strategy<Value = Block> {
    let text = (prop::sample::select(vec!["title", "heading", "paragraph"]), style(), words());
    let text = text.prop_map(|(kind, style, text)| Block {
        toml: format!(
            "kind = \"{kind}\"\nstyle = \"{style}\"\ntext = \"{text}\"\nbefore = \"3pt\"\n{}",
            if kind == "heading" { "level = 1\n" } else { "" }
        ),
        texts: vec![(printed(&text, style), 1)],
    });
    let empty = prop_oneof![
        Just("kind = \"page-break\"\n".to_owned()),
        (0..200).prop_map(|height| format!("kind = \"space\"\nheight = \"{height}pt\"\n")),
        (1..40).prop_map(|tenths| format!("kind = \"rule\"\nthickness = \"{}.{}pt\"\n", tenths / 10, tenths % 10)),
        // Printed only when the field holds something, and it holds nothing.
        words().prop_map(|text| format!("kind = \"paragraph\"\nunless-empty = \"empty\"\ntext = \"{text} unseen\"\n")),
    ];
    prop_oneof![2 => text, 1 => empty.prop_map(|toml| Block { toml, texts: Vec::new() })]
}

fn line_block() -> impl Strategy<Value = Block> {
    (style(), prop::collection::vec(words(), 1..4), any::<bool>(), any::<bool>()).prop_map(
        |(style, texts, each, keep)| {
            let each_line = if each { "each = \"parties\"\n" } else { "" };
            let texts: Vec<String> =
                texts.iter().map(|t| if each { format!("{t} {{it}}") } else { t.clone() }).collect();
            let toml =
                format!("kind = \"lines\"\nstyle = \"{style}\"\nlines = {texts:?}\nkeep-next = {keep}\n{each_line}");
            let expected = |text: &String| if each { for_each(text, style) } else { vec![(printed(text, style), 1)] };
            Block { toml, texts: texts.iter().flat_map(expected).collect() }
        },
    )
}

fn columns() -> impl Strategy<Value = Block> {
    let row = (words(), words(), any::<bool>());
    let widths = prop::sample::select(vec![r#""2in", "1in", "1fr""#, r#""1fr", "2fr", "1.5fr""#]);
    (style(), widths, prop::collection::vec(row, 0..4), (words(), 1..6_usize), any::<bool>(), words()).prop_map(
        |(style, widths, rows, (beside, line), fill, last)| {
            let mut toml = format!("kind = \"columns\"\nstyle = \"{style}\"\nwidths = [{widths}]\n");
            let mut texts = Vec::new();
            let has_cells = fill || !rows.is_empty();
            if has_cells {
                toml += &format!("beside = [{{ column = 3, line = {line}, text = \"{beside}\" }}]\n");
                texts.push((printed(&beside, style), 1));
            }
            if fill {
                toml += &format!(
                    "fill = {{ each = \"parties\", signature-height = \"20pt\", signature-rule = true, lines = [\"{last} {{it}}\"] }}\n"
                );
                texts.extend(for_each(&format!("{last} {{it}}"), style));
            }
            for (left, middle, each) in rows {
                let each_line = if each { "each = \"parties\"\n" } else { "" };
                let left = if each { format!("{left} {{it}}") } else { left };
                toml += &format!("[[front.row]]\n{each_line}cells = [\"{left}\", {{ text = \"{middle}\", style = \"note\" }}, {{ per-line = \")\" }}]\n");
                texts.push((middle, if each { 2 } else { 1 }));
                texts.extend(if each { for_each(&left, style) } else { vec![(printed(&left, style), 1)] });
            }
            Block { toml, texts }
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![3 => simple(), 2 => line_block(), 2 => columns()]
}

fn template(front: &[Block], back: &[Block]) -> String {
    let mut text = PLAIN_TEMPLATE
        .replace("width = \"300pt\", height = \"320pt\"", "width = \"612pt\", height = \"792pt\"")
        .replace("[headings]", "[style.loud]\nlike = \"body\"\ncase = \"upper\"\n\n[style.centred]\nlike = \"heading\"\nalign = \"centre\"\n\n[style.ragged]\nlike = \"body\"\njustify = false\nleft = \"1em\"\n\n[headings]");
    text += "parties = { kind = \"texts\" }\nempty = { kind = \"text\" }\n";
    text.extend(front.iter().map(|block| format!("\n[[front]]\n{}", block.toml)));
    text.extend(back.iter().map(|block| format!("\n[[back]]\n{}", block.toml.replace("front.", "back."))));
    text
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_template_of_any_blocks_builds_and_prints_all_its_texts(
        front in prop::collection::vec(block(), 0..6),
        back in prop::collection::vec(block(), 0..4),
    ) {
        let files = plain_workspace("The text.").with("templates/plain/template.toml", template(&front, &back));
        let manifest = format!("parties = {PARTIES:?}\n{}", files.text(PLAIN));
        let made = files.with(PLAIN, manifest).make(PLAIN).map_err(TestCaseError::fail)?;
        crate::origin::check(&made).map_err(TestCaseError::fail)?;
        let lines = lines(&made.layout.pages);
        let of_blocks: Vec<&Line<'_>> = lines.iter().filter(|line| matches!(line.owner, Owner::Block(_))).collect();
        let words = squeezed(&flow(&of_blocks));
        for block in front.iter().chain(&back) {
            for (text, times) in &block.texts {
                let found = words.matches(&squeezed(text)).count();
                prop_assert!(found >= *times, "{text} is there {found} times, not {times}: {words}");
            }
        }
        prop_assert!(!words.contains("unseen"));
        let all: usize = front.iter().chain(&back).flat_map(|b| &b.texts).map(|(t, n)| squeezed(t).chars().count() * n).sum();
        // The sign of each line of a row comes on top, and nothing else.
        let signs = words.matches(')').count();
        prop_assert_eq!(words.chars().count(), all + signs + squeezed("Heading The text.").chars().count());
    }
}

/// The text of a source file without its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name != "tests" {
            sources(&path, found);
        } else if name.ends_with(".rs") && !matches!(name.as_str(), "tests.rs" | "embedded.rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), without_tests(&text).to_owned()));
        }
    }
}

#[test]
fn the_program_knows_no_template_body_or_style_by_name() {
    let files = Files::of_folder(&root().join("templates"));
    let mut names: Vec<String> = Vec::new();
    for path in files.0.keys() {
        match path.split_once('/') {
            Some(("words" | "rules", _)) | None => {}
            Some(("bodies" | "citation-styles", file)) => names.push(file.split('.').next().unwrap().to_owned()),
            Some((template, _)) => names.push(template.to_owned()),
        }
    }
    assert!(names.contains(&"csw-communication".to_owned()) && names.contains(&"un-footnote".to_owned()), "{names:?}");
    let mut read = Vec::new();
    sources(&root().join("src"), &mut read);
    assert!(read.len() > 100);
    for (path, text) in &read {
        for name in &names {
            // "report" is a kind of source as well, whose name programs of others use.
            let named = name != "report" && text.contains(&format!("\"{name}\""));
            assert!(!named && !text.contains(&format!("{name}/")), "{path} names {name}");
        }
    }
}
