//! Figures: what a chart may hold, where it stands, and what it must not do to the notes of the text.

use proptest::prelude::*;
use rapporteur::document::{Kind, Role};
use rapporteur::geom::structure::Role as ElementRole;
use rapporteur::geom::{Item, Length, Owner, Page, Point, Segment};
use rapporteur::reading;

use crate::support::{Files, Made, root, runs};

const RECORD: &str = "submissions/corpus/figures/arrivals.toml";
const MANIFEST: &str = "submissions/m.toml";

/// A workspace with one figure and a section around it.
fn files(record: &str, csv: &str, section: &str, status: &str) -> Files {
    let manifest = format!(
        "template = \"sheet\"\ntitle = \"T\"\nstatus = \"{status}\"\nsections = [{{ heading = \"H\", use = \"./text.md\" }}]\n"
    );
    Files::of_folder(&root().join("tests/goldens/shared"))
        .with(RECORD, record)
        .with("submissions/corpus/figures/arrivals.csv", csv)
        .with("submissions/text.md", section)
        .with(MANIFEST, manifest)
}

fn record(kind: &str, more: &str) -> String {
    format!("kind = \"{kind}\"\ntitle = \"Arrivals\"\ndata = \"arrivals.csv\"\n{more}")
}

const WHOLE: &str = "sources = \"[@roe-2019-river]\"\nalternative = \"They fall.\"\n";

/// Every place that an item of the chart touches.
fn places(page: &Page, made: &Made) -> Vec<Point> {
    let is_chart =
        |owner| matches!(owner, Owner::Block(id) if matches!(made.document.blocks[id.0 as usize].kind, Kind::Chart(_)));
    let mut places = Vec::new();
    for item in &page.items {
        match item {
            Item::Glyphs(run) if is_chart(run.owner) => {
                places.extend([run.at, Point { x: run.at.x + run.width(), y: run.at.y }]);
            }
            Item::Rule(rule) if is_chart(rule.owner) => {
                let (at, size) = (rule.rect.at, rule.rect.size);
                places.extend([at, Point { x: at.x + size.width, y: at.y + size.height }]);
            }
            Item::Path(path) if is_chart(path.owner) => {
                places.extend(path.segments.iter().filter_map(|segment| match segment {
                    Segment::Move(at) | Segment::Line(at) => Some(*at),
                    Segment::Close => None,
                }));
            }
            _ => {}
        }
    }
    places
}

fn kind() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("bar"), Just("grouped-bar"), Just("stacked-bar"), Just("line"), Just("share")]
}

/// Categories with numbers of so many series.
fn rows(series: usize) -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    let number = prop_oneof![
        4 => "[1-9][0-9]{0,4}",
        1 => "-[1-9][0-9]{0,3}",
        1 => "[0-9]\\.[0-9]{1,2}",
        1 => Just("0".to_owned()),
        1 => Just(String::new()),
    ];
    prop::collection::vec(("[A-Z][a-z]{1,12}( [a-z]{2,9}){0,6}", prop::collection::vec(number, series)), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_chart_of_anything_stays_within_the_text_and_prints_its_words(
        (kind, series, rows) in (kind(), 1_usize..=6).prop_flat_map(|(kind, series)| {
            let series = if kind == "bar" { 1 } else { series };
            (Just(kind), Just(series), rows(series))
        }),
    ) {
        let number = |typed: &String| if kind == "share" { format!("1{}", typed.replace('-', "")) } else { typed.clone() };
        let line = |(name, numbers): &(String, Vec<String>)| {
            format!("{name},{}\n", numbers.iter().map(number).collect::<Vec<_>>().join(","))
        };
        let head: String = (0..series).map(|nth| format!(",Series {nth}")).collect();
        let csv = format!("Name{head}\n{}", rows.iter().map(line).collect::<String>());
        let files = files(&record(kind, WHOLE), &csv, "Text.\n\n[figure: arrivals]\n", "final");
        let made = match files.make(MANIFEST) {
            Ok(made) => made,
            // Twenty groups of six bars do not stand on a page, and that is said.
            Err(findings) if findings.contains("taller than the page") && rows.len() * series > 24 => return Ok(()),
            Err(findings) => return Err(TestCaseError::fail(findings)),
        };
        let page = made.layout.pages.iter().find(|page| !places(page, &made).is_empty()).unwrap();
        // Rounding moves an edge by a scaled point or two.
        let (left, right) = (Length::from_points(40), Length::from_points(380) + Length::from_points(1) / 100);
        for place in places(page, &made) {
            prop_assert!(left <= place.x && place.x <= right, "{place:?} is not within the text");
            prop_assert!(Length::from_points(40) <= place.y && place.y <= Length::from_points(540), "{place:?}");
        }
        let printed: Vec<&str> = runs(page).map(|run| run.text.as_str()).collect();
        let all = printed.join(" ");
        for (name, numbers) in &rows {
            for word in name.split(' ').filter(|_| kind != "line") {
                prop_assert!(all.contains(word), "{word} of {name} is missing");
            }
            for number in numbers.iter().filter(|number| kind == "bar" && number.len() < 4 && !number.is_empty()) {
                let number = number.replace('-', "−");
                prop_assert!(printed.contains(&number.as_str()), "{number} is missing");
            }
        }
    }
}

