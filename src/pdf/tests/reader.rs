//! A written file, read back.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The file.
pub(super) struct File {
    pub(super) document: Document,
}

/// A font of the file.
pub(super) struct Font {
    pub(super) name: String,
    /// By code.
    pub(super) widths: BTreeMap<u16, f64>,
    /// By code.
    pub(super) texts: BTreeMap<u16, String>,
    /// The embedded program.
    pub(super) program: Vec<u8>,
}

impl File {
    pub(super) fn read(bytes: &[u8]) -> Self {
        Self { document: Document::load_mem(bytes).unwrap() }
    }

    pub(super) fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).unwrap().1
    }

    pub(super) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        let object = dictionary.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key} in {dictionary:?}"));
        self.resolve(object)
    }

    pub(super) fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dictionary, key).as_dict().unwrap()
    }

    pub(super) fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a [Object] {
        self.get(dictionary, key).as_array().unwrap()
    }

    pub(super) fn catalogue(&self) -> &Dictionary {
        self.document.catalog().unwrap()
    }

    pub(super) fn pages(&self) -> Vec<ObjectId> {
        self.document.get_pages().into_values().collect()
    }

    pub(super) fn page(&self, page: usize) -> &Dictionary {
        self.document.get_dictionary(self.pages()[page]).unwrap()
    }

    pub(super) fn annotations(&self, page: usize) -> Vec<&Dictionary> {
        let page = self.page(page);
        if !page.has(b"Annots") {
            return Vec::new();
        }
        self.array(page, "Annots").iter().map(|a| self.resolve(a).as_dict().unwrap()).collect()
    }

    /// All named destinations, in the order of the tree.
    pub(super) fn destinations(&self) -> Vec<(String, Vec<Object>)> {
        let root = self.dictionary(self.dictionary(self.catalogue(), "Names"), "Dests");
        let mut all = Vec::new();
        for leaf in self.array(root, "Kids").iter().map(|kid| self.resolve(kid).as_dict().unwrap()) {
            let names: Vec<_> = self.array(leaf, "Names").chunks(2).collect();
            let limits = self.array(leaf, "Limits");
            assert_eq!([&limits[0], &limits[1]], [&names[0][0], &names[names.len() - 1][0]]);
            all.extend(names.iter().map(|pair| (text(&pair[0]), self.resolve(&pair[1]).as_array().unwrap().clone())));
        }
        all
    }

    /// The fonts by resource name.
    pub(super) fn fonts(&self) -> BTreeMap<String, Font> {
        let fonts = self.dictionary(self.dictionary(self.page(0), "Resources"), "Font");
        let name = |key: &[u8]| String::from_utf8(key.to_vec()).unwrap();
        fonts.iter().map(|(key, font)| (name(key), self.font(self.resolve(font).as_dict().unwrap()))).collect()
    }

    /// The table from codes to glyphs; empty where each code is the number of its glyph.
    fn encoding(&self, font: &Dictionary) -> String {
        match self.get(font, "Encoding") {
            Object::Stream(table) => String::from_utf8(table.decompressed_content().unwrap()).unwrap(),
            identity => {
                assert_eq!(identity.as_name().unwrap(), b"Identity-H");
                String::new()
            }
        }
    }

    fn font(&self, font: &Dictionary) -> Font {
        let descendant = self.resolve(&self.array(font, "DescendantFonts")[0]).as_dict().unwrap();
        let descriptor = self.dictionary(descendant, "FontDescriptor");
        for other in [descendant.get(b"BaseFont"), descriptor.get(b"FontName")] {
            assert_eq!(other.unwrap(), font.get(b"BaseFont").unwrap());
        }
        let widths = self.array(descendant, "W");
        assert_eq!((widths.len(), widths[0].as_i64().unwrap()), (2, 0));
        let widths = widths[1].as_array().unwrap().iter().map(number);
        let program = self.get(descriptor, "FontFile2").as_stream().unwrap();
        let texts = self.get(font, "ToUnicode").as_stream().unwrap().decompressed_content().unwrap();
        Font {
            name: String::from_utf8(self.get(font, "BaseFont").as_name().unwrap().to_vec()).unwrap(),
            widths: widths_of(&self.encoding(font), &widths.collect::<Vec<_>>()),
            texts: texts_of(&String::from_utf8(texts).unwrap()),
            program: program.decompressed_content().unwrap(),
        }
    }
}

/// The width of each code: its glyph's.
fn widths_of(encoding: &str, widths: &[f64]) -> BTreeMap<u16, f64> {
    let mut all: BTreeMap<u16, f64> = (0..).zip(widths.iter().copied()).collect();
    let glyphs = encoding.split("begincidchar").skip(1).flat_map(|block| block.split("endcidchar").next());
    for line in glyphs.flat_map(str::lines).filter(|line| line.starts_with('<')) {
        let (code, glyph) = line.split_once(' ').unwrap();
        let code = u16::from_str_radix(code.trim_matches(['<', '>']), 16).unwrap();
        assert_eq!(all.insert(code, widths[glyph.parse::<usize>().unwrap()]), None);
    }
    all
}

/// The lines `<code> <text>` of a table.
fn texts_of(table: &str) -> BTreeMap<u16, String> {
    let mut texts = BTreeMap::new();
    // How many lines the open block still announces.
    let mut open: Option<usize> = None;
    for line in table.lines() {
        if let Some(announced) = line.strip_suffix(" beginbfchar") {
            open = announced.parse().ok().filter(|lines| (1..=100).contains(lines));
            assert!(open.is_some(), "{line}");
        } else if line == "endbfchar" {
            assert_eq!(open.take(), Some(0));
        } else if let Some(left) = &mut open {
            *left -= 1;
            let (code, text) = line.split_once(' ').unwrap();
            let hex = |text: &str| text.trim_matches(['<', '>']).to_owned();
            let units: Vec<u16> = hex(text)
                .as_bytes()
                .chunks(4)
                .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
                .collect();
            let code = u16::from_str_radix(&hex(code), 16).unwrap();
            assert_eq!(texts.insert(code, String::from_utf16(&units).unwrap()), None);
        }
    }
    texts
}

pub(super) fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(number) => *number as f64,
        // Through its decimal form, as any reader of the file sees it.
        Object::Real(number) => number.to_string().parse().unwrap(),
        other => panic!("{other:?} is no number"),
    }
}

/// A text string.
pub(super) fn text(object: &Object) -> String {
    let Object::String(bytes, _) = object else { panic!("{object:?} is no string") };
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units: Vec<u16> = units.chunks(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.clone()).unwrap(),
    }
}
