//! Links, places, outline and labels.

use lopdf::{Dictionary, Object};

use super::reader::{File, number, text};
use super::sample::{area, at, destination, file, file_with, link, metadata, page, points, words};
use crate::geom::{BlockId, Item, Link, NoteId, Page, Target};
use crate::pdf::OutlineEntry;

fn one() -> Page {
    page(vec![Item::Glyphs(words("Words"))])
}

/// Two pages: a mark and a block on the first, the note on the second, links between them.
fn linked() -> Vec<Page> {
    let (mut first, mut second) = (one(), one());
    (first.size.height, second.size.height) = (points(800), points(700));
    let (note, mark) = (Target::Note(NoteId(12)), Target::Mark(NoteId(12)));
    let address = Target::Address("https://un.org/a(b)?q=é".to_owned());
    first.links = vec![link(note.clone()), link(address)];
    first.destinations = vec![destination(mark.clone()), destination(Target::Block(BlockId(7)))];
    second.links = vec![link(mark), link(Target::Block(BlockId(7)))];
    second.destinations = vec![destination(note)];
    vec![first, second]
}

fn outline(entries: &[(u8, &str)]) -> Vec<OutlineEntry> {
    entries.iter().map(|&(level, title)| OutlineEntry { level, title: title.to_owned(), block: BlockId(7) }).collect()
}

#[test]
fn a_link_leads_to_the_place_of_its_target() {
    let file = File::read(&file(&linked()).unwrap());
    let (names, places): (Vec<_>, Vec<_>) = file.destinations().into_iter().unzip();
    assert_eq!(names, ["block-7", "mark-12", "note-12"]);
    for (place, (page, height)) in places.iter().zip([(0, 800.0), (0, 800.0), (1, 700.0)]) {
        assert_eq!(place[0], Object::Reference(file.pages()[page]));
        assert_eq!(place[1].as_name().unwrap(), b"XYZ");
        assert_eq!([number(&place[2]), number(&place[3])], [72.0, height - 90.0]);
        assert_eq!(place[4], Object::Null);
    }
    let led: Vec<_> = [0, 1].into_iter().flat_map(|page| file.annotations(page)).map(|a| leads(&file, a)).collect();
    assert_eq!(led, ["note-12", "https://un.org/a(b)?q=%C3%A9", "mark-12", "block-7"]);
}

fn leads(file: &File, annotation: &Dictionary) -> String {
    let action = file.dictionary(annotation, "A");
    match file.get(action, "S").as_name().unwrap() {
        b"GoTo" => text(file.get(action, "D")),
        b"URI" => text(file.get(action, "URI")),
        other => panic!("an action {other:?}"),
    }
}

#[test]
fn a_link_covers_its_area_shows_no_border_and_says_its_words() {
    let mut page = one();
    page.size.height = points(800);
    page.links = vec![Link {
        area: area(72, 100, 40, 12),
        words: "Note 3 – “é”".to_owned(),
        ..link(Target::Address("mailto:a@un.org".to_owned()))
    }];
    let file = File::read(&file(&[page]).unwrap());
    let annotation = file.annotations(0)[0];
    let rectangle: Vec<f64> = file.array(annotation, "Rect").iter().map(number).collect();
    assert_eq!(rectangle, [72.0, 688.0, 112.0, 700.0]);
    assert_eq!(file.get(annotation, "F").as_i64().unwrap(), 4);
    assert!(file.array(annotation, "Border").iter().all(|part| number(part) == 0.0));
    assert_eq!(text(file.get(annotation, "Contents")), "Note 3 – “é”");
}

#[test]
fn a_page_without_links_has_no_list_of_them() {
    let file = File::read(&file(&[one()]).unwrap());
    assert!(!file.page(0).has(b"Annots"));
    assert!(!file.catalogue().has(b"Names") && !file.catalogue().has(b"Outlines"));
}

