//! Reading a citation style from its file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::citation_style::{CitationKind, CitationStyle, Credentials, EtAl, NameRules, NoteForms, Repeat, TextForms};
use super::pattern::required;
use super::shelf::{Shelf, check_format};
use crate::corpus::SourceKind;
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::Workspace;
use crate::markup::{Inline, PinpointKind};
use crate::tables::{Kind, Reader, Table, Text};

const FOLDER: &str = "templates/citation-styles";

/// The kinds of sources by their names in a style.
const SOURCE_KINDS: [(&str, SourceKind); 11] = [
    ("news", SourceKind::News),
    ("web", SourceKind::Web),
    ("report", SourceKind::Report),
    ("un-document", SourceKind::UnDocument),
    ("treaty", SourceKind::Treaty),
    ("journal-article", SourceKind::JournalArticle),
    ("book", SourceKind::Book),
    ("legislation", SourceKind::Legislation),
    ("video", SourceKind::Video),
    ("case", SourceKind::Case),
    ("interview", SourceKind::Interview),
];

/// The kinds of pinpoints by their names in a style.
const PINPOINT_KINDS: [(&str, PinpointKind); 9] = [
    ("p", PinpointKind::P),
    ("para", PinpointKind::Para),
    ("art", PinpointKind::Art),
    ("ch", PinpointKind::Ch),
    ("fig", PinpointKind::Fig),
    ("note", PinpointKind::Note),
    ("vol", PinpointKind::Vol),
    ("sect", PinpointKind::Sect),
    ("preamble", PinpointKind::Preamble),
];

/// Reads `templates/citation-styles/<name>.<language>.toml`.
///
/// Which fields its patterns may name is known where records answer them, and judged there.
///
/// An unknown style, a language that the style has no file for, and every fault of the file go to
/// `found`; the style is there when the file is.
pub fn read_citation_style(
    workspace: &mut Workspace,
    name: &Text,
    language: &str,
    found: &mut Diagnostics,
) -> Option<CitationStyle> {
    if let Some(fault) = other_language(workspace, name, language) {
        found.push(fault);
        return None;
    }
    let ending = format!(".{language}.toml");
    let shelf = Shelf { what: "citation style", folder: FOLDER, ending: &ending };
    let table = shelf.open(workspace, &name.value, Some(name.span), found)?;
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    let style = read(&mut reader, &name.value, language);
    reader.finish();
    style
}

/// The fault of a style that exists, but not in this language.
fn other_language(workspace: &Workspace, name: &Text, language: &str) -> Option<Diagnostic> {
    let all = Shelf { what: "citation style", folder: FOLDER, ending: ".toml" }.names(workspace);
    let of_style = |stem: &String| Some(stem.strip_prefix(&name.value)?.strip_prefix('.')?.to_owned());
    let languages: Vec<String> = all.iter().filter_map(of_style).collect();
    if languages.is_empty() || languages.iter().any(|known| known == language) {
        return None;
    }
    let message = format!("the citation style `{}` has no file for the language `{language}`", name.value);
    let hint = format!("it has: {}; the file would be {FOLDER}/{}.{language}.toml", languages.join(", "), name.value);
    Some(Diagnostic::error(name.span, message).hint(hint))
}

fn read(reader: &mut Reader<'_>, name: &str, language: &str) -> Option<CitationStyle> {
    let stated = reader.required_text("language");
    if let Some(stated) = stated.as_ref().filter(|stated| stated.value != language) {
        let message = format!("the file's name says `{language}`, this line `{}`", stated.value);
        reader.found().push(Diagnostic::error(stated.span, message));
    }
    if !reader.has("kind") {
        reader.missing("kind", "\"note\" or \"in-text\"");
    }
    let kind = reader.choice("kind");
    let brackets = read_brackets(reader, kind);
    let join = reader.required_text("join");
    let end = reader.text("end");
    let end = end.or_else(|| Some(Text { value: ".".to_owned(), span: reader.span().part(0, 0), verbatim: false }));
    let names = inner(reader, "names", read_names);
    let long_date = inner(reader, "dates", |reader| required(reader, "long"));
    let pinpoints = inner(reader, "pinpoints", read_pinpoints);
    let repeat = inner(reader, "repeat", |reader| read_repeat(reader, kind?, brackets));
    let full = inner(reader, "full", read_full);
    Some(CitationStyle {
        name: name.to_owned(),
        language: stated?,
        join: join?,
        end: end?,
        names: names??,
        long_date: long_date??,
        pinpoints: pinpoints?,
        repeat: repeat??,
        full: full?,
    })
}

