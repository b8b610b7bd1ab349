//! The fields that a template's patterns name: each must be one that the template or the program has.

use std::collections::BTreeMap;

use super::{Block, Cell, Columns, Field, FieldKind, Pattern, Template, WORD_NAMES};
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::markup::{Inline, Node};
use crate::tables::Text;

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Word,
    Number,
    Date,
    Dates,
    Session,
    Countries,
    Organisation,
    Organisations,
    Signatory,
    Signatories,
    Lines,
}

impl Kind {
    fn of(field: FieldKind) -> Self {
        match field {
            FieldKind::Text | FieldKind::Flag => Self::Text,
            FieldKind::Texts => Self::Lines,
            FieldKind::Number => Self::Number,
            FieldKind::Session => Self::Session,
            FieldKind::Date | FieldKind::Month => Self::Date,
            FieldKind::Countries => Self::Countries,
            FieldKind::Organisation => Self::Organisation,
            FieldKind::Organisations => Self::Organisations,
            FieldKind::Signatories => Self::Signatories,
        }
    }

    /// What `{it}` is inside an `each`.
    fn item(self) -> Option<Self> {
        match self {
            Self::Lines | Self::Countries => Some(Self::Text),
            Self::Organisations => Some(Self::Organisation),
            Self::Signatories => Some(Self::Signatory),
            _ => None,
        }
    }

    /// What may follow a dot.
    fn parts(self) -> &'static [(&'static str, Self)] {
        match self {
            Self::Session => &[
                ("agenda", Self::Text),
                ("communications-deadline", Self::Date),
                ("dates", Self::Dates),
                ("year", Self::Number),
            ],
            Self::Organisation | Self::Organisations => {
                &[("address", Self::Lines), ("name", Self::Text), ("short", Self::Text), ("status", Self::Text)]
            }
            Self::Signatory => &[
                ("credential", Self::Text),
                ("name", Self::Text),
                ("organisation", Self::Organisation),
                ("role", Self::Text),
            ],
            _ => &[],
        }
    }

    /// What may follow a bar.
    fn forms(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["short"],
            Self::Date => &["long", "month-year", "year"],
            Self::Dates => &["range"],
            Self::Session => &["capital", "ordinal-words"],
            Self::Organisation => &["registered", "short"],
            Self::Organisations => &["list", "registered", "short"],
            Self::Lines | Self::Countries => &["list"],
            Self::Word | Self::Number | Self::Signatory | Self::Signatories => &[],
        }
    }
}

/// Checks every pattern of a template, and every key that names a field.
pub(super) fn check(template: &Template, found: &mut Diagnostics) {
    let mut check = Check { fields: &template.fields, it: None, running: true, found };
    for line in &template.page.lines {
        check.pattern(&line.text);
    }
    check.running = false;
    template.subject.iter().for_each(|subject| check.pattern(subject));
    for field in template.fields.values() {
        field.default.iter().chain(&field.placeholder).for_each(|pattern| check.pattern(pattern));
    }
    template.front.iter().chain(&template.back).for_each(|block| check.block(block));
}

struct Check<'t> {
    fields: &'t BTreeMap<String, Field>,
    /// What `{it}` is, inside an `each`.
    it: Option<Kind>,
    /// True in running lines, which know the page.
    running: bool,
    found: &'t mut Diagnostics,
}

