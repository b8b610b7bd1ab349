//! Asking a table for its keys, with a fault for whatever is not as it was asked for.

use serde::de::DeserializeOwned;
use serde::de::value::{Error as NameError, StrDeserializer};

use super::{Date, Entry, Kind, Table, Text, Value, date};
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::geom::Length;

/// Reads one table. What is asked for is known; what nobody asked for is a fault, named by
/// [`Reader::finish`].
#[derive(Debug)]
pub struct Reader<'d> {
    /// Where the table stands.
    span: Span,
    /// False when a missing key may be one that could not be read.
    whole: bool,
    /// Entries that nobody has asked for yet. This list shrinks.
    left: Vec<Entry>,
    /// Keys that were asked for, in order: what may stand here.
    asked: Vec<&'static str>,
    found: &'d mut Diagnostics,
}

impl<'d> Reader<'d> {
    /// A reader of this table, saying its faults to `found`.
    pub fn new(table: Table, found: &'d mut Diagnostics) -> Self {
        Self { span: table.span, whole: table.whole, left: table.entries, asked: Vec::new(), found }
    }

    /// Where the table stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where faults go.
    pub fn found(&mut self) -> &mut Diagnostics {
        self.found
    }

    /// The value of a key, of any kind.
    pub fn value(&mut self, key: &'static str) -> Option<Value> {
        self.asked.push(key);
        let at = self.left.iter().position(|entry| entry.key.value == key)?;
        Some(self.left.remove(at).value)
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.value(key)?;
        value.into_text(key, self.found)
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Text> {
        let there = self.has(key);
        let text = self.text(key);
        if !there {
            self.missing(key, "\"…\"");
        }
        text
    }

    /// One text or a list of texts.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = match value.kind {
            Kind::List(list) => list,
            _ => vec![value],
        };
        items.into_iter().filter_map(|item| item.into_text(key, self.found)).collect()
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<(i64, Span)> {
        let value = self.value(key)?;
        match value.kind {
            Kind::Integer(number) => Some((number, value.span)),
            _ => self.wrong(key, "a whole number, such as 67", &value),
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        match value.kind {
            Kind::Flag(flag) => Some(flag),
            _ => self.wrong(key, "true or false, without quotation marks", &value),
        }
    }

    /// A date, of which as much may be missing as is unknown: `2022-08-01`, `"2018-07"`, `2018`.
    pub fn date(&mut self, key: &'static str) -> Option<(Date, Span)> {
        let value = self.value(key)?;
        let date = match &value.kind {
            Kind::Date(date) => Ok(*date),
            Kind::Integer(year) => Date::parse(&year.to_string()),
            Kind::Text(text) => Date::parse(&text.value),
            _ => return self.wrong(key, "a date, such as 2022-08-01", &value),
        };
        match date {
            Ok(date) => Some((date, value.span)),
            Err(why) => {
                let words = value.as_text().and_then(|text| date::in_words(text.as_str()));
                let hint = words.map_or_else(|| why.to_string(), |date| format!("type {date}"));
                self.found.push(Diagnostic::error(value.span, format!("`{key}` is no date")).hint(hint));
                None
            }
        }
    }

    /// A length with its unit; `em` is what an em is here.
    pub fn length(&mut self, key: &'static str, em: Length) -> Option<Length> {
        let text = self.text(key)?;
        match Length::parse(&text.value, em) {
            Ok(length) => Some(length),
            Err(why) => {
                self.found.push(Diagnostic::error(text.span, format!("`{key}` is no length")).hint(why.to_string()));
                None
            }
        }
    }

    /// One of the names of an enumeration, as serde knows them.
    pub fn choice<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        let text = self.text(key)?;
        match T::deserialize(StrDeserializer::<NameError>::new(&text.value)) {
            Ok(choice) => Some(choice),
            Err(error) => {
                // serde says: unknown variant `x`, expected one of `a`, `b`
                let said = error.to_string();
                let known: Vec<&str> = said.split('`').skip(3).step_by(2).collect();
                let message = format!("`{key}` cannot be `{}`", text.value);
                let hint = nearest(&text.value, known.iter().copied()).map_or_else(
                    || format!("one of: {}", known.join(", ")),
                    |near| format!("did you mean `{near}`? (one of: {})", known.join(", ")),
                );
                self.found.push(Diagnostic::error(text.span, message).hint(hint));
                None
            }
        }
    }