/// Reads a table that must be there, to its last key.
fn inner<T>(reader: &mut Reader<'_>, key: &'static str, read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
    if !reader.has(key) {
        reader.missing(key, "{ … }");
    }
    let table = reader.table(key)?;
    let mut reader = Reader::new(table, reader.found());
    let value = read(&mut reader);
    reader.finish();
    Some(value)
}

/// The one order of names that is built: the record says who is printed family name first.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Order {
    GivenFirst,
}

fn read_names(reader: &mut Reader<'_>) -> Option<NameRules> {
    let _: Option<Order> = reader.choice("order");
    let join = reader.required_text("join");
    let last = reader.required_text("last");
    let et_al = reader.table("et-al").and_then(|table| read_et_al(table, reader.found()));
    let credentials = if reader.flag("credentials") == Some(true) { Credentials::Printed } else { Credentials::Left };
    let organisations = reader.choice("organisation").unwrap_or_default();
    Some(NameRules { join: join?, last: last?, et_al, credentials, organisations })
}

fn read_et_al(table: Table, found: &mut Diagnostics) -> Option<EtAl> {
    let mut reader = Reader::new(table, found);
    let from = count(&mut reader, "from", 2);
    // Fewer names are kept than there are: otherwise "et al." would stand for nobody.
    let keep = count(&mut reader, "keep", 1);
    if let Some((from, keep)) = from.zip(keep)
        && keep >= from
    {
        let fault = Diagnostic::error(reader.span(), format!("of {from} names {keep} are kept, so that none is cut"));
        reader.found().push(fault.hint("`keep` is less than `from`"));
    }
    let text = reader.required_text("text");
    reader.finish();
    Some(EtAl { from: from?, keep: keep?, text: text? })
}

/// A whole number from `least` to 100.
fn count(reader: &mut Reader<'_>, key: &'static str, least: i64) -> Option<usize> {
    if !reader.has(key) {
        reader.missing(key, "4");
    }
    let (number, span) = reader.integer(key)?;
    if !(least..=100).contains(&number) {
        reader.found().push(Diagnostic::error(span, format!("`{key}` lies between {least} and 100")));
    }
    usize::try_from(number).ok()
}

fn read_pinpoints(reader: &mut Reader<'_>) -> BTreeMap<PinpointKind, (Text, Text)> {
    let mut labels = BTreeMap::new();
    for (name, kind) in PINPOINT_KINDS {
        let Some(value) = reader.value(name) else {
            reader.missing(name, "[\"singular \", \"plural \"]");
            continue;
        };
        let span = value.span;
        let items = if let Kind::List(items) = value.kind { items } else { Vec::new() };
        let texts: Vec<Text> =
            items.into_iter().filter_map(|item| item.into_text(name, reader.found())).map(bind).collect();
        if let Ok([one, many]) = <[Text; 2]>::try_from(texts) {
            labels.insert(kind, (one, many));
        } else {
            let fault = Diagnostic::error(span, format!("`{name}` is not a list of two labels"));
            reader.found().push(fault.hint(format!("{name} = [\"singular \", \"plural \"]")));
        }
    }
    labels
}

/// A blank at a label's end becomes a no-break space: "p." never stands at the end of a line, its
/// number on the next. Typed as a plain blank, because the other cannot be seen in an editor.
fn bind(label: Text) -> Text {
    match label.value.strip_suffix(' ') {
        Some(word) => Text { value: format!("{word}\u{A0}"), verbatim: false, ..label },
        None => label,
    }
}

/// `open` and `close`: needed in the running text, and without sense in notes.
fn read_brackets(reader: &mut Reader<'_>, kind: Option<CitationKind>) -> Option<(Text, Text)> {
    match kind? {
        CitationKind::InText => {
            let (open, close) = (reader.required_text("open"), reader.required_text("close"));
            open.zip(close)
        }
        CitationKind::Note => {
            for key in ["open", "close"] {
                if let Some(bracket) = reader.text(key) {
                    let fault = Diagnostic::error(bracket.span, format!("a style for notes has no `{key}`"));
                    reader.found().push(fault.hint("take the line out, or set kind = \"in-text\""));
                }
            }
            None
        }
    }
}

