//! A tagged file as a program for the blind reads it: through its structure tree, with no help from the writer.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// An element of the tree, with what it holds.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) role: String,
    pub(super) id: ObjectId,
    pub(super) children: Vec<Child>,
}

/// A thing in an element.
#[derive(Debug)]
pub(super) enum Child {
    Element(Element),
    /// Marked content: its page and number.
    Content(ObjectId, i64),
    /// An annotation.
    Object(ObjectId),
}

/// A file with the words of its marked content.
pub(super) struct File {
    pub(super) document: Document,
    pub(super) root: Element,
    /// The words of each piece of marked content. Numbers that a page uses twice are a failure.
    pub(super) words: BTreeMap<(ObjectId, i64), String>,
}

impl File {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let root = dictionary(&document, document.catalog().unwrap().get(b"StructTreeRoot").unwrap());
        let root = element(&document, root.get(b"K").unwrap());
        let mut words = BTreeMap::new();
        for page in document.get_pages().into_values() {
            Viewer::new(&document, page, &mut words).show();
        }
        Self { document, root, words }
    }

    /// The element to which the tree of parents leads from a number.
    pub(super) fn parent(&self, number: &Object) -> Object {
        let number = number.as_i64().unwrap();
        let root = self.document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
        let tree = dictionary(&self.document, dictionary(&self.document, root).get(b"ParentTree").unwrap());
        let leaves = tree.get(b"Kids").unwrap().as_array().unwrap().iter();
        let leaf = leaves.map(|leaf| dictionary(&self.document, leaf)).find(|leaf| {
            let limits = leaf.get(b"Limits").unwrap().as_array().unwrap();
            (limits[0].as_i64().unwrap()..=limits[1].as_i64().unwrap()).contains(&number)
        });
        let pairs = leaf.unwrap().get(b"Nums").unwrap().as_array().unwrap();
        let pair = pairs.chunks(2).find(|pair| pair[0].as_i64().unwrap() == number);
        pair.unwrap().get(1).unwrap().clone()
    }

    /// All words in the order of the tree; every element that is no part of a line begins a new one.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.read_out(&self.root, &mut text);
        text
    }

    fn read_out(&self, element: &Element, text: &mut String) {
        let apart = !["Reference", "Link", "Span", "Quote"].contains(&element.role.as_str());
        text.push_str(if apart { "\n" } else { "" });
        for child in &element.children {
            match child {
                Child::Element(inner) => self.read_out(inner, text),
                Child::Content(page, number) => text.push_str(&self.words[&(*page, *number)]),
                Child::Object(_) => {}
            }
        }
        text.push_str(if apart { "\n" } else { "" });
    }
}

fn dictionary<'d>(document: &'d Document, object: &'d Object) -> &'d Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

fn element(document: &Document, reference: &Object) -> Element {
    let own = dictionary(document, reference);
    let role = String::from_utf8(own.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
    let page = own.get(b"Pg").and_then(Object::as_reference).ok();
    let child = |child: &Object| match child {
        Object::Integer(number) => Child::Content(page.unwrap(), *number),
        Object::Dictionary(inner) => match inner.get(b"Type").unwrap().as_name().unwrap() {
            b"MCR" => {
                let page = inner.get(b"Pg").and_then(Object::as_reference).unwrap();
                Child::Content(page, inner.get(b"MCID").unwrap().as_i64().unwrap())
            }
            b"OBJR" => Child::Object(inner.get(b"Obj").and_then(Object::as_reference).unwrap()),
            other => panic!("{other:?} in an element"),
        },
        inner => Child::Element(element(document, inner)),
    };
    let children = match own.get(b"K") {
        Ok(Object::Array(children)) => children.iter().map(child).collect(),
        Ok(only) => vec![child(only)],
        Err(_) => Vec::new(),
    };
    Element { role, id: reference.as_reference().unwrap(), children }
}

/// Shows a page as far as its words and marks go.
struct Viewer<'a> {
    document: &'a Document,
    page: ObjectId,
    words: &'a mut BTreeMap<(ObjectId, i64), String>,
    /// The texts of the codes of each font.
    fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>>,
    font: Vec<u8>,
    /// What is open: a number, an artefact (`None`), or a mark within one of these.
    marks: Vec<Mark>,
}

#[derive(Clone, PartialEq)]
enum Mark {
    Number(i64),
    Artefact,
    Said,
}

impl<'a> Viewer<'a> {
    fn new(document: &'a Document, page: ObjectId, words: &'a mut BTreeMap<(ObjectId, i64), String>) -> Self {
        let resources = dictionary(document, document.get_dictionary(page).unwrap().get(b"Resources").unwrap());
        let fonts = dictionary(document, resources.get(b"Font").unwrap());
        let fonts = fonts.iter().map(|(name, font)| (name.clone(), texts(document, dictionary(document, font))));
        Self { document, page, words, fonts: fonts.collect(), font: Vec::new(), marks: Vec::new() }
    }

    fn show(&mut self) {
        let content = self.document.get_page_content(self.page);
        for operation in Content::decode(&content).unwrap().operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => self.font = operands[0].as_name().unwrap().to_vec(),
                "BDC" => self.open(operands),
                "EMC" => drop(self.marks.pop().unwrap()),
                "Tj" => self.string(&operands[0]),
                "TJ" => operands[0].as_array().unwrap().iter().for_each(|part| self.string(part)),
                "f" | "S" | "Do" => assert!(!self.marks.is_empty(), "what is drawn is an artefact or in an element"),
                _ => {}
            }
        }
        assert!(self.marks.is_empty());
    }

    fn open(&mut self, operands: &[Object]) {
        let properties = operands[1].as_dict().unwrap();
        if let Ok(number) = properties.get(b"MCID") {
            assert!(self.marks.is_empty(), "marked content of the structure does not nest");
            let number = number.as_i64().unwrap();
            assert_eq!(self.words.insert((self.page, number), String::new()), None, "a number is used twice");
            self.marks.push(Mark::Number(number));
        } else if operands[0].as_name().unwrap() == b"Artifact" {
            self.marks.push(Mark::Artefact);
        } else {
            let said = properties.get(b"ActualText").unwrap();
            self.say(&lopdf::decode_text_string(said).unwrap());
            self.marks.push(Mark::Said);
        }
    }

    fn say(&mut self, text: &str) {
        match self.marks.first().unwrap() {
            Mark::Number(number) => self.words.get_mut(&(self.page, *number)).unwrap().push_str(text),
            Mark::Artefact | Mark::Said => {}
        }
    }

    fn string(&mut self, part: &Object) {
        let Object::String(bytes, _) = part else { return };
        let texts = &self.fonts[&self.font];
        let text: String =
            bytes.chunks(2).map(|pair| texts[&u16::from_be_bytes([pair[0], pair[1]])].as_str()).collect();
        if !self.marks.contains(&Mark::Said) {
            self.say(&text);
        }
    }
}

/// The lines `<code> <text>` of a font's table.
fn texts(document: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let table = document.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let table = String::from_utf8(table.decompressed_content().unwrap()).unwrap();
    let hex = |digits: &str| -> Vec<u16> {
        let digits = digits.trim_matches(['<', '>']).as_bytes();
        digits.chunks(4).map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap()).collect()
    };
    let blocks = table.split("beginbfchar\n").skip(1).flat_map(|block| block.split("endbfchar").next());
    let lines = blocks.flat_map(str::lines).map(|line| line.split_once(' ').unwrap());
    lines.map(|(code, text)| (hex(code)[0], String::from_utf16(&hex(text)).unwrap())).collect()
}
