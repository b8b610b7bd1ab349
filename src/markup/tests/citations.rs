//! Citations: text to tree.

use super::{clean, said};

#[track_caller]
fn cite(text: &str) -> String {
    let dump = clean(text);
    let inside = dump.strip_prefix("p(cite(").and_then(|rest| rest.strip_suffix("))"));
    inside.unwrap_or_else(|| panic!("{text}: {dump}")).to_owned()
}

#[test]
fn pinpoints_and_the_words_around_a_source() {
    for (text, tree) in [
        ("[@k]", "@k"),
        (
            "[see @a-2012, pp. 3–4, for the map; @b-2015; see also @c-2020, art. 33 (1)]",
            "'see' @a-2012 Ps[3–4] ', for the map'; @b-2015; 'see also' @c-2020 Art[33 (1)]",
        ),
        ("[@k, paras. 40–42]", "@k Paras[40–42]"),
        ("[@k, p. 3, 7–9 and 12]", "@k Ps[3, 7–9 and 12]"),
        ("[@k, preamble]", "@k Preamble[]"),
        ("[@k, preamble, art. 3]", "@k Preamble[] Art[3]"),
        ("[@k for the map]", "@k 'for the map'"),
        ("[@k, for the map, of 1962]", "@k ', for the map, of 1962'"),
        ("[@k, fig. 2, for the map]", "@k Fig[2] ', for the map'"),
        ("[@k, note 4]", "@k Note[4]"),
        ("[@k, note that it was amended]", "@k ', note that it was amended'"),
        ("[@k, p. 3, note the map]", "@k P[3] ', note the map'"),
        ("[@k, vol. II, ch. iv, sect. III.B, para. 4 bis]", "@k Vol[II] Ch[iv] Sect[III.B] Para[4 bis]"),
        ("[@k, art. 3 (a)]", "@k Art[3 (a)]"),
        ("[@k, p. 3, 12 persons were named]", "@k P[3] ', 12 persons were named'"),
        ("[@k, p. 3, *passim*]", "@k P[3] ', ' *'passim'"),
        ("[@k, *passim*, p. 3]", "@k ', ' *'passim' ', p. 3'"),
        ("[*contra* @k, with {{A}}, [sic]; @l]", "*'contra' @k ', with ' term(A) ', [sic]'; @l"),
        ("[@k, annex II; @l, May 2020]", "@k ', annex II'; @l ', May 2020'"),
        ("[@k, p. 3 <!-- check -->]", "@k P[3]"),
        ("[@k, No\\. 3 \\; 4]", "@k ', No' '. 3 ' '; 4'"),
        ("[see\n@k,\npp. 3,\n4]", "'see' @k Ps[3, 4]"),
        ("[@k, [sic] &amp; so]", "@k ', [sic] ' '&' ' so'"),
    ] {
        assert_eq!(cite(text), tree, "{text}");
    }
}

#[test]
fn a_citation_stands_in_quotations_and_in_brackets_that_are_text() {
    assert_eq!(clean("> [a] b [@k, art. 9]"), "quote(p('[a] b ' cite(@k Art[9])))");
    assert_eq!(clean("[as [@k] says]"), "p('[as ' cite(@k) ' says]')");
}

#[test]
fn slips_of_citations_are_told() {
    for (text, place, message) in [
        ("[@k, pg. 3]", "pg. 3", "`pg.` is no label of a pinpoint"),
        ("[@k, page 3]", "page 3", "`page` is no label of a pinpoint"),
        ("[@k, Art. 3]", "Art. 3", "`Art.` is no label of a pinpoint"),
        ("[@k, p. 3, pargh. 4–5]", "pargh. 4–5", "`pargh.` is no label of a pinpoint"),
        ("[@k, 3–4]", "3–4", "a number stands here without the word for what it counts"),
        ("[@k, p. 3 for the map]", "p. 3 for the map", "`for the map` is no part of a pinpoint"),
        ("[@k, preamble, 3]", "3", "a number stands here without the word for what it counts"),
        ("[@k, p.]", "p.", "a number is missing after `p.`"),
        ("[@k, pp. 3-4]", "-", "a hyphen stands in this range"),
        ("[@k p. 3]", "p. 3", "a comma is missing between the key and the pinpoint"),
        ("[@Kim-2021]", "@Kim-2021", "`@Kim-2021` is no key of a source"),
        ("[@kim_2021, p. 3]", "@kim_2021", "`@kim_2021` is no key of a source"),
        ("[@kim-2021-]", "@kim-2021-", "`@kim-2021-` is no key of a source"),
        ("[@a; and so on]", " and so on", "no source stands in this part of the citation"),
        ("[@a @b]", "@", "two sources stand here with no ; between them"),
        ("[@a, ]", ",", "nothing follows this comma"),
        ("[@a, p. 3,]", ",", "nothing follows this comma"),
        ("[@a, p. 3 *b*]", "", "these words follow the pinpoint with no comma"),
        ("[@a, b^[c]]", "^[c]", "a note stands around a source, which may itself be printed as a note"),
        ("[see [@a] @b]", "[@a]", "a citation stands in another one"),
    ] {
        assert_eq!(said(text), [(place.trim().to_owned(), message.to_owned())], "{text}");
    }
}

#[test]
fn a_hyphen_is_kept_as_typed() {
    assert_eq!(super::read("[@k, pp. 3-4]").0, "p(cite(@k Ps[3-4]))");
}
