//! The styles of a template by name, and what they inherit by `like`.

use std::collections::{BTreeMap, BTreeSet};

use super::Style;
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::geom::Length;
use crate::tables::{Kind, Reader, Table, Text};

/// A style as it was typed.
struct Typed {
    table: Table,
    like: Option<Text>,
}

/// Reads the table `style`: a table for each style.
///
/// A style that is like an unknown one, or like itself by a detour, is a fault; it then inherits
/// nothing, and what names it finds it all the same.
pub(super) fn read(table: Table, found: &mut Diagnostics) -> BTreeMap<String, Style> {
    let mut typed = BTreeMap::new();
    let mut order = Vec::new();
    for entry in table.entries {
        if let Some(table) = entry.value.into_table(&entry.key.value, found) {
            let like = table.entries.iter().find(|inner| inner.key.value == "like");
            let like =
                like.and_then(|inner| if let Kind::Text(text) = &inner.value.kind { Some(text.clone()) } else { None });
            order.push(entry.key.value.clone());
            typed.insert(entry.key.value, Typed { table, like });
        }
    }
    let mut styles = BTreeMap::new();
    for name in &order {
        for step in line_of_descent(name, &typed, &styles, found).into_iter().rev() {
            read_one(&step, &typed, &mut styles, found);
        }
    }
    styles
}

/// The style and those that it is like, up to one that is finished or inherits nothing.
///
/// Followed step by step rather than by recursion, so that a chain of any length is only a list.
fn line_of_descent(
    name: &str,
    typed: &BTreeMap<String, Typed>,
    done: &BTreeMap<String, Style>,
    found: &mut Diagnostics,
) -> Vec<String> {
    let mut line: Vec<String> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut next = name.to_owned();
    while !done.contains_key(&next) {
        seen.insert(next.clone());
        line.push(next.clone());
        let Some(like) = typed.get(&next).and_then(|style| style.like.as_ref()) else { break };
        if seen.contains(&like.value) {
            found.push(cycle(&next, like, typed));
            break;
        }
        if !typed.contains_key(&like.value) {
            found.push(unknown(&next, like, typed));
            break;
        }
        next = like.value.clone();
    }
    line
}

fn cycle(name: &str, like: &Text, typed: &BTreeMap<String, Typed>) -> Diagnostic {
    let message = format!("the style `{name}` is like `{}`, and `{}` in the end like `{name}`", like.value, like.value);
    let fault = Diagnostic::error(like.span, message).hint("take `like` out of one of them");
    match typed.get(&like.value).and_then(|other| other.like.as_ref()).filter(|_| like.value != name) {
        Some(other) => fault.related(other.span, format!("`{}` is like `{}`", like.value, other.value)),
        None => fault,
    }
}

fn unknown(name: &str, like: &Text, typed: &BTreeMap<String, Typed>) -> Diagnostic {
    let message = format!("the style `{name}` is like `{}`, which is no style", like.value);
    let fault = Diagnostic::error(like.span, message);
    match nearest(&like.value, typed.keys().map(String::as_str)) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("the styles are: {}", typed.keys().cloned().collect::<Vec<_>>().join(", "))),
    }
}

fn read_one(
    name: &str,
    typed: &BTreeMap<String, Typed>,
    styles: &mut BTreeMap<String, Style>,
    found: &mut Diagnostics,
) {
    let Some(style) = typed.get(name) else { return };
    let base = style.like.as_ref().and_then(|like| styles.get(&like.value)).cloned().unwrap_or_default();
    let read = Style::read(style.table.clone(), &base, found);
    styles.insert(name.to_owned(), read);
}

/// Names the styles whose indents leave less than 4 em of the text's width.
pub(super) fn check_room(names: &[Text], sheet: &Sheet<'_>, found: &mut Diagnostics) {
    for name in names {
        let Some(style) = sheet.styles.get(&name.value) else { continue };
        let measure = sheet.measure_of(&name.value);
        let room = measure - style.left - style.right;
        if room < style.size * 4 {
            let message = format!("`left` and `right` leave this style a line of {room}");
            let hint = format!("the text is {measure} wide; leave at least 4 em of it");
            found.push(Diagnostic::error(name.span, message).hint(hint));
        }
    }
}

/// What the other parts of a template may name, and the size of an em outside of styles.
pub(super) struct Sheet<'s> {
    /// The styles.
    pub(super) styles: &'s BTreeMap<String, Style>,
    /// Size of the body text.
    pub(super) em: Length,
    /// Width of the text.
    pub(super) measure: Length,
    /// Width of a column of it.
    pub(super) column: Length,
    /// The style of each level of headings.
    pub(super) headings: Vec<String>,
    /// False when a missing style may be one that could not be read.
    pub(super) whole: bool,
}

impl Sheet<'_> {
    /// The width of what is set in a style.
    pub(super) fn measure_of(&self, style: &str) -> Length {
        if self.styles.get(style).is_some_and(|style| style.span) { self.measure } else { self.column }
    }

    /// The style that a key names, or this one when the key is missing.
    pub(super) fn style(&self, reader: &mut Reader<'_>, key: &'static str, otherwise: &str) -> String {
        match reader.text(key) {
            Some(name) => {
                self.check(&name.value, name.span, reader.found());
                name.value
            }
            None => {
                if !otherwise.is_empty() {
                    self.check(otherwise, reader.span(), reader.found());
                }
                otherwise.to_owned()
            }
        }
    }

    /// The style that a key names, which must be there.
    pub(super) fn required_style(&self, reader: &mut Reader<'_>, key: &'static str) -> String {
        if !reader.has(key) {
            reader.missing(key, "\"body\"");
        }
        self.style(reader, key, "")
    }

    /// The styles that a list names; there must be one at least.
    pub(super) fn required_styles(&self, reader: &mut Reader<'_>, key: &'static str) -> Vec<String> {
        if !reader.has(key) {
            reader.missing(key, "[\"body\"]");
        }
        let names = reader.texts(key);
        names.iter().for_each(|name| self.check(&name.value, name.span, reader.found()));
        names.into_iter().map(|name| name.value).collect()
    }

    fn check(&self, name: &str, span: Span, found: &mut Diagnostics) {
        if self.styles.contains_key(name) || !self.whole {
            return;
        }
        let fault = Diagnostic::error(span, format!("there is no style `{name}`"));
        found.push(match nearest(name, self.styles.keys().map(String::as_str)) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint(format!("describe it under [style.{name}]")),
        });
    }
}
