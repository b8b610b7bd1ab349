use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::*;
use crate::corpus::{FIELDS, Holds, SourceKind, read_sources};
use crate::diag::Diagnostics;
use crate::files::Workspace;
use crate::tables::Date;

fn library() -> Library<'static> {
    Library { name: "library.json", stem: "library", known: BTreeMap::new(), elsewhere: BTreeMap::new() }
}

fn imported(items: &[Value]) -> Imported {
    import(&Value::Array(items.to_vec()).to_string(), &library()).unwrap()
}

/// The records of a file as the corpus reads them, and how many errors it finds.
fn read_back(text: &str) -> (Vec<Record>, usize) {
    let mut workspace = Workspace::from_text([("submissions/corpus/sources/imported/library.toml", text)]);
    let mut found = Diagnostics::new();
    let sources = read_sources(&mut workspace, &mut found);
    (sources.values().map(Record::of).collect(), found.error_count())
}

/// Everything that is said, a line each.
fn said(imported: &Imported) -> String {
    let mut lines: Vec<String> = imported
        .remarks
        .iter()
        .map(|r| format!("{}: {:?}: {}: {}", r.key, r.weight, r.field, r.why))
        .chain(imported.refused.iter().map(|r| format!("{} ({}): refused: {}", r.place, r.called, r.why)))
        .collect();
    lines.push(format!("passed over: {:?}", imported.passed_over));
    lines.join("\n") + "\n"
}

#[test]
fn a_file_of_everything_that_programs_write_is_taken_as_the_folder_of_this_case_says() {
    let imported = import(include_str!("../../tests/exchange/torture/library.json"), &library()).unwrap();
    assert_eq!(imported.text, include_str!("../../tests/exchange/torture/library.toml"));
    assert_eq!(said(&imported), include_str!("../../tests/exchange/torture/said.txt"));
    assert_eq!(read_back(&imported.text), (imported.records, 0));
}

/// The example of a language in the documentation.
fn example(language: &str, nth: usize) -> &'static str {
    let page = include_str!("../../docs/zotero.md");
    page.split(&format!("```{language}\n")).nth(nth + 1).and_then(|rest| rest.split("```").next()).unwrap()
}

#[test]
fn the_examples_of_the_documentation_are_true() {
    let imported = import(example("json", 0), &library()).unwrap();
    assert!(imported.text.ends_with(&format!("\n{}", example("toml", 0))), "{}", imported.text);
    assert_eq!((imported.remarks, imported.refused), (vec![], vec![]));
    let fixes = example("toml", 1);
    let path = fixes.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap();
    let records = path.replace(".fixes.toml", ".toml");
    let mut workspace = Workspace::from_text([(records.as_str(), imported.text.as_str()), (path, fixes)]);
    let mut found = Diagnostics::new();
    let sources = read_sources(&mut workspace, &mut found);
    assert!(found.is_empty(), "{found:?}");
    let corrected = Record::of(&sources["lee-2021-fifty"]);
    assert_eq!((corrected.text("title-short"), corrected.text("container")), (Some("Fifty Taken"), None));
}

#[test]
fn a_broken_record_among_a_thousand_stops_no_other() {
    let record = |n: usize| json!({ "id": format!("record-{n}"), "type": "book", "title": format!("Book {n}") });
    let mut items: Vec<Value> = (0..1000).map(record).collect();
    items[500] = json!({ "id": "record-500", "type": { "of": [] }, "title": { "is": "none" }, "author": 5 });
    let imported = imported(&items);
    assert_eq!((imported.read, imported.records.len()), (1000, 999));
    let [refusal] = imported.refused.as_slice() else { panic!("one") };
    assert_eq!((refusal.place, refusal.called.as_str()), (501, "record-500"));
}

