//! A finished file, read back for everything that a person or a program could find in it: the bytes of every
//! stream, inflated; every string; and the words of the pages, through the tables from codes to texts that
//! copying and searching go by.
//!
//! It reads the file and knows nothing of how it was written, so that a name that slipped past the writer is
//! found all the same.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

use super::PdfError;

/// All that can be found in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findable {
    /// The words of each page, in the order in which they are shown: first as their glyphs follow each other,
    /// then with a blank between any two strings.
    pub pages: Vec<String>,
    /// Every string and name: of the information, the outline, the structure, the links.
    pub texts: Vec<String>,
    /// The file, every stream of it inflated, and what hexadecimal digits in them stand for.
    pub bytes: Vec<Vec<u8>>,
}

/// Reads a file back.
///
/// # Errors
/// When it cannot be read as a whole: then nobody can say what is in it.
pub fn findable(file: &[u8]) -> Result<Findable, PdfError> {
    let document = Document::load_mem(file).map_err(PdfError::assembly)?;
    let mut found = Findable { bytes: vec![file.to_vec()], ..Findable::default() };
    for object in document.objects.values() {
        gather(object, &mut found);
    }
    gather(&Object::Dictionary(document.trailer.clone()), &mut found);
    for page in document.get_pages().into_values() {
        let fonts = document.get_page_fonts(page).map_err(PdfError::assembly)?;
        let tables: BTreeMap<Vec<u8>, Table> = fonts
            .into_iter()
            .map(|(name, font)| Ok((name, table(&document, font)?)))
            .collect::<Result<_, PdfError>>()?;
        let content = document.get_page_content(page);
        let content = Content::decode(&content).map_err(PdfError::assembly)?;
        found.pages.extend(words(&content.operations, &tables)?);
        for operand in content.operations.iter().flat_map(|operation| &operation.operands) {
            gather(operand, &mut found);
        }
    }
    let digits = found.bytes.iter().flat_map(|bytes| hexadecimal(bytes)).collect::<Vec<_>>();
    found.bytes.extend(digits);
    Ok(found)
}

/// Takes in the strings, names and streams of an object.
fn gather(object: &Object, found: &mut Findable) {
    match object {
        Object::String(bytes, _) => found.texts.push(text(bytes)),
        Object::Name(bytes) => found.texts.push(text(bytes)),
        Object::Array(list) => list.iter().for_each(|object| gather(object, found)),
        Object::Dictionary(dictionary) => of_dictionary(dictionary, found),
        Object::Stream(stream) => {
            of_dictionary(&stream.dict, found);
            // A stream without a filter is as it is.
            found.bytes.push(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
        }
        _ => {}
    }
}

fn of_dictionary(dictionary: &Dictionary, found: &mut Findable) {
    for (key, value) in dictionary {
        found.texts.push(text(key));
        gather(value, found);
    }
}

/// A text string: UTF-16 after its mark, UTF-8 where it is that, else a letter a byte.
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => utf_16(units),
        None => String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().copied().map(char::from).collect()),
    }
}

fn utf_16(bytes: &[u8]) -> String {
    let units: Vec<u16> =
        bytes.chunks_exact(2).filter_map(|unit| Some(u16::from_be_bytes(unit.try_into().ok()?))).collect();
    String::from_utf16_lossy(&units)
}

/// The text of each code of a font, two bytes each.
type Table = BTreeMap<u16, String>;

/// # Errors
/// When a font has no table, or one in a form that is not read here.
fn table(document: &Document, font: &Dictionary) -> Result<Table, PdfError> {
    let object = font.get(b"ToUnicode").and_then(|object| document.dereference(object)).map_err(PdfError::assembly)?.1;
    let stream = object.as_stream().map_err(PdfError::assembly)?;
    let bytes = stream.decompressed_content().map_err(PdfError::assembly)?;
    let lines = String::from_utf8(bytes).map_err(PdfError::assembly)?;
    if lines.contains("beginbfrange") {
        return Err(PdfError::assembly("a table of texts has ranges, which are not read"));
    }
    let blocks = lines.split("beginbfchar").skip(1).filter_map(|block| block.split("endbfchar").next());
    let mut table = Table::new();
    for line in blocks.flat_map(str::lines) {
        let mut parts = line.split(['<', '>']).filter(|part| !part.trim().is_empty());
        if let (Some(code), Some(text)) = (parts.next(), parts.next()) {
            let code = u16::from_str_radix(code, 16).map_err(PdfError::assembly)?;
            table.insert(code, utf_16(&digits(text.as_bytes())));
        }
    }
    Ok(table)
}

/// The words of a page, in both readings.
fn words(operations: &[Operation], tables: &BTreeMap<Vec<u8>, Table>) -> Result<[String; 2], PdfError> {
    let (mut close, mut wide) = (String::new(), String::new());
    let mut table = None;
    for operation in operations {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), ..]) => table = tables.get(name),
            ("Tj" | "TJ" | "'" | "\"", operands) => {
                for bytes in operands.iter().flat_map(strings) {
                    let table = table.ok_or_else(|| PdfError::assembly("a text is shown in no font"))?;
                    let codes =
                        bytes.chunks_exact(2).filter_map(|code| Some(u16::from_be_bytes(code.try_into().ok()?)));
                    let shown: String = codes.filter_map(|code| table.get(&code)).map(String::as_str).collect();
                    close.push_str(&shown);
                    wide.push_str(&shown);
                    wide.push(' ');
                }
            }
            _ => {}
        }
    }
    Ok([close, wide])
}

/// The strings of an operand, of an array as well.
fn strings(operand: &Object) -> Vec<&[u8]> {
    match operand {
        Object::String(bytes, _) => vec![bytes],
        Object::Array(list) => list.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// What sixteen and more hexadecimal digits in a row stand for.
fn hexadecimal(bytes: &[u8]) -> Vec<Vec<u8>> {
    let runs = bytes.split(|byte| !byte.is_ascii_hexdigit() && !byte.is_ascii_whitespace());
    runs.filter(|run| run.len() >= 16).map(digits).collect()
}

fn digits(text: &[u8]) -> Vec<u8> {
    let values: Vec<u8> = text
        .iter()
        .filter_map(|&byte| char::from(byte).to_digit(16))
        .filter_map(|value| u8::try_from(value).ok())
        .collect();
    values.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, value| byte << 4 | value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_are_what_they_stand_for() {
        let text = b"<4578616D706C65204E6574> <45>";
        assert_eq!(hexadecimal(text), [b"Example Net".to_vec()]);
    }

    #[test]
    fn a_text_string_is_read_in_each_of_its_encodings() {
        assert_eq!(text(&[0xFE, 0xFF, 0x00, 0xE9]), "é");
        assert_eq!(text("é".as_bytes()), "é");
        assert_eq!(text(&[0xE9]), "é");
    }

    #[test]
    fn what_is_no_file_cannot_be_searched() {
        assert!(findable(b"%PDF-1.7\nnothing").is_err());
    }
}
