//! Placeholders replaced by what they stand for: one rule for templates and citation patterns.

use super::{Citation, Inline, Look, Node};
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};

/// What the placeholders of a pattern may ask for.
pub trait Fields {
    /// The value of `{name|form|form}`; `asked` is the placeholder, braces included.
    fn field(&self, name: &str, forms: &[String], asked: Span) -> FieldValue;

    /// The names that may be asked for, so that a slip of the finger can be put right.
    fn known(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// The value of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// There is no field of this name: a fault of the pattern.
    Unknown,
    /// The field has no such form: a fault of the pattern.
    UnknownForm {
        /// The form that was asked for.
        form: String,
        /// The forms that it has.
        known: Vec<&'static str>,
    },
    /// Nothing to print; an optional part that asks for it is dropped.
    Empty,
    /// Its words.
    Is(Vec<Inline>),
}

/// The pattern with its placeholders replaced and its optional parts kept or dropped, also inside notes
/// and around citations; everything else stays as it is.
///
/// An optional part is dropped whole when a field in it is empty; an optional part inside it answers
/// for its own fields. The look of the placeholder is laid over that of the value: emphasis within
/// emphasis turns back to roman. The inlines of an optional part carry their whole look themselves.
///
/// A fault goes to `found` at its placeholder, also when it stands in a part that is dropped; it prints
/// nothing, and the rest goes on.
pub fn expand(pattern: &[Inline], fields: &dyn Fields, found: &mut Diagnostics) -> Vec<Inline> {
    let mut printed = Vec::new();
    Expansion { fields, found }.all(pattern, &mut printed);
    printed
}

struct Expansion<'a> {
    fields: &'a dyn Fields,
    found: &'a mut Diagnostics,
}

impl Expansion<'_> {
    /// Expands into `printed`; false when a field was empty. Goes on after an empty field, so that
    /// faults behind it are found as well.
    fn all(&mut self, pattern: &[Inline], printed: &mut Vec<Inline>) -> bool {
        let mut filled = true;
        for inline in pattern {
            filled &= self.one(inline, printed);
        }
        filled
    }

    fn one(&mut self, inline: &Inline, printed: &mut Vec<Inline>) -> bool {
        let (node, filled) = match &inline.node {
            Node::Field { name, forms } => return self.placeholder(name, forms, inline, printed),
            Node::Optional(part) => {
                let mut kept = Vec::new();
                if self.all(part, &mut kept) {
                    printed.append(&mut kept);
                }
                return true;
            }
            Node::Note { series, content, anchor } => {
                let (content, filled) = self.apart(content);
                (Node::Note { series: *series, content, anchor: anchor.clone() }, filled)
            }
            Node::Cite(citations) => self.citations(citations),
            _ => (inline.node.clone(), true),
        };
        printed.push(Inline { node, look: inline.look.clone(), origin: inline.origin });
        filled
    }

    fn citations(&mut self, citations: &[Citation]) -> (Node, bool) {
        let mut filled = true;
        let expanded = citations.iter().map(|citation| {
            let (prefix, before) = self.apart(&citation.prefix);
            let (suffix, after) = self.apart(&citation.suffix);
            filled &= before && after;
            Citation { prefix, suffix, ..citation.clone() }
        });
        (Node::Cite(expanded.collect()), filled)
    }

    fn apart(&mut self, pattern: &[Inline]) -> (Vec<Inline>, bool) {
        let mut printed = Vec::new();
        let filled = self.all(pattern, &mut printed);
        (printed, filled)
    }

    fn placeholder(&mut self, name: &str, forms: &[String], typed: &Inline, printed: &mut Vec<Inline>) -> bool {
        let asked = typed.origin.span();
        match self.fields.field(name, forms, asked) {
            FieldValue::Is(value) => {
                printed.extend(value.into_iter().map(|v| Inline { look: laid_over(&typed.look, v.look), ..v }));
                return true;
            }
            FieldValue::Empty => {}
            FieldValue::Unknown => {
                let known = self.fields.known();
                self.found.push(fault(asked, format!("unknown field `{{{name}}}`"), name, &known));
            }
            FieldValue::UnknownForm { form, known } => {
                self.found.push(fault(asked, format!("`{{{name}}}` has no form `{form}`"), &form, &known));
            }
        }
        false
    }
}

fn fault(asked: Span, message: String, typed: &str, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::error(asked, message);
    match nearest(typed, known.iter().copied()) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None if known.is_empty() => fault,
        None => fault.hint(format!("what may stand here: {}", known.join(", "))),
    }
}