#[test]
fn what_is_no_list_of_records_is_refused_as_a_whole() {
    for text in ["", "{}", "3", "[", "{\"items\": 3}", &"[".repeat(100_000)] {
        assert!(import(text, &library()).is_err());
    }
    assert!(import("[{}, {\"a\" 1}]", &library()).unwrap_err().contains("line 1, column 11"));
    assert_eq!(import("{\"items\": [{\"title\": \"x\"}]}", &library()).unwrap().records.len(), 1);
    assert_eq!(import("\u{feff}{\"title\": \"x\"}", &library()).unwrap().records.len(), 1);
}

#[test]
fn more_records_than_a_file_can_hold_are_refused_as_a_whole() {
    let items: Vec<Value> = (0..20_000).map(|n| json!({ "id": n, "title": "x" })).collect();
    assert!(import(&Value::Array(items).to_string(), &library()).unwrap_err().contains("several files"));
}

#[test]
fn a_key_survives_a_corrected_title_and_its_end_is_told() {
    let item = |title: &str| json!({ "id": "users/1/ABCD", "type": "book", "title": title });
    let first = imported(&[item("Rivers"), json!({ "id": "users/1/EFGH", "type": "book", "title": "Lakes" })]);
    let known = known_keys(&first.text).unwrap();
    let library = Library { known, ..library() };
    let second = import(&json!([item("Waters")]).to_string(), &library).unwrap();
    assert_eq!(second.records.iter().map(|r| r.key.as_str()).collect::<Vec<_>>(), ["rivers"]);
    assert_eq!(second.gone, ["lakes"]);
}

#[test]
fn a_file_that_cannot_be_read_gives_no_keys() {
    assert!(known_keys("[a]\norigin-id = \"x\n").is_err());
}

#[test]
fn the_key_of_the_citing_program_goes_before_one_that_is_made() {
    let record = |extra: Value| {
        let mut item = json!({ "id": "users/1/ABCD", "type": "book", "title": "Rivers" });
        item.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        imported(&[item]).records[0].key.clone()
    };
    assert_eq!(record(json!({ "citation-key": "roe-2009-rivers" })), "roe-2009-rivers");
    assert_eq!(record(json!({ "note": "Citation Key: roe-2009-rivers" })), "roe-2009-rivers");
    assert_eq!(record(json!({ "citation-key": "roeRivers2009" })), "rivers");
}

#[test]
fn of_a_confidential_record_nothing_leaves() {
    let mut open = Record::empty(SourceKind::Interview);
    open.key = "open".to_owned();
    open.texts.insert("title".to_owned(), "Open".to_owned());
    open.texts.insert("note".to_owned(), "remark for colleagues".to_owned());
    let mut closed = open.clone();
    closed.key = "hidden-key".to_owned();
    closed.confidential = true;
    closed.texts.insert("title".to_owned(), "Hidden title".to_owned());
    let exported = export(&[closed, open]);
    assert_eq!((exported.written, exported.confidential), (1, vec!["hidden-key".to_owned()]));
    assert!(!exported.text.to_lowercase().contains("hidden"));
    assert!(!exported.text.contains("colleagues"));
}

#[test]
fn what_csl_json_cannot_say_is_said() {
    let mut record = Record::empty(SourceKind::UnDocument);
    for field in ["symbol", "number", "archive-url", "original.language"] {
        record.texts.insert(field.to_owned(), "x".to_owned());
    }
    record.authors.push(Contributor::Organisation { name: "Council".to_owned(), short: Some("C".to_owned()) });
    let fields: Vec<String> = export(&[record]).remarks.into_iter().map(|remark| remark.field).collect();
    assert_eq!(fields, ["archive-url", "number", "original.language", "short"]);
}

/// Words with every sign that some format minds; never empty, and tidy as the import leaves them.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-zé김][A-Za-z0-9<>&;'\"\\\\/*#@{}é–.:=-]{0,8}( [a-z<i>&]{1,5}){0,2}"
        .prop_map(|text| words::plain(&text))
        .prop_filter("empty", |text| !text.is_empty())
}

