//! Templates read from texts in memory.

use super::*;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Workspace, WorkspacePath};
use crate::geom::Length;
use crate::markup::Node;

/// The least that a template must say.
const SMALL: &str = "\
title = \"Letter\"
[page]
size = \"a4\"
margins = { top = \"1in\", bottom = \"1in\", left = \"1in\", right = \"1in\" }
[style.body]
size = \"10pt\"
leading = \"12pt\"
[style.note]
like = \"body\"
[headings]
levels = [{ number = \"1.\", style = \"body\" }]
[notes]
[citations]
style = \"un-footnote\"
[fields]
title = { kind = \"text\", required = true }
session = { kind = \"session\" }
submitted-by = { kind = \"organisations\" }
";

/// The template of this text, and each fault as "line:column message".
fn read_text(text: &str) -> (Option<Template>, Vec<String>) {
    read_named("x", &[("templates/x/template.toml", text)])
}

fn read_named(name: &str, files: &[(&str, &str)]) -> (Option<Template>, Vec<String>) {
    let manifest = format!("template = '{name}'");
    let files = files.iter().copied().chain([("m.toml", manifest.as_str())]);
    let mut workspace = Workspace::from_text(files);
    let file = workspace.read(&WorkspacePath::new("m.toml").unwrap(), None).unwrap();
    let name = Text { value: name.to_owned(), span: Span::new(file, 12, 12 + name.len()), verbatim: true };
    let mut found = Diagnostics::new();
    let template = read(&mut workspace, &name, &mut found);
    (template, said(&found, &workspace))
}

fn said(found: &Diagnostics, workspace: &Workspace) -> Vec<String> {
    let line = |fault: &&Diagnostic| {
        let (line, column) = workspace.sources().place(fault.span.unwrap());
        format!("{line}:{column} {}", fault.message)
    };
    found.sorted().iter().map(line).collect()
}

/// The small template with something after it, and how many lines come before that.
fn with(more: &str) -> String {
    format!("{SMALL}{more}")
}

const NOTHING: [&str; 0] = [];

#[test]
fn the_small_template_is_read_without_a_finding() {
    let (template, found) = read_text(SMALL);
    assert_eq!(found, NOTHING);
    let template = template.unwrap();
    assert_eq!((template.name.as_str(), template.title.as_str()), ("x", "Letter"));
    assert_eq!(template.style("note").size, Length::from_points(10));
    assert_eq!((template.notes.mark_size, template.notes.mark_rise), (650, 350));
}

#[test]
fn the_communication_is_read_without_a_finding_with_its_style_body_and_words() {
    let mut workspace = Workspace::from_text([("m.toml", "template = 'csw-communication'")]);
    let file = workspace.read(&WorkspacePath::new("m.toml").unwrap(), None).unwrap();
    let name = Text { value: "csw-communication".into(), span: Span::new(file, 12, 29), verbatim: true };
    let mut found = Diagnostics::new();
    let template = read(&mut workspace, &name, &mut found).unwrap();
    assert!(read_citation_style(&mut workspace, &template.citations.style, "en", &mut found).is_some());
    assert!(crate::body::read(&mut workspace, template.body.as_ref().unwrap(), &mut found).is_some());
    assert!(read_words(&mut workspace, "en", None, &mut found).is_some());
    assert_eq!(said(&found, &workspace), NOTHING);
}

#[test]
fn the_communication_has_every_element_of_its_kind_in_order() {
    let (template, _) = read_named("csw-communication", &[]);
    let template = template.unwrap();
    let [Block::Lines(organ), Block::Space { .. }, Block::Columns(caption), Block::Title(title)] = &template.front[..]
    else {
        panic!("{:?}", template.front)
    };
    assert_eq!(organ.lines.len(), 3);
    assert_eq!((template.style(&organ.style).align, template.style(&organ.style).case), (Align::Centre, Case::Upper));
    assert_eq!(template.style(&title.style).case, Case::Upper);
    assert_eq!(caption.rows.len(), 3);
    assert!(caption.rows.iter().all(|row| matches!(&row.cells[1], Cell::PerLine(mark) if mark.as_str() == ")")));
    assert_eq!(caption.beside.iter().map(|(column, ..)| *column).collect::<Vec<_>>(), [3, 3]);
    let numerals: Vec<_> = template.headings.iter().map(|level| level.number.as_ref().map(|n| n.numeral)).collect();
    assert_eq!(numerals, [Some(Numeral::UpperRoman), Some(Numeral::LowerLetter), None]);
    assert!(template.headings[1].restart);
    let [Block::Lines(closing), Block::Columns(signatures)] = &template.back[..] else { panic!("{:?}", template.back) };
    assert!(closing.keep_next);
    assert!(signatures.keep && signatures.fill.as_ref().is_some_and(|fill| fill.signature_rule));
}

#[test]
fn without_notes_a_template_says_what_becomes_of_remarks() {
    let line = SMALL.lines().position(|line| line == "[notes]").unwrap() + 1;
    let read = |notes: &str| read_text(&SMALL.replace("[notes]\n", notes)).1;
    assert_eq!(read("[notes]\nplace = \"none\"\nremarks = \"drop\"\n"), NOTHING);
    assert_eq!(read("[notes]\nplace = \"none\"\n"), [format!("{line}:1 `remarks` is missing")]);
    assert_eq!(
        read("[notes]\nplace = \"none\"\nremarks = \"note\"\n"),
        [format!("{}:11 a remark cannot be a note where `place` is \"none\"", line + 2)]
    );
}

#[test]
fn only_organisations_have_an_order() {
    let ordered = |kind: &str| with(&format!("by = {{ kind = \"{kind}\", order = \"alphabetical\" }}\n"));
    let (template, found) = read_text(&ordered("organisations"));
    assert_eq!(found, NOTHING);
    assert_eq!(template.unwrap().fields["by"].order, Order::Alphabetical);
    let line = SMALL.lines().count() + 1;
    assert_eq!(read_text(&ordered("texts")).1, [format!("{line}:1 `by` has an order, but names no organisations")]);
}

#[test]
fn a_running_line_may_end_with_a_page() {
    let line = |pages: &str| {
        let line = format!("[[page.line]]\nat = \"foot-left\"\nstyle = \"note\"\ntext = \"x\"\n{pages}\n");
        read_text(&with(&line))
    };
    let (template, found) = line("to-page = 1");
    assert_eq!(found, NOTHING);
    assert_eq!(template.unwrap().page.lines[0].to_page, Some(1));
    assert_eq!(line("from-page = 3\nto-page = 2").1.len(), 1);
}

#[test]
fn the_statement_is_read_without_a_finding_with_its_style_and_body() {
    let mut workspace = Workspace::from_text([("m.toml", "template = 'csw-statement'")]);
    let file = workspace.read(&WorkspacePath::new("m.toml").unwrap(), None).unwrap();
    let name = Text { value: "csw-statement".into(), span: Span::new(file, 12, 25), verbatim: true };
    let mut found = Diagnostics::new();
    let template = read(&mut workspace, &name, &mut found).unwrap();
    let style = read_citation_style(&mut workspace, &template.citations.style, "en", &mut found).unwrap();
    assert_eq!(style.kind(), CitationKind::InText);
    crate::cite::check(&style, &mut found);
    assert!(crate::body::read(&mut workspace, template.body.as_ref().unwrap(), &mut found).is_some());
    assert_eq!(said(&found, &workspace), NOTHING);
}

#[test]
fn a_line_of_the_communication_holds_seventy_to_eighty_characters() {
    let template = read_named("csw-communication", &[]).0.unwrap();
    // English in Liberation Serif: 0.405 em a character, measured over 16,000 characters.
    let character = template.style("body").size.scale(405, 1000);
    let characters = template.page.text_width().scaled() / character.scaled();
    assert!((70..=80).contains(&characters), "{characters}");
}

#[test]
fn an_unknown_template_is_told_with_the_nearest() {
    let (template, found) = read_named("csw-comunication", &[]);
    assert_eq!((template, found), (None, vec!["1:13 there is no template `csw-comunication`".to_owned()]));
}

#[test]
fn a_name_is_no_path() {
    let (template, found) = read_named("../x", &[("x/template.toml", SMALL)]);
    assert_eq!((template, found), (None, vec!["1:13 there is no template `../x`".to_owned()]));
}

#[test]
fn seven_faults_give_seven_diagnostics_at_their_places() {
    let text = "\
title = \"Letter\"
fromats = [\"pdf\"]
[page]
size = \"us-leter\"
columns = 3
margins = { top = \"1in\", bottom = \"1in\", left = \"1in\", right = \"1\" }
[style.body]
size = \"400pt\"
leading = \"12pt\"
[style.quote]
like = \"boddy\"
[headings]
levels = [{ number = \"x.\", style = \"body\" }]
[notes]
style = \"body\"
[citations]
style = \"un-footnote\"
";
    let expected = [
        "2:1 unknown key `fromats`",
        "4:9 there is no paper `us-leter`",
        "5:11 `columns` is 3",
        "6:65 `right` is no length",
        "8:9 `size` is 400pt",
        "11:9 the style `quote` is like `boddy`, which is no style",
        "13:23 `x.` is no form of a number",
    ];
    assert_eq!(read_text(text).1, expected);
}

#[test]
fn a_style_inherits_what_it_does_not_say_through_several_others() {
    let more = "[style.c]\nlike = \"b\"\nleft = \"2em\"\n[style.b]\nlike = \"a\"\nsize = \"20pt\"\nleading = \"24pt\"\n\
                [style.a]\nlike = \"body\"\nweight = \"bold\"\njustify = true\ncolour = \"#0a00ff\"\n";
    let (template, found) = read_text(&with(more));
    assert_eq!(found, NOTHING);
    let style = template.unwrap().style("c");
    assert_eq!((style.size, style.face.bold, style.align), (Length::from_points(20), true, Align::Justify));
    // An em is the size that the style inherits from `b`, not that of the body.
    assert_eq!(style.left, Length::from_points(40));
    assert_eq!(style.colour, crate::geom::Colour(10, 0, 255));
}

#[test]
fn styles_that_are_like_each_other_are_named_both_and_once() {
    let (template, found) = read_text(&with("[style.a]\nlike = \"b\"\n[style.b]\nlike = \"a\"\nsize = \"20pt\"\n"));
    assert_eq!(found, ["22:9 the style `b` is like `a`, and `a` in the end like `b`"]);
    assert_eq!(template.unwrap().style("b").size, Length::from_points(20));
}

#[test]
fn a_style_that_is_like_itself_is_a_fault() {
    let found = read_text(&with("[style.a]\nlike = \"a\"\n")).1;
    assert_eq!(found, ["20:9 the style `a` is like `a`, and `a` in the end like `a`"]);
}

#[test]
fn a_long_chain_of_styles_is_only_a_list() {
    let chain: String = (0..20_000).map(|n| format!("[style.s{n}]\nlike = \"s{}\"\n", n + 1)).collect();
    let (template, found) = read_text(&with(&format!("{chain}[style.s20000]\nlike = \"body\"\nweight = \"bold\"\n")));
    assert_eq!(found, NOTHING);
    assert!(template.unwrap().style("s0").face.bold);
}

#[test]
fn absurd_measures_are_faults() {
    for (typed, absurd, expected) in [
        ("leading = \"12pt\"", "leading = \"4pt\"", "7:12 `leading` is 4pt"),
        ("leading = \"12pt\"", "leading = \"12pt\"\nbefore = \"-1pt\"", "8:11 `before` is -1pt"),
        ("left = \"1in\"", "left = \"9in\"", "4:50 `left` is 648pt, the paper 595.276pt"),
        ("left = \"1in\"", "left = \"6in\"", "4:11 between these margins the text is only 91.276pt wide"),
        ("size = \"a4\"", "size = { width = \"10mm\", height = \"20cm\" }", "3:19 `width` is 28.346pt"),
        ("[notes]", "[notes]\nhole-tolerance = 0", "13:18 `hole-tolerance` is 0"),
        ("[notes]", "[notes]\nmark = { size = \"0.65\" }", "13:18 `size` cannot be `0.65`"),
        (
            "size = \"a4\"",
            "size = \"a4\"\nbleed = \"3mm\"",
            "4:9 `bleed` is reserved for printing on larger sheets, which is not built yet",
        ),
    ] {
        assert!(SMALL.contains(typed));
        assert_eq!(read_text(&SMALL.replace(typed, absurd)).1, [expected], "{absurd}");
    }
}

#[test]
fn an_unknown_kind_of_block_is_told_and_its_keys_are_not_judged() {
    let found = read_text(&with("[[front]]\nkind = \"linse\"\nlines = [\"x\"]\n")).1;
    assert_eq!(found, ["20:9 `kind` cannot be `linse`"]);
}

#[test]
fn a_block_names_a_style_that_there_is() {
    let found = read_text(&with("[[back]]\nkind = \"paragraph\"\nstyle = \"bdoy\"\ntext = \"x\"\n")).1;
    assert_eq!(found, ["21:10 there is no style `bdoy`"]);
}

#[test]
fn columns_and_indents_fit_the_text() {
    // A4 with an inch at each side: 451.276 points of text.
    let columns = "[[back]]\nkind = \"columns\"\nstyle = \"body\"\nwidths = [\"4in\", \"1fr\", \"3in\", \"1fr\"]\n";
    assert_eq!(read_text(&with(columns)).1, ["22:26 the columns are wider than the text, which has 451.276pt"]);
    let style = "[style.narrow]\nlike = \"body\"\nleft = \"3in\"\nright = \"3in\"\n";
    assert_eq!(read_text(&with(style)).1, ["19:8 `left` and `right` leave this style a line of 19.276pt"]);
}

#[test]
fn widths_of_columns() {
    let widths = |typed: &str| {
        let text = with(&format!("[[back]]\nkind = \"columns\"\nstyle = \"body\"\nwidths = [\"{typed}\"]\n"));
        match (read_text(&text).0.unwrap().back.first(), read_text(&text).1.as_slice()) {
            (Some(Block::Columns(columns)), []) => columns.widths.first().copied(),
            _ => None,
        }
    };
    assert_eq!(widths("1fr"), Some(Column::Share(1000)));
    assert_eq!(widths("1.5fr"), Some(Column::Share(1500)));
    assert_eq!(widths("2in"), Some(Column::Fixed(Length::from_points(144))));
    for bad in ["fr", "0fr", "-1fr", "0pt", "2"] {
        assert_eq!(widths(bad), None, "{bad}");
    }
}

#[test]
fn placeholders_name_fields_that_there_are() {
    for (text, expected) in [
        ("{titel}", vec!["21:9 unknown field `titel`"]),
        ("No. {session|roman}", vec!["21:13 unknown form `roman`"]),
        ("{session.day}", vec!["21:9 unknown field `session.day`"]),
        ("{page}", vec!["21:9 unknown field `page`"]),
        ("{it.name}", vec!["21:9 unknown field `it.name`"]),
        ("[?{session.dates|range}: {session|ordinal-words}] {submitted-by|registered|list} {word.draft}", vec![]),
    ] {
        let found = read_text(&with(&format!("[[back]]\nkind = \"paragraph\"\ntext = \"{text}\"\n"))).1;
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_repeats_names_a_list_and_knows_its_items() {
    let block = |each: &str, text: &str| {
        read_text(&with(&format!(
            "[[back]]\nkind = \"lines\"\nstyle = \"body\"\neach = \"{each}\"\nlines = [\"{text}\"]\n"
        )))
        .1
    };
    assert_eq!(block("submitted-by", "{it.name}"), NOTHING);
    assert_eq!(block("submitted-by", "{it.nmae}"), ["23:11 unknown field `it.nmae`"]);
    assert_eq!(block("title", "{it}"), ["22:9 `each` names `title`, which holds one thing"]);
    assert_eq!(block("submited-by", "{it}"), ["22:9 unknown field `submited-by`"]);
}

#[test]
fn a_text_for_each_count_needs_both_its_forms() {
    let more = "[[back]]\nkind = \"paragraph\"\ntext = { count = \"submitted-by\", one = \"x\" }\n";
    assert_eq!(read_text(&with(more)).1, ["21:8 `other` is missing", "19:1 `text` is missing"][..1]);
}

#[test]
fn the_title_block_prints_the_title() {
    let (template, found) = read_text(&with("[style.title]\nlike = \"body\"\n[[front]]\nkind = \"title\"\n"));
    assert_eq!(found, NOTHING);
    let template = template.unwrap();
    let [Block::Title(TextBlock { text: Pattern::One(text), .. })] = &template.front[..] else { panic!() };
    assert!(matches!(&text[..], [inline] if matches!(&inline.node, Node::Field { name, .. } if name == "title")));
}

#[test]
fn numbers_of_headings() {
    for (typed, before, numeral, after) in [
        ("I.", "", Numeral::UpperRoman, "."),
        ("(a)", "(", Numeral::LowerLetter, ")"),
        ("A", "", Numeral::UpperLetter, ""),
        ("§ 1", "§ ", Numeral::Arabic, ""),
        ("i.", "", Numeral::LowerRoman, "."),
    ] {
        let (template, found) = read_text(&SMALL.replace("number = \"1.\"", &format!("number = \"{typed}\"")));
        assert_eq!(found, NOTHING);
        let expected = Numbering { before: before.to_owned(), numeral, after: after.to_owned() };
        assert_eq!(template.unwrap().headings[0].number, Some(expected));
    }
}

#[test]
fn a_field_that_could_not_be_read_is_one_fault_however_often_it_is_named() {
    let text = SMALL.replace("kind = \"session\"", "kind = \"sesion\"");
    let found = read_text(&format!("{text}[[back]]\nkind = \"paragraph\"\ntext = \"{{session.year}}\"\n")).1;
    assert_eq!(found, ["17:21 `kind` cannot be `sesion`"]);
}

#[test]
fn a_workspace_s_own_template_takes_the_place_of_the_program_s() {
    let (template, found) = read_named("csw-communication", &[("templates/csw-communication/template.toml", SMALL)]);
    assert_eq!(found, NOTHING);
    assert_eq!(template.unwrap().title.as_str(), "Letter");
}