impl Check<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Lines(lines) => {
                self.condition(lines.unless_empty.as_ref());
                self.repeated(lines.each.as_ref(), |check| lines.lines.iter().for_each(|line| check.pattern(line)));
            }
            Block::Columns(columns) => self.columns(columns),
            Block::Title(text) | Block::Heading(_, text) | Block::Paragraph(text) => {
                self.condition(text.unless_empty.as_ref());
                self.pattern(&text.text);
            }
            Block::Generated(list) => list.title.iter().for_each(|title| self.pattern(title)),
            Block::Rule { .. } | Block::Space { .. } | Block::PageBreak { .. } => {}
        }
    }

    fn columns(&mut self, columns: &Columns) {
        for row in &columns.rows {
            self.condition(row.unless_empty.as_ref());
            self.repeated(row.each.as_ref(), |check| {
                for cell in &row.cells {
                    if let Cell::Text { text, .. } = cell {
                        check.pattern(text);
                    }
                }
            });
        }
        columns.beside.iter().for_each(|(_, _, text)| self.pattern(text));
        if let Some(fill) = &columns.fill {
            self.repeated(Some(&fill.each), |check| fill.lines.iter().for_each(|line| check.pattern(line)));
        }
    }

    /// Checks what is printed once for each item of a field.
    fn repeated(&mut self, each: Option<&Text>, inside: impl FnOnce(&mut Self)) {
        self.it = each.and_then(|each| self.list(each, "each"));
        // Of the items of a field that is no list nothing is known: that fault has been said.
        if each.is_none() || self.it.is_some() {
            inside(self);
        }
        self.it = None;
    }

    fn condition(&mut self, field: Option<&Text>) {
        if let Some(field) = field
            && let Err(known) = self.find(&field.value)
        {
            self.found.push(unknown_key(field, &known));
        }
    }

    /// The kind of a list's items; a fault when the key names no list.
    fn list(&mut self, field: &Text, key: &str) -> Option<Kind> {
        match self.find(&field.value) {
            Ok(kind) => {
                let item = kind.item();
                if item.is_none() {
                    let message = format!("`{key}` names `{}`, which holds one thing", field.value);
                    self.found.push(Diagnostic::error(field.span, message).hint("it must name a list"));
                }
                item
            }
            Err(known) => {
                self.found.push(unknown_key(field, &known));
                None
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        if let Pattern::Counted(counted) = pattern {
            self.list(&counted.count, "count");
        }
        for text in pattern.texts() {
            for_each_field(text, &mut |inline, name, forms| self.placeholder(inline, name, forms));
        }
    }

    fn placeholder(&mut self, inline: &Inline, name: &str, forms: &[String]) {
        match self.find(name) {
            Ok(kind) => check_forms(inline, forms, kind.forms(), self.found),
            Err(known) => {
                let known = known.iter().map(String::as_str);
                self.found.push(unknown(inline, "field", name, known));
            }
        }
    }

    /// What a name such as `care-of.address` stands for; otherwise the names that are known there.
    fn find(&self, name: &str) -> Result<Kind, Vec<String>> {
        let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
        if let ("word", Some(word)) = (first, rest) {
            let known = || WORD_NAMES.iter().map(|word| format!("word.{word}")).collect();
            return WORD_NAMES.contains(&word).then_some(Kind::Word).ok_or_else(known);
        }
        let start = match first {
            "page" | "pages" if self.running => Some(Kind::Number),
            "it" => self.it,
            _ => self.fields.get(first).map(|field| Kind::of(field.kind)),
        };
        let mut kind = start.ok_or_else(|| self.known())?;
        let mut before = first.to_owned();
        for part in rest.into_iter().flat_map(|rest| rest.split('.')) {
            let parts = kind.parts();
            let known = || parts.iter().map(|(part, _)| format!("{before}.{part}")).collect::<Vec<_>>();
            kind = parts.iter().find(|(known, _)| *known == part).ok_or_else(known)?.1;
            before = format!("{before}.{part}");
        }
        Ok(kind)
    }

    fn known(&self) -> Vec<String> {
        let own: &[&str] = if self.running { &["page", "pages"] } else { &[] };
        let it = self.it.map(|_| "it".to_owned());
        own.iter().map(|&name| name.to_owned()).chain(it).chain(self.fields.keys().cloned()).collect()
    }
}

fn unknown_key(field: &Text, known: &[String]) -> Diagnostic {
    let fault = Diagnostic::error(field.span, format!("unknown field `{}`", field.value));
    match nearest(&field.value, known.iter().map(String::as_str)) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("the fields that may stand here: {}", known.join(", "))),
    }
}

/// Names the forms of a field that it does not have.
fn check_forms(inline: &Inline, forms: &[String], known: &[&str], found: &mut Diagnostics) {
    for form in forms.iter().filter(|form| !known.contains(&form.as_str())) {
        found.push(unknown(inline, "form", form, known.iter().copied()));
    }
}

/// The fault of a name that nothing here has.
fn unknown<'a>(inline: &Inline, what: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let fault = Diagnostic::error(inline.origin.span(), format!("unknown {what} `{name}`"));
    let all: Vec<&str> = known.clone().collect();
    match nearest(name, known) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None if all.is_empty() => fault.hint("this field has no forms"),
        None => fault.hint(format!("the {what}s that may stand here: {}", all.join(", "))),
    }
}

/// Calls `visit` for every placeholder of a text, whatever it stands in.
pub(super) fn for_each_field(pattern: &[Inline], visit: &mut impl FnMut(&Inline, &str, &[String])) {
    for inline in pattern {
        match &inline.node {
            Node::Field { name, forms } => visit(inline, name, forms),
            Node::Optional(inner) | Node::Note { content: inner, .. } => for_each_field(inner, visit),
            _ => {}
        }
    }
}