fn title() -> impl Strategy<Value = String> {
    (words(), words(), any::<bool>()).prop_map(|(a, b, italic)| {
        let html = if italic {
            format!("{} <i>{}</i>", words::for_others(&a), words::for_others(&b))
        } else {
            words::for_others(&a)
        };
        marked::from_html(&html, "title", &mut remark::Remarks::default())
    })
}

fn date() -> impl Strategy<Value = Date> {
    (1i32..=9999, 0u32..=12, 0u32..=28).prop_map(|(year, month, day)| {
        let text = match (month, day) {
            (0, _) => format!("{year:04}"),
            (month, 0) => format!("{year:04}-{month:02}"),
            (month, day) => format!("{year:04}-{month:02}-{day:02}"),
        };
        Date::parse(&text).unwrap()
    })
}

fn contributor() -> impl Strategy<Value = Contributor> {
    let person = (words(), words(), any::<bool>(), proptest::option::of(words())).prop_map(
        |(family, given, family_first, suffix)| Contributor::Person {
            family,
            given: Some(given),
            family_first,
            suffix,
        },
    );
    let single = "[A-Z][a-z]{2,6}".prop_map(|family| Contributor::Person {
        family,
        given: None,
        family_first: false,
        suffix: None,
    });
    prop_oneof![
        3 => person,
        1 => single,
        2 => words().prop_map(|name| Contributor::Organisation { name, short: None }),
    ]
}

/// The words of a field that both sides know; `None` for those that one of them does not.
fn value(field: &str) -> Option<BoxedStrategy<String>> {
    Some(match field {
        "archive-url" | "note" | "origin-id" | "original.language" => return None,
        "title" | "title-short" | "original.title" => title().boxed(),
        "url" => "https://example\\.org/[a-z?&;=<>i]{0,8}".boxed(),
        "doi" => "10\\.[0-9]{4}/[a-z<>&;()]{1,8}".boxed(),
        "isbn" => Just("0-306-40615-2".to_owned()).boxed(),
        "language" => select(vec!["en", "ko", "zh-Latn", "pt-BR"]).prop_map(str::to_owned).boxed(),
        "page" | "treaty.page" => "[1-9][0-9]{0,2}(–[1-9][0-9]{2})?".boxed(),
        "symbol" => "(A|E|CEDAW)/[A-Z]{1,3}/[1-9]{1,2}(/Add\\.1)?".boxed(),
        _ => words().boxed(),
    })
}

/// Text fields of a kind, those of inner tables under both names.
fn fields(kind: SourceKind) -> Vec<String> {
    let of = |&(field, holds): &(&str, Holds)| match holds {
        Holds::Text | Holds::Address | Holds::Language => vec![field.to_owned()],
        Holds::Table(keys) => keys.iter().map(|key| format!("{field}.{key}")).collect(),
        Holds::Names | Holds::Date | Holds::Flag => Vec::new(),
    };
    FIELDS.iter().flat_map(of).filter(|field| kind.admits(field) && value(field).is_some()).collect()
}

const KINDS: [SourceKind; 11] = [
    SourceKind::News,
    SourceKind::Web,
    SourceKind::Report,
    SourceKind::UnDocument,
    SourceKind::Treaty,
    SourceKind::JournalArticle,
    SourceKind::Book,
    SourceKind::Legislation,
    SourceKind::Video,
    SourceKind::Case,
    SourceKind::Interview,
];