fn findings(record: &str, section: &str, status: &str) -> String {
    match files(record, "Year,Women\n2019,845\n", section, status).make(MANIFEST) {
        Ok(made) => made.findings,
        Err(findings) => findings,
    }
}

#[test]
fn what_a_figure_lacks_is_a_hole_in_a_draft_and_an_error_in_a_final() {
    let (bare, section) = (record("bar", ""), "[figure: arrivals]\n");
    let draft = findings(&bare, section, "draft");
    assert!(
        draft.contains("a hole: where the numbers come from") && draft.contains("a hole: alternative text"),
        "{draft}"
    );
    let done = findings(&bare, section, "final");
    assert!(done.contains("error: a final may have no hole: alternative text"), "{done}");
    assert_eq!(findings(&record("bar", WHOLE), section, "final"), "");
}

#[test]
fn faults_around_a_figure_say_what_to_type() {
    let whole = record("bar", WHOLE);
    for (section, said) in [
        ("[figure: arrivals]\n\n[figure: arrivals]\n", "the figure `arrivals` is printed twice"),
        ("See [figure: arrivals] here.\n", "`[figure: …]` stands in a paragraph of its own"),
        ("- [figure: arrivals]\n- b\n", "`[figure: …]` stands in a paragraph of its own"),
        ("[figure: arrival]\n", "did you mean `arrivals`?"),
        ("[figure: arrivals]\n\nSee [#arrivals, note].\n", "what `arrivals` names holds no note"),
    ] {
        let findings = findings(&whole, section, "final");
        assert!(findings.contains(said), "{section}: {findings}");
    }
    let noted = record("bar", "sources = \"[@roe-2019-river]^[x]\"\nalternative = \"a\"\n");
    assert!(findings(&noted, "[figure: arrivals]\n", "final").contains("a line of sources takes no note"));
}

#[test]
fn a_caption_counts_for_no_note_and_a_reference_names_the_figure() {
    let section = "[figure: arrivals]\n\nSee [#arrivals]. The book [@roe-2019-river, p. 3] says so.\n";
    let made = files(&record("bar", WHOLE), "Year,Women\n2019,845\n", section, "final").make_clean(MANIFEST);
    let blocks: Vec<String> = made
        .document
        .blocks
        .iter()
        .map(|block| reading::texts(block).into_iter().map(reading::plain).collect::<Vec<_>>().join(" | "))
        .collect();
    assert_eq!(
        blocks,
        [
            "H",
            "Figure 1. Arrivals",
            "Women | 2019",
            "Source: Jane Roe, The River, Example Press (2019).",
            "See figure 1. The book says so.",
        ]
    );
    assert_eq!(reading::plain(&made.document.notes[0].content), "Jane Roe, The River, Example Press (2019), p. 3.");
    let role = |at: usize| match &made.document.blocks[at].kind {
        Kind::Text(text) => Some(text.role),
        _ => None,
    };
    assert_eq!((role(1), role(3)), (Some(Role::Caption), Some(Role::Source)));
    assert_eq!(made.document.cited, ["roe-2019-river"]);
}

#[test]
fn the_examples_of_the_page_about_figures_build() {
    let page = std::fs::read_to_string(root().join("docs/figures.md")).unwrap();
    let example = |language: &str| {
        let fence = format!("```{language}\n");
        page.split(&fence).nth(1).and_then(|rest| rest.split("```").next()).unwrap().to_owned()
    };
    let (record, csv) = (example("toml").replace("lee-2021-border", "roe-2019-river"), example("csv"));
    let made = files(&record, &csv, &example("markdown"), "final").make_clean(MANIFEST);
    assert!(made.document.blocks.iter().any(|block| matches!(block.kind, Kind::Chart(_))));
    let of_file = record.split("categories").next().unwrap().replace("\"bar\"", "\"grouped-bar\"")
        + "data = \"arrivals.csv\"\n"
        + WHOLE;
    files(&of_file, &csv, &example("markdown"), "final").make_clean(MANIFEST);
}

#[test]
fn a_chart_is_one_figure_of_the_structure_with_its_text_and_its_area() {
    let made =
        files(&record("bar", WHOLE), "Year,Women\n2019,845\n", "[figure: arrivals]\n", "final").make_clean(MANIFEST);
    let elements: Vec<_> = made.layout.structure.elements().map(|(_, element)| element).collect();
    let of = |role| elements.iter().find(|element| element.role == role).unwrap();
    let figure = of(ElementRole::Figure);
    assert_eq!(figure.alternative.as_deref(), Some("They fall."));
    let (page, area) = figure.area.unwrap();
    assert_eq!((page, figure.children.len()), (0, 1), "all of it is one sequence");
    assert!(Length::from_points(40) <= area.at.x && area.size.width > Length::from_points(50));
    assert_eq!(of(ElementRole::Caption).parent, figure.parent);
}
