//! Files within the file.

use chrono::NaiveDate;
use lopdf::Object;

use super::reader::{File, text};
use super::sample::{destination, link, metadata, page, tagged, words};
use crate::geom::{Item, NoteId, Target};
use crate::pdf::{Attachment, Input, Metadata, Relationship, write};
use crate::text::Faces;

fn attachment<'a>(name: &'a str, bytes: &'a [u8]) -> Attachment<'a> {
    Attachment { name, mime: "application/zip", relationship: Relationship::Source, bytes }
}

fn file(metadata: &Metadata, attachments: &[Attachment<'_>]) -> File {
    let mut page = page(vec![Item::Glyphs(words("Words"))]);
    page.links = vec![link(Target::Note(NoteId(1)))];
    page.destinations = vec![destination(Target::Note(NoteId(1)))];
    let faces = Faces::embedded().unwrap();
    let (pages, structure) = tagged(vec![page]);
    let input = Input { pages: &pages, structure: &structure, faces: &faces, metadata, outline: &[], attachments };
    File::read(&write(&input).unwrap())
}

#[test]
fn a_file_is_found_by_its_name_and_comes_out_whole() {
    let file = file(&metadata(), &[attachment("b.zip", b"later"), attachment("a.zip", b"abc")]);
    let names = file.dictionary(file.catalogue(), "Names");
    assert!(names.has(b"Dests"), "the places that links lead to stay");
    let entries = file.array(file.dictionary(names, "EmbeddedFiles"), "Names");
    assert_eq!((text(&entries[0]), text(&entries[2])), ("a.zip".to_owned(), "b.zip".to_owned()), "in order");
    let specification = file.resolve(&entries[1]).as_dict().unwrap();
    assert_eq!(
        (text(file.get(specification, "F")), text(file.get(specification, "UF"))),
        ("a.zip".into(), "a.zip".into())
    );
    assert_eq!(*file.get(specification, "AFRelationship"), Object::Name(b"Source".to_vec()));
    let stream = file.get(file.dictionary(specification, "EF"), "UF").as_stream().unwrap();
    assert_eq!(stream.decompressed_content().unwrap(), b"abc");
    assert_eq!(*stream.dict.get(b"Subtype").unwrap(), Object::Name(b"application/zip".to_vec()));
    let parameters = stream.dict.get(b"Params").unwrap().as_dict().unwrap();
    assert_eq!(*parameters.get(b"Size").unwrap(), Object::Integer(3));
    // RFC 1321, A.5: the digest of "abc".
    let sum = [0x90, 0x01, 0x50, 0x98, 0x3c, 0xd2, 0x4f, 0xb0, 0xd6, 0x96, 0x3f, 0x7d, 0x28, 0xe1, 0x7f, 0x72];
    assert_eq!(parameters.get(b"CheckSum").unwrap().as_str().unwrap(), sum);
    assert!(!parameters.has(b"ModDate"), "without a date there is no date");
}

#[test]
fn every_file_is_associated_with_the_document() {
    let file = file(&metadata(), &[attachment("a.zip", b"a"), attachment("b.zip", b"b")]);
    let entries = file.array(file.dictionary(file.dictionary(file.catalogue(), "Names"), "EmbeddedFiles"), "Names");
    assert_eq!(file.array(file.catalogue(), "AF"), [entries[1].clone(), entries[3].clone()]);
}

#[test]
fn the_date_of_a_file_is_that_of_the_document() {
    let created = NaiveDate::from_ymd_opt(2022, 8, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
    let file = file(&Metadata { created, ..metadata() }, &[attachment("a.zip", b"a")]);
    let specification = file.resolve(&file.array(file.catalogue(), "AF")[0]).as_dict().unwrap();
    let stream = file.get(file.dictionary(specification, "EF"), "F").as_stream().unwrap();
    let parameters = stream.dict.get(b"Params").unwrap().as_dict().unwrap();
    assert_eq!(text(parameters.get(b"ModDate").unwrap()), "D:20220801000000Z");
}

#[test]
fn a_file_that_holds_files_follows_the_third_part_of_the_standard() {
    let part = |attachments: &[Attachment<'_>]| {
        let file = file(&metadata(), attachments);
        let packet = file.get(file.catalogue(), "Metadata").as_stream().unwrap().content.clone();
        let packet = String::from_utf8(packet).unwrap();
        packet.split_once("<pdfaid:part>").unwrap().1.chars().next()
    };
    assert_eq!((part(&[]), part(&[attachment("a.zip", b"a")])), (Some('2'), Some('3')));
}

#[test]
fn without_files_nothing_speaks_of_files() {
    let file = file(&metadata(), &[]);
    assert!(!file.catalogue().has(b"AF"));
    assert!(!file.dictionary(file.catalogue(), "Names").has(b"EmbeddedFiles"));
}
