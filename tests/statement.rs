//! A statement to the Commission on the Status of Women from manifest to pages: its cover, joint
//! statements, and the same section in both dresses.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail like tests")]

use rapporteur::diag::{Diagnostics, Severity};
use rapporteur::document::{Document, Part};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::geom::{Artefact, Item, Owner, Page};
use rapporteur::pipeline;
use rapporteur::reading;

const ORGANISATIONS: &str = "
[net]
name = 'Network for Women’s Rights'
status = 'special'
[alpha]
name = 'The Alpha Circle'
status = 'general'
[bread]
name = 'bread and Water'
status = 'roster'
[breakwater]
name = 'Breakwater'
status = 'special'
[etoile]
name = 'Étoile du Nord'
status = 'special'
";

const SOURCES: &str = "
[roe-2021-road]
type = 'news'
author = ['Roe, Jane']
title = 'The road to the river'
container = 'Daily Example'
date = 2021-07-19
url = 'https://example.org/road'
[roe-2021-bridge]
type = 'news'
author = ['Roe, Jane']
title = 'Under the bridge'
date = 2021-09-02
[lee-2015-book]
type = 'book'
author = ['Lee, Ann', 'Moon, Sora']
title = 'Ordinary Lives'
publisher = 'Grau'
date = 2015
";

const SECTION: &str = "+++
title = 'Return'
+++

