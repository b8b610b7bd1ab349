//! The word budget: limits, covers, signatories, cuts.

use super::*;

#[test]
fn the_text_is_counted_with_its_headings_and_its_closing_and_without_the_cover() {
    let (built, said) = sound("final").build(None);
    assert_eq!(said, [""; 0]);
    let budget = built.unwrap().budget;
    // Facts · Two women of 6,000 were heard. · Supported by others.
    assert_eq!(budget.text().larger(), 1 + 6 + 3);
    assert_eq!(budget.shares.len(), 1);
    assert_eq!((budget.shares[0].heading.as_deref(), budget.shares[0].words.larger()), (Some("Facts"), 7));
    // Women · Coalition · Session 67
    assert_eq!(budget.cover.larger(), 4);
    assert_eq!((budget.most(), budget.room(), budget.excess()), (Some(30), Some(20), 0));
}

#[test]
fn over_the_limit_a_final_is_refused_and_a_draft_warned() {
    // 1 + 40 + 3 of 30 words, and 4 of the cover: more than 40 with either.
    let house = |status| sound(status).saying(&words(40));
    let message = "m.toml:7 the text has 44 words of 30 (10 are set aside for the cover): 14 words too many \
                   | the longest parts: “Facts” 41";
    let (built, said) = house("final").build(None);
    assert_eq!((built.is_none(), said), (true, vec![format!("error {message}")]));
    let (built, said) = house("draft").build(None);
    assert_eq!((built.is_some(), said), (true, vec![format!("warning {message}")]));
}

#[test]
fn the_limit_is_kept_to_the_word() {
    // 26 + 4 words of 30, and 4 of the cover of 10.
    assert_eq!(sound("final").saying(&words(26)).build(None).1, [""; 0]);
    // One more fits only because the cover is short.
    let (built, said) = sound("final").saying(&words(27)).build(None);
    assert!(built.is_some());
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("warning m.toml:7 the text has 31 words of 30"), "{}", said[0]);
    assert!(said[0].contains("only because the cover has 4 words here"), "{}", said[0]);
    // 36 + 4 is all of it, 37 + 4 is too much.
    assert!(sound("final").saying(&words(32)).build(None).0.is_some());
    assert!(sound("final").saying(&words(33)).build(None).0.is_none());
}

#[test]
fn a_cover_longer_than_what_is_set_aside_is_told() {
    let long = format!("\"coalition\"]\nmore = [\"{}\"", words(9));
    let template = TEMPLATE
        .replace("[[back]]", "[[front]]\nkind = \"lines\"\nstyle = \"body\"\nlines = [\"{more}\"]\n[[back]]")
        .replace("[fields]", "[fields]\nmore = { kind = \"texts\" }");
    let house = House::new(&manifest("final", &long, "")).with("templates/statement/template.toml", &template);
    assert_eq!(house.build(None).1, [""; 0], "13 + 10 words of 40");
    let (_, said) = house.saying(&words(26)).build(None);
    assert_eq!(
        said,
        ["warning m.toml:8 with the cover of 13 words the submission has 43, of 40 that the body takes | shorten it"]
    );
}

#[test]
fn the_lowest_limit_of_the_signatories_holds() {
    let most = |by: &str| House::new(&manifest("draft", by, "")).build(None).0.unwrap().budget.most();
    assert_eq!(most("\"network\""), Some(50));
    assert_eq!(most("\"coalition\", \"network\""), Some(30));
    assert_eq!(most("\"network\", \"circle\""), Some(30), "who has no status is held to the lowest");
    assert_eq!(most(""), Some(30), "nobody named");
}

#[test]
fn the_cheapest_cut_is_a_short_version_that_is_there() {
    let short = format!("+++\ntitle = \"First\"\nreviewed = 2022-07-01\n+++\n\n{}\n", words(12));
    let house = sound("draft").saying(&words(40)).with("submissions/corpus/sections/a/first.short.md", &short);
    let (_, said) = house.build(None);
    assert!(
        said[0].ends_with("| version = \"short\" of `a/first` saves 28; the longest parts: “Facts” 41"),
        "{said:?}"
    );
}

#[test]
fn without_a_limit_nothing_is_said() {
    let start = TEMPLATE.find("[words]").unwrap();
    let end = TEMPLATE.find("[fields]").unwrap();
    let template = format!("{}{}", &TEMPLATE[..start], &TEMPLATE[end..]);
    let house = sound("final").with("templates/statement/template.toml", &template).saying(&words(4000));
    let (built, said) = house.build(Some(&[Format::Txt]));
    assert_eq!((built.unwrap().budget.most(), said), (None, vec![]));
}

#[test]
fn only_what_the_template_names_is_counted() {
    let counted = |counting: &str| {
        let template = TEMPLATE.replace("\"cover\", \"headings\", \"text\"", counting);
        let house = sound("draft").with("templates/statement/template.toml", &template).saying("Two words.^[Of note.]");
        let budget = house.build(Some(&[Format::Pdf])).0.unwrap().budget;
        (budget.cover.larger(), budget.text().larger(), budget.most())
    };
    // Women · Coalition · Session 67 / Facts / Two words. Supported by others. / Of note.
    assert_eq!(counted("\"cover\""), (4, 0, Some(30)));
    assert_eq!(counted("\"headings\""), (0, 1, Some(40)), "nothing is set aside for a cover that is not counted");
    assert_eq!(counted("\"text\""), (0, 5, Some(40)));
    assert_eq!(counted("\"notes\""), (0, 2, Some(40)));
    assert_eq!(counted("\"cover\", \"headings\", \"text\", \"notes\""), (4, 8, Some(30)));
}
