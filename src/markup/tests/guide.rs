//! What the guide for authors shows is what is read.

use super::super::{parse_blocks, split_front_matter};
use crate::diag::{Diagnostics, FileId};

const GUIDE: &str = include_str!("../../../docs/author-guide.md");

/// The fenced examples of a kind.
fn examples(kind: &str) -> Vec<&'static str> {
    let fence = format!("\n```{kind}\n");
    let all: Vec<_> = GUIDE.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("\n```").next()).collect();
    assert!(all.len() > 4, "{kind}");
    all
}

fn findings(example: &str) -> Diagnostics {
    let file = FileId::new(0);
    let body = split_front_matter(file, example).unwrap().map_or(0, |(_, body)| body);
    let mut found = Diagnostics::new();
    let blocks = parse_blocks(file, &example[body..], body, &mut found);
    assert!(!blocks.is_empty(), "{example}");
    found
}

#[test]
fn the_examples_of_the_guide_are_read_without_findings() {
    for example in examples("markdown") {
        let found = findings(example);
        assert!(found.is_empty(), "{example}\n{found:#?}");
    }
}

#[test]
fn the_slips_of_the_guide_are_told() {
    for example in examples("error") {
        assert!(findings(example).has_errors(), "{example}");
    }
}

#[test]
fn the_guide_has_no_example_of_another_kind() {
    let fences = GUIDE.matches("\n```").count();
    assert_eq!(fences, 2 * (examples("markdown").len() + examples("error").len()));
}
