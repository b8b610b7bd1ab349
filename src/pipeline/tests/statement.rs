//! The template of a statement: the text for the portal, with its citations, and its limit.

use super::*;

const SOURCES: &str = "\
[lee-2015-stop]
type = \"report\"
author = [{ family = \"Lee\", given = \"Ann\" }]
title = \"Stop the Arrests\"
date = 2015
publisher = \"Example Press\"
";

fn statement(by: &str, text: &str) -> House {
    let manifest = format!(
        "template = \"csw-statement\"\ntitle = \"Women\"\nstatus = \"final\"\nsession = 67\ndate = \"2022-10\"\n\
         submitted-by = [{by}]\nsections = [{{ heading = \"Facts\", use = \"a/first\" }}]\n"
    );
    House::new(&manifest).with("submissions/corpus/sources/reports.toml", SOURCES).saying(text)
}

const CITING: &str = "Families paid [@lee-2015-stop]. They still do [@lee-2015-stop].";

#[test]
fn citations_stand_in_the_pasted_text_and_are_counted() {
    let house = statement("\"coalition\"", CITING);
    let text = "Facts\n\nFamilies paid (Ann Lee, Stop the Arrests, 2015). They still do (Lee, 2015).\n";
    assert_eq!(house.text(), text);
    let (built, said) = house.build(None);
    assert_eq!(said, [""; 0], "the asterisk of the cover stays with the cover");
    let budget = built.unwrap().budget;
    // Facts · Families paid · (Ann Lee, Stop the Arrests, 2015). · They still do · (Lee, 2015).
    assert_eq!((budget.text().larger(), budget.citations()), (1 + 2 + 6 + 3 + 2, 6 + 2));
}

#[test]
fn the_limit_is_that_of_the_status_without_the_hundred_words_of_the_cover() {
    let most = |by: &str| statement(by, CITING).build(Some(&[Format::Txt])).0.map(|built| built.budget.most());
    assert_eq!(most("\"network\""), Some(Some(1900)));
    assert_eq!(most("\"coalition\""), Some(Some(1400)));
    assert_eq!(most("\"network\", \"coalition\""), Some(Some(1400)));
}