/// The look of the pattern over that of a value.
fn laid_over(pattern: &Look, value: Look) -> Look {
    Look {
        emphasis: pattern.emphasis != value.emphasis,
        strong: pattern.strong || value.strong,
        target: value.target.or_else(|| pattern.target.clone()),
        language: value.language.or_else(|| pattern.language.clone()),
        person: value.person.or_else(|| pattern.person.clone()),
        revision: value.revision.or(pattern.revision),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Origin};
    use crate::geom::Target;
    use crate::markup::Series;

    fn inline(node: Node) -> Inline {
        Inline { node, look: Look::default(), origin: Origin::Verbatim(Span::new(FileId::new(0), 5, 12)) }
    }

    fn text(words: &str) -> Inline {
        inline(Node::Text(words.to_owned()))
    }

    fn field(name: &str) -> Inline {
        inline(Node::Field { name: name.to_owned(), forms: Vec::new() })
    }

    fn optional(part: &[Inline]) -> Inline {
        inline(Node::Optional(part.to_vec()))
    }

    fn emphasised(inline: Inline) -> Inline {
        Inline { look: Look { emphasis: true, ..inline.look }, ..inline }
    }

    /// Knows `title`, of which one word is emphasised and leads somewhere, `body`, and the empty `day`.
    struct Some3;

    impl Fields for Some3 {
        fn field(&self, name: &str, forms: &[String], _: Span) -> FieldValue {
            if let Some(form) = forms.first() {
                return FieldValue::UnknownForm { form: form.clone(), known: vec!["short"] };
            }
            match name {
                "title" => {
                    let mut led = emphasised(text("China"));
                    led.look.target = Some(Target::Address("https://inner.example".to_owned()));
                    FieldValue::Is(vec![text("Women in "), led])
                }
                "body" => FieldValue::Is(vec![text("CSW")]),
                "day" => FieldValue::Empty,
                _ => FieldValue::Unknown,
            }
        }

        fn known(&self) -> Vec<&str> {
            vec!["title", "body", "day"]
        }
    }

    fn read(pattern: &[Inline]) -> (String, Vec<(String, Option<String>)>) {
        let mut found = Diagnostics::new();
        let printed = expand(pattern, &Some3, &mut found);
        let words = printed.iter().map(|inline| match &inline.node {
            Node::Text(words) => words.clone(),
            other => panic!("not expanded: {other:?}"),
        });
        (words.collect(), found.iter().map(|d| (d.message.clone(), d.hint.clone())).collect())
    }

    #[test]
    fn an_optional_part_lives_by_its_own_fields() {
        let cases = [
            (vec![text("a "), field("body")], "a CSW"),
            (vec![field("day"), text("x")], "x"),
            (vec![field("body"), optional(&[text(", "), field("day")])], "CSW"),
            (vec![field("body"), optional(&[text(", "), field("body")])], "CSW, CSW"),
            (vec![optional(&[text("no field")])], "no field"),
            (vec![optional(&[field("body"), field("day"), text("!")])], ""),
            // The inner part answers for its own emptiness.
            (vec![optional(&[field("body"), optional(&[text(" of "), field("day")])])], "CSW"),
            (vec![optional(&[field("day"), optional(&[field("body")])])], ""),
        ];
        for (pattern, expected) in cases {
            assert_eq!(read(&pattern), (expected.to_owned(), vec![]), "{pattern:?}");
        }
    }

    #[test]
    fn an_unknown_field_is_named_and_the_rest_goes_on() {
        let (words, found) = read(&[field("titel"), text(" and "), field("body")]);
        assert_eq!(words, " and CSW");
        assert_eq!(found, [("unknown field `{titel}`".to_owned(), Some("did you mean `title`?".to_owned()))]);
    }

    #[test]
    fn a_fault_behind_an_empty_field_is_found_too() {
        let (words, found) = read(&[optional(&[field("day"), field("zzzzzz")])]);
        assert_eq!(words, "");
        let hint = Some("what may stand here: title, body, day".to_owned());
        assert_eq!(found, [("unknown field `{zzzzzz}`".to_owned(), hint)]);
    }

    #[test]
    fn an_unknown_form_is_named() {
        let asked = inline(Node::Field { name: "title".to_owned(), forms: vec!["shrot".to_owned()] });
        let (_, found) = read(&[asked]);
        let expected = ("`{title}` has no form `shrot`".to_owned(), Some("did you mean `short`?".to_owned()));
        assert_eq!(found, [expected]);
    }

    #[test]
    fn emphasis_within_emphasis_turns_back_and_targets_are_inherited() {
        let mut asked = emphasised(field("title"));
        asked.look.target = Some(Target::Address("https://outer.example".to_owned()));
        asked.look.strong = true;
        let printed = expand(&[asked], &Some3, &mut Diagnostics::new());
        let looks: Vec<_> = printed.iter().map(|i| (i.look.emphasis, i.look.strong, i.look.target.clone())).collect();
        let address = |name: &str| Some(Target::Address(format!("https://{name}.example")));
        assert_eq!(looks, [(true, true, address("outer")), (false, true, address("inner"))]);
    }

    #[test]
    fn notes_and_prefixes_are_expanded_inside() {
        let note = |content| inline(Node::Note { series: Series::Numbered, content, anchor: None });
        let printed = expand(&[note(vec![text("c/o "), field("body")])], &Some3, &mut Diagnostics::new());
        assert_eq!(printed, [note(vec![text("c/o "), text("CSW")])]);
        // An empty field in a note empties the optional part around the note.
        let printed = expand(&[optional(&[note(vec![field("day")])])], &Some3, &mut Diagnostics::new());
        assert_eq!(printed, []);

        let span = Span::new(FileId::new(0), 0, 3);
        let cite = |prefix| {
            let citation =
                Citation { prefix, key: "a".to_owned(), key_span: span, pinpoint: None, suffix: vec![], span };
            inline(Node::Cite(vec![citation]))
        };
        let printed = expand(&[cite(vec![field("body")])], &Some3, &mut Diagnostics::new());
        assert_eq!(printed, [cite(vec![text("CSW")])]);
    }
}