Fifty people were taken back [@roe-2021-road]. Others had gone before [@roe-2021-bridge; see also @lee-2015-book, pp. 3–4, on the famine].^[Asked in writing. {#asked}] {#fifty}

They were seen once more [@roe-2021-road, p. 2; @lee-2015-book, p. 9]; see [#fifty].
";

const STATEMENT: &str = "template = 'csw-statement'
title = 'Return'
status = 'final'
session = 68
date = '2023-12'
submitted-by = ['net']
sections = [{ heading = 'Return in practice', use = 'china/return' }]
";

/// A document with its pages, if there are any, and what was said.
type Built = (Option<(Document, Vec<Page>)>, Vec<(Severity, String)>);

/// Builds a manifest with the corpus above; `more` are further files, which may take the place of these.
fn build(manifest: &str, more: &[(&str, &str)]) -> Built {
    let files = [
        ("rapporteur.toml", ""),
        ("submissions/corpus/organisations.toml", ORGANISATIONS),
        ("submissions/corpus/sources/all.toml", SOURCES),
        ("submissions/corpus/sections/china/return.md", SECTION),
        ("submissions/m.toml", manifest),
    ];
    let kept = files.into_iter().filter(|(path, _)| more.iter().all(|(other, _)| other != path));
    let mut workspace = Workspace::from_text(kept.chain(more.iter().copied()));
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new("submissions/m.toml").unwrap();
    let built = pipeline::load(&mut workspace, &shared, &path, &mut found).and_then(|submission| {
        let document = pipeline::assemble(&submission, &shared, &mut found);
        let layout = pipeline::lay_out(&document, &submission, &shared, &mut found)?;
        Some((document, layout.pages))
    });
    let said = found.sorted().iter().map(|fault| (fault.severity, fault.message.clone())).collect();
    (built, said)
}

/// What builds without a word.
fn clean(manifest: &str) -> (Document, Vec<Page>) {
    let (built, said) = build(manifest, &[]);
    assert_eq!(said, []);
    built.unwrap()
}

/// The passages of a part, without empty ones.
fn passages(document: &Document, part: Part) -> Vec<String> {
    let all = reading::read(document).into_iter().filter(|passage| passage.part == part && passage.note.is_none());
    all.map(|passage| passage.text).filter(|text| !text.is_empty()).collect()
}

/// The words of a page without white space, which the lines take away and add.
fn ink(page: &Page) -> String {
    let words = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some(run.text.as_str()),
        Item::Rule(_) | Item::Path(_) => None,
    });
    bare(&words.collect::<String>())
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{AD}').collect()
}

#[test]
fn the_cover_has_every_element_in_its_order_and_no_other() {
    let (_, pages) = clean(STATEMENT);
    let cover = [
        "Preview: not a document of the United Nations",
        "Economic and Social Council",
        "Distr.: General",
        "December 2023",
        "Original: Language",
        "Commission on the Status of Women",
        "Sixty-eighth session",
        "11–22 March 2024",
        "Follow-up to the Fourth World Conference on Women and to the twenty-third special session of the General \
         Assembly entitled “Women 2000: gender equality, development and peace for the twenty-first century”",
        "Statement submitted by Network for Women’s Rights, a non-governmental organization in consultative status \
         with the Economic and Social Council",
        "*",
        "The Secretary-General has received the following statement, which is being circulated in accordance with \
         paragraphs 36 and 37 of Economic and Social Council resolution 1996/31.",
        "*",
        "The present statement is issued without formal editing.",
    ];
    assert_eq!(ink(&pages[0]), bare(&cover.concat()));
    let rules = |owner| {
        let of_owner = |item: &&Item| matches!(item, Item::Rule(rule) if rule.owner == Owner::Artefact(owner));
        pages[0].items.iter().filter(of_owner).count()
    };
    // The masthead stands between two rules, the asterisk's note under a third.
    assert_eq!((rules(Artefact::Ornament), rules(Artefact::NoteSeparator)), (2, 1));
}

#[test]
fn the_text_begins_on_the_second_page_with_its_heading() {
    let (_, pages) = clean(STATEMENT);
    assert_eq!(pages.len(), 2);
    let text = ink(&pages[1]);
    assert!(text.starts_with("StatementReturninpracticeFiftypeople"), "{text}");
    assert!(text.ends_with("2/2"), "{text}");
    assert!(!text.contains("Preview"), "the mark is for the page that looks like one of the United Nations");
}

#[test]
fn what_the_body_fills_is_printed_when_it_is_known_and_never_missed() {
    let manifest = format!("symbol = 'E/CN.6/2024/NGO/1'\noriginal-language = 'English'\n{STATEMENT}");
    let (document, pages) = clean(&manifest);
    let cover = passages(&document, Part::Front);
    assert_eq!(cover[3..5], ["Original: English", "E/CN.6/2024/NGO/1"]);
    assert!(ink(&pages[1]).starts_with("E/CN.6/2024/NGO/1Statement"));
}

fn title(submitted_by: &str) -> String {
    let (document, _) = clean(&STATEMENT.replace("['net']", submitted_by));
    let cover = passages(&document, Part::Front);
    let title = cover.iter().find(|text| text.starts_with("Statement submitted by")).unwrap();
    title.replace(" in consultative status with the Economic and Social Council", "")
}

#[test]
fn a_joint_statement_names_all_as_registered_and_in_alphabetical_order() {
    assert_eq!(title("['net']"), "Statement submitted by Network for Women’s Rights, a non-governmental organization");
    assert_eq!(
        title("['net', 'alpha']"),
        "Statement submitted by The Alpha Circle and Network for Women’s Rights, non-governmental organizations"
    );
    // Letter by letter: "bread and …" before "Breakwater", whatever their case; "Étoile" among the E.
    assert_eq!(
        title("['net', 'breakwater', 'etoile', 'alpha', 'bread']"),
        "Statement submitted by The Alpha Circle, bread and Water, Breakwater, Étoile du Nord and Network for \
         Women’s Rights, non-governmental organizations"
    );
}

#[test]
fn those_who_support_a_statement_are_named_at_its_end() {
    let end = |supported_by: &str| {
        let (document, _) = clean(&format!("supported-by = {supported_by}\n{STATEMENT}"));
        passages(&document, Part::Back)
    };
    assert_eq!(
        end("['net']"),
        ["Note: The statement is endorsed by the following non-governmental organization in consultative status \
          with the Council: Network for Women’s Rights."]
    );
    assert_eq!(
        end("['net', 'alpha']"),
        ["Note: The statement is endorsed by the following non-governmental organizations in consultative status \
          with the Council: The Alpha Circle and Network for Women’s Rights."]
    );
    assert_eq!(passages(&clean(STATEMENT).0, Part::Back), [""; 0]);
}

#[test]
fn the_same_section_is_cited_in_both_dresses() {
    let (statement, _) = clean(STATEMENT);
    let body = passages(&statement, Part::Body);
    assert_eq!(
        body,
        [
            "Return in practice",
            "Fifty people were taken back (Jane Roe, “The road to the river”, 2021). Others had gone before (Jane Roe, \
             “Under the bridge”, 2021; see also Ann Lee and Sora Moon, Ordinary Lives, 2015, pp. 3–4, on the famine). \
             (Asked in writing.)",
            "They were seen once more (Roe, “The road to the river”, 2021, p. 2; Lee and Moon, 2015, p. 9); see section \
             “Return in practice”.",
        ]
    );
    let communication = "template = 'csw-communication'\ntitle = 'Return'\nstatus = 'draft'\nsession = 68\n\
                         filed = 2023-08-01\ncountry = ['CN']\nsubmitted-by = ['net']\n\
                         sections = [{ heading = 'Return in practice', use = 'china/return' }]\n";
    let (built, _) = build(communication, &[]);
    let filing = built.unwrap().0;
    let notes: Vec<String> = filing.notes.iter().map(|note| reading::plain(&note.content)).collect();
    assert_eq!(
        notes,
        [
            "Jane Roe, “The road to the river”, Daily Example, 19 July 2021.",
            "Jane Roe, “Under the bridge”, 2 September 2021; see also Ann Lee and Sora Moon, Ordinary Lives, Grau \
             (2015), pp. 3–4, on the famine.",
            "Asked in writing.",
            "Roe, “The road to the river”, supra note 1, at p. 2; Lee and Moon, Ordinary Lives, supra note 2, at p. 9.",
        ]
    );
}

#[test]
fn titles_lead_to_their_address_and_no_address_is_printed() {
    let (_, pages) = clean(STATEMENT);
    assert_eq!(pages[1].links.iter().filter(|link| link.words.contains("road")).count(), 1);
    assert!(!ink(&pages[1]).contains("http"));
}

/// The template with another line in place of one of its own.
fn changed(line: &str, other: &str) -> Built {
    const TEMPLATE: &str = include_str!("../templates/csw-statement/template.toml");
    assert!(TEMPLATE.contains(line), "{line}");
    build(STATEMENT, &[("templates/csw-statement/template.toml", &TEMPLATE.replace(line, other))])
}

#[test]
fn a_dropped_remark_is_listed_with_its_words_and_a_refused_one_stops_the_build() {
    let (built, said) = changed("remarks = \"parenthesis\"", "remarks = \"drop\"");
    assert_eq!(said, [(Severity::Note, "this remark is left out: Asked in writing.".to_owned())]);
    assert!(!passages(&built.unwrap().0, Part::Body).concat().contains("Asked"));
    let (_, said) = changed("remarks = \"parenthesis\"", "remarks = \"refuse\"");
    assert_eq!(said, [(Severity::Error, "this template takes no remarks".to_owned())]);
    let (_, said) = changed("remarks = \"parenthesis\"", "remarks = \"note\"");
    assert!(said.contains(&(Severity::Error, "a remark cannot be a note where `place` is \"none\"".to_owned())));
}

#[test]
fn a_reference_to_a_dropped_remark_is_an_error() {
    const TEMPLATE: &str = include_str!("../templates/csw-statement/template.toml");
    let template = TEMPLATE.replace("remarks = \"parenthesis\"", "remarks = \"drop\"");
    let section = SECTION.replace("[#fifty]", "[#asked]");
    let files = [
        ("templates/csw-statement/template.toml", template.as_str()),
        ("submissions/corpus/sections/china/return.md", section.as_str()),
    ];
    let (_, said) = build(STATEMENT, &files);
    assert!(said.contains(&(Severity::Error, "this refers to `asked`, which this submission leaves out".to_owned())));
    // As a parenthesis it is a part of its paragraph, and named by it.
    let (built, said) = build(STATEMENT, &files[1..]);
    assert_eq!(said, []);
    assert!(passages(&built.unwrap().0, Part::Body)[2].ends_with("see section “Return in practice”."));
}

#[test]
fn a_style_for_notes_in_a_template_without_notes_is_refused() {
    let (_, said) = changed("style = \"un-parenthetical\"", "style = \"un-footnote\"");
    assert_eq!(said, [(Severity::Error, "`un-footnote` cites in notes, and this template has none".to_owned())]);
}

#[test]
fn remarks_may_be_numbered_notes_beside_citations_in_the_text() {
    let section = SECTION.replace("^[Asked in writing. {#asked}]", "^[So [@roe-2021-road, p. 7], and again in 2022.]");
    const TEMPLATE: &str = include_str!("../templates/csw-statement/template.toml");
    let template = TEMPLATE.replace("remarks = \"parenthesis\"", "remarks = \"note\"");
    let template = template.replace("place = \"none\"", "place = \"page\"");
    let files = [
        ("templates/csw-statement/template.toml", template.as_str()),
        ("submissions/corpus/sections/china/return.md", section.as_str()),
    ];
    let (built, said) = build(STATEMENT, &files);
    assert_eq!(said, []);
    let document = built.unwrap().0;
    let notes: Vec<_> = document.notes.iter().map(|n| (n.label.as_str(), reading::plain(&n.content))).collect();
    assert_eq!(notes[1], ("1", "So Roe, “The road to the river”, 2021, p. 7, and again in 2022.".to_owned()));
}

#[test]
fn the_example_of_the_documentation_reads_as_it_says() {
    let page = include_str!("../docs/citation-styles.md");
    let example = page.lines().find_map(|line| line.strip_prefix("> Fifty")).unwrap();
    let section = "+++\ntitle = 'Return'\n+++\n\nFifty people were taken back [@roe-2021-road]. They were seen once more \
                   [@roe-2021-road, p. 2].\n";
    let (built, _) = build(STATEMENT, &[("submissions/corpus/sections/china/return.md", section)]);
    assert_eq!(passages(&built.unwrap().0, Part::Body)[1], format!("Fifty{example}"));
}
