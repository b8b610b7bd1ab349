//! The structure of the files: each piece of a page is in one element, each element in its place, and the words
//! in the order of the tree are the words of the document.

mod file;
mod outline;

use std::collections::BTreeSet;

use lopdf::Object;
use proptest::prelude::*;
use rapporteur::diag::Diagnostics;
use rapporteur::document::{Block, Cell, Content, Kind, PageOf, Run};
use rapporteur::geom::Target;
use rapporteur::pipeline;

use self::file::{Child, Element, File};
use crate::support::{Made, PLAIN, plain_workspace, sample, section};

pub(crate) use outline::outline;

const LANGUAGES: &str = "A word^[With a note, “quoted [mot](https://un.org/a/b)”.] of [un mot français]{lang=fr} and more.\n\n\
    > Quoted [@roe-2019-river, p. 3].\n\n1. one\n\n   more of it\n\n   - within\n   - again^*[A remark.]\n2. two\n\n## Heading^[Four.]\n\nEnd.";

fn read(made: &Made) -> File {
    let mut found = Diagnostics::new();
    File::read(&pipeline::write(&made.document, &made.layout, &made.shared, &mut found).unwrap())
}

#[test]
fn every_piece_of_the_sample_is_in_one_element_which_its_page_knows() {
    assert!(check_pieces(&read(sample())) > 300);
}

#[test]
fn the_words_of_the_sample_are_read_from_its_tree_in_the_order_of_the_text() {
    check_words(sample()).unwrap();
}

#[test]
fn lists_notes_quotations_and_words_of_other_languages_are_read_in_order() {
    let made = plain_workspace(LANGUAGES).make_clean(PLAIN);
    check_pieces(&read(&made));
    check_words(&made).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_words_of_any_section_are_read_from_its_tree(section in section()) {
        let made = plain_workspace(&section.markdown).make(PLAIN).map_err(TestCaseError::fail)?;
        check_pieces(&read(&made));
        check_words(&made).map_err(TestCaseError::fail)?;
    }
}

/// How many pieces there are. Each is held by one element, and the page leads back to it; so does each link.
fn check_pieces(file: &File) -> usize {
    let mut held = BTreeSet::new();
    let mut links = BTreeSet::new();
    check_element(file, &file.root, &mut held, &mut links);
    let shown: BTreeSet<_> = file.words.keys().copied().collect();
    assert_eq!(held, shown, "what is shown and what is held");
    for page in file.document.get_pages().into_values() {
        for link in file.document.get_page_annotations(page).unwrap() {
            assert!(link.has(b"Contents") && link.has(b"StructParent"));
        }
    }
    let annotations: usize =
        file.document.get_pages().into_values().map(|p| file.document.get_page_annotations(p).unwrap().len()).sum();
    assert_eq!(links.len(), annotations, "every link is in the tree");
    held.len()
}

fn check_element(
    file: &File,
    element: &Element,
    held: &mut BTreeSet<(lopdf::ObjectId, i64)>,
    links: &mut BTreeSet<lopdf::ObjectId>,
) {
    assert!(!element.children.is_empty(), "an empty {}", element.role);
    for child in &element.children {
        match child {
            Child::Element(inner) => check_element(file, inner, held, links),
            Child::Content(page, number) => {
                assert!(held.insert((*page, *number)), "a piece is held twice");
                let key = file.document.get_dictionary(*page).unwrap().get(b"StructParents").unwrap();
                let parents = file.parent(key);
                let parents = file.document.dereference(&parents).unwrap().1.as_array().unwrap();
                assert_eq!(parents[usize::try_from(*number).unwrap()], Object::Reference(element.id));
            }
            Child::Object(link) => {
                assert_eq!(element.role, "Link");
                assert!(links.insert(*link), "a link is held twice");
                let key = file.document.get_dictionary(*link).unwrap().get(b"StructParent").unwrap();
                assert_eq!(file.parent(key), Object::Reference(element.id));
            }
        }
    }
}

/// The words of the tree are those of the document, each note after the text of its mark.
fn check_words(made: &Made) -> Result<(), String> {
    let read = read(made).text();
    let document = &made.document;
    let mut expected = String::new();
    for block in &document.blocks {
        for (marker, runs) in texts(block) {
            expected.push_str(&format!("\n{marker} {}\n", words(made, runs)));
            for run in runs {
                let Content::Mark(id) = run.content else { continue };
                let note = document.note(id).ok_or("no note")?;
                expected.push_str(&format!("\n{} {}\n", note.label, words(made, &note.content)));
            }
        }
    }
    let (read, expected) = (heard(&read), heard(&expected));
    match read.iter().zip(&expected).position(|(a, b)| a != b) {
        Some(at) => {
            let near = |words: &[String]| words[at.saturating_sub(5)..words.len().min(at + 5)].join(" ");
            Err(format!("{:?} is read for {:?}", near(&read), near(&expected)))
        }
        None if read.len() == expected.len() => Ok(()),
        None => Err(format!("{} words are read of {}", read.len(), expected.len())),
    }
}

/// Words as they are heard: capitals are a matter of style.
fn heard(text: &str) -> Vec<String> {
    text.replace('\u{AD}', "").split_whitespace().map(str::to_lowercase).collect()
}

/// The texts of a block with what stands before each; signs that are printed once a line are none.
fn texts(block: &Block) -> Vec<(String, &[Run])> {
    match &block.kind {
        Kind::Text(text) => {
            let marker = text.marker.as_ref().map_or(String::new(), |run| run.text().to_owned());
            vec![(marker, &text.content)]
        }
        Kind::Columns(columns) => {
            let cells = columns.rows.iter().flatten().filter(|cell| !cell.per_line);
            let cells = cells.flat_map(|cell: &Cell| &cell.paragraphs);
            let all = cells.chain(columns.beside.iter().map(|(_, _, runs)| runs));
            all.map(|runs| (String::new(), runs.as_slice())).collect()
        }
        _ => Vec::new(),
    }
}

fn words(made: &Made, runs: &[Run]) -> String {
    let mut text = String::new();
    let mut after_mark = false;
    for run in runs {
        match &run.content {
            Content::Text(words) => text.push_str(words),
            Content::Hole(words) => text.push_str(&format!("[todo: {words}]")),
            Content::Break => text.push('\n'),
            Content::Mark(id) => {
                text.push_str(if after_mark { "," } else { "" });
                text.push_str(&made.document.note(*id).unwrap().label);
            }
            Content::Page(PageOf::There(target)) => text.push_str(&page(made, target)),
            Content::Page(_) => {}
        }
        after_mark = matches!(run.content, Content::Mark(_));
    }
    text
}

fn page(made: &Made, target: &Target) -> String {
    (made.layout.facts.page_of(target).unwrap() + 1).to_string()
}
