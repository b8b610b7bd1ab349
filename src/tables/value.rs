//! TOML values with their places, owned.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Date;
use crate::diag::{Diagnostic, FileId, Origin, Span};
use crate::files::limits;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The whole value, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of TOML values.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A text in quotation marks.
    Text(Text),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, as it was typed: nothing is decided on floats.
    Decimal(String),
    /// `true` or `false`.
    Flag(bool),
    /// A date.
    Date(Date),
    /// A date with a time, or a time: nothing here takes one.
    Time,
    /// `[ … ]`.
    List(Vec<Value>),
    /// `{ … }` or a table with a heading.
    Table(Table),
}

impl Kind {
    /// What it is, for "expected … but found …".
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a number",
            Self::Decimal(number) if number.contains(['.', 'e', 'E', 'n']) => "a number with a fraction",
            Self::Decimal(_) => "a number that is too large",
            Self::Flag(_) => "true or false",
            Self::Date(_) => "a date",
            Self::Time => "a time",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// A text and where its words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub value: String,
    /// Where they stand, without the quotation marks.
    pub span: Span,
    /// True when the words are the bytes of the span; false when an escape stands among them.
    pub verbatim: bool,
}

impl Text {
    /// Where the words come from.
    pub fn origin(&self) -> Origin {
        if self.verbatim { Origin::Verbatim(self.span) } else { Origin::Typed(self.span) }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key, with its place.
    pub key: Text,
    /// The value.
    pub value: Value,
}

/// A table: its entries in the order in which they were typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The heading or the braces; the whole file for the outermost.
    pub span: Span,
    /// Keys and values.
    pub entries: Vec<Entry>,
    /// False when the file has faults of syntax: then a missing key may be one that could not be read.
    pub whole: bool,
}

/// The text that is being read, and where it stands in its file.
pub(super) struct Place<'t> {
    pub(super) file: FileId,
    pub(super) offset: usize,
    pub(super) text: &'t str,
}

impl Place<'_> {
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start, self.offset + range.end)
    }

    /// The line on which something begins.
    pub(super) fn line(&self, span: Span) -> Span {
        let at = (span.start as usize).saturating_sub(self.offset).min(self.text.len());
        let start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |feed| feed + 1);
        let end = self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |feed| at + feed);
        self.span(start..end)
    }
}

pub(super) fn convert_table(table: &DeTable<'_>, span: Span, place: &Place<'_>) -> Table {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry { key: text(key.get_ref(), key.span(), place), value: convert(value, place) })
        .collect();
    entries.sort_by_key(|entry| entry.key.span.start);
    Table { span, entries, whole: true }
}

fn convert(value: &Spanned<DeValue<'_>>, place: &Place<'_>) -> Value {
    let span = place.span(value.span());
    let kind = match value.get_ref() {
        DeValue::String(words) => Kind::Text(text(words, value.span(), place)),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Kind::Decimal(number.as_str().to_owned()), Kind::Integer),
        DeValue::Float(number) => Kind::Decimal(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Kind::Flag(*flag),
        DeValue::Datetime(moment) => match (moment.date, moment.time) {
            (Some(date), None) => Kind::Date(Date::of_toml(date)),
            _ => Kind::Time,
        },
        DeValue::Array(list) => Kind::List(list.iter().map(|item| convert(item, place)).collect()),
        DeValue::Table(table) => Kind::Table(convert_table(table, span, place)),
    };
    Value { span, kind }
}

/// A text whose words stand in `range`, with or without quotation marks.
fn text(words: &str, range: std::ops::Range<usize>, place: &Place<'_>) -> Text {
    let raw = place.text.get(range.clone()).unwrap_or("");
    let inner = quoted(raw).find(|&(from, to)| raw.get(from..to) == Some(words));
    let (from, to) = inner.unwrap_or((0, raw.len()));
    Text { value: words.to_owned(), span: place.span(range.start + from..range.start + to), verbatim: inner.is_some() }
}

/// The ranges in which the words of a text may stand: bare, in single quotation marks, in triple ones,
/// and in triple ones after the first line's end, which TOML drops.
fn quoted(raw: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let ends = |mark: usize| (raw.len() >= 2 * mark).then(|| (mark, raw.len() - mark));
    let after_newline = |newline: &'static str| {
        let (from, to) = ends(3)?;
        raw.get(from..to)?.starts_with(newline).then_some((from + newline.len(), to))
    };
    [Some((0, raw.len())), ends(1), ends(3), after_newline("\n"), after_newline("\r\n")].into_iter().flatten()
}

/// True when byte `at` stands on one of these lines, which are sorted.
pub(super) fn on_one_of(lines: &[Span], at: u32) -> bool {
    let after = lines.partition_point(|line| line.start <= at);
    after.checked_sub(1).and_then(|last| lines.get(last)).is_some_and(|line| at <= line.end)
}

/// Leaves out what stands on lines that could not be read: the parser guesses a value there, and a
/// fault of a guess would lead astray.
pub(super) fn drop_lines(table: &mut Table, lines: &[Span]) {
    table.entries.retain(|entry| !on_one_of(lines, entry.key.span.start));
    for entry in &mut table.entries {
        if let Kind::Table(inner) = &mut entry.value.kind {
            inner.whole = table.whole;
            drop_lines(inner, lines);
        } else if let Kind::List(list) = &mut entry.value.kind {
            list.retain(|item| matches!(item.kind, Kind::Table(_)) || !on_one_of(lines, item.span.start));
            for item in list {
                if let Kind::Table(inner) = &mut item.kind {
                    inner.whole = table.whole;
                    drop_lines(inner, lines);
                }
            }
        }
    }
}

/// What is said of tables that stand too deep in each other.
pub(super) fn too_deep() -> String {
    format!("tables stand more than {} deep", limits::TOML_DEPTH)
}

/// The first place where a table is too deep or has too many keys.
pub(super) fn beyond_limits(table: &Table) -> Option<Diagnostic> {
    let mut keys = 0usize;
    let mut open: Vec<(&Value, usize)> = table.entries.iter().map(|e| (&e.value, 1)).collect();
    while let Some((value, depth)) = open.pop() {
        keys += 1;
        if keys > limits::TOML_KEYS {
            let message = format!("the file holds more than {} values", limits::TOML_KEYS);
            return Some(Diagnostic::error(value.span, message));
        }
        if depth > limits::TOML_DEPTH {
            return Some(Diagnostic::error(value.span, too_deep()));
        }
        match &value.kind {
            Kind::List(list) => open.extend(list.iter().map(|v| (v, depth + 1))),
            Kind::Table(table) => open.extend(table.entries.iter().map(|e| (&e.value, depth + 1))),
            _ => {}
        }
    }
    None
}
