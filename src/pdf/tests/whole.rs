//! The file as a whole: the same bytes, one identity, nothing active, one story in both forms of the
//! metadata.

use chrono::NaiveDate;
use lopdf::{Dictionary, Object};

use super::reader::{File, text};
use super::sample::{destination, file, file_with, link, metadata, page, words};
use crate::geom::{Item, NoteId, Page, Target};
use crate::pdf::Metadata;

fn pages(text: &str) -> Vec<Page> {
    let mut page = page(vec![Item::Glyphs(words(text))]);
    page.links = vec![link(Target::Note(NoteId(1))), link(Target::Address("https://un.org/".to_owned()))];
    page.destinations = vec![destination(Target::Note(NoteId(1)))];
    vec![page.clone(), Page { destinations: Vec::new(), ..page }]
}

fn identity(bytes: &[u8]) -> Vec<Object> {
    File::read(bytes).document.trailer.get(b"ID").unwrap().as_array().unwrap().clone()
}

/// Every value between one element's tags, with the markup undone.
fn elements(packet: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let Some((_, rest)) = packet.split_once(&open) else { return Vec::new() };
    let inner = rest.split_once(&close).unwrap().0;
    let values = if inner.contains("<rdf:li") { inner.split("<rdf:li").skip(1).collect() } else { vec![inner] };
    let plain = |value: &str| {
        let value = value.split_once("</rdf:li>").map_or(value, |(item, _)| item.split_once('>').unwrap().1);
        value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    values.into_iter().map(plain).collect()
}

fn packet(file: &File) -> String {
    let stream = file.get(file.catalogue(), "Metadata").as_stream().unwrap();
    assert!(!stream.dict.has(b"Filter"), "any program can read the packet");
    String::from_utf8(stream.content.clone()).unwrap()
}

fn information(file: &File) -> &Dictionary {
    file.resolve(file.document.trailer.get(b"Info").unwrap()).as_dict().unwrap()
}

#[test]
fn the_same_pages_give_the_same_bytes_whatever_was_written_before() {
    let first = file(&pages("One text")).unwrap();
    assert_ne!(first, file(&pages("Another")).unwrap());
    assert_eq!(first, file(&pages("One text")).unwrap());
    assert_eq!((first.starts_with(b"%PDF-1.7\n"), first.last()), (true, Some(&b'\n')));
}

#[test]
fn the_identity_is_that_of_the_content() {
    let one = identity(&file(&pages("One text")).unwrap());
    assert_eq!(one[0], one[1]);
    assert_ne!(one[0], Object::String(vec![0; 16], lopdf::StringFormat::Hexadecimal));
    assert_eq!(one, identity(&file(&pages("One text")).unwrap()));
    assert_ne!(one, identity(&file(&pages("One test")).unwrap()));
    let other_title = Metadata { title: "B title".to_owned(), ..metadata() };
    assert_ne!(one, identity(&file_with(&pages("One text"), &other_title, &[]).unwrap()));
}

#[test]
fn nothing_in_the_file_acts_by_itself() {
    let hostile =
        Metadata { title: ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (".to_owned(), ..metadata() };
    let file = File::read(&file_with(&pages("Words"), &hostile, &[]).unwrap());
    for object in file.document.objects.values() {
        inspect(object);
    }
}

fn inspect(object: &Object) {
    let entries = match object {
        Object::Array(items) => return items.iter().for_each(inspect),
        Object::Dictionary(entries) => entries,
        Object::Stream(stream) => &stream.dict,
        _ => return,
    };
    for (key, value) in entries {
        let name = String::from_utf8_lossy(key);
        assert!(!["OpenAction", "AA", "JavaScript", "JS", "EmbeddedFiles", "AcroForm"].contains(&&*name), "{name}");
        // An element of the structure names its role so, and an output intent its kind.
        if name == "S" && !entries.has(b"P") && !entries.has_type(b"OutputIntent") {
            let action = value.as_name().unwrap();
            assert!([&b"GoTo"[..], b"URI", b"D"].contains(&action), "{action:?}");
        }
        inspect(value);
    }
}

#[test]
fn both_forms_of_the_metadata_say_the_same() {
    let said = Metadata {
        title: "Rights (\\ é) <of> “all” & \u{1B}fr\u{0} العربية".to_owned(),
        authors: vec!["A & B".to_owned(), "Ćirković".to_owned()],
        language: "fr".to_owned(),
        subject: Some("On <rights>".to_owned()),
        keywords: vec!["law".to_owned(), "droits".to_owned()],
        created: NaiveDate::from_ymd_opt(2025, 3, 4).unwrap().and_hms_opt(5, 6, 7),
        creator: "Rapporteur 0.1.0".to_owned(),
    };
    let file = File::read(&file_with(&pages("x"), &said, &[]).unwrap());
    let (information, packet) = (information(&file), packet(&file));
    let info = |key: &str| text(file.get(information, key));
    assert_eq!(info("Title"), "Rights (\\ é) <of> “all” &  fr  العربية");
    assert_eq!(elements(&packet, "dc:title"), [info("Title")]);
    assert_eq!(info("Author"), "A & B; Ćirković");
    assert_eq!(elements(&packet, "dc:creator"), said.authors);
    for (key, element) in [
        ("Subject", "dc:description"),
        ("Keywords", "pdf:Keywords"),
        ("Creator", "xmp:CreatorTool"),
        ("Producer", "pdf:Producer"),
    ] {
        assert_eq!(elements(&packet, element), [info(key)], "{key}");
    }
    assert_eq!(elements(&packet, "dc:subject"), said.keywords);
    assert_eq!(elements(&packet, "dc:language"), ["fr"]);
    assert_eq!([info("CreationDate"), info("ModDate")], ["D:20250304050607Z"; 2]);
    assert_eq!(elements(&packet, "xmp:CreateDate"), ["2025-03-04T05:06:07Z"]);
    assert_eq!(elements(&packet, "xmp:ModifyDate"), ["2025-03-04T05:06:07Z"]);
    assert_eq!(text(file.get(file.catalogue(), "Lang")), "fr");
    let preferences = file.dictionary(file.catalogue(), "ViewerPreferences");
    assert!(file.get(preferences, "DisplayDocTitle").as_bool().unwrap());
}

#[test]
fn a_document_without_a_date_gives_a_file_without_one() {
    let file = File::read(&file(&pages("x")).unwrap());
    assert_eq!(information(&file).iter().map(|(key, _)| key.as_slice()).collect::<Vec<_>>(), [b"Title"]);
    assert!(!packet(&file).contains("Date"));
}

#[test]
fn pages_share_one_dictionary_of_resources() {
    let file = File::read(&file(&pages("x")).unwrap());
    assert_eq!(file.page(0).get(b"Resources").unwrap(), file.page(1).get(b"Resources").unwrap());
}

#[test]
fn every_object_of_the_file_is_reached_from_its_trailer() {
    let mut file = File::read(&file(&pages("x")).unwrap());
    // The streams that hold the other objects and say where they are have no reference to them.
    let frame = |object: &Object| object.type_name().is_ok_and(|kind| [&b"ObjStm"[..], b"XRef"].contains(&kind));
    file.document.objects.retain(|_, object| !frame(object));
    assert_eq!(file.document.prune_objects(), Vec::new());
}