#[test]
fn names_are_sorted_over_all_leaves_of_the_tree() {
    let mut page = one();
    page.destinations = (0..500).map(|n| destination(Target::Note(NoteId(n)))).collect();
    let names: Vec<_> = File::read(&file(&[page]).unwrap()).destinations().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 500);
    assert!(names.is_sorted_by(|a, b| a.as_bytes() < b.as_bytes()));
}

#[test]
fn of_a_place_given_twice_the_first_counts() {
    let (mut first, mut second) = (one(), one());
    first.destinations = vec![destination(Target::Mark(NoteId(1)))];
    second.destinations = vec![destination(Target::Mark(NoteId(1)))];
    second.destinations[0].at = at(1, 1);
    let file = File::read(&file(&[first, second]).unwrap());
    let places = file.destinations();
    assert_eq!((places.len(), &places[0].1[0]), (1, &Object::Reference(file.pages()[0])));
}

#[test]
fn the_outline_is_the_tree_of_headings() {
    let entries = outline(&[(1, "I. (One)"), (2, "A"), (3, "a"), (2, "B"), (1, "Ⅱ")]);
    let file = File::read(&file_with(&linked(), &metadata(), &entries).unwrap());
    let root = file.dictionary(file.catalogue(), "Outlines");
    let mut read = Vec::new();
    walk(&file, root, 1, &mut read);
    let expected: Vec<_> = entries.iter().map(|e| (e.level, e.title.clone())).collect();
    assert_eq!(read, expected);
    assert_eq!(file.get(root, "Count").as_i64().unwrap(), 5);
    assert_eq!(file.get(file.catalogue(), "PageMode").as_name().unwrap(), b"UseOutlines");
}

/// Goes through the items under one, checks how they hang together and says how many there are.
fn walk(file: &File, parent: &Dictionary, level: u8, read: &mut Vec<(u8, String)>) -> i64 {
    let (mut count, mut previous) = (0, None);
    let mut next = parent.get(b"First").ok();
    while let Some(reference) = next {
        let item = file.resolve(reference).as_dict().unwrap();
        assert_eq!(item.get(b"Prev").ok(), previous);
        assert_eq!(file.dictionary(item, "Parent"), parent);
        assert_eq!(text(file.get(item, "Dest")), "block-7");
        read.push((level, text(file.get(item, "Title"))));
        let below = walk(file, item, level + 1, read);
        assert_eq!(item.get(b"Count").map_or(0, |n| n.as_i64().unwrap()), below);
        count += 1 + below;
        (previous, next) = (Some(reference), item.get(b"Next").ok());
    }
    assert_eq!(parent.get(b"Last").ok(), previous);
    count
}

#[test]
fn a_reader_shows_the_labels_that_are_printed() {
    let labels = ["i", "ii", "1", "2", "3", "A-9", "A-10", "B-11", "", "(x)", "07"];
    let labelled = |label: &&str| Page { label: (*label).to_owned(), ..one() };
    let file = File::read(&file(&labels.iter().map(labelled).collect::<Vec<_>>()).unwrap());
    let ranges: Vec<_> = file.array(file.dictionary(file.catalogue(), "PageLabels"), "Nums").chunks(2).collect();
    let shown = |page: i64| {
        let range = ranges.iter().rfind(|range| range[0].as_i64().unwrap() <= page).unwrap();
        let (first, range) = (range[0].as_i64().unwrap(), range[1].as_dict().unwrap());
        let prefix = range.get(b"P").map(text).unwrap_or_default();
        let count = |start: &Object| (start.as_i64().unwrap() + page - first).to_string();
        prefix + &range.get(b"St").map(count).unwrap_or_default()
    };
    assert_eq!((0..11).map(shown).collect::<Vec<_>>(), labels);
    // i, ii, 1–3, A-9–10, B-11, empty, (x), 07
    assert_eq!(ranges.len(), 8);
}
