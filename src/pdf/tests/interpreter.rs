//! What a viewer does with a content stream, as far as this writer goes.

use lopdf::Object;
use lopdf::content::{Content, Operation};

use super::reader::{File, Font, number, text};
use std::collections::BTreeMap;

/// A glyph as a viewer shows it, in points from the bottom left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) font: String,
    pub(super) size: f64,
    pub(super) code: u16,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) colour: [f64; 3],
    pub(super) artefact: bool,
}

/// What came out of a page.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) glyphs: Vec<Shown>,
    /// Left, bottom, width, height.
    pub(super) rules: Vec<[f64; 4]>,
    /// The operators of paths, with their numbers: "72 98 m".
    pub(super) paths: Vec<String>,
    /// The text as it is copied.
    pub(super) text: String,
    /// The operators by name, in order.
    pub(super) operators: Vec<String>,
}

/// Where the viewer is.
struct Viewer<'a> {
    fonts: &'a BTreeMap<String, Font>,
    seen: Seen,
    font: (String, f64),
    start: (f64, f64),
    /// In 1/1000 em.
    pen: f64,
    rise: f64,
    colour: [f64; 3],
    in_text: bool,
    rectangle: [f64; 4],
    /// Marked content that is open: its tag and the text that replaces its own.
    marks: Vec<(String, Option<String>)>,
}

/// Shows a page, counted from 0.
pub(super) fn show(file: &File, page: usize) -> Seen {
    let content = file.document.get_page_content(file.pages()[page]);
    let fonts = file.fonts();
    let mut viewer = Viewer {
        fonts: &fonts,
        seen: Seen::default(),
        font: (String::new(), 0.0),
        start: (0.0, 0.0),
        pen: 0.0,
        rise: 0.0,
        colour: [0.0; 3],
        in_text: false,
        rectangle: [0.0; 4],
        marks: Vec::new(),
    };
    for operation in &Content::decode(&content).unwrap().operations {
        viewer.perform(operation);
    }
    assert!(!viewer.in_text && viewer.marks.is_empty(), "what is opened is closed");
    viewer.seen
}

impl Viewer<'_> {
    fn perform(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let n = |at: usize| number(&operands[at]);
        match operation.operator.as_str() {
            "BT" => assert!(!std::mem::replace(&mut self.in_text, true), "text objects do not nest"),
            "ET" => assert!(std::mem::replace(&mut self.in_text, false)),
            "Tf" => self.font = (String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap(), n(1)),
            "Tm" => {
                assert_eq!([n(0), n(1), n(2), n(3)], [1.0, 0.0, 0.0, 1.0]);
                (self.start, self.pen) = ((n(4), n(5)), 0.0);
            }
            "Ts" => self.rise = n(0),
            "rg" => self.colour = [n(0), n(1), n(2)],
            "Tj" => self.string(&operands[0]),
            "TJ" => operands[0].as_array().unwrap().iter().for_each(|part| match part {
                Object::String(..) => self.string(part),
                correction => self.pen -= number(correction),
            }),
            "re" => self.rectangle = [n(0), n(1), n(2), n(3)],
            "f" => {
                assert!(!self.in_text, "no path is painted inside a text object");
                match self.seen.paths.last() {
                    Some(step) if step.ends_with(['l', 'h']) => self.path(operation),
                    _ => self.seen.rules.push(self.rectangle),
                }
            }
            "m" | "l" | "h" | "w" | "j" | "RG" | "d" | "S" | "B" | "q" | "Q" => self.path(operation),
            "BMC" | "BDC" => self.open(operands),
            "EMC" => drop(self.marks.pop().unwrap()),
            other => panic!("the operator {other} is not one of this writer's"),
        }
        self.seen.operators.push(operation.operator.clone());
    }

    fn path(&mut self, operation: &Operation) {
        assert!(!self.in_text, "no path stands inside a text object");
        let flat = operation.operands.iter().flat_map(|operand| match operand.as_array() {
            Ok(list) => list.iter().map(number).collect(),
            Err(_) => vec![number(operand)],
        });
        let mut step: Vec<String> = flat.map(|number| number.to_string()).collect();
        step.push(operation.operator.clone());
        self.seen.paths.push(step.join(" "));
    }

    fn open(&mut self, operands: &[Object]) {
        let tag = String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap();
        let properties = operands.get(1).map(|p| p.as_dict().unwrap());
        let actual = properties.and_then(|p| p.get(b"ActualText").ok()).map(text);
        self.seen.text.extend(actual.iter().map(String::as_str));
        self.marks.push((tag, actual));
    }

    fn string(&mut self, string: &Object) {
        assert!(self.in_text);
        let Object::String(bytes, _) = string else { panic!("{string:?} is no string") };
        assert_eq!(bytes.len() % 2, 0);
        let font = &self.fonts[&self.font.0];
        for code in bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
            self.seen.glyphs.push(Shown {
                font: self.font.0.clone(),
                size: self.font.1,
                code,
                x: self.start.0 + self.pen * self.font.1 / 1000.0,
                y: self.start.1 + self.rise,
                colour: self.colour,
                artefact: self.marks.iter().any(|(tag, _)| tag == "Artifact"),
            });
            if self.marks.iter().all(|(_, actual)| actual.is_none()) {
                self.seen.text.push_str(&font.texts[&code]);
            }
            self.pen += font.widths[&code];
        }
    }
}