/// `[repeat]`: each kind of style has the keys that it needs, and no other.
fn read_repeat(reader: &mut Reader<'_>, kind: CitationKind, brackets: Option<(Text, Text)>) -> Option<Repeat> {
    let later = required(reader, "later");
    let later_named = required(reader, "later-named");
    if kind == CitationKind::InText {
        refuse_note_forms(reader);
        let (open, close) = brackets?;
        return Some(Repeat::InText(TextForms { open, close, later: later?, later_named: later_named? }));
    }
    let same = required(reader, "same");
    let same_elsewhere = required(reader, "same-elsewhere");
    let within = required(reader, "within");
    Some(Repeat::Notes(NoteForms {
        same: same?,
        same_elsewhere: same_elsewhere?,
        later: later?,
        later_named: later_named?,
        within: within?,
    }))
}

/// *Id.* means the note before: in the running text nothing stands so near that it could be meant.
fn refuse_note_forms(reader: &mut Reader<'_>) {
    for key in ["same", "same-elsewhere", "within"] {
        if let Some(form) = reader.text(key) {
            let fault = Diagnostic::error(form.span, format!("a style for the running text has no `{key}`"));
            reader.found().push(fault.hint("take the line out: `later` and `later-named` serve for every repeat"));
        }
    }
}