fn record() -> impl Strategy<Value = Record> {
    let texts = |kind: SourceKind| {
        let all = fields(kind);
        let count = all.len();
        let chosen = subsequence(all, 0..=count).prop_flat_map(|fields| {
            fields
                .into_iter()
                .filter_map(|field| Some((value(&field)?, Just(field))))
                .map(|(v, f)| (f, v))
                .collect::<Vec<_>>()
        });
        (Just(kind), chosen)
    };
    let kind_and_texts = select(KINDS.to_vec()).prop_flat_map(texts);
    let names = || vec(contributor(), 0..3);
    let days = (proptest::option::of(date()), proptest::option::of(date()));
    (kind_and_texts, title(), names(), names(), days).prop_map(|((kind, texts), title, authors, editors, days)| {
        let mut texts: BTreeMap<String, String> = texts.into_iter().collect();
        texts.insert("title".to_owned(), title);
        // CSL-JSON has one number.
        let number = if kind == SourceKind::Treaty { "treaty.registration" } else { "number" };
        if kind == SourceKind::UnDocument {
            texts.entry("symbol".to_owned()).or_insert_with(|| "A/HRC/43/58".to_owned());
        }
        if texts.contains_key("symbol") {
            texts.remove(number);
        }
        let editors = if kind.admits("editor") { editors } else { Vec::new() };
        let (date, accessed) = days;
        Record { key: "a-key".to_owned(), kind, authors, editors, date, accessed, texts, confidential: false }
    })
}

/// Anything that may stand in a record of CSL-JSON, and much that may not.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3000i64..3000).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~é–\n<>&;*]{0,20}".prop_map(Value::from),
        "\\PC{0,6}|[\u{0}-\u{ff}]{0,6}".prop_map(Value::from),
        select(vec!["10.1/x", "A/HRC/1/2", "978-0-306-40615-7", "https://x.org", "type: bill\nvolume: 3", "https://x"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let key = select(vec!["family", "given", "literal", "date-parts", "raw", "season", "circa", "suffix", "x"]);
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(key.prop_map(str::to_owned), inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

fn wild() -> impl Strategy<Value = Value> {
    let variables = vec![
        "id",
        "type",
        "title",
        "title-short",
        "author",
        "editor",
        "issued",
        "accessed",
        "number",
        "volume",
        "page",
        "container-title",
        "collection-title",
        "collection-number",
        "publisher",
        "publisher-place",
        "language",
        "DOI",
        "URL",
        "ISBN",
        "archive",
        "note",
        "authority",
        "jurisdiction",
        "original-title",
        "citation-key",
        "abstract",
    ];
    let types = vec!["book", "report", "treaty", "bill", "legal_case", "webpage", "interview", "x", "motion_picture"];
    let map = btree_map(select(variables).prop_map(str::to_owned), anything(), 0..10);
    (map, proptest::option::of(select(types))).prop_map(|(mut map, kind)| {
        map.extend(kind.map(|kind| ("type".to_owned(), kind.into())));
        map.into_iter().collect()
    })
}

proptest! {
    #[test]
    fn a_record_comes_back_from_export(record in record()) {
        let exported = export(std::slice::from_ref(&record));
        prop_assert_eq!(exported.remarks, vec![]);
        let imported = import(&exported.text, &library()).unwrap();
        prop_assert_eq!(&imported.records, &vec![record], "{}", exported.text);
        prop_assert_eq!(read_back(&imported.text), (imported.records, 0), "{}", imported.text);
    }

    #[test]
    fn whatever_is_imported_the_corpus_reads_and_every_record_is_accounted_for(items in vec(wild(), 0..6)) {
        let imported = imported(&items);
        prop_assert_eq!(imported.read, items.len());
        let twice = imported.remarks.iter().filter(|r| r.why.contains("stands twice")).count();
        prop_assert_eq!(imported.records.len() + imported.refused.len() + twice, items.len());
        prop_assert_eq!(read_back(&imported.text), (imported.records, 0), "{}", imported.text);
    }

    #[test]
    fn the_order_of_a_file_changes_nothing(items in vec(wild(), 0..6), turn in 0usize..6) {
        let mut turned = items.clone();
        turned.rotate_left(turn % items.len().max(1));
        prop_assert_eq!(imported(&items).text, imported(&turned).text);
    }

    #[test]
    fn importing_again_changes_nothing(items in vec(wild(), 0..6)) {
        let first = imported(&items);
        let library = Library { known: known_keys(&first.text).unwrap(), ..library() };
        let second = import(&Value::Array(items).to_string(), &library).unwrap();
        prop_assert_eq!(first.text, second.text);
        prop_assert_eq!(second.gone, Vec::<String>::new());
    }
}
