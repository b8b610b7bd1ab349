//! Short versions and their drift.

use super::*;

fn drift(short: &str) -> Vec<String> {
    let manifest =
        manifest("draft", "\"coalition\"", "").replace("use = \"a/first\"", "use = \"a/first\", version = \"short\"");
    House::new(&manifest).with("submissions/corpus/sections/a/first.short.md", short).build(None).1
}

#[test]
fn a_short_version_takes_the_place_of_the_section() {
    let manifest =
        manifest("draft", "\"coalition\"", "").replace("use = \"a/first\"", "use = \"a/first\", version = \"short\"");
    let short = "+++\ntitle = \"First\"\nreviewed = 2022-07-01\n+++\n\nOf 6,000.\n";
    let house = House::new(&manifest).with("submissions/corpus/sections/a/first.short.md", short);
    assert_eq!(house.text(), "Facts\n\nOf 6,000.\n\nSupported by others.\n");
    assert_eq!(house.build(None).1, [""; 0]);
}

#[test]
fn a_version_that_disagrees_with_its_section_is_told_at_both_places() {
    assert_eq!(
        drift("+++\ntitle = \"First\"\nreviewed = 2022-06-30\n+++\n\nOf 5,000.\n"),
        [
            "warning first.short.md:3 the section `a/first` was reviewed on 2022-07-01, after this version of it \
             (2022-06-30) | read both, and give both the day: reviewed = …",
            "warning first.short.md:6 “5,000” does not stand in the section `a/first` itself | mend the one that is wrong",
        ]
    );
}