fn read_full(reader: &mut Reader<'_>) -> BTreeMap<SourceKind, Vec<Inline>> {
    SOURCE_KINDS.into_iter().filter_map(|(name, kind)| Some((kind, required(reader, name)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Node;
    use crate::template::placeholders::for_each_field;

    const PATH: &str = "templates/citation-styles/mine.en.toml";
    const EMBEDDED: &str = include_str!("../../templates/citation-styles/un-footnote.en.toml");
    const IN_TEXT: &str = include_str!("../../templates/citation-styles/un-parenthetical.en.toml");

    /// The style, and each fault as "line:column message".
    fn read_mine(text: &str, language: &str) -> (Option<CitationStyle>, Vec<String>) {
        let mut workspace = Workspace::from_text([(PATH, text), ("m.toml", "style = 'mine'")]);
        let file = workspace.read(&crate::files::WorkspacePath::new("m.toml").unwrap(), None).unwrap();
        let name = Text { value: "mine".into(), span: crate::diag::Span::new(file, 9, 13), verbatim: true };
        let mut found = Diagnostics::new();
        let style = read_citation_style(&mut workspace, &name, language, &mut found);
        let place = |fault: &Diagnostic| fault.span.map_or((0, 0), |span| workspace.sources().place(span));
        let said =
            found.sorted().into_iter().map(|fault| format!("{}:{} {}", place(fault).0, place(fault).1, fault.message));
        (style, said.collect())
    }

    #[test]
    fn a_pinpoint_s_label_does_not_part_from_its_number() {
        let (style, found) = read_mine(EMBEDDED, "en");
        assert_eq!(found, [""; 0]);
        let pinpoints = style.unwrap().pinpoints;
        let (one, many) = &pinpoints[&PinpointKind::P];
        assert_eq!((one.value.as_str(), many.value.as_str()), ("p.\u{A0}", "pp.\u{A0}"));
        assert!(!one.verbatim, "the file has a plain blank there");
        assert_eq!(pinpoints[&PinpointKind::Preamble].0.value, "preamble");
    }

    #[test]
    fn no_fact_of_the_house_style_falls_out_because_another_is_missing() {
        for (kind, pattern) in &read_mine(EMBEDDED, "en").0.unwrap().full {
            for inline in pattern {
                let Node::Optional(part) = &inline.node else { continue };
                let mut fields = 0;
                for_each_field(part, &mut |_, _, _| fields += 1);
                assert_eq!(fields, 1, "{kind:?}: {part:?}");
            }
        }
    }

    /// Whether the full form of a kind in the house style asks for this field in this form.
    fn asked(kind: SourceKind, field: &str, form: &str) -> bool {
        let mut asked = false;
        let style = read_mine(EMBEDDED, "en").0.unwrap();
        for_each_field(&style.full[&kind], &mut |_, name, forms| {
            asked |= name == field && forms.iter().any(|one| one == form);
        });
        asked
    }

    #[test]
    fn the_day_of_a_report_is_printed_when_it_is_known() {
        assert!(asked(SourceKind::Report, "date", "long"));
    }

    #[test]
    fn a_page_of_the_web_keeps_its_publisher_when_its_site_is_not_named() {
        assert!(asked(SourceKind::Web, "container", "and-publisher"));
    }

    #[test]
    fn no_fact_of_the_style_for_the_running_text_falls_out_because_another_is_missing() {
        for (kind, pattern) in &read_mine(IN_TEXT, "en").0.unwrap().full {
            for inline in pattern {
                let Node::Optional(part) = &inline.node else { continue };
                let mut fields = 0;
                for_each_field(part, &mut |_, _, _| fields += 1);
                assert_eq!(fields, 1, "{kind:?}: {part:?}");
            }
        }
    }

    #[test]
    fn a_style_for_the_running_text_needs_brackets_and_no_forms_of_notes() {
        let (style, found) = read_mine(IN_TEXT, "en");
        assert_eq!(found, [""; 0]);
        let Some(Repeat::InText(forms)) = style.map(|style| style.repeat) else { panic!() };
        assert_eq!((forms.open.as_str(), forms.close.as_str()), ("(", ")"));
        let text = IN_TEXT.replace("close = \")\"\n", "").replace("[repeat]\n", "[repeat]\nsame = \"*Id.*\"\n");
        let (_, found) = read_mine(&text, "en");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("`close` is missing"), "{found:?}");
        assert!(found[1].ends_with("a style for the running text has no `same`"), "{found:?}");
    }

    #[test]
    fn a_style_for_notes_has_no_brackets() {
        let (_, found) = read_mine(&EMBEDDED.replace("join = \"; \"", "open = \"(\"\njoin = \"; \""), "en");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with("a style for notes has no `open`"), "{found:?}");
    }

    #[test]
    fn a_style_without_a_kind_of_source_says_which() {
        let text = EMBEDDED.replace("\ncase = ", "\ncsae = ");
        let (_, found) = read_mine(&text, "en");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().any(|said| said.ends_with("`case` is missing")), "{found:?}");
        assert!(found.iter().any(|said| said.ends_with("unknown key `csae`")), "{found:?}");
    }

    #[test]
    fn a_pattern_knows_its_place_in_the_file() {
        let Some(Repeat::Notes(forms)) = read_mine(EMBEDDED, "en").0.map(|style| style.repeat) else { panic!() };
        let Some(Inline { node: Node::Field { name, .. }, origin, .. }) = forms.later.first() else { panic!() };
        let span = origin.span();
        assert_eq!((name.as_str(), &EMBEDDED[span.start as usize..span.end as usize]), ("name", "{name}"));
    }

    #[test]
    fn a_language_that_the_style_lacks_is_told_with_those_that_it_has() {
        let (style, found) = read_mine(EMBEDDED, "fr");
        assert_eq!(style, None);
        assert_eq!(found, ["1:10 the citation style `mine` has no file for the language `fr`"]);
    }

    #[test]
    fn et_al_stands_for_somebody() {
        let line = EMBEDDED.lines().position(|line| line.starts_with("et-al")).unwrap();
        let text = EMBEDDED.replace("keep = 1", "keep = 4");
        assert_eq!(read_mine(&text, "en").1, [format!("{}:9 of 4 names 4 are kept, so that none is cut", line + 1)]);
    }

    #[test]
    fn every_kind_of_source_and_of_pinpoint_has_its_name_of_the_records() {
        use serde::de::IntoDeserializer as _;
        use serde::de::value::Error;
        for (name, kind) in SOURCE_KINDS {
            let of_name: Result<SourceKind, Error> = SourceKind::deserialize(name.into_deserializer());
            assert_eq!(of_name, Ok(kind));
        }
        for (name, kind) in PINPOINT_KINDS {
            let of_name: Result<PinpointKind, Error> = PinpointKind::deserialize(name.into_deserializer());
            assert_eq!(of_name, Ok(kind));
        }
    }
}