    /// A table.
    pub fn table(&mut self, key: &'static str) -> Option<Table> {
        let value = self.value(key)?;
        value.into_table(key, self.found)
    }

    /// A list of values of any kind.
    pub fn list(&mut self, key: &'static str) -> Vec<Value> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value { kind: Kind::List(list), .. }) => list,
            Some(value) => {
                self.wrong::<()>(key, "a list, such as [ … ]", &value);
                Vec::new()
            }
        }
    }

    /// A list of tables, `[[key]]` or `key = [{ … }]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<Table> {
        let list = self.list(key);
        list.into_iter().filter_map(|item| item.into_table(key, self.found)).collect()
    }

    /// All entries that nobody has asked for: the names of a table whose keys are chosen by its writer.
    pub fn rest(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.left)
    }

    /// True when the table has this key and nobody has asked for it yet.
    pub fn has(&self, key: &str) -> bool {
        self.left.iter().any(|entry| entry.key.value == key)
    }

    /// The value of a key that nobody has asked for yet, which stays to be asked for.
    pub fn peek(&self, key: &str) -> Option<&Value> {
        self.left.iter().find(|entry| entry.key.value == key).map(|entry| &entry.value)
    }

    /// Says that a key is missing, unless faults of syntax may have hidden it.
    pub fn missing(&mut self, key: &str, example: &str) {
        if self.whole {
            let fault = Diagnostic::error(self.span, format!("`{key}` is missing"));
            self.found.push(fault.hint(format!("add a line: {key} = {example}")));
        }
    }

    fn wrong<T>(&mut self, key: &str, expected: &str, value: &Value) -> Option<T> {
        wrong(key, expected, value, self.found);
        None
    }

    /// Names the keys that nobody asked for.
    pub fn finish(self) {
        for entry in self.left {
            let message = format!("unknown key `{}`", entry.key.value);
            let hint = match nearest(&entry.key.value, self.asked.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys that may stand here: {}", self.asked.join(", ")),
            };
            self.found.push(Diagnostic::error(entry.key.span, message).hint(hint));
        }
    }
}

impl Value {
    /// The text that it is, if it is one.
    fn as_text(&self) -> Option<&Text> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text that it is; a fault, under the name `key`, when it is none.
    pub fn into_text(self, key: &str, found: &mut Diagnostics) -> Option<Text> {
        match self.kind {
            Kind::Text(text) => Some(text),
            _ => {
                wrong(key, "a text in quotation marks", &self, found);
                None
            }
        }
    }

    /// The table that it is; a fault, under the name `key`, when it is none.
    pub fn into_table(self, key: &str, found: &mut Diagnostics) -> Option<Table> {
        match self.kind {
            Kind::Table(table) => Some(table),
            _ => {
                wrong(key, "a table, such as { … }", &self, found);
                None
            }
        }
    }
}

fn wrong(key: &str, expected: &str, value: &Value, found: &mut Diagnostics) {
    let message = format!("`{key}` is {}", value.kind.name());
    let hint = requoted(expected, value).unwrap_or_else(|| format!("it must be {expected}"));
    found.push(Diagnostic::error(value.span, message).hint(hint));
}

/// What to type where a value only has quotation marks too many or too few.
fn requoted(expected: &str, value: &Value) -> Option<String> {
    match &value.kind {
        Kind::Text(text) => {
            let typed = text.value.trim();
            let number = expected.contains("number") && typed.parse::<i64>().is_ok();
            let flag = expected.contains("true") && matches!(typed, "true" | "false");
            (number || flag).then(|| format!("type it without quotation marks: {typed}"))
        }
        Kind::Integer(number) if expected.contains("text") => Some(format!("put it in quotation marks: \"{number}\"")),
        Kind::Flag(flag) if expected.contains("text") => Some(format!("put it in quotation marks: \"{flag}\"")),
        _ => None,
    }
}
